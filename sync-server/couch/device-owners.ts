/**
 * Whose device is which. A document's `seen` says which edits of each device it contains, and a device drops
 * its own unsent edit when the server's version has seen it: so nobody may raise another's counter. A device
 * id belongs to the first user who connects or writes with it.
 */
import { createRateLimit } from '../accounts/rate-limit.ts'
import { StoreError, type DocumentStore } from './document-store.ts'

const database = 'devices'

/**
 * Devices that one person's requests may make known in a day: those of a whole node, carried back to a server
 * that has lost them. They are in nobody's quota, and anybody can be a guest.
 */
const claimsPerDay = 1_000
/** How many are remembered between requests. */
const mostRemembered = 50_000

export interface DeviceOwners {
  /** Makes the unclaimed ones those users', as many as `requester` may today. On the disk when it resolves. */
  claim(devices: ReadonlyMap<string, string>, requester: string): Promise<Claimed>
  /** @returns whose each is; one that nobody has claimed is not among them. */
  find(devices: Iterable<string>): Promise<ReadonlyMap<string, string>>
}

export interface Claimed {
  /** Whose each is; one that was too many is not among them. */
  readonly owners: ReadonlyMap<string, string>
  /** Those that nobody had claimed before. */
  readonly fresh: ReadonlySet<string>
}

export function createDeviceOwners(store: DocumentStore, clock: () => number): DeviceOwners {
  const owners = new Map<string, string>()
  const claims = createRateLimit({ limit: claimsPerDay, windowSeconds: 86_400, clock })

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

  function forgetting(answer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    if (owners.size > mostRemembered) owners.clear()
    return answer
  }

  return {
    async claim(devices, requester) {
      // Each time: a store that is away when the server starts must not stay away for this.
      await store.ensureDatabase(database)
      const asked = unknown(devices.keys())
      if (asked.length > 0) await read(asked)
      const wanted = unknown(asked).filter(() => claims.take(requester).kind === 'allowed')
      if (wanted.length > 0) {
        const bodies = wanted.map((device) => ({
          _id: `device:${device}`,
          user: devices.get(device),
        }))
        // One that was claimed just now elsewhere is a conflict row and keeps its owner.
        for (const result of await store.bulkDocs(database, bodies, { newEdits: true })) {
          if ('error' in result && result.error === 'service_unavailable') {
            throw new StoreError('unavailable', result.reason)
          }
        }
        await read(wanted)
      }
      return { owners: forgetting(known(devices.keys())), fresh: new Set(wanted) }
    },
    async find(devices) {
      await store.ensureDatabase(database)
      const asked = unknown(devices)
      if (asked.length > 0) await read(asked)
      return forgetting(known(devices))
    },
  }
}
