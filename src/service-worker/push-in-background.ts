/**
 * One push in the background: the page's own loop, without pulling. Where a tab leads it is left to it. It
 * opens databases as they are stored and makes or upgrades none: what is not there, or of another version,
 * waits for the page.
 *
 * A file of its own, which `service-worker.ts` loads only for a `sync` event: a service worker is started for
 * every page, and Dexie and PouchDB would be read each time.
 */
import Dexie from 'dexie'
import { ulid } from 'ulid'
import { journalName, type JournalDatabase } from '../journal/journal-database.ts'
import { createOutbox } from '../journal/outbox.ts'
import { clearSeal } from '../journal/seal.ts'
import { clearBodySeal, createReplica } from '../replica/replica.ts'
import { syncedDatabases } from '../domain/casework/documents.ts'
import { pushPass, type PassOutcome } from '../sync/loop.ts'
import { createGateway } from '../workers/gateway.ts'
import { leaderLock, replicaName, type SyncIdentity } from '../workers/sync-calls.ts'

/** What this version of the loop needs of the journal. */
const stores = ['journal', 'rows', 'drafts', 'facts']

/** @returns how it ended; `done` also where there was nothing to do. */
export async function pushInBackground(identity: SyncIdentity): Promise<PassOutcome> {
  const { server, user } = identity
  return navigator.locks.request(
    leaderLock(server, user),
    { ifAvailable: true },
    async (lock): Promise<PassOutcome> => {
      // It may be closed before it is through: the browser is to ask again.
      if (!lock) return { kind: 'busy' }
      if (!(await isThere(identity))) return { kind: 'done' }
      const database = new Dexie(journalName(server, user), {
        chromeTransactionDurability: 'strict',
      }) as JournalDatabase
      const replica = createReplica((of) => replicaName(server, user, of), clearBodySeal)
      try {
        await database.open()
        const known = database.tables.map(({ name }) => name)
        if (!stores.every((name) => known.includes(name))) return { kind: 'done' }
        // Opened without a declared version, Dexie knows the tables but does not name them.
        for (const table of database.tables) Object.assign(database, { [table.name]: table })
        const outbox = createOutbox({
          database,
          seal: clearSeal,
          clock: Date.now,
          ulid: () => ulid(),
        })
        if ((await outbox.waiting()).length === 0) return { kind: 'done' }
        const gateway = createGateway({ fetch: (...asked) => fetch(...asked), server, user })
        return await pushPass({ outbox, replica, server: gateway })
      } finally {
        await replica.close()
        database.close()
      }
    },
  )
}

/** Journal and replicas; none is made here. */
async function isThere({ server, user }: SyncIdentity): Promise<boolean> {
  const stored = (await indexedDB.databases()).map(({ name }) => name)
  return [
    journalName(server, user),
    ...syncedDatabases.map((of) => `_pouch_${replicaName(server, user, of)}`),
  ].every((name) => stored.includes(name))
}
