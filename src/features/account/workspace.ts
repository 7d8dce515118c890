/**
 * The open notes of whoever uses the device: journal, live queries, sync. Loaded after the first paint,
 * since it brings Dexie; a new identity gets a new workspace.
 */
import { ulid } from 'ulid'
import { shallowRef, type ShallowRef } from 'vue'
import { readDeviceFact, writeDeviceFact } from '../../journal/device-facts.ts'
import { holdsText } from '../../journal/drafts.ts'
import { journalName, openJournalDatabase } from '../../journal/journal-database.ts'
import {
  holdsSent,
  clearIfNothingIsOnlyHere,
  keepOnlyUnsent,
} from '../../journal/keep-only-unsent.ts'
import { moveVisitorNotes } from '../../journal/move-visitor-notes.ts'
import { countKept, countOutbox, outboxCounts, type OutboxCounts } from '../../journal/queries.ts'
import type { Journal } from '../../journal/record.ts'
import { clearSeal } from '../../journal/seal.ts'
import { initialStatus, type SyncStatus } from '../../sync/status.ts'
import { startSync, type SyncClient } from '../../workers/sync-client.ts'
import {
  identityKey,
  parseIdentity,
  visitorUser,
  type Identity,
  type SignedIn,
} from './identity.ts'

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
  /** @param replica what becomes of the device's copy of what the server has. */
  close(replica?: 'kept' | 'deleted'): Promise<void>
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
    async close(replica = 'kept') {
      counting.unsubscribe()
      await (replica === 'deleted' ? sync?.deleteReplica() : sync?.stop())
      journal.database.close()
    },
  }
}

/** Keeps who uses the device where a killed browser finds it again. */
export async function keepIdentity(identity: Identity): Promise<void> {
  try {
    await writeDeviceFact(identityKey, identity)
  } catch {
    // A full or denied device: localStorage has it, and the server will say it again.
  }
}

/** @returns undefined when nothing is kept, or the storage would not open. */
export async function readKeptIdentity(): Promise<Identity | undefined> {
  try {
    const kept = parseIdentity(await readDeviceFact(identityKey))
    return kept.kind === 'unknown' ? undefined : kept
  } catch {
    return undefined
  }
}

/** How many notes and favourites somebody without a name has written on this device. */
export async function countNotes(of: Exclude<Identity, { kind: 'unknown' }>): Promise<number> {
  const journal = openJournal(of.server, of.kind === 'visitor' ? visitorUser : of.user)
  try {
    return await countKept(journal)
  } finally {
    journal.database.close()
  }
}

/** How much of somebody's writing exists on this device alone. */
export interface OnlyHere {
  /** Notes and changes that the server has not taken, the refused ones among them. */
  readonly unsent: number
  readonly drafts: number
}

export async function countOnlyHere({
  journal: { database },
}: Pick<Workspace, 'journal'>): Promise<OnlyHere> {
  const [{ waiting, refused }, drafts] = await Promise.all([
    countOutbox(database),
    database.drafts.filter(({ content }) => holdsText(content)).count(),
  ])
  return { unsent: waiting + refused, drafts }
}

/** Moves what was written as a visitor, or as a guest, into the account that was signed in to. @returns how many. */
export async function takeNotes(
  from: Exclude<Identity, { kind: 'unknown' }>,
  account: SignedIn,
): Promise<number> {
  const mine = openJournal(account.server, account.user)
  const user = from.kind === 'visitor' ? visitorUser : from.user
  try {
    return await moveVisitorNotes(openJournal(account.server, user), mine)
  } finally {
    mine.database.close()
  }
}

/** Deletes everything that a user has on this device: journal, rows, drafts, replica. */
export async function deleteWorkspace(workspace: Workspace): Promise<void> {
  await workspace.close('deleted')
  await workspace.journal.database.delete()
}

/** Leaves only what the server does not have, for the same person's next sign-in; nothing, where it has all. */
export async function leaveUnsent(workspace: Workspace): Promise<void> {
  const left = openJournal(workspace.identity.server, workspace.journal.user)
  try {
    await workspace.close('deleted')
  } finally {
    await keepOnlyUnsent(left.database)
    await clearIfNothingIsOnlyHere(left.database)
    left.database.close()
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

function openJournal(server: string, user: string): Journal {
  return {
    database: openJournalDatabase(journalName(server, user)),
    seal: clearSeal,
    user,
    clock: Date.now,
    ulid: () => ulid(),
  }
}
