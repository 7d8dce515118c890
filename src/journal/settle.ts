/**
 * What the server is known to have, taken into journal and rows: entries that it contains are dropped, rows
 * written anew. Hundreds of documents in a few requests to IndexedDB, since a first sync brings thousands.
 * Everything here must run inside a transaction on `journal` and `rows`.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import {
  everyWritten,
  isMutable,
  type KulturlotsDocument,
  type MutableDocument,
} from '../domain/documents/document.ts'
import { canonicalJson, type Json } from '../domain/json.ts'
import { contains } from '../domain/merge/contains.ts'
import { hasSeen, sameDot, type Dot } from '../domain/merge/version-vector.ts'
import { mostNamedAtOnce, mostWorthNaming } from './changed-rows.ts'
import type { JournalDatabase, JournalEntry, Refusal, Row } from './journal-database.ts'
import { readEntries, readRows } from './read-many.ts'
import { nextRow } from './rows.ts'
import type { Seal } from './seal.ts'

interface Settling {
  readonly database: JournalDatabase
  readonly seal: Seal
  readonly now: () => string
}

/**
 * Drops what the server has; an immutable document that the server has otherwise is refused for good.
 * @param leaves live leaves by document; an empty list where there is none left.
 */
export async function settle(
  { database, seal, now }: Settling,
  of: SyncedDatabase,
  leaves: ReadonlyMap<string, readonly KulturlotsDocument[]>,
): Promise<void> {
  const ids = [...leaves.keys()]
  const pendingOf = await pendingByDocument(database, of, ids)
  const known = new Map((await readRows(database, of, ids)).map((row) => [row.id, row]))
  const dropped: number[] = []
  const refused: JournalEntry[] = []
  const gone: [SyncedDatabase, string][] = []
  const written: Row[] = []
  for (const [id, live] of leaves) {
    const pending: JournalEntry[] = []
    for (const entry of pendingOf.get(id) ?? []) {
      const document = seal.open(entry.document)
      // What can't be opened can't be compared: it stays.
      if (!document) pending.push(entry)
      else if (isConfirmed(entry, document, live)) dropped.push(entry.sequence)
      else if (isOtherBody(document, live)) {
        const refusal: Refusal = { code: 'immutable', at: now() }
        refused.push({ ...entry, state: 'refused', refusal })
        pending.push({ ...entry, state: 'refused', refusal })
      } else pending.push(entry)
    }
    const row = known.get(id)
    const next = nextRow(seal, of, live, pending, row)
    if (!next) gone.push([of, id])
    else if (!row || !isSameRow(row, next)) written.push(next)
  }
  if (dropped.length > 0) await database.journal.bulkDelete(dropped)
  if (refused.length > 0) await database.journal.bulkPut(refused)
  if (gone.length > 0) await database.rows.bulkDelete(gone)
  const atOnce = written.length > mostWorthNaming ? written.length : mostNamedAtOnce
  const puts: Promise<unknown>[] = []
  for (let from = 0; from < written.length; from += atOnce)
    puts.push(database.rows.bulkPut(written.slice(from, from + atOnce)))
  await Promise.all(puts)
}

/** A row that is written again wakes every screen that shows its like. */
function isSameRow(a: Row, b: Row): boolean {
  return JSON.stringify(a) === JSON.stringify({ ...a, ...b })
}

async function pendingByDocument(
  database: JournalDatabase,
  of: SyncedDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, JournalEntry[]>> {
  const pending = new Map<string, JournalEntry[]>()
  for (const entry of await readEntries(database, of, ids)) {
    const others = pending.get(entry.documentId)
    if (others) others.push(entry)
    else pending.set(entry.documentId, [entry])
  }
  return pending
}

/**
 * The server has the edit: a leaf contains it (of a carried document: all of it), and where the leaf still
 * holds a value under its very dot, that is the same value (another past of this device may have made the
 * dot for something else).
 */
function isConfirmed(
  entry: JournalEntry,
  document: KulturlotsDocument,
  live: readonly KulturlotsDocument[],
): boolean {
  const { dot } = entry
  if (dot === null || !isMutable(document)) return live.some((leaf) => contains(leaf, document))
  const mine = writtenUnder(document, dot)
  return live.some((leaf) => {
    if (!isMutable(leaf) || !hasSeen(leaf.seen, dot)) return false
    // It may hold both: then nothing more can be sent.
    return (
      writtenUnder(leaf, dot).every((written) => mine.includes(written)) || contains(leaf, document)
    )
  })
}

/** Written once, and the server holds something else under its id. */
function isOtherBody(document: KulturlotsDocument, live: readonly KulturlotsDocument[]): boolean {
  return !isMutable(document) && live.length > 0 && !live.some((leaf) => contains(leaf, document))
}

function writtenUnder(document: MutableDocument, dot: Dot): readonly string[] {
  return [...everyWritten(document)]
    .filter(([, written]) => sameDot(written.dot, dot))
    .map((written) => canonicalJson(written as unknown as Json))
}
