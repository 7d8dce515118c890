/** The regions of the stored directory: what was chosen, and giving one up without network. */
import type { DirectoryEntry } from '../domain/directory/entry.ts'
import { everywhere, regionOf } from '../domain/directory/region.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import { contentOf, type Difference } from './content.ts'
import type { DirectoryDatabase } from './directory-database.ts'
import type { Directory } from './stored-version.ts'
import { isRefusedStorage } from './refused-storage.ts'
import type { RegionChoice } from './regions.ts'

export async function choiceIn(database: DirectoryDatabase): Promise<RegionChoice> {
  try {
    return await database.choice()
  } catch (error) {
    if (isRefusedStorage(error)) return {}
    throw error
  }
}

/** The directory with what is no longer chosen left out, stored; undefined when nothing has to go. */
export async function withoutRegions(
  directory: Directory,
  { home, regions }: RegionChoice,
  database: DirectoryDatabase,
): Promise<Directory | undefined> {
  const isChosen = (region: string) =>
    region === everywhere || region === home || (regions?.includes(region) ?? true)
  const kept = directory.regions.filter(isChosen)
  if (kept.length === directory.regions.length) return undefined
  const packs = directory.manifest.packs.filter((pack) => kept.includes(pack.region))
  const indexes = await database.packs(packs.map((pack) => pack.sha256))
  const found = packs.map((pack) => indexes.get(pack.sha256)).filter((pack) => pack !== undefined)
  if (found.length < packs.length) return undefined
  const before = await database.difference()
  const changed = before.changed.filter((entry) => kept.includes(regionOf(entry)))
  const difference: Difference = {
    changed,
    removed: [...before.removed, ...elsewhere(before, changed)],
  }
  const count = packs.reduce((sum, pack) => sum + pack.count, 0)
  const fewer: Directory = {
    ...directory,
    manifest: { ...directory.manifest, packs, count },
    regions: kept,
    content: contentOf(found, difference),
  }
  await database.replace(fewer, difference, true)
  return fewer
}

/** An entry that has moved to a region which is given up must not come back as what it was. */
function elsewhere(
  { changed }: Difference,
  kept: readonly DirectoryEntry[],
): readonly DocumentId[] {
  const ids = new Set<string>(kept.map(({ id }) => id))
  return changed.map(({ id }) => id).filter((id) => !ids.has(id))
}
