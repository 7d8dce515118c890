import { syncedDatabases, type SyncedDatabase } from '../domain/casework/documents.ts'
import { holdsText } from './drafts.ts'
import type { JournalDatabase } from './journal-database.ts'
import { forgetPlaces } from './place.ts'

/**
 * Takes away every row that the server has, and the cursors, so that the next sync fetches from the
 * beginning. What waits, what was refused and the drafts stay.
 * @param of all databases when left out.
 */
export async function keepOnlyUnsent(
  database: JournalDatabase,
  of: readonly SyncedDatabase[] = syncedDatabases,
): Promise<void> {
  const { rows, journal, facts } = database
  await database.transaction('rw', rows, journal, facts, async () => {
    // Of what can't be opened and has no entry, the server has what there was.
    const waiting = new Set((await journal.toArray()).map((entry) => entry.documentId))
    await rows
      .where('mark')
      .equals('unreadable')
      .and((row) => of.includes(row.database) && !waiting.has(row.id))
      .delete()
    await rows
      .where('mark')
      .equals('sent')
      .and((row) => of.includes(row.database))
      .delete()
    await forgetPlaces(database, of)
  })
}

/**
 * Empties a journal database in which nothing is left that exists only here. Decided and done in one
 * transaction, so that what another tab saves at that moment is either seen or comes after.
 */
export async function clearIfNothingIsOnlyHere(database: JournalDatabase): Promise<void> {
  const { journal, rows, drafts, facts } = database
  await database.transaction('rw', journal, rows, drafts, facts, async () => {
    const begun = await drafts.filter(({ content }) => holdsText(content)).count()
    if (begun > 0 || (await journal.count()) > 0) return
    await Promise.all([rows.clear(), drafts.clear(), facts.clear()])
  })
}

/** Whether anything that the server has of `of` stands in the journal database. */
export async function holdsSent(database: JournalDatabase, of: SyncedDatabase): Promise<boolean> {
  if (await database.facts.get(`cursor:${of}`)) return true
  const sent = database.rows.where('mark').equals('sent')
  return (
    (await sent
      .and((row) => row.database === of)
      .limit(1)
      .count()) > 0
  )
}
