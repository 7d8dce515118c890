/**
 * One check with the server, and taking in what changed:
 *
 *   manifest ── the same ──▶ unchanged
 *       │ another
 *       ├── stored before ──▶ the difference ──▶ updated
 *       │                         │ gone, too large, or it does not add up
 *       └── nothing stored ───────┴──▶ missing packs ──▶ updated
 *
 * Nothing of the directory in use is touched until all that the new one needs is here and checked.
 */
import type { DirectoryManifest, PackReference } from '../domain/directory/pack.ts'
import { countOf, idsOf, isTooLarge, withChanges } from './difference.ts'
import {
  isRefusedStorage,
  type Directory,
  type DirectoryDatabase,
  type StoredPack,
} from './directory-database.ts'
import {
  fetchChanges,
  fetchManifest,
  fetchPack,
  type Corrupt,
  type Fetch,
  type Unreachable,
} from './fetch-directory.ts'

export interface RefreshPorts {
  readonly fetch: Fetch
  readonly now: () => Date
  readonly databaseOf: (server: string) => DirectoryDatabase
  /** Called with the packs at hand, at the start and after each. */
  readonly onPacks: (packs: readonly StoredPack[], total: number) => void
}

export type Refreshed =
  | { readonly kind: 'unchanged'; readonly directory: Directory }
  | {
      readonly kind: 'updated'
      readonly directory: Directory
      readonly entries: number
      readonly removed: number
      /** False when the device refused; the directory is whole in memory. */
      readonly stored: boolean
    }
  | Unreachable
  | Corrupt

export interface Standing {
  readonly directory: Directory | undefined
  /** False when it is in memory alone: then it is stored anew, from its packs. */
  readonly stored: boolean
}

/** @param homeRegion county code whose packs come first. */
export async function refreshDirectory(
  { directory: current, stored }: Standing,
  ports: RefreshPorts,
  homeRegion?: string,
): Promise<Refreshed> {
  const answer = await fetchManifest(ports.fetch)
  if (answer.kind !== 'manifest') return answer
  const { manifest } = answer
  if (stored && current?.manifest.server === manifest.server) {
    const known = await fromCurrent(current, manifest, ports)
    if (known) return known
  }
  return fromPacks(current, manifest, ports, homeRegion)
}

/** Undefined when the difference does not lead there. */
async function fromCurrent(
  current: Directory,
  manifest: DirectoryManifest,
  ports: RefreshPorts,
): Promise<Refreshed | undefined> {
  const database = ports.databaseOf(manifest.server)
  const checkedAt = ports.now().toISOString()
  if (current.contentId === manifest.id) {
    if (countOf(current) !== manifest.count) return undefined
    const directory = { ...current, checkedAt }
    // Refused, the time of this check is lost, and nothing else.
    await kept(() => database.checked(directory))
    return { kind: 'unchanged', directory }
  }
  const answer = await fetchChanges(ports.fetch, current.contentId)
  if (answer.kind === 'unreachable') return answer
  if (answer.kind !== 'changes' || answer.changes.skipped > 0) return undefined
  const { changes } = answer
  const difference = withChanges(current, changes)
  const directory = { ...current, ...difference, contentId: changes.id, checkedAt }
  if (isTooLarge(difference, manifest.count)) return undefined
  // Where the server moved on between both answers, the next check counts.
  if (changes.id === manifest.id && countOf(directory) !== manifest.count) return undefined
  const { changed, removed } = difference
  return {
    kind: 'updated',
    directory,
    entries: changes.entries.length,
    removed: changes.removed.length,
    stored: await kept(() => database.replaceDifference(directory, changed, removed)),
  }
}

async function fromPacks(
  current: Directory | undefined,
  manifest: DirectoryManifest,
  ports: RefreshPorts,
  homeRegion: string | undefined,
): Promise<Refreshed> {
  const database = ports.databaseOf(manifest.server)
  const packs = new Map<string, StoredPack>()
  for (const pack of current?.packs ?? []) packs.set(pack.sha256, pack)
  const wanted = manifest.packs.map((reference) => reference.sha256)
  await kept(async () => {
    const missing = wanted.filter((sha256) => !packs.has(sha256))
    for (const pack of await database.packs(missing)) packs.set(pack.sha256, pack)
  })
  const atHand = () =>
    wanted.map((sha256) => packs.get(sha256)).filter((pack) => pack !== undefined)
  ports.onPacks(atHand(), wanted.length)
  let entries = 0
  const missing = manifest.packs.filter((reference) => !packs.has(reference.sha256))
  const failure = await fetchAll(nearestFirst(missing, homeRegion), ports.fetch, async (pack) => {
    packs.set(pack.sha256, pack)
    entries += pack.index.kinds.length
    ports.onPacks(atHand(), wanted.length)
    await kept(() => database.keepPack(pack))
  })
  if (failure) return failure
  const directory: Directory = {
    manifest,
    contentId: manifest.id,
    checkedAt: ports.now().toISOString(),
    packs: atHand(),
    changed: [],
    removed: [],
  }
  const stored = await kept(() => database.replace(directory, directory.packs))
  return { kind: 'updated', directory, entries, removed: lost(current, directory), stored }
}

/** Four at a time: enough to fill a slow line, few enough to show progress. Stops at the first failure. */
async function fetchAll(
  references: readonly PackReference[],
  fetch: Fetch,
  onPack: (pack: StoredPack) => Promise<void>,
): Promise<Unreachable | Corrupt | undefined> {
  const queue = [...references]
  let failure: Unreachable | Corrupt | undefined
  const fetchNext = async (): Promise<void> => {
    for (let next = queue.shift(); next && !failure; next = queue.shift()) {
      const answer = await fetchPack(fetch, next)
      if (answer.kind === 'pack') await onPack(answer.pack)
      else failure ??= answer
    }
  }
  await Promise.all([fetchNext(), fetchNext(), fetchNext(), fetchNext()])
  return failure
}

/** After one's own county that which belongs to none: it has the vocabularies, and so the labels. */
function nearestFirst(references: readonly PackReference[], homeRegion: string | undefined) {
  const distance = ({ region }: PackReference) =>
    region === homeRegion ? 0 : region === 'all' ? 1 : 2
  return references.toSorted((a, b) => distance(a) - distance(b))
}

function lost(before: Directory | undefined, after: Directory): number {
  if (!before) return 0
  const ids = idsOf(after)
  const had = new Set<string>([...idsOf(before), ...before.changed.map((entry) => entry.id)])
  for (const id of before.removed) had.delete(id)
  return [...had].filter((id) => !ids.has(id)).length
}

/** False when the device refused to store. */
async function kept(store: () => Promise<void>): Promise<boolean> {
  try {
    await store()
    return true
  } catch (error) {
    if (isRefusedStorage(error)) return false
    throw error
  }
}
