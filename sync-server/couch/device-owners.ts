/**
 * Whose device is which. A document's `seen` says which edits of each device it contains, and a device drops
 * its own unsent edit when the server's version has seen it: so nobody may raise another's counter. A device
 * id belongs to the first user who writes with it.
 */
import type { DocumentStore } from './document-store.ts'

const database = 'devices'

export interface DeviceOwners {
  /** Makes the unclaimed ones those users'. @returns whose each is. */
  claim(devices: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>>
  /** @returns whose each is; one that nobody has claimed is not among them. */
  find(devices: Iterable<string>): Promise<ReadonlyMap<string, string>>
}

export function createDeviceOwners(store: DocumentStore): DeviceOwners {
  const owners = new Map<string, string>()

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

  const unknown = (devices: Iterable<string>) =>
    [...devices].filter((device) => !owners.has(device))

  function known(devices: Iterable<string>): ReadonlyMap<string, string> {
    return new Map(
      [...devices].flatMap((device) => {
        const user = owners.get(device)
        return user === undefined ? [] : [[device, user]]
      }),
    )
  }

  return {
    async claim(devices) {
      // Each time: a store that is away when the server starts must not stay away for this.
      await store.ensureDatabase(database)
      const wanted = unknown(devices.keys())
      if (wanted.length > 0) {
        const claims = wanted.map((device) => ({
          _id: `device:${device}`,
          user: devices.get(device),
        }))
        // One that exists already is a conflict row and keeps its owner; so does one claimed just now elsewhere.
        await store.bulkDocs(database, claims, { newEdits: true })
        await read(wanted)
      }
      return known(devices.keys())
    },
    async find(devices) {
      await store.ensureDatabase(database)
      const asked = unknown(devices)
      if (asked.length > 0) await read(asked)
      return known(devices)
    },
  }
}
