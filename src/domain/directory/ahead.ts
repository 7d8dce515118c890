import type { DirectoryEntry, EventEntry, Training } from './entry.ts'
import { isOccasion } from './occasion.ts'
import { isPast } from './past.ts'

/**
 * Events and trainings with a known day that are not over, the next first. Those without a day have their place in
 * the list of all.
 * @param today ISO date.
 */
export function occasionsAhead(
  entries: readonly DirectoryEntry[],
  today: string,
): readonly (EventEntry | Training)[] {
  return entries
    .filter(isOccasion)
    .filter((entry) => entry.startsOn !== undefined && !isPast(entry, today))
    .toSorted(
      (a, b) =>
        compare(a.startsOn ?? '', b.startsOn ?? '') || compare(a.endsOn ?? '', b.endsOn ?? ''),
    )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
