/** When one must tell what came of it. */
import { inYear, plusDays, plusMonths, yearOf, type CalendarDay } from '../funding/calendar-day.ts'
import { isDayOfYear } from '../funding/deadline-rule.ts'
import type { ReportBack } from '../funding/terms.ts'

/**
 * The first day that the rules ask for.
 * @param endsOn when what was applied for is over; without it no rule tells a day.
 */
export function reportDay(
  rules: readonly ReportBack[] | undefined,
  endsOn: CalendarDay | undefined,
): CalendarDay | undefined {
  if (endsOn === undefined) return undefined
  return (rules ?? [])
    .flatMap((rule) => dayOf(rule, endsOn) ?? [])
    .sort()
    .at(0)
}

function dayOf(rule: ReportBack, endsOn: CalendarDay): CalendarDay | undefined {
  if (rule.kind === 'yearly') {
    if (!isDayOfYear(rule)) return undefined
    const day = inYear(yearOf(endsOn), rule)
    return day >= endsOn ? day : inYear(yearOf(endsOn) + 1, rule)
  }
  if ('weeks' in rule) return isCount(rule.weeks) ? plusDays(endsOn, rule.weeks * 7) : undefined
  return isCount(rule.months) ? plusMonths(endsOn, rule.months) : undefined
}

/** A rule from elsewhere may hold anything. */
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1200
}
