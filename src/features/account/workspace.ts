/**
 * The open notes of whoever uses the device: journal, live queries, sync. Loaded after the first paint,
 * since it brings Dexie; a new identity gets a new workspace.
 */
import { shallowRef, type ShallowRef } from 'vue'
import { outboxCounts, type OutboxCounts } from '../../journal/queries.ts'
import type { Journal } from '../../journal/record.ts'
import { initialStatus, type SyncStatus } from '../../sync/status.ts'
import { startSync, type SyncClient } from '../../workers/sync-client.ts'
import { watchStorage, type DeviceStorage } from './device-storage.ts'
import type { Identity } from './identity.ts'
import { openJournal } from './open-journal.ts'

export interface Workspace {
  readonly identity: Exclude<Identity, { kind: 'unknown' }>
  /** For commands (`journal/commands.ts`) and queries (`journal/queries.ts`). */
  readonly journal: Journal
  readonly status: ShallowRef<SyncStatus>
  readonly counts: ShallowRef<OutboxCounts>
  /** Undefined for a visitor, whose notes stay on the device. */
  readonly sync: SyncClient | undefined
  readonly storage: DeviceStorage
  /** The device would not open its storage, or the worker could not start. */
  readonly broken: ShallowRef<boolean>
  /** @param replica what becomes of the device's copy of what the server has. */
  close(replica?: 'kept' | 'deleted'): Promise<void>
}

/** @param rememberedNothing nobody remembered this person here, though the server says that they are signed in. */
export function openWorkspace(
  identity: Workspace['identity'],
  { rememberedNothing = false } = {},
): Workspace {
  const plain = openJournal(identity)
  // Before all that may wake it: what was lost earlier is told at once.
  let sync: SyncClient | undefined = undefined
  const watched = watchStorage(
    plain,
    () => sync?.wake(),
    () => void sync?.stop(),
  )
  const { storage, hold } = watched
  const journal: Journal = { ...plain, hold }
  const status = shallowRef(initialStatus)
  const counts = shallowRef<OutboxCounts>({ waiting: 0, refused: 0, open: 0, unreadable: 0 })
  const broken = shallowRef(false)
  const fail = () => (broken.value = true)
  const counting = outboxCounts(journal).subscribe({
    next: (now) => (counts.value = now),
    error: fail,
  })
  sync =
    identity.kind === 'signed-in'
      ? startSync(identity, (now) => (status.value = now), fail)
      : undefined
  if (rememberedNothing) watched.lostAll()
  return {
    identity,
    journal,
    status,
    counts,
    sync,
    storage,
    broken,
    async close(replica = 'kept') {
      storage.stop()
      counting.unsubscribe()
      await (replica === 'deleted' ? sync?.deleteReplica() : sync?.stop())
      journal.database.close()
    },
  }
}
