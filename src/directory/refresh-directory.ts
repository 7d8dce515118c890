/**
 * One check with the server, and taking in what changed:
 *
 *   manifest ── the same ──▶ unchanged
 *       │ another
 *       ├── the same regions stored ──▶ the difference ──▶ updated
 *       │                         │ gone, too large, or it does not add up
 *       └── nothing stored ───────┴──▶ missing packs ──▶ updated
 *
 * Nothing of the directory in use is touched until all that the new one needs is here and checked. Then it answers
 * from memory, and is stored: who is interrupted before the end has the directory of before, and the packs so far.
 */
import type { Corrupt } from './calls.ts'
import { idsOf } from './columns.ts'
import { contentOf, withDifference, type Difference } from './content.ts'
import { countOf, isTooLarge, withChanges } from './difference.ts'
import type { DirectoryDatabase } from './directory-database.ts'
import type { ArrivedPack, Directory, DirectoryVersion } from './stored-version.ts'
import { fetchChanges, fetchManifest, type Fetch, type Unreachable } from './fetch-directory.ts'
import { bringPacks, type PacksHere } from './bring-packs.ts'
import { kept } from './refused-storage.ts'
import { narrowed, offersOf, regionsFor } from './regions.ts'
import { choiceIn } from './stored-regions.ts'

export interface RefreshPorts {
  readonly fetch: Fetch
  readonly now: () => Date
  readonly databaseOf: (server: string) => Promise<DirectoryDatabase>
  /** Whether anything of a server is on the device. */
  readonly isKnown: (server: string) => boolean
  /** Called with the packs at hand, at the start and after each. */
  readonly onPacks: (packs: PacksHere) => void
  /** Called with a directory that is all here and checked, before all of it is stored. */
  readonly onWhole: (directory: Directory, held: ReadonlyMap<string, ArrivedPack>) => void
}

export type Refreshed =
  | { readonly kind: 'unchanged'; readonly directory: Directory }
  | {
      readonly kind: 'updated'
      readonly directory: Directory
      readonly entries: number
      readonly removed: number
      /** What the device refused to store; with anything in it, the directory is whole in memory alone. */
      readonly held: ReadonlyMap<string, ArrivedPack>
      readonly stored: boolean
    }
  | Unreachable
  | Corrupt

export interface Standing {
  readonly directory: Directory | undefined
  /** False when it is in memory alone: then it is stored anew, from its packs. */
  readonly stored: boolean
  readonly held: ReadonlyMap<string, ArrivedPack>
}

/** Sooner than a slow line ever answers, ms. */
const quick = 75

export type AskedManifest = Awaited<ReturnType<typeof askManifest>>

/** Asks while what is stored is still being opened. */
export async function askManifest(fetch: Fetch) {
  const start = performance.now()
  const answer = await fetchManifest(fetch)
  return { answer, isQuick: performance.now() - start < quick }
}

/** @param homeRegion county code whose packs come first, unless another was chosen. */
export async function refreshDirectory(
  standing: Standing,
  { answer, isQuick }: AskedManifest,
  ports: RefreshPorts,
  homeRegion?: string,
): Promise<Refreshed> {
  if (answer.kind !== 'manifest') return answer
  const { server } = answer.manifest
  const choice = ports.isKnown(server) ? await choiceIn(await ports.databaseOf(server)) : {}
  const regions = regionsFor(answer.manifest, choice)
  const offers = offersOf(answer.manifest)
  const manifest = narrowed(answer.manifest, regions)
  const version = {
    manifest,
    regions,
    offers,
    contentId: manifest.id,
    checkedAt: ports.now().toISOString(),
  }
  const { directory: current, stored } = standing
  const isHere = current?.manifest.server === manifest.server
  if (stored && isHere && isStillWanted(current, version)) {
    const known = await fromCurrent(current, version, ports)
    if (known) return known
  }
  return fromPacks(standing, version, ports, { home: choice.home ?? homeRegion, isQuick })
}

/** A region of which the server has nothing any more is still wanted: it may come back. */
function isStillWanted(current: Directory, { regions, offers }: DirectoryVersion): boolean {
  const isDropped = (region: string) =>
    offers.some((offer) => offer.region === region) && !regions.includes(region)
  return (
    regions.every((region) => current.regions.includes(region)) && !current.regions.some(isDropped)
  )
}

/** Undefined when the difference does not lead there. */
async function fromCurrent(
  current: Directory,
  version: DirectoryVersion,
  ports: RefreshPorts,
): Promise<Refreshed | undefined> {
  const { manifest, regions, offers, checkedAt } = version
  const database = await ports.databaseOf(manifest.server)
  if (current.contentId === manifest.id) {
    if (countOf(current.content) !== manifest.count) return undefined
    const directory = { ...current, offers, checkedAt }
    // Refused, the time of this check is lost, and nothing else.
    await kept(() => database.checked(directory))
    return { kind: 'unchanged', directory }
  }
  const only = regions.length < offers.length ? regions : 'all'
  const answer = await fetchChanges(ports.fetch, current.contentId, only)
  if (answer.kind === 'unreachable') return answer
  if (answer.kind !== 'changes' || answer.changes.skipped > 0) return undefined
  const { changes } = answer
  const difference = withChanges(await database.difference(), changes)
  if (isTooLarge(difference, manifest.count)) return undefined
  const content = withDifference(current.content, current.manifest.packs.length, difference)
  // Where the server moved on between both answers, the next check counts.
  if (changes.id === manifest.id && countOf(content) !== manifest.count) return undefined
  const directory = { ...current, offers, content, contentId: changes.id, checkedAt }
  ports.onWhole(directory, new Map())
  await questions()
  return {
    kind: 'updated',
    directory,
    entries: changes.entries.length,
    removed: changes.removed.length,
    held: new Map(),
    stored: await kept(() => database.replaceDifference(directory, difference)),
  }
}

const none: Difference = { changed: [], removed: [] }

async function fromPacks(
  { directory: current, held }: Standing,
  version: DirectoryVersion,
  ports: RefreshPorts,
  line: { readonly home: string | undefined; readonly isQuick: boolean },
): Promise<Refreshed> {
  const { manifest } = version
  const database = await ports.databaseOf(manifest.server)
  const isKnown = ports.isKnown(manifest.server)
  const brought = await bringPacks(
    { ...line, manifest, database, isKnown, fetch: ports.fetch, held },
    ports.onPacks,
  )
  if (brought.kind !== 'packs') return brought
  const directory: Directory = { ...version, content: contentOf(brought.packs.indexes(), none) }
  ports.onWhole(directory, brought.packs.held)
  await questions()
  await brought.finish()
  const isKept = brought.packs.held.size === 0
  const stored = isKept && (await kept(() => database.replace(directory, none)))
  return {
    kind: 'updated',
    directory,
    entries: brought.entries,
    removed: lost(current, directory),
    held: brought.packs.held,
    stored,
  }
}

/** Those that waited for the directory come before storing it. */
function questions(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}

function lost(before: Directory | undefined, { content }: Directory): number {
  if (!before) return 0
  const ids = new Set(idsOf(content.index))
  return idsOf(before.content.index).filter((id) => !ids.has(id)).length
}
