/** `_all_docs` of CouchDB, without the store's furniture. */
import { isJsonObject, type JsonObject } from '../../../src/domain/json.ts'
import { StoreError, type AllDocsQuery, type AllDocsRow } from '../document-store.ts'
import { objectOf, textIn, type CouchClient } from './couch-client.ts'
import { isFurniture } from './furniture.ts'

/** A single document is answered whatever its size: CouchDB's own limit of one. */
const largestDocument = 8_000_000
/** Id, key and revision of a row. */
const rowOverhead = 1_000

/** @param furniture how many documents of our own the database holds. */
export async function readAllDocs(
  client: CouchClient,
  database: string,
  query: AllDocsQuery,
  furniture: number,
): Promise<{ readonly total_rows: number; readonly rows: readonly AllDocsRow[] }> {
  const { keys, startKey, endKey, limit, mostBytes, includeDocs } = query
  const asked = keys && limit !== undefined ? keys.slice(0, limit) : keys
  const rowsAtMost = asked?.length ?? limit
  const answer = await client.ask('POST', [database, '_all_docs'], {
    query: {
      include_docs: includeDocs || undefined,
      start_key: startKey === undefined ? undefined : JSON.stringify(startKey),
      end_key: endKey === undefined ? undefined : JSON.stringify(endKey),
      // One more for each that is taken out below.
      limit: asked || limit === undefined ? undefined : limit + furniture,
    },
    body: asked ? { keys: asked } : {},
    ...(includeDocs &&
      mostBytes !== undefined && {
        mostBytes: mostBytes + largestDocument + rowOverhead * (rowsAtMost ?? 0),
      }),
  })
  const page = objectOf(answer)
  const all = Array.isArray(page['rows']) ? page['rows'].filter(isJsonObject) : []
  const rows = all
    .filter(({ id }) => !isFurniture(id))
    .slice(0, asked ? undefined : limit)
    .map((row) => wireRow(row, includeDocs))
  if (mostBytes !== undefined) holdToBytes(rows, mostBytes)
  return { total_rows: Number(page['total_rows'] ?? 0) - furniture, rows }
}

function wireRow(row: JsonObject, includeDocs: boolean): AllDocsRow {
  const { value, doc, error } = row
  const key = textIn(row, 'key')
  if (error !== undefined || !isJsonObject(value)) return { key, error: 'not_found' }
  return {
    id: key,
    key,
    value: {
      rev: textIn(value, 'rev'),
      ...(value['deleted'] === true && { deleted: true as const }),
    },
    ...(includeDocs && { doc: isJsonObject(doc) ? { ...doc, _id: key } : null }),
  }
}

function holdToBytes(rows: readonly AllDocsRow[], mostBytes: number): void {
  const sizes = rows.flatMap((row) =>
    'doc' in row && row.doc ? [Buffer.byteLength(JSON.stringify(row.doc))] : [],
  )
  if (sizes.length > 1 && sizes.reduce((sum, size) => sum + size, 0) > mostBytes) {
    throw new StoreError('too-large', 'These documents are too much for one answer.')
  }
}
