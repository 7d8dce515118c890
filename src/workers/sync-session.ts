/**
 * The sync of one user on one device, as long as one tab's worker leads: joins the loop to Dexie,
 * PouchDB and HTTP, and turns saved notes and rings into passes.
 */
import { liveQuery } from 'dexie'
import { discardRefused } from '../journal/discard.ts'
import { createOutbox } from '../journal/outbox.ts'
import type { JournalDatabase } from '../journal/journal-database.ts'
import { clearSeal } from '../journal/seal.ts'
import { clearBodySeal, createReplica } from '../replica/replica.ts'
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { createDriver } from '../sync/driver.ts'
import { connect, pass, type PassOutcome } from '../sync/loop.ts'
import type { PullPorts } from '../sync/pull.ts'
import type { SyncEvent } from '../sync/status.ts'
import { directoryRing } from './directory-ring.ts'
import { openDoorbell, type Ring } from './doorbell.ts'
import { createGateway } from './gateway.ts'
import { forgetCursorsOfLostReplicas } from './lost-replica.ts'
import { replicaName, type SyncIdentity } from './sync-calls.ts'

export interface SyncSession {
  wake(): void
  discard(of: SyncedDatabase, id: string): Promise<void>
  /** Cuts requests short; resolves when nothing more is written. */
  stop(): Promise<void>
}

export interface SyncSessionDependencies {
  readonly identity: SyncIdentity
  readonly database: JournalDatabase
  readonly clock: () => number
  readonly ulid: () => string
  readonly report: (event: SyncEvent) => void
}

export function startSyncSession({
  identity,
  database,
  clock,
  ulid,
  report,
}: SyncSessionDependencies): SyncSession {
  const { server, user } = identity
  const stopping = new AbortController()
  let underWay: Promise<unknown> = Promise.resolve()
  const outbox = createOutbox({ database, seal: clearSeal, clock, ulid })
  const replica = createReplica((of) => replicaName(server, user, of), clearBodySeal)
  const ports: PullPorts = {
    outbox,
    replica,
    server: createGateway({ fetch: fetchUntilStopped, server, user }),
  }
  let connected: readonly SyncedDatabase[] | undefined

  function fetchUntilStopped(input: string, init: RequestInit = {}): Promise<Response> {
    const signals = [stopping.signal, ...(init.signal ? [init.signal] : [])]
    return fetch(input, { ...init, signal: AbortSignal.any(signals) })
  }

  async function onePass(): Promise<PassOutcome> {
    report({ kind: 'pass-started' })
    const outcome = await connectedPass().catch(storageFailure)
    // Cut short, which is no failure to tell of.
    if (stopping.signal.aborted) return outcome
    if (outcome.kind === 'done') {
      const at = new Date(clock()).toISOString()
      report({ kind: 'pass-done', inSyncAt: (await outbox.rememberInSync(at)) ? at : null })
    } else {
      // PouchDB keeps a connection that IndexedDB has closed; the next pass opens a new one.
      if (outcome.kind === 'storage') await replica.close()
      // Whoever answers next may be another: ask again who we are.
      connected = undefined
      report({ kind: 'pass-failed', failure: outcome.kind })
    }
    return outcome
  }

  async function connectedPass(): Promise<PassOutcome> {
    if (!connected) {
      await forgetCursorsOfLostReplicas(database, identity)
      const connection = await connect(ports)
      if (connection.kind !== 'done') return connection
      connected = connection.databases
    }
    return pass(ports, connected, report)
  }

  const runPass = () => {
    const passing = onePass()
    underWay = passing.catch(() => undefined)
    return passing
  }
  const driver = createDriver({ pass: runPass, setTimer, random: Math.random })
  const toDirectories = new BroadcastChannel(directoryRing)
  const doorbell = openDoorbell({
    fetch: (input, init) => fetch(input, init),
    user,
    setTimer,
    random: Math.random,
    onRing: (ring) => void answerRing(ring),
    onTurnedAway: () => driver.wake(),
  })

  /** Level-triggered: a ring matters when the server's state is not the one that we have. */
  async function answerRing({ databases }: Ring): Promise<void> {
    if (databases['directory'] !== undefined) toDirectories.postMessage(databases['directory'])
    if (connected) {
      const known = await Promise.all(
        connected.map(async (of) => (await outbox.cursor(of)) === databases[of]),
      )
      if (known.every(Boolean)) return
    }
    driver.wake()
  }

  /** A person, or the network, woke us: the reason of a refusal may be gone. */
  async function tryRefusedAgain(): Promise<void> {
    try {
      if ((await outbox.retryRefused()) > 0) driver.wake()
    } catch (error) {
      // The pass meets the same storage, and says so.
      if (!isStorageFailure(error)) throw error
    }
  }

  // Only a new entry is a reason to send; entries that change their state or leave are this sync's own doing.
  let newest = 0
  const savedNotes = liveQuery(() => database.journal.orderBy(':id').lastKey()).subscribe({
    next: (last) => {
      if (typeof last !== 'number' || last <= newest) return
      newest = last
      driver.wake()
    },
    error: () => driver.wake(),
  })
  driver.wake()

  return {
    wake() {
      doorbell.knock()
      driver.wake()
      void tryRefusedAgain()
    },
    async discard(of, id) {
      const found = await replica.leaves(of, [id])
      await discardRefused(
        { database, seal: clearSeal },
        { database: of, id },
        found.get(id)?.live ?? [],
      )
    },
    async stop() {
      savedNotes.unsubscribe()
      doorbell.stop()
      toDirectories.close()
      driver.stop()
      stopping.abort()
      // A pass that went on would open the replica again, after it was closed or even deleted.
      await underWay
      await replica.close()
    },
  }
}

/** Names that IndexedDB, Dexie and PouchDB give to a store that is full, closed or broken. */
const storageErrors: readonly unknown[] = [
  'QuotaExceededError',
  'DatabaseClosedError',
  'OpenFailedError',
  'AbortError',
  'InvalidStateError',
  'UnknownError',
  'indexed_db_went_bad',
]

/** An expected failure becomes an outcome; a bug is thrown on, after the driver has set its next try. */
function storageFailure(error: unknown): PassOutcome {
  if (isStorageFailure(error)) return { kind: 'storage' }
  throw error
}

function isStorageFailure(error: unknown): boolean {
  return error instanceof Object && 'name' in error && storageErrors.includes(error.name)
}

function setTimer(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}
