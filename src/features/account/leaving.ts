/** What becomes of a workspace whose owner leaves, or loses a right. */
import { emptying } from '../../journal/eviction.ts'
import {
  clearIfNothingIsOnlyHere,
  holdsSent,
  keepOnlyUnsent,
} from '../../journal/keep-only-unsent.ts'
import { forgetAllSearches } from '../../journal/recent-searches.ts'
import { openJournal } from './open-journal.ts'
import type { Workspace } from './workspace.ts'

/** Deletes everything that a user has on this device: journal, rows, drafts, replica. */
export async function deleteWorkspace(workspace: Workspace): Promise<void> {
  const { database } = workspace.journal
  await emptying(database, async () => {
    await workspace.close('deleted')
    await database.delete()
  })
}

/** Leaves only what the server does not have, for the same person's next sign-in; nothing, where it has all. */
export async function leaveUnsent(workspace: Workspace): Promise<void> {
  const { database } = openJournal(workspace.identity)
  try {
    await workspace.close('deleted')
  } finally {
    await emptying(database, async () => {
      await forgetAllSearches({ database })
      await keepOnlyUnsent(database)
      await clearIfNothingIsOnlyHere(database)
    })
    database.close()
  }
}

/**
 * Takes the casework off the device of somebody who may no longer read it; what they wrote and the server has
 * not taken stays. The workspace stays open.
 */
export async function dropCasework({ journal, sync }: Workspace): Promise<void> {
  await sync?.stop()
  // The cursor first: one without a replica would skip everything before it, if the role came back.
  await keepOnlyUnsent(journal.database, ['casework'])
  await sync?.deleteReplica(['casework'])
  sync?.start()
}

export async function holdsCasework({ journal }: Workspace): Promise<boolean> {
  return holdsSent(journal.database, 'casework')
}
