import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { JournalDatabase } from './journal-database.ts'

/** Takes away all that this device has of the documents: rows, what was unsent, what was being written. */
export async function forgetDocuments(
  database: JournalDatabase,
  of: SyncedDatabase,
  ids: readonly string[],
): Promise<void> {
  const keys = ids.map((id): [SyncedDatabase, string] => [of, id])
  const { journal, rows, drafts } = database
  await database.transaction('rw', journal, rows, drafts, async () => {
    await rows.bulkDelete(keys)
    await journal.where('[database+documentId]').anyOf(keys).delete()
    await drafts.filter(({ key }) => ids.some((id) => key.includes(id))).delete()
  })
}
