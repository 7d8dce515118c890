/**
 * "Kan jag söka?" for one scheme.
 *
 * Guarantee: "yes" and "no" are only said of a scheme that somebody has assured within twelve months, and
 * only from what both sides have said; whatever is unknown makes it "maybe". `leaning` tells which way what
 * is known points, so that a list of nothing but maybes is still in a useful order.
 */
import type { Funding } from '../directory/entry.ts'
import { plusDays, plusMonths, readDay, type CalendarDay } from './calendar-day.ts'
import { criteriaOf, type Answers, type Question } from './criteria.ts'
import { readDeadlineRules } from './deadline-rule.ts'
import { isWhoKnown } from './eligibility.ts'
import { lastKnown } from './next-deadline.ts'

export type Reason =
  /** `open`: not answered, or answered so that the funder must judge it. */
  | {
      readonly kind: 'criterion'
      readonly about: Question
      readonly state: 'met' | 'unmet' | 'open'
    }
  | { readonly kind: 'who-unknown' }
  | { readonly kind: 'other-conditions'; readonly texts: readonly string[] }
  | { readonly kind: 'status'; readonly status: Funding['status'] }
  /** Every call that is known of is over. */
  | { readonly kind: 'over'; readonly on: CalendarDay }
  | { readonly kind: 'not-assured'; readonly year?: number }

export interface Verdict {
  readonly answer: 'yes' | 'maybe' | 'no'
  /** `fits`: every criterion that is known is met. `differs`: at least one isn’t. */
  readonly leaning: 'fits' | 'unclear' | 'differs'
  readonly reasons: readonly Reason[]
}

export function mayApply(funding: Funding, answers: Answers, today: CalendarDay): Verdict {
  const criteria = criteriaOf(funding).map(({ about, judge }) => ({
    kind: 'criterion' as const,
    about,
    state: judge(answers),
  }))
  const unknown = unknownsOf(funding, today)
  const isGone = funding.status === 'defunct'
  const differs = isGone || criteria.some(({ state }) => state === 'unmet')
  const fits = isWhoKnown(funding) && criteria.every(({ state }) => state === 'met')
  const assured = isAssured(funding, today)
  const reasons: readonly Reason[] = [
    ...criteria,
    ...unknown,
    ...(assured ? [] : [notAssured(funding)]),
  ]
  const leaning = differs ? 'differs' : fits ? 'fits' : 'unclear'
  if (!assured) return { answer: 'maybe', leaning, reasons }
  if (differs) return { answer: 'no', leaning, reasons }
  return { answer: fits && unknown.length === 0 ? 'yes' : 'maybe', leaning, reasons }
}

/** Somebody has checked the entry within the last twelve months. A clock may be a day ahead. */
export function isAssured({ assuredAt }: Funding, today: CalendarDay): boolean {
  const day = readDay(assuredAt?.slice(0, 10))
  return day !== undefined && day > plusMonths(today, -12) && day <= plusDays(today, 1)
}

function unknownsOf(funding: Funding, today: CalendarDay): readonly Reason[] {
  const reasons: Reason[] = []
  if (funding.status !== 'active') reasons.push({ kind: 'status', status: funding.status })
  if (!isWhoKnown(funding)) reasons.push({ kind: 'who-unknown' })
  const texts = funding.eligibility?.otherConditions ?? []
  if (texts.length > 0) reasons.push({ kind: 'other-conditions', texts })
  const on = overSince(funding, today)
  if (on !== undefined) reasons.push({ kind: 'over', on })
  return reasons
}

function overSince(funding: Funding, today: CalendarDay): CalendarDay | undefined {
  const rules = readDeadlineRules(funding.deadlines)
  const days = rules.map((rule) => lastKnown(rule, today))
  if (days.length === 0 || days.includes(undefined)) return undefined
  return days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
}

function notAssured({ year }: Funding): Reason {
  return year === undefined ? { kind: 'not-assured' } : { kind: 'not-assured', year }
}
