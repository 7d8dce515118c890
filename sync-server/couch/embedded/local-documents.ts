/**
 * `_local` documents: one revision `0-n`, never in the changes. Where a replicator keeps its place.
 * Stricter than CouchDB, which since 2.0 takes any revision: a place that another process has moved on since
 * it was read is not overwritten. PouchDB reads it again on 409.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { StoredBody, WriteResult } from '../document-store.ts'
import type { DatabaseRow } from './database-table.ts'
import { refusal } from './wire-document.ts'

export interface LocalDocuments {
  get(database: DatabaseRow, id: string): StoredBody | undefined
  put(database: DatabaseRow, id: string, sent: Readonly<Record<string, unknown>>): WriteResult
  ids(database: DatabaseRow, most: number): readonly string[]
}

export function createLocalDocuments(sqlite: DatabaseSync): LocalDocuments {
  const select = sqlite.prepare('SELECT generation, body FROM locals WHERE database = ? AND id = ?')
  const list = sqlite.prepare('SELECT id FROM locals WHERE database = ? ORDER BY id LIMIT ?')
  const remove = sqlite.prepare('DELETE FROM locals WHERE database = ? AND id = ?')
  const replace = sqlite.prepare(
    'REPLACE INTO locals (database, id, generation, body) VALUES (?, ?, ?, ?)',
  )

  const grow = sqlite.prepare('UPDATE databases SET bytes = bytes + ? WHERE number = ?')
  const bytesIn = (body: string) => Buffer.byteLength(body)

  return {
    ids: ({ number }, most) => list.all(number, most).map(({ id }) => String(id)),
    get(database, id) {
      const row = select.get(database.number, id)
      if (!row) return undefined
      const body = JSON.parse(row['body'] as string) as Record<string, unknown>
      return { _id: `_local/${id}`, _rev: `0-${String(row['generation'])}`, ...body }
    },
    put(database, id, sent) {
      const stored = select.get(database.number, id)
      const current = stored ? `0-${String(stored['generation'])}` : undefined
      if (sent['_rev'] !== current) {
        return refusal(`_local/${id}`, 'conflict', 'Document update conflict.')
      }
      const generation = Number(stored?.['generation'] ?? 0) + 1
      const own = Object.entries(sent).filter(([key]) => !key.startsWith('_'))
      const before = bytesIn(String(stored?.['body'] ?? ''))
      if (sent['_deleted'] === true) {
        remove.run(database.number, id)
        grow.run(-before, database.number)
        // CouchDB's name for it.
        return { ok: true, id: `_local/${id}`, rev: '0-0' }
      } else {
        const body = JSON.stringify(Object.fromEntries(own))
        replace.run(database.number, id, generation, body)
        grow.run(bytesIn(body) - before, database.number)
      }
      return { ok: true, id: `_local/${id}`, rev: `0-${generation}` }
    },
  }
}
