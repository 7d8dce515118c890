import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { readLogEntry } from '../domain/casework/views.ts'
import { everyWritten, isMutable, type KulturlotsDocument } from '../domain/documents/document.ts'
import type { Json } from '../domain/json.ts'
import { mergeAll } from '../domain/merge/merge.ts'
import { sameDot } from '../domain/merge/version-vector.ts'
import type { JournalDatabase } from './journal-database.ts'
import { pendingEntries, rowOf } from './rows.ts'
import type { Seal } from './seal.ts'

/**
 * Gives up what the server refused of one document, for good: the first refused entry and those after it,
 * since each holds the document with the edits before it. The row is written from what the server has and
 * what remains alone (docs/adr/0004-rows-merge-themselves-in.md), and is gone where that is nothing.
 * Does nothing when nothing of it is refused any more. @returns how many entries were given up.
 */
export async function discardRefused(
  { database, seal }: { readonly database: JournalDatabase; readonly seal: Seal },
  of: { readonly database: SyncedDatabase; readonly id: string },
  live: readonly KulturlotsDocument[],
): Promise<number> {
  return database.transaction('rw', database.journal, database.rows, async () => {
    const pending = await pendingEntries(database, of)
    const from = pending.findIndex(({ state }) => state === 'refused')
    if (from < 0) return 0
    await database.journal.bulkDelete(pending.slice(from).map(({ sequence }) => sequence))
    const remaining = pending.slice(0, from)
    const [first, ...rest] = [...live, ...remaining.map(({ document }) => seal.open(document))]
    if (first)
      await database.rows.put(rowOf(seal, of.database, mergeAll([first, ...rest]), remaining))
    else await database.rows.delete([of.database, of.id])
    return pending.length - from
  })
}

export interface LostValue {
  readonly field: string
  readonly value: Json
}

/** What `discardRefused` would give up of a document, for the person who is asked. */
export async function whatWouldBeLost(
  { database, seal }: { readonly database: JournalDatabase; readonly seal: Seal },
  of: { readonly database: SyncedDatabase; readonly id: string },
): Promise<readonly LostValue[]> {
  const pending = await pendingEntries(database, of)
  const from = pending.findIndex(({ state }) => state === 'refused')
  const given = from < 0 ? [] : pending.slice(from)
  const last = given.at(-1)
  if (!last) return []
  const document = seal.open(last.document)
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
