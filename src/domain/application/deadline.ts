/** The day that an application must be in by: as its author set it, or as the scheme’s rules give it. */
import type { Funding } from '../directory/entry.ts'
import { daysBetween, plusDays, type CalendarDay } from '../funding/calendar-day.ts'
import type { Deadline } from '../funding/next-deadline.ts'
import { deadlinesOf, outlooksOf } from '../funding/outlook.ts'

export interface ApplicationDeadline {
  readonly day: CalendarDay
  readonly from: 'own' | 'scheme'
  /** The day that it was before the scheme’s rules changed. */
  readonly moved?: CalendarDay
  /** As the scheme tells it, with the year it rests on; missing where it tells of none. */
  readonly rule?: Deadline
}

/** A round that is this far away is another one. */
const sameRound = 183

/**
 * @param kept what the folder was begun with, or what its author has set.
 * @returns undefined where neither tells a day.
 */
export function deadlineOf(
  kept: { readonly day: CalendarDay | undefined; readonly from: 'own' | 'scheme' },
  scheme: Funding | undefined,
  today: CalendarDay,
): ApplicationDeadline | undefined {
  const { day, from } = kept
  if (day === undefined) {
    const next = scheme && nextOf(scheme, today)
    return next && { day: next.closes, from: 'scheme', rule: next }
  }
  if (from === 'own' || !scheme) return { day, from }
  const rounds = deadlinesOf(scheme, plusDays(day, -sameRound), plusDays(day, sameRound))
  const nearest = rounds.toSorted(
    (a, b) => Math.abs(daysBetween(day, a.closes)) - Math.abs(daysBetween(day, b.closes)),
  )[0]
  if (!nearest) return { day, from }
  const moved = nearest.closes === day ? {} : { moved: day }
  return { day: nearest.closes, from, rule: nearest, ...moved }
}

/** The first last day that is not past. */
export function nextOf(scheme: Funding, today: CalendarDay): Deadline | undefined {
  return outlooksOf(scheme, today)
    .flatMap((outlook) => (outlook.kind === 'day' ? [outlook] : []))
    .toSorted((a, b) => (a.closes < b.closes ? -1 : 1))[0]
}
