/** What a rule gives on a given day. Only rules that come back ever give a day in a later year. */
import { inYear, plusDays, plusMonths, yearOf, type CalendarDay } from './calendar-day.ts'
import type { DeadlineRule, YearlyRound } from './deadline-rule.ts'

export interface Deadline {
  /** The last day; today still counts. */
  readonly closes: CalendarDay
  readonly opens?: CalendarDay
  readonly seenIn?: number
  /** Said by the rule for a named year, so not computed. */
  readonly announced: boolean
}

/**
 * The first last day that is not past. Undefined where the rule has none: it is open all year, depends on
 * what one applies for (`latestDayFor`), its days aren’t known, or its only year is over.
 */
export function nextDeadline(rule: DeadlineRule, today: CalendarDay): Deadline | undefined {
  // What comes back does within a year; a call of a named year may be told long before.
  const [first] = deadlinesWithin(rule, today, plusMonths(today, rule.kind === 'once' ? 1200 : 13))
  return first
}

/** All last days from one day to another, both counted, the earliest first. */
export function deadlinesWithin(
  rule: DeadlineRule,
  from: CalendarDay,
  to: CalendarDay,
): readonly Deadline[] {
  const seen = rule.seenIn === undefined ? {} : { seenIn: rule.seenIn }
  return roundsAround(rule, yearOf(from), yearOf(to))
    .filter(({ closes }) => closes >= from && closes <= to)
    .sort((a, b) => (a.closes < b.closes ? -1 : 1))
    .map((round) => ({ ...round, ...seen, announced: rule.kind === 'once' }))
}

/** The last day to apply for something that begins on `start`, where the rule counts back from that. */
export function latestDayFor(rule: DeadlineRule, start: CalendarDay): CalendarDay | undefined {
  return rule.kind === 'before-start' ? plusMonths(start, -rule.months) : undefined
}

/**
 * The last of its days, when all of them are past: what was known of a call that is over. One whose last day
 * was never told is taken for over a year after it opened, not the day after.
 */
export function lastKnown(rule: DeadlineRule, today: CalendarDay): CalendarDay | undefined {
  if (rule.kind !== 'once') return undefined
  const mayBeOpen = rule.rounds.some(
    ({ opens, closes }) => !closes && opens && plusMonths(opens, 12) >= today,
  )
  const last = rule.rounds
    .flatMap(({ opens, closes }) => closes ?? opens ?? [])
    .sort()
    .at(-1)
  return last !== undefined && last < today && !mayBeOpen ? last : undefined
}

type Round = Pick<Deadline, 'closes' | 'opens'>

function roundsAround(rule: DeadlineRule, fromYear: number, toYear: number): readonly Round[] {
  if (rule.kind === 'once') {
    return rule.rounds.flatMap(({ closes, opens }) =>
      closes === undefined ? [] : [opens === undefined ? { closes } : { closes, opens }],
    )
  }
  if (rule.kind !== 'yearly') return []
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index)
  return years.flatMap((year) => rule.rounds.map((round) => roundOf(year, round)))
}

function roundOf(year: number, { closes, opens }: YearlyRound): Round {
  const last = inYear(year, closes)
  if (opens === undefined) return { closes: last }
  if ('weeksBefore' in opens) return { closes: last, opens: plusDays(last, -7 * opens.weeksBefore) }
  const first = inYear(year, opens)
  // What opens in December and closes in March opens the year before.
  return { closes: last, opens: first <= last ? first : inYear(year - 1, opens) }
}
