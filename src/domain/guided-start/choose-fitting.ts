/**
 * What fits beside the functions: at most four in all, so that the list stays one that is read. What is
 * closed, is over or is only for regions themselves stays in the catalogue.
 */
import { isOccasion } from '../directory/occasion.ts'
import type { DirectoryEntry, SearchableKind } from '../directory/entry.ts'

const most = 4

export interface Fitting {
  readonly kind: SearchableKind
  readonly entries: readonly DirectoryEntry[]
  /** How many the catalogue shows. */
  readonly total: number
}

/**
 * @param groups the best of each kind, in the order that they are to be shown
 * @param today ISO date
 */
export function chooseFitting(groups: readonly Fitting[], today: string): readonly Fitting[] {
  const open = groups.map((group) => ({
    ...group,
    entries: group.entries.filter((entry) => isOffered(entry, today)),
  }))
  const counts = open.map(() => 0)
  const left = () => most - counts.reduce((sum, count) => sum + count, 0)
  // In turns, so that one kind doesn't take the other's place, and takes what the other leaves.
  for (let turn = 0; turn < most; turn += 1) {
    open.forEach(({ entries }, at) => {
      if (left() > 0 && entries.length > turn) counts[at] = turn + 1
    })
  }
  return open
    .map((group, at) => ({ ...group, entries: group.entries.slice(0, counts[at] ?? 0) }))
    .filter(({ entries }) => entries.length > 0)
}

function isOffered(entry: DirectoryEntry, today: string): boolean {
  if (entry.status !== 'active') return false
  if (isOccasion(entry)) return (entry.endsOn ?? entry.startsOn ?? today) >= today
  if (entry.kind === 'funding') return entry.audiences.join() !== 'region'
  return true
}
