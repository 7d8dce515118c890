/**
 * The sync of one user on one device, as long as one tab's worker leads: joins the loop to Dexie,
 * PouchDB and HTTP, and turns saved notes and rings into passes.
 */
import { liveQuery } from 'dexie'
import { discardItem } from '../journal/discard.ts'
import { createOutbox } from '../journal/outbox.ts'
import type { JournalDatabase } from '../journal/journal-database.ts'
import { clearSeal } from '../journal/seal.ts'
import { lookThrough, mendRow, unreadableRows } from '../journal/unreadable.ts'
import { clearBodySeal, createReplica } from '../replica/replica.ts'
import { syncedDatabases, type SyncedDatabase } from '../domain/casework/documents.ts'
import { createDriver } from '../sync/driver.ts'
import { dropErased } from '../sync/erased.ts'
import { connect, pass, type PassOutcome } from '../sync/loop.ts'
import type { PullPorts } from '../sync/pull.ts'
import type { SyncEvent } from '../sync/status.ts'
import { directoryRing } from './directory-ring.ts'
import { openDoorbell, type Ring } from './doorbell.ts'
import { matchingIds } from './erased-hashes.ts'
import { createGateway } from './gateway.ts'
import { forgetCursorsOfLostReplicas } from './lost-replica.ts'
import { createServerStates } from './server-states.ts'
import { isStorageFailure, storageFailure } from './storage-failure.ts'
import { replicaName, type SyncIdentity, type WakeReason } from './sync-calls.ts'

/** A server that is told at once would be asked twice for each saved note. */
const tellAfter = 5_000
/** Screens need about a millisecond for each document that has come; a few are not worth waiting for. */
const fewShown = 20
const longestShowing = 1_500
/** What two messengers of one event may lie apart. */
const oneEvent = 1_000

export interface SyncSession {
  /** `network`: it is back. */
  wake(reason?: WakeReason): void
  /** Between two passes. */
  readonly discard: (of: SyncedDatabase, id: string) => Promise<void>
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
  const stored = { database, seal: clearSeal }
  const outbox = createOutbox({ database, seal: clearSeal, clock, ulid })
  const replica = createReplica((of) => replicaName(server, user, of), clearBodySeal)
  const ports: PullPorts = {
    outbox,
    replica,
    server: createGateway({ fetch: fetchUntilCut, server, user }),
    // All databases of a browser share one writer: what the replica writes now, screens would wait for.
    shown: (documents) => pause(documents <= fewShown ? 0 : Math.min(longestShowing, documents)),
  }
  const states = createServerStates()
  let connected: readonly SyncedDatabase[] | undefined
  let erasedTotal: string | undefined
  let listening = false
  /** Ends the requests that are under way. */
  let cut = new AbortController()
  let networkAt = Number.NEGATIVE_INFINITY
  let tellDue = false
  let lookedThrough = false
  let cancelTell: (() => void) | undefined
  let endPause: (() => void) | undefined

  function fetchUntilCut(input: string, init: RequestInit = {}): Promise<Response> {
    const signals = [stopping.signal, cut.signal, ...(init.signal ? [init.signal] : [])]
    return fetch(input, { ...init, signal: AbortSignal.any(signals) })
  }

