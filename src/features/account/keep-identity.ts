/** Who uses the device, where a killed browser finds it again: localStorage is written late. */
import { readDeviceFact, writeDeviceFact } from '../../journal/device-facts.ts'
import { identityKey, parseIdentity, type Identity } from './identity.ts'

export async function keepIdentity(identity: Identity): Promise<void> {
  try {
    await writeDeviceFact(identityKey, identity)
  } catch {
    // A full or denied device: localStorage has it, and the server will say it again.
  }
}

/** @returns undefined when nothing is kept, or the storage would not open. */
export async function readKeptIdentity(): Promise<Identity | undefined> {
  try {
    const kept = parseIdentity(await readDeviceFact(identityKey))
    return kept.kind === 'unknown' ? undefined : kept
  } catch {
    return undefined
  }
}
