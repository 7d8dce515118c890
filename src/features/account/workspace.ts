/**
 * The open notes of whoever uses the device: journal, live queries, sync. Loaded after the first paint,
 * since it brings Dexie; a new identity gets a new workspace.
 */
import { ulid } from 'ulid'
import { shallowRef, type ShallowRef } from 'vue'
import { journalName, openJournalDatabase } from '../../journal/journal-database.ts'
import { moveVisitorNotes } from '../../journal/move-visitor-notes.ts'
import { outboxCounts, type OutboxCounts } from '../../journal/queries.ts'
import type { Journal } from '../../journal/record.ts'
import { clearSeal } from '../../journal/seal.ts'
import { initialStatus, type SyncStatus } from '../../sync/status.ts'
import { startSync, type SyncClient } from '../../workers/sync-client.ts'
import { visitorUser, type Identity, type SignedIn } from './identity.ts'

export interface Workspace {
  readonly identity: Exclude<Identity, { kind: 'unknown' }>
  /** For commands (`journal/commands.ts`) and queries (`journal/queries.ts`). */
  readonly journal: Journal
  readonly status: ShallowRef<SyncStatus>
  readonly counts: ShallowRef<OutboxCounts>
  /** Undefined for a visitor, whose notes stay on the device. */
  readonly sync: SyncClient | undefined
  /** The device would not open its storage, or the worker could not start. */
  readonly broken: ShallowRef<boolean>
  close(): Promise<void>
}

export function openWorkspace(identity: Workspace['identity']): Workspace {
  const journal = openJournal(
    identity.server,
    identity.kind === 'visitor' ? visitorUser : identity.user,
  )
  const status = shallowRef(initialStatus)
  const counts = shallowRef<OutboxCounts>({ waiting: 0, refused: 0, open: 0 })
  const broken = shallowRef(false)
  const fail = () => (broken.value = true)
  const counting = outboxCounts(journal).subscribe({
    next: (now) => (counts.value = now),
    error: fail,
  })
  const sync =
    identity.kind === 'signed-in'
      ? startSync(identity, (now) => (status.value = now), fail)
      : undefined
  return {
    identity,
    journal,
    status,
    counts,
    sync,
    broken,
    async close() {
      counting.unsubscribe()
      await sync?.stop()
      journal.database.close()
    },
  }
}

/** How many notes and favourites a visitor has written on this device. */
export async function countVisitorNotes(server: string): Promise<number> {
  const { database } = openJournal(server, visitorUser)
  try {
    return await database.rows.count()
  } finally {
    database.close()
  }
}

/** Moves a visitor's notes into the account that was signed in to. @returns how many. */
export async function takeVisitorNotes(account: SignedIn): Promise<number> {
  const mine = openJournal(account.server, account.user)
  try {
    return await moveVisitorNotes(openJournal(account.server, visitorUser), mine)
  } finally {
    mine.database.close()
  }
}

/** Deletes what a user who signed out leaves on the device: journal, rows, drafts, replica. */
export async function deleteWorkspace(workspace: Workspace): Promise<void> {
  if (workspace.sync) await workspace.sync.deleteReplica()
  await workspace.close()
  await workspace.journal.database.delete()
}

function openJournal(server: string, user: string): Journal {
  return {
    database: openJournalDatabase(journalName(server, user)),
    seal: clearSeal,
    user,
    clock: Date.now,
    ulid: () => ulid(),
  }
}
