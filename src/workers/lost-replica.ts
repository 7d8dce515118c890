import { syncedDatabases } from '../domain/casework/documents.ts'
import type { JournalDatabase } from '../journal/journal-database.ts'
import { forgetCursors } from '../journal/place.ts'
import { replicaName, type SyncIdentity } from './sync-calls.ts'

/**
 * A cursor without the replica that it was read into (deleted by hand, or evicted alone) would skip all that
 * came before it: it is forgotten, and the server is read from the beginning. To be called before the replica
 * is opened, which would make an empty one.
 */
export async function forgetCursorsOfLostReplicas(
  database: JournalDatabase,
  { server, user }: SyncIdentity,
): Promise<void> {
  // Older than Firefox 126: not to be known, so nothing is taken for lost.
  if (!('databases' in indexedDB)) return
  const stored = (await indexedDB.databases()).map(({ name }) => name)
  const lost = syncedDatabases.filter(
    (of) => !stored.includes(`_pouch_${replicaName(server, user, of)}`),
  )
  await forgetCursors(database, lost)
}
