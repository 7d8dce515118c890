/** `_changes`: each document once, at its last change, in the order of those. */
import type { DatabaseSync } from 'node:sqlite'
import type { JsonObject } from '../../../src/domain/json.ts'
import type { ChangeRow, ChangesPage, ChangesQuery } from '../document-store.ts'
import type { AttachmentList } from './attachments.ts'
import type { DatabaseRow } from './database-table.ts'
import { sequencesOf } from './sequence.ts'
import { stubs, wireDocument, wireText } from './wire-document.ts'

interface Row {
  readonly seq: number
  readonly id: string
  readonly winner: string
  readonly deleted: number
  readonly leaves: string
  readonly bytes: number
  /** The winner's; null where it was not asked for. */
  readonly body: string | null
  readonly attachments: string | null
}

const matching = `
  WHERE database = :database AND seq > :since
  AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids)))`
const rowsOf = `
  SELECT seq, id, winner, deleted, leaves, bytes, body, attachments
  FROM documents LEFT JOIN bodies ON :bodies AND document = number AND rev = winner ${matching}`

export type ReadChanges = (database: DatabaseRow, query: ChangesQuery) => ChangesPage

export function createReadChanges(sqlite: DatabaseSync, storeId: string): ReadChanges {
  const rising = sqlite.prepare(`${rowsOf} ORDER BY seq LIMIT :limit`)
  const falling = sqlite.prepare(`${rowsOf} ORDER BY seq DESC LIMIT :limit`)
  const count = sqlite.prepare(`SELECT count(*) AS rows FROM documents ${matching}`)

  return (database, query) => {
    const { limit, mostBytes, style, includeDocs, docIds, descending, asText = false } = query
    const sequences = sequencesOf(storeId, database)
    const since = sequences.parse(query.since)
    const asked = {
      database: database.number,
      since,
      ids: docIds ? JSON.stringify(docIds) : null,
    }
    // -1 is SQLite's "all".
    const page = { ...asked, bodies: Number(includeDocs), limit: limit ?? -1 }
    const found = (descending ? falling : rising).iterate(page) as Iterable<unknown>
    const { rows, cut } = withinBytes(found as Iterable<Row>, mostBytes)
    const whole = limit === undefined && !cut
    const pending = whole ? 0 : Number(count.get(asked)?.['rows']) - rows.length
    const last = pending > 0 || descending ? rows.at(-1)?.seq : database.updateSeq
    const changeRow = (row: Row): ChangeRow => {
      const { seq, id, winner, deleted, leaves } = row
      const revs = style === 'all_docs' ? (JSON.parse(leaves) as string[]) : [winner]
      return {
        seq: sequences.text(seq),
        id,
        changes: revs.map((rev) => ({ rev })),
        ...(deleted === 1 && { deleted: true as const }),
        ...winnerIn(row, asText),
      }
    }
    return {
      results: rows.map(changeRow),
      last_seq: sequences.text(last ?? since),
      pending,
    }
  }
}

function winnerIn(
  { id, winner, deleted, body, attachments }: Row,
  asText: boolean,
): Pick<ChangeRow, 'doc' | 'docText'> {
  if (body === null) return {}
  const leaf = { rev: winner, deleted: deleted === 1 }
  const files = attachments === null ? undefined : stubs(JSON.parse(attachments) as AttachmentList)
  return asText
    ? { docText: wireText(id, leaf, body, files) }
    : { doc: wireDocument(id, leaf, JSON.parse(body) as JsonObject, { attachments: files }) }
}

/** The first is always among them, or its asker would never get past it. What is cut off is not even read. */
function withinBytes(
  found: Iterable<Row>,
  most = Number.POSITIVE_INFINITY,
): { readonly rows: readonly Row[]; readonly cut: boolean } {
  const rows: Row[] = []
  let sum = 0
  for (const row of found) {
    sum += row.bytes
    if (sum > most && rows.length > 0) return { rows, cut: true }
    rows.push(row)
  }
  return { rows, cut: false }
}
