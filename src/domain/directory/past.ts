import type { DirectoryEntry } from './entry.ts'
import { isOccasion } from './occasion.ts'

/**
 * Whether an entry's time is over: an event or a course that has been, a scheme whose only calls are closed. It is marked
 * then, never hidden. What a client of another version wrote is taken for open.
 * @param today ISO date.
 */
export function isPast(entry: DirectoryEntry, today: string): boolean {
  if (isOccasion(entry)) {
    const last = entry.endsOn ?? entry.startsOn
    return last !== undefined && last < today
  }
  if (entry.kind !== 'funding' || !entry.deadlines?.length) return false
  return entry.deadlines.every(
    (rule) =>
      rule.kind === 'once' &&
      Array.isArray(rule.rounds) &&
      rule.rounds.every(({ closes }) => typeof closes === 'string' && closes < today),
  )
}
