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
import { createReplica, clearBodySeal } from '../replica/replica.ts'
import { initialStatus, reduceStatus, type SyncEvent, type SyncStatus } from '../sync/status.ts'
import { createAskLeader, type AskLeader, type LeaderMessage } from './ask-leader.ts'
import { seekLeadership, type Leadership } from './leadership.ts'
import { leaderLock, replicaName, type SyncCalls, type WakeReason } from './sync-calls.ts'
import { startSyncSession, type SyncSession } from './sync-session.ts'

type ChannelMessage =
  | { readonly kind: 'status'; readonly status: SyncStatus }
  | { readonly kind: 'ask' }
  | { readonly kind: 'wake'; readonly reason: WakeReason | undefined }
  | { readonly kind: 'beat' }
  | LeaderMessage

interface Running {
  readonly database: JournalDatabase
  readonly channel: BroadcastChannel
  readonly stopping: AbortController
  readonly askLeader: AskLeader
  leadership: Leadership | undefined
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
      database,
      channel,
      stopping: new AbortController(),
      askLeader: createAskLeader({
        post: (message) => post(channel, message),
        leading: () => here.session?.discard,
        setTimer,
        newAsk: ulid,
      }),
      leadership: undefined,
      session: undefined,
    }
    running = here
    const known = await remembered(database)
    if (here.stopping.signal.aborted) return
    status = known
    onStatus(status)

    channel.onmessage = ({ data }: MessageEvent<ChannelMessage>) => {
      if (data.kind === 'beat') {
        here.leadership?.heard()
        here.askLeader.leaderLives()
      } else if (
        data.kind === 'discard' ||
        data.kind === 'discard-heard' ||
        data.kind === 'discarded'
      ) {
        here.askLeader.received(data)
      } else if (data.kind === 'status') {
        status = data.status
        onStatus(status)
      } else if (here.session) {
        if (data.kind === 'ask') post(channel, { kind: 'status', status })
        else here.session.wake(data.reason)
      }
    }
    post(channel, { kind: 'ask' })

    here.leadership = seekLeadership({
      name: lock,
      locks: navigator.locks,
      beat: () => post(channel, { kind: 'beat' }),
      clock: () => performance.now(),
      setTimer,
      async lead(ending) {
        const session = startSyncSession({
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
        here.session = session
        here.askLeader.ledHere()
        await aborted(ending)
        here.session = undefined
        await session.stop()
      },
    })
  },

  wake(reason) {
    if (running?.session) running.session.wake(reason)
    else if (running) post(running.channel, { kind: 'wake', reason })
    return Promise.resolve()
  },

  async discard(of, id) {
    if (!running) throw new Error('This worker is not syncing.')
    await running.askLeader.discard(of, id)
  },

  async stop() {
    const here = running
    running = undefined
    if (!here) return
    here.stopping.abort()
    here.askLeader.stop()
    await here.leadership?.stop()
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

// The page tells it too, unless it is busy.
self.addEventListener('online', () => void calls.wake('network'))

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

function setTimer(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}

function post(channel: BroadcastChannel, message: ChannelMessage): void {
  channel.postMessage(message)
}

expose(calls)
