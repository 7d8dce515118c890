import type { NewWork } from '../../src/domain/rules/write-rules.ts'
import { isDeviceId } from '../../src/domain/identifiers.ts'
import type { DeviceWrite } from './gateway.ts'
import type { DeviceOwners } from './device-owners.ts'

/** Devices whose counters one write may raise: a person's own, with a renewed id or two among them. */
const mostDevices = 4
/** One that carries brings a document as it is: everybody's who has ever edited it. */
const mostCarriedDevices = 100

/** And called as devices are: what is not is no device's, and only takes room in the records. */
export function areDevices({ devices }: NewWork, { carrying }: DeviceWrite): boolean {
  const most = carrying ? mostCarriedDevices : mostDevices
  return devices.size <= most && [...devices.keys()].every(isDeviceId)
}

export interface JudgedDevices {
  /** Whose each known device is. */
  readonly owners: ReadonlyMap<string, string>
  /** Those that this write has made known. */
  readonly fresh: ReadonlySet<string>
  /** For each work the devices that are not in order. */
  readonly unfair: readonly (readonly string[])[]
}

/**
 * An edit is counted by its author's own device. Unclaimed devices become their author's with the first
 * value they bring, also when it is carried.
 *
 * A carried device that brings no value (its edit took something away, or was replaced since) names nobody,
 * so there is nothing to hold it against: in casework it is let through, and stands in the record.
 *
 */
export async function judgeDevices(
  owners: DeviceOwners,
  { requester, carrying, database }: DeviceWrite,
  aliases: ReadonlySet<string>,
  works: readonly NewWork[],
): Promise<JudgedDevices> {
  const claims = new Map<string, string>()
  const silent = new Set<string>()
  for (const { devices } of works) {
    for (const [device, named] of devices) {
      // Beside another device, one that brings no value may be anybody's: a colleague's edit that took
      // something away, which the server has lost.
      const isOwn = !carrying && (named.size > 0 || devices.size === 1)
      const [author] = isOwn ? [requester.userId] : named
      if (author === undefined) silent.add(device)
      else if (!claims.has(device)) claims.set(device, author)
    }
  }
  const claimed = await owners.claim(claims, requester.userId)
  const known = new Map([...claimed.owners, ...(await owners.find(silent))])

  function isFair(device: string, named: ReadonlySet<string>): boolean {
    const owner = known.get(device)
    // An unclaimed one that brings no value is nobody's yet, and stays so.
    if (!carrying) return owner === requester.userId || (owner === undefined && named.size === 0)
    if (named.size > 0) return named.size === 1 && owner !== undefined && named.has(owner)
    if (database === 'casework' || owner === undefined) return true
    return owner === requester.userId || aliases.has(owner)
  }
  return {
    owners: known,
    fresh: claimed.fresh,
    unfair: works.map(({ devices }) =>
      [...devices].filter(([device, named]) => !isFair(device, named)).map(([device]) => device),
    ),
  }
}
