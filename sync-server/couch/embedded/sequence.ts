/**
 * Sequences as the world sees them: `<number>-<tag>`, where the tag names the store and the database.
 * A sequence that was not made here, or lies beyond the last one made here (the file was restored from a
 * backup), is refused. Taking it for 0 would be slow; taking its number would lose changes silently.
 */
import { createHash } from 'node:crypto'
import { StoreError } from '../document-store.ts'
import type { DatabaseRow } from './database-table.ts'

export interface Sequences {
  text(seq: number): string
  /** @returns the number of changes that the asker has seen. @throws StoreError `bad-sequence`. */
  parse(since: string): number
}

export function sequencesOf(storeId: string, { number, updateSeq }: DatabaseRow): Sequences {
  const tag = createHash('sha256').update(`${storeId}/${number}`).digest('hex').slice(0, 16)
  return {
    text: (seq) => `${seq}-${tag}`,
    parse(since) {
      if (since === '0') return 0
      if (since === 'now') return updateSeq
      const [, digits, tagged] = /^(0|[1-9]\d{0,14})-([0-9a-f]{16})$/.exec(since) ?? []
      const seq = Number(digits)
      if (digits === undefined || tagged !== tag || seq > updateSeq) {
        throw new StoreError('bad-sequence', 'This sequence was not made by this database.')
      }
      return seq
    },
  }
}
