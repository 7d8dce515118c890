/**
 * Facts about the device itself, not about one user: who uses it. In IndexedDB with strict durability,
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
