/**
 * Work that this device brings to the server though it was not written here: from a take-along file, or
 * what a server has lost that was restored from an older backup (docs/adr/0010-carried-work.md).
 *
 * A carried entry is a document as it is, its authors kept. It is confirmed when a live leaf of the server
 * contains it, and pushed in batches of its own.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { KulturlotsDocument } from '../domain/documents/document.ts'
import { contains } from '../domain/merge/contains.ts'
import { merge } from '../domain/merge/merge.ts'
import type { CarryOrigin, JournalEntry } from './journal-database.ts'
import type { Journal } from './record.ts'
import { pendingEntries, readableOf, rowOf } from './rows.ts'

/**
 * Adds the documents to what waits for the server, and merges them into the rows, in one strict
 * transaction. What waits already, or is known to be on the server, is left out: doing it twice changes
 * nothing. @returns how many were added.
 */
export async function carry(
  { database, seal, clock, ulid }: Pick<Journal, 'database' | 'seal' | 'clock' | 'ulid'>,
  of: SyncedDatabase,
  documents: readonly KulturlotsDocument[],
  origin: CarryOrigin,
): Promise<number> {
  const commandId = ulid()
  const savedAt = new Date(clock()).toISOString()
  return database.transaction('rw', database.journal, database.rows, async () => {
    let added = 0
    for (const document of documents) {
      const key = { database: of, id: document._id }
      const row = await database.rows.get([of, document._id])
      const shown = row && seal.open(row.document)
      // A server that was restored lacks what the row says it has.
      const sent = origin === 'take-along' && row?.mark === 'sent' && shown
      if (sent && contains(sent, document)) continue
      const pending = await pendingEntries(database, key)
      // An own edit may contain others' work, and is refused for it where the server has lost that work.
      const carrying = pending.filter(({ carried }) => carried || origin === 'take-along')
      if (readableOf(seal, carrying).some((known) => contains(known, document))) continue
      await database.journal.add({
        commandId,
        database: of,
        documentId: document._id,
        document: seal.close(document),
        dot: null,
        carried: true,
        origin,
        state: 'waiting',
        refusal: null,
        savedAt,
      } satisfies Omit<JournalEntry, 'sequence'>)
      const merged = shown ? merge(shown, document) : document
      // One that can't be opened may hold more than what came.
      if (!row || shown)
        await database.rows.put(rowOf(seal, of, merged, await pendingEntries(database, key)))
      added += 1
    }
    return added
  })
}
