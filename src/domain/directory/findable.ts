import { searchableKinds, type DirectoryEntry } from './entry.ts'

/**
 * Whether people who look for something are shown the entry: in the app's search, on the public pages and in the
 * feed alike. Vocabularies and inventories serve the app itself; what only regions can apply for helps nobody else.
 */
export function isFindable(entry: DirectoryEntry): boolean {
  if (!(searchableKinds as readonly string[]).includes(entry.kind)) return false
  const onlyForRegions =
    entry.kind === 'funding' && entry.audiences.length === 1 && entry.audiences[0] === 'region'
  return !onlyForRegions
}
