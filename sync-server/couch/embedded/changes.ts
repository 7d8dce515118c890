/** `_changes`: each document once, at its last change, in the order of those. */
import type { DatabaseSync } from 'node:sqlite'
import type { ChangeRow, ChangesPage, ChangesQuery, StoredBody } from '../document-store.ts'
import type { DatabaseRow } from './database-table.ts'
import { sequencesOf } from './sequence.ts'

interface Row {
  readonly seq: number
  readonly id: string
  readonly winner: string
  readonly deleted: number
  readonly leaves: string
  readonly bytes: number
}

const matching = `
  FROM documents WHERE database = :database AND seq > :since
  AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))`
const columns = 'SELECT seq, id, winner, deleted, leaves, bytes'

export type ReadChanges = (database: DatabaseRow, query: ChangesQuery) => ChangesPage

/** @param winnerOf reads the document for `include_docs`. */
export function createReadChanges(
  sqlite: DatabaseSync,
  storeId: string,
  winnerOf: (database: DatabaseRow, id: string) => StoredBody | undefined,
): ReadChanges {
  const rising = sqlite.prepare(`${columns} ${matching} ORDER BY seq LIMIT :limit`)
  const falling = sqlite.prepare(`${columns} ${matching} ORDER BY seq DESC LIMIT :limit`)
  const count = sqlite.prepare(`SELECT count(*) AS rows ${matching}`)

  return (database, query) => {
    const { limit, mostBytes, style, includeDocs, docIds, descending } = query
    const sequences = sequencesOf(storeId, database)
    const since = sequences.parse(query.since)
    const asked = {
      database: database.number,
      since,
      ids: docIds ? JSON.stringify(docIds) : null,
    }
    // -1 is SQLite's "all".
    const page = { ...asked, limit: limit ?? -1 }
    const found = (descending ? falling : rising).all(page) as unknown as Row[]
    const rows = withinBytes(found, mostBytes)
    const whole = limit === undefined && rows.length === found.length
    const pending = whole ? 0 : Number(count.get(asked)?.['rows']) - rows.length
    const last = pending > 0 || descending ? rows.at(-1)?.seq : database.updateSeq
    const changeRow = ({ seq, id, winner, deleted, leaves }: Row): ChangeRow => {
      const revs = style === 'all_docs' ? (JSON.parse(leaves) as string[]) : [winner]
      const doc = includeDocs ? winnerOf(database, id) : undefined
      return {
        seq: sequences.text(seq),
        id,
        changes: revs.map((rev) => ({ rev })),
        ...(deleted === 1 && { deleted: true as const }),
        ...(doc && { doc }),
      }
    }
    return {
      results: rows.map(changeRow),
      last_seq: sequences.text(last ?? since),
      pending,
    }
  }
}

/** The first is always among them, or its asker would never get past it. */
function withinBytes(rows: readonly Row[], most = Number.POSITIVE_INFINITY): readonly Row[] {
  let sum = 0
  const end = rows.findIndex(({ bytes }, index) => (sum += bytes) > most && index > 0)
  return end < 0 ? rows : rows.slice(0, end)
}
