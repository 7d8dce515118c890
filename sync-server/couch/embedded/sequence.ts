/**
 * Sequences as the world sees them: `<number>-<tag>`, where the tag names the store and the database.
 * A sequence that was not made here, or lies beyond the last one made here (the file was restored from a
 * backup), is refused. Taking it for 0 would be slow; taking its number would lose changes silently.
 */
import { createHash } from 'node:crypto'
import { StoreError } from '../document-store.ts'
import type { DatabaseRow } from './database-table.ts'

export function sequenceText(storeId: string, database: DatabaseRow, seq: number): string {
  return `${seq}-${tagOf(storeId, database)}`
}

/** @returns the number of changes that the asker has seen. @throws StoreError `bad-sequence`. */
export function parseSequence(storeId: string, database: DatabaseRow, since: string): number {
  if (since === '0') return 0
  if (since === 'now') return database.updateSeq
  const [, digits, tag] = /^(0|[1-9]\d{0,14})-([0-9a-f]{16})$/.exec(since) ?? []
  const seq = Number(digits)
  if (digits === undefined || tag !== tagOf(storeId, database) || seq > database.updateSeq) {
    throw new StoreError('bad-sequence', 'This sequence was not made by this database.')
  }
  return seq
}

function tagOf(storeId: string, database: DatabaseRow): string {
  return createHash('sha256').update(`${storeId}/${database.number}`).digest('hex').slice(0, 16)
}
