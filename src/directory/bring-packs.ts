/** Brings the packs of a manifest to the device: what is stored or in memory stays, the rest is fetched. */
import type { DirectoryManifest, PackReference } from '../domain/directory/pack.ts'
import { everywhere } from '../domain/directory/region.ts'
import type { DirectoryDatabase } from './directory-database.ts'
import type { ArrivedPack } from './stored-version.ts'
import type { Corrupt } from './calls.ts'
import { fetchPack, type Fetch, type Unreachable } from './fetch-directory.ts'
import { createPackKeeper, type PackKeeper } from './keep-packs.ts'
import type { PackIndex } from './pack-index.ts'
import { kept } from './refused-storage.ts'

/** Those of a manifest that are at hand. */
export interface PacksHere {
  readonly done: number
  readonly total: number
  /** In the manifest's order. */
  indexes(): readonly PackIndex[]
  /** The packs that `indexes` are of: the manifest of what is here. */
  manifest(): DirectoryManifest
  /** With their bytes: those that are not stored, or not yet. */
  readonly held: ReadonlyMap<string, ArrivedPack>
}

export interface Bringing {
  readonly manifest: DirectoryManifest
  readonly home: string | undefined
  readonly database: DirectoryDatabase
  /** Whether anything of this server is on the device. */
  readonly isKnown: boolean
  /** Whether the server answers at once: then nothing is gained by fetching one pack before the others. */
  readonly isQuick: boolean
  readonly fetch: Fetch
  readonly held: ReadonlyMap<string, ArrivedPack>
}

export interface Brought {
  readonly kind: 'packs'
  readonly packs: PacksHere
  readonly entries: number
  /** Stores what still waits. What the device refuses stays in `held`. */
  finish(): Promise<void>
}

/** What has come before a failure is stored. */
export async function bringPacks(
  bringing: Bringing,
  onPacks: (packs: PacksHere) => void,
): Promise<Brought | Unreachable | Corrupt> {
  const keeper = createPackKeeper(bringing.database)
  const brought = await bring(bringing, keeper, onPacks)
  if (brought.kind !== 'packs') await keeper.finish()
  return brought
}

async function bring(
  { manifest, home, database, isKnown, isQuick, fetch, held: before }: Bringing,
  keeper: PackKeeper,
  onPacks: (packs: PacksHere) => void,
): Promise<Brought | Unreachable | Corrupt> {
  const wanted = manifest.packs.map((pack) => pack.sha256)
  const here = new Map<string, PackIndex>()
  if (isKnown) {
    await kept(async () => {
      for (const [sha256, index] of await database.packs(wanted)) here.set(sha256, index)
    })
  }
  const keep = (pack: ArrivedPack) => {
    here.set(pack.sha256, pack.index)
    return keeper.add(pack)
  }
  for (const sha256 of wanted) {
    const pack = before.get(sha256)
    if (pack && !here.has(sha256)) await keep(pack)
  }
  const packs = () => packsHere(manifest, here, keeper.held)
  onPacks(packs())
  let entries = 0
  const missing = manifest.packs.filter((reference) => !here.has(reference.sha256))
  const ordered = nearestFirst(missing, home)
  const bringOne = async (reference: PackReference, onHalf?: () => void) => {
    const answer = await fetchPack(fetch, reference, onHalf)
    if (answer.kind !== 'pack') return answer
    await keep(answer.pack)
    entries += answer.pack.index.kinds.length
    onPacks(packs())
    return undefined
  }
  const failure =
    here.size > 0 || isQuick
      ? await bringAll(ordered, bringOne)
      : await bringFirstAlone(ordered, bringOne)
  if (failure) return failure
  return { kind: 'packs', packs: packs(), entries, finish: () => keeper.finish() }
}

function packsHere(
  manifest: DirectoryManifest,
  here: ReadonlyMap<string, PackIndex>,
  held: ReadonlyMap<string, ArrivedPack>,
): PacksHere {
  const { packs } = manifest
  return {
    done: here.size,
    total: packs.length,
    indexes: () => packs.map((pack) => here.get(pack.sha256)).filter((pack) => pack !== undefined),
    manifest: () => ({ ...manifest, packs: packs.filter((pack) => here.has(pack.sha256)) }),
    held,
  }
}

type BringOne = (
  reference: PackReference,
  onHalf?: () => void,
) => Promise<Unreachable | Corrupt | undefined>

/** Four at a time: enough to fill a slow line, few enough to show progress. Stops at the first failure. */
async function bringAll(
  references: readonly PackReference[],
  bringOne: BringOne,
): Promise<Unreachable | Corrupt | undefined> {
  const queue = [...references]
  let failure: Unreachable | Corrupt | undefined
  const bringNext = async (): Promise<void> => {
    for (let next = queue.shift(); next && !failure; next = queue.shift()) {
      failure = (await bringOne(next)) ?? failure
    }
  }
  await Promise.all([bringNext(), bringNext(), bringNext(), bringNext()])
  return failure
}

/**
 * With nothing here yet, the first has the line for itself: there is something to search so much sooner. The others
 * are asked for when half of it is here: on a slow line they begin when it ends.
 */
async function bringFirstAlone(
  [first, ...others]: readonly PackReference[],
  bringOne: BringOne,
): Promise<Unreachable | Corrupt | undefined> {
  if (!first) return undefined
  const { promise: half, resolve: onHalf } = Promise.withResolvers<undefined>()
  const bringing = bringOne(first, () => onHalf(undefined))
  const failed = await Promise.race([half, bringing])
  return failed ?? (await Promise.all([bringing, bringAll(others, bringOne)])).find(isFailure)
}

const isFailure = (outcome: Unreachable | Corrupt | undefined) => outcome !== undefined

/** After one's own county that which belongs to none: it has the vocabularies, and so the labels. */
function nearestFirst(references: readonly PackReference[], home: string | undefined) {
  const distance = ({ region }: PackReference) =>
    region === home ? 0 : region === everywhere ? 1 : 2
  return references.toSorted((a, b) => distance(a) - distance(b))
}
