import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { readLogEntry } from '../domain/casework/views.ts'
import { everyWritten, isMutable, type KulturlotsDocument } from '../domain/documents/document.ts'
import type { Json } from '../domain/json.ts'
import { mergeAll } from '../domain/merge/merge.ts'
import { sameDot } from '../domain/merge/version-vector.ts'
import type { JournalDatabase, JournalEntry } from './journal-database.ts'
import { pendingEntries, readableOf, rowOf } from './rows.ts'
import type { Seal } from './seal.ts'

/**
 * Gives up what the server refused of one document, or what can't be opened of it, for good: the first such
 * entry and those after it, since each holds the document with the edits before it. The row is written from
 * what the server has and what remains alone (docs/adr/0004-rows-merge-themselves-in.md), and is gone where
 * that is nothing. Does nothing when all of it can be read and nothing is refused any more.
 * @returns how many entries were given up.
 */
export async function discardItem(
  { database, seal }: { readonly database: JournalDatabase; readonly seal: Seal },
  of: { readonly database: SyncedDatabase; readonly id: string },
  live: readonly KulturlotsDocument[],
): Promise<number> {
  return database.transaction('rw', database.journal, database.rows, async () => {
    const pending = await pendingEntries(database, of)
    const remaining = pending.slice(0, firstGiven(seal, pending))
    const given = pending.slice(remaining.length)
    const row = await database.rows.get([of.database, of.id])
    if (given.length === 0 && (!row || seal.open(row.document))) return 0
    await database.journal.bulkDelete(given.map(({ sequence }) => sequence))
    const [first, ...rest] = [...live, ...readableOf(seal, remaining)]
    if (first)
      await database.rows.put(rowOf(seal, of.database, mergeAll([first, ...rest]), remaining))
    else await database.rows.delete([of.database, of.id])
    return given.length
  })
}

function firstGiven(seal: Seal, pending: readonly JournalEntry[]): number {
  const first = pending.findIndex(
    ({ state, document }) => state !== 'waiting' || !seal.open(document),
  )
  return first < 0 ? pending.length : first
}

export interface LostValue {
  readonly field: string
  readonly value: Json
}

/** What `discardItem` would give up of a document that was refused, for the person who is asked. */
export async function whatWouldBeLost(
  { database, seal }: { readonly database: JournalDatabase; readonly seal: Seal },
  of: { readonly database: SyncedDatabase; readonly id: string },
): Promise<readonly LostValue[]> {
  const pending = await pendingEntries(database, of)
  const given = pending.slice(firstGiven(seal, pending))
  const document = readableOf(seal, given).at(-1)
  if (!document) return []
  if (!isMutable(document)) {
    const { text, context } = readLogEntry(document)
    return [
      { field: 'text', value: text },
      ...(context === undefined ? [] : [{ field: 'context', value: context }]),
    ]
  }
  // A carried document has no dot: all of it is what is given up.
  const all = given.some(({ dot }) => dot === null)
  const dots = given.flatMap(({ dot }) => (dot ? [dot] : []))
  return [...everyWritten(document)].flatMap(([field, written, element]) => {
    if (!all && !dots.some((dot) => sameDot(dot, written.dot))) return []
    if (element !== null) return [{ field, value: element }]
    return 'value' in written ? [{ field, value: written.value as Json }] : []
  })
}
