/**
 * `_changes` of CouchDB, without the store's furniture.
 *
 * `mostBytes`: CouchDB does not say how large a document is before it sends it, so a bounded page is read with
 * the winners' bodies, a few hundred rows at a time, and cut where their sum, each counted once per leaf, goes
 * past the bound. Leaves of one document are about as large as each other. The next few are as many as the rows
 * so far let expect to fit, so that a page of large documents does not read much more than it gives.
 */
import { isJsonObject, type JsonObject } from '../../../src/domain/json.ts'
import {
  StoreError,
  type ChangeRow,
  type ChangesPage,
  type ChangesQuery,
  type StoredBody,
} from '../document-store.ts'
import { objectOf, textIn, type CouchClient } from './couch-client.ts'
import { isFurniture } from './furniture.ts'

const firstRows = 100
const mostRowsAtOnce = 500

/** CouchDB takes a sequence that it can't read for 0; that would be slow, and hide a fault. */
const sequence = /^(0|now|\d+-[A-Za-z0-9_-]+)$/

export async function readChanges(
  client: CouchClient,
  database: string,
  query: ChangesQuery,
): Promise<ChangesPage> {
  if (!sequence.test(query.since)) {
    throw new StoreError('bad-sequence', 'This sequence was not made by this database.')
  }
  if (query.limit === 0) return countOnly(client, database, query)
  if (query.mostBytes === undefined) return readAll(client, database, query)
  return readBounded(client, database, query, query.mostBytes)
}

interface RawPage extends ChangesPage {
  /** Rows before the furniture was taken out. */
  readonly rows: number
}

async function readPage(
  client: CouchClient,
  database: string,
  query: ChangesQuery,
): Promise<RawPage> {
  const { since, limit, style, includeDocs, docIds, descending } = query
  const answer = await client.ask('POST', [database, '_changes'], {
    query: {
      since,
      limit,
      style,
      include_docs: includeDocs || undefined,
      descending: descending === true || undefined,
      filter: docIds && '_doc_ids',
    },
    body: docIds ? { doc_ids: docIds } : {},
  })
  if (answer.status === 400) {
    throw new StoreError('bad-sequence', 'This sequence was not made by this database.')
  }
  const page = objectOf(answer)
  const rows = rowsIn(page)
  return {
    rows: rows.length,
    results: rows.filter(({ id }) => !isFurniture(id)).map((row) => wireRow(row, includeDocs)),
    last_seq: sequenceText(page['last_seq']),
    pending: Number(page['pending'] ?? 0),
  }
}

/** A page that holds furniture alone is not handed out while more is to come: it looks like the end. */
async function readAll(
  client: CouchClient,
  database: string,
  query: ChangesQuery,
): Promise<ChangesPage> {
  for (let since = query.since; ;) {
    const { rows, ...page } = await readPage(client, database, { ...query, since })
    if (page.results.length > 0 || rows === 0 || page.pending === 0) return page
    since = page.last_seq
  }
}

/** To some versions of CouchDB a limit of 0 is 1. */
async function countOnly(
  client: CouchClient,
  database: string,
  query: ChangesQuery,
): Promise<ChangesPage> {
  const page = await readAll(client, database, { ...query, limit: 1 })
  const { length } = page.results
  const last = length > 0 ? query.since : page.last_seq
  return { results: [], last_seq: last, pending: page.pending + length }
}

async function readBounded(
  client: CouchClient,
  database: string,
  query: ChangesQuery,
  mostBytes: number,
): Promise<ChangesPage> {
  const wanted = query.limit ?? Number.POSITIVE_INFINITY
  const results: ChangeRow[] = []
  let bytes = 0
  let { since } = query
  for (;;) {
    const limit = Math.min(wanted - results.length, rowsToAsk(results.length, bytes, mostBytes))
    const page = await readPage(client, database, { ...query, since, limit, includeDocs: true })
    for (const [index, row] of page.results.entries()) {
      bytes += bytesOf(row)
      // The first is always there, or its asker would never get past it.
      if (bytes > mostBytes && results.length > 0) {
        const left = page.results.length - index
        return { results, last_seq: since, pending: page.pending + left }
      }
      results.push(withoutDocument(row, query))
      since = row.seq
    }
    since = page.last_seq
    const done = page.rows === 0 || page.pending === 0 || results.length >= wanted
    if (done || bytes > mostBytes) return { results, last_seq: since, pending: page.pending }
  }
}

function rowsToAsk(rows: number, bytes: number, mostBytes: number): number {
  if (rows === 0) return firstRows
  const fitting = Math.floor(((mostBytes - bytes) * rows) / Math.max(bytes, 1))
  return Math.min(Math.max(fitting, 1), mostRowsAtOnce)
}

function bytesOf({ doc, changes }: ChangeRow): number {
  return Buffer.byteLength(JSON.stringify(doc ?? null)) * changes.length
}

function withoutDocument(row: ChangeRow, { includeDocs }: ChangesQuery): ChangeRow {
  if (includeDocs) return row
  const { doc: _doc, ...rest } = row
  return rest
}

function rowsIn(page: JsonObject): readonly JsonObject[] {
  const { results } = page
  return Array.isArray(results) ? results.filter(isJsonObject) : []
}

function wireRow(row: JsonObject, includeDocs: boolean): ChangeRow {
  const { seq, changes, deleted, doc } = row
  return {
    seq: sequenceText(seq),
    id: textIn(row, 'id'),
    changes: (changes as { rev: string }[]).map(({ rev }) => ({ rev })),
    ...(deleted === true && { deleted: true as const }),
    ...(includeDocs && isJsonObject(doc) && { doc: doc as StoredBody }),
  }
}

function sequenceText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '0'
}
