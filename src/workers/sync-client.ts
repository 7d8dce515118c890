/**
 * The main thread's side of the sync worker, and how long that worker lives: a page that is put away
 * (gone, or kept by the browser for "back") must hold neither the leader's lock nor a connection, or the
 * next page waits for both.
 *
 *   start ──▶ running ──pagehide──▶ put away ──pageshow, kept──▶ running
 *                └──stop · deleteReplica──▶ stopped ──start──▶ running
 */
import { proxy, releaseProxy, wrap, type Remote } from 'comlink'
import { syncedDatabases, type SyncedDatabase } from '../domain/casework/documents.ts'
import type { SyncStatus } from '../sync/status.ts'
import { askForBackgroundSync } from './background-sync.ts'
import type { SyncCalls, SyncIdentity } from './sync-calls.ts'

export interface SyncClient {
  /** Sync now. */
  wake(): void
  /** Gives up what the server refused of one document, for good. */
  discard(database: SyncedDatabase, id: string): Promise<void>
  /** Resolves when nothing more is written. */
  stop(): Promise<void>
  /** Stops, and deletes what this device holds of the server's notes; unsent notes stay. */
  deleteReplica(databases?: readonly SyncedDatabase[]): Promise<void>
  /** Again, after it was stopped. */
  start(): void
}

interface Running {
  readonly calls: Remote<SyncCalls>
  /** Rejects when the worker's file could not be loaded: calls to it would wait for ever. */
  readonly broken: Promise<never>
  end(): void
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
  let running: Running | undefined

  const wake = () => void running?.calls.wake()
  const online = () => void running?.calls.wake('network')
  const becameVisible = () => {
    if (document.visibilityState === 'visible') wake()
  }
  // Ended, not asked to stop: a page that is put away may never get to hear the answer.
  const putAway = () => {
    running?.end()
    running = undefined
  }
  const takenOut = ({ persisted }: PageTransitionEvent) => {
    if (persisted) begin()
  }

  function follow(status: SyncStatus): void {
    if (status.connection === 'unreachable') void askForBackgroundSync(identity)
    onStatus(status)
  }

  function begin(): void {
    if (running) return
    running = runWorker()
    const { calls, broken } = running
    Promise.race([calls.start(identity, proxy(follow)), broken]).catch(failed)
  }

  function start(): void {
    window.addEventListener('online', online)
    window.addEventListener('pagehide', putAway)
    window.addEventListener('pageshow', takenOut)
    document.addEventListener('visibilitychange', becameVisible)
    begin()
  }

  function ignorePage(): void {
    window.removeEventListener('online', online)
    window.removeEventListener('pagehide', putAway)
    window.removeEventListener('pageshow', takenOut)
    document.removeEventListener('visibilitychange', becameVisible)
  }

  async function endWith(
    last: Running,
    call: (calls: Remote<SyncCalls>) => Promise<void>,
  ): Promise<void> {
    running = undefined
    try {
      await Promise.race([call(last.calls), last.broken])
    } finally {
      last.end()
    }
  }

  start()
  return {
    wake,
    start,
    async discard(database, id) {
      if (!running) throw new Error('The sync is not running.')
      await Promise.race([running.calls.discard(database, id), running.broken])
    },
    async stop() {
      ignorePage()
      if (running) await endWith(running, (calls) => calls.stop())
    },
    async deleteReplica(databases = syncedDatabases) {
      ignorePage()
      await endWith(running ?? runWorker(), (calls) =>
        calls.deleteReplica(identity, [...databases]),
      )
    },
  }
}

function runWorker(): Running {
  const worker = new Worker(new URL('./sync.worker.ts', import.meta.url), {
    type: 'module',
    name: 'sync',
  })
  const calls = wrap<SyncCalls>(worker)
  let loaded = false
  worker.addEventListener('message', () => (loaded = true), { once: true })
  const broken = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', () => {
      // An error in a worker that has spoken before is a bug to be reported, not the end of it.
      if (!loaded) reject(new Error('The sync worker could not be started.'))
    })
  })
  // Told by each call; without calls there is nobody to tell.
  broken.catch(() => undefined)
  return {
    calls,
    broken,
    end() {
      calls[releaseProxy]()
      worker.terminate()
    },
  }
}
