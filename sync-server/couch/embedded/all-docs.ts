/** `_all_docs`: live documents by id, in the order of UTF-8 bytes as in CouchDB; deleted ones only by key. */
import type { DatabaseSync } from 'node:sqlite'
import {
  StoreError,
  type AllDocsQuery,
  type AllDocsRow,
  type StoredBody,
} from '../document-store.ts'
import type { DatabaseRow } from './database-table.ts'

interface Row {
  readonly id: string
  readonly winner: string
  readonly deleted: number
  readonly bytes: number
}

/** SQLite sorts bytes after text. An `OR :end IS NULL` in its place would read to the end of the index. */
const beyondAllText = new Uint8Array()

export type ReadAllDocs = (
  database: DatabaseRow,
  query: AllDocsQuery,
) => { total_rows: number; rows: readonly AllDocsRow[] }

export function createReadAllDocs(
  sqlite: DatabaseSync,
  winnerOf: (database: DatabaseRow, id: string) => StoredBody | undefined,
): ReadAllDocs {
  const byRange = sqlite.prepare(`
    SELECT id, winner, deleted, bytes FROM documents
    WHERE database = :database AND deleted = 0 AND id >= :start AND id <= :end
    ORDER BY id LIMIT :limit`)
  const byKey = sqlite.prepare(
    'SELECT id, winner, deleted, bytes FROM documents WHERE database = ? AND id = ?',
  )

  return (database, { keys, startKey = '', endKey, limit = -1, mostBytes, includeDocs }) => {
    let documents = 0
    let bytes = 0
    const row = ({ id, winner, deleted, bytes: size }: Row): AllDocsRow => {
      if (includeDocs && deleted === 0) {
        bytes += size
        if (++documents > 1 && bytes > (mostBytes ?? Number.POSITIVE_INFINITY)) {
          throw new StoreError('too-large', 'These documents are too much for one answer.')
        }
      }
      const doc = deleted === 1 || !includeDocs ? null : winnerOf(database, id)
      return {
        id,
        key: id,
        value: { rev: winner, ...(deleted === 1 && { deleted: true as const }) },
        ...(includeDocs && doc !== undefined && { doc }),
      }
    }
    const one = (key: string): AllDocsRow => {
      const found = byKey.get(database.number, key) as Row | undefined
      return found ? row(found) : { key, error: 'not_found' }
    }
    const end = endKey ?? beyondAllText
    const range = { database: database.number, start: startKey, end, limit }
    const rows = keys
      ? (limit < 0 ? keys : keys.slice(0, limit)).map(one)
      : (byRange.all(range) as unknown as Row[]).map(row)
    return { total_rows: database.documents, rows }
  }
}
