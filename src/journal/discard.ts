import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { KulturlotsDocument } from '../domain/documents/document.ts'
import { mergeAll } from '../domain/merge/merge.ts'
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
