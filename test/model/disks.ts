/**
 * Two forms of a device's disk. `memory`: the journal's own code on tables in memory, and revision trees;
 * fast, for the large number. `indexeddb`: Dexie and PouchDB as they are, on IndexedDB in memory.
 */
import Dexie from 'dexie'
import { openJournalDatabase } from '../../src/journal/journal-database.ts'
import type { Replica } from '../../src/sync/ports.ts'
import type { Disk } from './device.ts'
import { createMemoryReplica } from './memory-replica.ts'
import { createMemoryJournal } from './memory-tables.ts'

export type DiskKind = 'memory' | 'indexeddb'

export function openMemoryDisk(name: string): Disk {
  const journal = createMemoryJournal(name)
  const replica = createMemoryReplica()
  return {
    database: journal.database,
    replica,
    backup() {
      const [putJournal, putReplica] = [journal.backup(), replica.backup()]
      return () => {
        putJournal()
        putReplica()
      }
    },
    close: () => Promise.resolve(),
  }
}

interface RealReplica extends Replica {
  destroy(): Promise<void>
}

/**
 * Imported when asked for, by a name that the compiler does not follow: PouchDB's types declare a global
 * `Buffer` of their own, which takes Node's away from the whole program.
 */
async function loadReplica() {
  const { indexedDB, IDBKeyRange } = await import('fake-indexeddb')
  // PouchDB finds them where a browser has them; Dexie has looked when it was loaded.
  Object.assign(globalThis, { indexedDB, IDBKeyRange })
  Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange })
  const path = new URL('../../src/replica/replica.ts', import.meta.url).href
  return (await import(path)) as {
    createReplica: (nameOf: (database: string) => string, seal: unknown) => RealReplica
    clearBodySeal: unknown
  }
}

let opened = 0

export async function openIndexedDbDisk(name: string): Promise<Disk> {
  const { createReplica, clearBodySeal } = await loadReplica()
  const unique = `${name}-${(opened += 1)}`
  const database = openJournalDatabase(`model-${unique}`)
  await database.open()
  const replica = createReplica((of) => `model-replica-${unique}-${of}`, clearBodySeal)
  return {
    database,
    replica: Object.assign(replica, { lose: () => replica.destroy() }),
    async close() {
      await replica.destroy()
      await database.delete()
    },
  }
}
