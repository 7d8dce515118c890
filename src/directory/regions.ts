/** Which of the server's regions are on this device. What concerns everyone always is. */
import type { DirectoryManifest } from '../domain/directory/pack.ts'
import { everywhere } from '../domain/directory/region.ts'

export interface RegionChoice {
  /** Fetched first. */
  readonly home?: string
  /** Missing until somebody has chosen: then all of them, as long as they are small. */
  readonly regions?: readonly string[]
}

/** What the server has of a region. */
export interface RegionOffer {
  readonly region: string
  readonly count: number
  /** On the device. */
  readonly bytes: number
  /** To fetch; missing where the server doesn't say. */
  readonly transferBytes?: number
}

/** Bytes on the device up to which a directory is fetched whole, unasked: some 20,000 entries. */
export const smallDirectory = 20_000_000

export function offersOf({ packs }: DirectoryManifest): readonly RegionOffer[] {
  const regions = Map.groupBy(packs, (pack) => pack.region)
  return [...regions].map(([region, own]) => ({
    region,
    count: own.reduce((sum, pack) => sum + pack.count, 0),
    bytes: own.reduce((sum, pack) => sum + pack.bytes, 0),
    ...(own.every((pack) => pack.transferBytes !== undefined)
      ? { transferBytes: own.reduce((sum, pack) => sum + (pack.transferBytes ?? 0), 0) }
      : {}),
  }))
}

/** Sorted. */
export function regionsFor(manifest: DirectoryManifest, choice: RegionChoice): readonly string[] {
  const offers = offersOf(manifest)
  const chosen = choice.regions ?? unchosen(offers, choice.home)
  const isWanted = (region: string) =>
    region === everywhere || region === choice.home || chosen.includes(region)
  return offers
    .map(({ region }) => region)
    .filter(isWanted)
    .sort()
}

function unchosen(offers: readonly RegionOffer[], home: string | undefined): readonly string[] {
  if (offers.reduce((sum, { bytes }) => sum + bytes, 0) <= smallDirectory) {
    return offers.map(({ region }) => region)
  }
  if (home !== undefined) return [home]
  const [largest] = offers
    .filter(({ region }) => region !== everywhere)
    .toSorted((a, b) => b.count - a.count)
  return largest ? [largest.region] : []
}

/** The part of a manifest that these regions are. */
export function narrowed(
  manifest: DirectoryManifest,
  regions: readonly string[],
): DirectoryManifest {
  const packs = manifest.packs.filter((pack) => regions.includes(pack.region))
  return { ...manifest, packs, count: packs.reduce((sum, pack) => sum + pack.count, 0) }
}
