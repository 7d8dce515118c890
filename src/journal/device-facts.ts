/**
 * Facts about the device itself, not about one user: who uses it, and who signed out without the server
 * knowing yet. In IndexedDB with strict durability,
 * since localStorage is written late: a browser that is killed forgets the last seconds of it.
 */
import Dexie, { type Table } from 'dexie'

type DeviceDatabase = Dexie & { facts: Table<{ key: string; value: unknown }, string> }

async function withDevice<T>(act: (facts: DeviceDatabase['facts']) => Promise<T>): Promise<T> {
  const database = new Dexie('kulturlots-device', {
    chromeTransactionDurability: 'strict',
  }) as DeviceDatabase
  database.version(1).stores({ facts: 'key' })
  try {
    return await act(database.facts)
  } finally {
    database.close()
  }
}

/** @returns undefined when it was never written. */
export function readDeviceFact(key: string): Promise<unknown> {
  return withDevice(async (facts) => (await facts.get(key))?.value)
}

/** Resolves when it is on the disk. */
export async function writeDeviceFact(key: string, value: unknown): Promise<void> {
  await withDevice((facts) => facts.put({ key, value: JSON.parse(JSON.stringify(value)) }))
}

/** Reads and writes in one transaction, so that two tabs can't undo each other. Resolves when it is on the disk. */
export async function changeDeviceFact(
  key: string,
  change: (value: unknown) => unknown,
): Promise<void> {
  await withDevice((facts) =>
    facts.db.transaction('rw', facts, async () => {
      const value = change((await facts.get(key))?.value)
      await facts.put({ key, value: JSON.parse(JSON.stringify(value)) })
    }),
  )
}
