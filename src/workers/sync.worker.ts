/**
 * The sync worker: one per tab, one of them leads (Web Locks), the others wait for its place and repeat
 * what it says of its state.
 */
import { expose } from 'comlink'
import { ulid } from 'ulid'
import {
  openJournalDatabase,
  journalName,
  type JournalDatabase,
} from '../journal/journal-database.ts'
import { discardRefused } from '../journal/discard.ts'
import { clearSeal } from '../journal/seal.ts'
import { createReplica, clearBodySeal } from '../replica/replica.ts'
import { initialStatus, reduceStatus, type SyncEvent, type SyncStatus } from '../sync/status.ts'
import { leaderLock, replicaName, type SyncCalls, type SyncIdentity } from './sync-calls.ts'
import { startSyncSession, type SyncSession } from './sync-session.ts'

type ChannelMessage =
  | { readonly kind: 'status'; readonly status: SyncStatus }
  | { readonly kind: 'ask' }
  | { readonly kind: 'wake' }

interface Running {
  readonly identity: SyncIdentity
  readonly database: JournalDatabase
  readonly channel: BroadcastChannel
  readonly stopping: AbortController
  session: SyncSession | undefined
}

let running: Running | undefined
let status = initialStatus

const calls: SyncCalls = {
  async start(identity, onStatus) {
    if (running) throw new Error('This worker is syncing already.')
    const lock = leaderLock(identity.server, identity.user)
    const database = openJournalDatabase(journalName(identity.server, identity.user))
    const channel = new BroadcastChannel(lock)
    const here: Running = {
      identity,
      database,
      channel,
      stopping: new AbortController(),
      session: undefined,
    }
    running = here
    const known = await remembered(database)
    if (here.stopping.signal.aborted) return
    status = known
    onStatus(status)

    channel.onmessage = ({ data }: MessageEvent<ChannelMessage>) => {
      if (data.kind === 'status') {
        status = data.status
        onStatus(status)
      } else if (here.session) {
        if (data.kind === 'ask') post(channel, { kind: 'status', status })
        else here.session.wake()
      }
    }
    post(channel, { kind: 'ask' })

    const lead = () => {
      if (here.stopping.signal.aborted) return Promise.resolve()
      here.session = startSyncSession({
        identity,
        database,
        clock: Date.now,
        ulid,
        report: (event: SyncEvent) => {
          status = reduceStatus(status, event)
          onStatus(status)
          post(channel, { kind: 'status', status })
        },
      })
      return new Promise<void>((resolve) =>
        here.stopping.signal.addEventListener('abort', () => resolve()),
      )
    }
    void navigator.locks
      .request(lock, { signal: here.stopping.signal }, lead)
      .catch((error: unknown) => {
        // Stopped while waiting for its turn.
        if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
      })
  },

  wake() {
    if (running?.session) running.session.wake()
    else if (running) post(running.channel, { kind: 'wake' })
    return Promise.resolve()
  },

  async discard(of, id) {
    const here = running
    if (!here) throw new Error('This worker is not syncing.')
    if (here.session) return here.session.discard(of, id)
    // Another tab leads: what the server has is read beside it.
    const { server, user } = here.identity
    const replica = createReplica((name) => replicaName(server, user, name), clearBodySeal)
    try {
      const found = await replica.leaves(of, [id])
      const live = found.get(id)?.live ?? []
      await discardRefused({ database: here.database, seal: clearSeal }, { database: of, id }, live)
    } finally {
      await replica.close()
    }
  },

  async stop() {
    const here = running
    running = undefined
    if (!here) return
    // Still waiting for its turn: it must not begin to lead while it ends. A leader ends first and then makes room.
    if (!here.session) here.stopping.abort()
    await here.session?.stop()
    here.stopping.abort()
    here.channel.close()
    here.database.close()
  },

  async deleteReplica({ server, user }, databases) {
    await calls.stop()
    await createReplica((of) => replicaName(server, user, of), clearBodySeal).destroy(databases)
  },
}

async function remembered(database: JournalDatabase): Promise<SyncStatus> {
  const fact = await database.facts.get('in-sync-at')
  return { ...initialStatus, inSyncAt: fact?.key === 'in-sync-at' ? fact.at : null }
}

function post(channel: BroadcastChannel, message: ChannelMessage): void {
  channel.postMessage(message)
}

expose(calls)
