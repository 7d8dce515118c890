import { emptyMap, own } from '../json.ts'

/** Names one edit: the device that made it and that device's counter at the time. */
export type Dot = readonly [deviceId: string, counter: number]

/** All edits a document contains: for each device, every counter up to and including the number. */
export type VersionVector = Readonly<Record<string, number>>

export function hasSeen(seen: VersionVector, [deviceId, counter]: Dot): boolean {
  return (own(seen, deviceId) ?? 0) >= counter
}

export function mergeVectors(a: VersionVector, b: VersionVector): VersionVector {
  const result = Object.assign(emptyMap<number>(), a)
  for (const [deviceId, counter] of Object.entries(b)) {
    result[deviceId] = Math.max(result[deviceId] ?? 0, counter)
  }
  return result
}

export function sameDot(a: Dot, b: Dot): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

/** Higher counter first, then the device id: an order without any clock, the same on every device. */
export function compareDots(a: Dot, b: Dot): number {
  if (a[1] !== b[1]) return b[1] - a[1]
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
