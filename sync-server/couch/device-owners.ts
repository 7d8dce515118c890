/**
 * Whose device is which. A document's `seen` says which edits of each device it contains, and a device drops
 * its own unsent edit when the server's version has seen it: so nobody may raise another's counter. A device
 * id belongs to the first user who writes with it.
 */
import type { DocumentStore } from './document-store.ts'

const database = 'devices'

export interface DeviceOwners {
  /** Makes the unclaimed ones the user's. @returns those that are somebody else's. */
  foreign(devices: ReadonlySet<string>, userId: string): Promise<ReadonlySet<string>>
}

export function createDeviceOwners(store: DocumentStore): DeviceOwners {
  const owners = new Map<string, string>()
  const ready = store.ensureDatabase(database)

  async function read(devices: readonly string[]): Promise<void> {
    const { rows } = await store.allDocs(database, {
      keys: devices.map((device) => `device:${device}`),
      includeDocs: true,
    })
    for (const row of rows) {
      const user = 'error' in row ? undefined : row.doc?.['user']
      if (typeof user === 'string') owners.set(row.key.slice('device:'.length), user)
    }
  }

  return {
    async foreign(devices, userId) {
      await ready
      const unknown = [...devices].filter((device) => !owners.has(device))
      if (unknown.length > 0) {
        const claims = unknown.map((device) => ({ _id: `device:${device}`, user: userId }))
        // One that exists already is a conflict row and keeps its owner; so does one claimed just now elsewhere.
        await store.bulkDocs(database, claims, { newEdits: true })
        await read(unknown)
      }
      return new Set([...devices].filter((device) => owners.get(device) !== userId))
    },
  }
}
