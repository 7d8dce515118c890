/**
 * One device: its disk (journal and replica), its clock, and up to two tabs that lead the sync at once. The
 * journal, the loop and the HTTP client are the app's own; every call of theirs to disk or network is a turn.
 */
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import type { JournalDatabase } from '../../src/journal/journal-database.ts'
import type { Journal } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import type { PullPorts } from '../../src/sync/pull.ts'
import type { Outbox, Replica } from '../../src/sync/ports.ts'
import { createGateway } from '../../src/workers/gateway.ts'
import { serverId } from './gateways.ts'
import type { Network } from './network.ts'
import type { Scheduler } from './scheduler.ts'
import { turning } from './turning.ts'

export interface Disk {
  readonly database: JournalDatabase
  readonly replica: Replica & { lose(): Promise<void> | void }
  /** A copy of both as they are now. @returns what puts it back. Where it can be had. */
  readonly backup?: () => () => void
  close(): Promise<void>
}

export interface Device {
  readonly name: string
  readonly user: string
  readonly disk: Disk
  readonly journal: Journal
  /** Milliseconds that its clock is wrong by. */
  skew: number
  /** Starts a pass in the first tab, or, where that one is at it, in a second. Not in a third. */
  sync(): void
  /** Nobody rings any more, so its tabs ask anew who they are before anything else. */
  hearNothing(): void
  /** All of its tabs die. */
  kill(): void
  /** What the latest pass that came to an end ended with. */
  readonly outcome: string | undefined
  readonly busy: boolean
}

export interface DeviceDependencies {
  readonly name: string
  readonly user: string
  readonly disk: Disk
  readonly scheduler: Scheduler
  readonly network: Network
  readonly ulid: () => string
  /** Never the same twice in one history: an edit's time is its name to the oracle. */
  readonly moment: () => number
  /** Whether a pass tells the server how far it has come; in the app it waits for a quiet moment. */
  readonly tells: () => boolean
  readonly failed: (error: unknown) => void
}

interface Tab {
  readonly ports: PullPorts
  connected: readonly SyncedDatabase[] | undefined
  passing: boolean
}

export function createDevice(dependencies: DeviceDependencies): Device {
  const { name, user, disk, scheduler, network, ulid, moment, tells, failed } = dependencies
  const clock = () => moment() + self.skew
  const { database } = disk
  const outbox: Outbox = createOutbox({ database, seal: clearSeal, clock, ulid })
  let tabs: readonly Tab[] = []

  const newTab = (): Tab => ({
    ports: {
      outbox: turning(scheduler, 'journal', outbox),
      replica: turning(scheduler, 'replica', disk.replica),
      server: createGateway({ fetch: network.fetchOf(name), server: serverId, user }),
    },
    connected: undefined,
    passing: false,
  })

  /** As `workers/sync-session.ts` does it. */
  async function onePass(tab: Tab): Promise<string> {
    if (!tab.connected) {
      const connection = await connect(tab.ports)
      if (connection.kind !== 'done') return connection.kind
      tab.connected = connection.databases
    }
    const outcome = await pass(tab.ports, tab.connected, () => undefined, { tell: tells() })
    if (outcome.kind !== 'done') tab.connected = undefined
    return outcome.kind
  }

  const self = {
    name,
    user,
    disk,
    journal: { database, seal: clearSeal, user, clock, ulid },
    skew: 0,
    outcome: undefined as string | undefined,
    get busy() {
      return tabs.some(({ passing }) => passing)
    },
    sync() {
      const free = tabs.find(({ passing }) => !passing)
      if (!free && tabs.length === 2) return
      const tab = free ?? newTab()
      if (!free) tabs = [...tabs, tab]
      tab.passing = true
      scheduler.spawn(name, `tab ${tabs.indexOf(tab) + 1}`, async () => {
        try {
          self.outcome = await onePass(tab)
        } catch (error) {
          tab.connected = undefined
          failed(error)
        }
        tab.passing = false
      })
    },
    hearNothing() {
      for (const tab of tabs) tab.connected = undefined
    },
    kill() {
      scheduler.kill(name)
      tabs = []
    },
  }
  return self
}
