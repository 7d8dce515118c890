import { proxy, releaseProxy, wrap } from 'comlink'
import type { SyncStatus } from '../sync/status.ts'
import type { SyncCalls, SyncIdentity } from './sync-calls.ts'

export interface SyncClient {
  /** Sync now. */
  wake(): void
  stop(): Promise<void>
  /** Stops, and deletes what this device holds of the server's notes; unsent notes stay. */
  deleteReplica(): Promise<void>
}

/**
 * Starts the sync of one user in a worker of its own, and wakes it when the page comes online or into view.
 * @param failed called when the worker could not start: storage denied, a broken browser profile.
 */
export function startSync(
  identity: SyncIdentity,
  onStatus: (status: SyncStatus) => void,
  failed: (error: unknown) => void,
): SyncClient {
  const worker = new Worker(new URL('./sync.worker.ts', import.meta.url), {
    type: 'module',
    name: 'sync',
  })
  const calls = wrap<SyncCalls>(worker)
  const wake = () => void calls.wake()
  const becameVisible = () => {
    if (document.visibilityState === 'visible') wake()
  }
  calls.start(identity, proxy(onStatus)).catch(failed)
  window.addEventListener('online', wake)
  document.addEventListener('visibilitychange', becameVisible)

  async function end(call: () => Promise<void>): Promise<void> {
    window.removeEventListener('online', wake)
    document.removeEventListener('visibilitychange', becameVisible)
    await call()
    calls[releaseProxy]()
    worker.terminate()
  }

  return {
    wake,
    stop: () => end(() => calls.stop()),
    deleteReplica: () => end(() => calls.deleteReplica()),
  }
}
