/** Which of the directory's events one may be at, or have come home from. */
import type { EventEntry, Training } from '../../domain/directory/entry.ts'

export type NearEvent = EventEntry | Training

/** Those who write in the evening what they heard the day before, or on Monday what they heard on Friday. */
export const daysBack = 3
const most = 6

/**
 * Today's first, then the latest.
 * @param today and since ISO dates.
 */
export function nearEvents(
  events: readonly NearEvent[],
  today: string,
  since: string,
): readonly NearEvent[] {
  return events
    .filter(({ startsOn, endsOn }) => {
      if (startsOn === undefined || startsOn > today) return false
      return (endsOn ?? startsOn) >= since
    })
    .toSorted((a, b) => {
      const [first, second] = [lastDay(a, today), lastDay(b, today)]
      return first > second ? -1 : first < second ? 1 : a.name < b.name ? -1 : 1
    })
    .slice(0, most)
}

/** The day of it that one was at: the last until today. */
export function lastDay({ startsOn = '', endsOn = startsOn }: NearEvent, today: string): string {
  return endsOn < today ? endsOn : today
}
