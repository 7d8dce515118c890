/** When one can apply to a scheme, one line per rule, on a given day. */
import type { EntryStatus, Funding } from '../directory/entry.ts'
import type { CalendarDay } from './calendar-day.ts'
import { readDeadlineRules, type DeadlineRule } from './deadline-rule.ts'
import { deadlinesWithin, lastKnown, nextDeadline, type Deadline } from './next-deadline.ts'

export type Outlook = { readonly about?: string } & (
  | ({ readonly kind: 'day'; readonly fundsYear?: 'same' | 'next' } & Deadline)
  | { readonly kind: 'rolling' }
  | { readonly kind: 'before-start'; readonly months: number }
  | { readonly kind: 'after-founding'; readonly months: number }
  | { readonly kind: 'times-a-year'; readonly times: number }
  /** Its only year is over. */
  | { readonly kind: 'over'; readonly on: CalendarDay }
  /** Its last day was never announced. */
  | { readonly kind: 'unknown' }
)

/** Nothing for a scheme that is closed or gone. */
export function outlooksOf(funding: Funding, today: CalendarDay): readonly Outlook[] {
  if (isShut(funding.status)) return []
  return rulesOf(funding).map((rule) => {
    const about = rule.about === undefined ? {} : { about: rule.about }
    return { ...about, ...outlookOf(rule, today) }
  })
}

/** Its last days between two days, both counted; for a calendar. */
export function deadlinesOf(
  funding: Funding,
  from: CalendarDay,
  to: CalendarDay,
): readonly (Deadline & { readonly about?: string })[] {
  if (isShut(funding.status)) return []
  return rulesOf(funding).flatMap((rule) =>
    deadlinesWithin(rule, from, to).map((deadline) =>
      rule.about === undefined ? deadline : { ...deadline, about: rule.about },
    ),
  )
}

/** With the year they were seen, where the entry is dated and the rule isn’t. */
function rulesOf({ deadlines, year }: Funding): readonly DeadlineRule[] {
  const rules = readDeadlineRules(deadlines)
  if (year === undefined) return rules
  return rules.map((rule) => (rule.seenIn === undefined ? { ...rule, seenIn: year } : rule))
}

function outlookOf(rule: DeadlineRule, today: CalendarDay): Outlook {
  if (rule.kind === 'yearly' || rule.kind === 'once') {
    const next = nextDeadline(rule, today)
    if (next) {
      const funds = rule.kind === 'yearly' && rule.fundsYear ? { fundsYear: rule.fundsYear } : {}
      return { kind: 'day', ...next, ...funds }
    }
    const on = lastKnown(rule, today)
    return on === undefined ? { kind: 'unknown' } : { kind: 'over', on }
  }
  if (rule.kind === 'rolling') return { kind: 'rolling' }
  if (rule.kind === 'times-a-year') return { kind: 'times-a-year', times: rule.times }
  return { kind: rule.kind, months: rule.months }
}

function isShut(status: EntryStatus): boolean {
  return status === 'defunct' || status === 'temporarily-closed'
}