  /** Ends early where a note was saved, or the session ends. */
  function pause(milliseconds: number): Promise<void> {
    if (milliseconds === 0 || stopping.signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const cancel = setTimer(resolve, milliseconds)
      endPause = () => {
        cancel()
        resolve()
      }
    })
  }

  async function onePass(): Promise<PassOutcome> {
    report({ kind: 'pass-started' })
    let inSyncAt: string | null = null
    const outcome = await connectedPass()
      .then(async (passed) => {
        if (stopping.signal.aborted) return passed
        await lookThroughOnce()
        if (passed.kind !== 'done') return passed
        const at = new Date(clock()).toISOString()
        const inSync = () => outbox.rememberInSync(at)
        if ((await inSync()) || ((await mendRows()) && (await inSync()))) inSyncAt = at
        await tellLater()
        return passed
      })
      .catch(storageFailure)
    // Cut short, which is no failure to tell of.
    if (stopping.signal.aborted) return outcome
    if (outcome.kind === 'done') report({ kind: 'pass-done', inSyncAt })
    else {
      // PouchDB keeps a connection that IndexedDB has closed; the next pass opens a new one.
      if (outcome.kind === 'storage') await replica.close()
      disconnect()
      report({ kind: 'pass-failed', failure: outcome.kind })
    }
    return outcome
  }

  /** What is damaged may lie where no screen looks, and nothing is in sync with it. */
  async function lookThroughOnce(): Promise<void> {
    if (lookedThrough) return
    await lookThrough(stored, stopping.signal)
    lookedThrough = true
  }

  /** @returns whether there was anything to mend. */
  async function mendRows(): Promise<boolean> {
    let any = false
    for (const of of connected ?? []) {
      const ids = await unreadableRows(database, of)
      any ||= ids.length > 0
      for (const [id, leaves] of await replica.leaves(of, ids))
        await mendRow(stored, { database: of, id }, leaves)
    }
    return any
  }

  /** Whoever answers next may be another, or have another past: ask again who we are. */
  function disconnect(): void {
    connected = undefined
    states.forget()
  }

  async function connectedPass(): Promise<PassOutcome> {
    if (!connected) {
      await forgetCursorsOfLostReplicas(database, identity)
      const connection = await connect(ports)
      if (connection.kind !== 'done') return connection
      await Promise.all(connection.databases.map((of) => replica.ready(of)))
      connected = connection.databases
      states.told(connection.states ?? [])
      erasedTotal = connection.erased
    }
    const databases = connected
    const dropped = await dropErased(ports, databases, erasedTotal, matchingIds)
    if (dropped.kind !== 'done') return dropped
    const tell = tellDue
    tellDue = false
    const seen = states.begin()
    const outcome = await pass(ports, databases, report, {
      tell,
      isCurrent: async (of) => states.isCurrent(of, await outbox.cursor(of)),
    })
    if (outcome.kind === 'done') seen()
    // Nobody tells what comes from now on, so the next pass asks.
    if (!listening) states.forget()
    return outcome
  }

  /** The server is told how far we have come once all is quiet, or every so often where it never is. */
  async function tellLater(): Promise<void> {
    if (cancelTell || tellDue) return
    const untold = await Promise.all(
      (connected ?? []).map(
        async (of) => (await outbox.cursor(of)) !== (await outbox.confirmedCursor(of)),
      ),
    )
    if (!untold.some(Boolean)) return
    cancelTell = setTimer(() => {
      cancelTell = undefined
      tellDue = true
      driver.wake()
    }, tellAfter)
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
    onSilent() {
      listening = false
      disconnect()
    },
    onTurnedAway: () => driver.wake(),
  })

  /** Level-triggered: a ring matters when the server's state is not the one that we have. */
  async function answerRing({ databases }: Ring): Promise<void> {
    listening = true
    if (databases['directory'] !== undefined) toDirectories.postMessage(databases['directory'])
    states.told(
      syncedDatabases.flatMap((of) => (databases[of] === undefined ? [] : [[of, databases[of]]])),
    )
    if (connected) {
      const erasedMore = databases['erased'] !== undefined && databases['erased'] !== erasedTotal
      if (erasedMore) erasedTotal = databases['erased']
      const current = await Promise.all(
        connected.map(async (of) => states.isCurrent(of, await outbox.cursor(of))),
      )
      if (current.every(Boolean) && !erasedMore) return
    }
    driver.wake()
  }

  /**
   * The network is back, as the page or the worker itself was told: what was asked of the dead one gets no
   * answer. Both tell of the same event, and the second must not cut short what the first began.
   */
  function networkIsBack(): void {
    if (performance.now() - networkAt < oneEvent) return
    networkAt = performance.now()
    cut.abort()
    cut = new AbortController()
    driver.wake('network')
    // What people have waited for goes first.
    void underWay.then(() => doorbell.knock())
  }

  async function discardNow(of: SyncedDatabase, id: string): Promise<void> {
    const found = await replica.leaves(of, [id])
    await discardItem(stored, { database: of, id }, found.get(id)?.live ?? [])
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
      const before = newest
      // After storage was taken away under an open page, the sequence begins anew.
      newest = typeof last === 'number' ? last : 0
      if (newest <= before) return
      endPause?.()
      driver.wake()
    },
    error: () => driver.wake(),
  })
  driver.wake()

  return {
    wake(reason = 'news') {
      if (reason === 'network') networkIsBack()
      else {
        doorbell.knock()
        driver.wake()
        void tryRefusedAgain()
      }
    },
    // While a pull is under way rows are ahead of the replica, which the row is written from.
    discard: (of, id) =>
      driver.between(() => {
        const discarding = discardNow(of, id)
        underWay = discarding.catch(() => undefined)
        return discarding
      }),
    async stop() {
      savedNotes.unsubscribe()
      doorbell.stop()
      toDirectories.close()
      cancelTell?.()
      driver.stop()
      stopping.abort()
      endPause?.()
      // A pass that went on would open the replica again, after it was closed or even deleted.
      await underWay
      await replica.close()
    },
  }
}

function setTimer(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}
