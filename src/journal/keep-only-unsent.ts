import { syncedDatabases } from '../domain/casework/documents.ts'
import type { JournalDatabase } from './journal-database.ts'

/**
 * Takes away every row that the server has, and the cursors, so that the next sync fetches from the
 * beginning. What waits, what was refused and the drafts stay.
 */
export async function keepOnlyUnsent(database: JournalDatabase): Promise<void> {
  await database.transaction('rw', database.rows, database.facts, async () => {
    await database.rows.where('mark').equals('sent').delete()
    await database.facts.bulkDelete(
      syncedDatabases.flatMap((of) => [`cursor:${of}`, `confirmed-cursor:${of}`]),
    )
  })
}
