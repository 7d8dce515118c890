/** The verdicts over all schemes in the order they are shown: what is surest and soonest first. */
import type { Funding } from '../../domain/directory/entry.ts'
import type { CalendarDay } from '../../domain/funding/calendar-day.ts'
import type { Answers } from '../../domain/funding/criteria.ts'
import { mayApply, type Verdict } from '../../domain/funding/may-apply.ts'
import { outlooksOf } from '../../domain/funding/outlook.ts'

export const verdictGroups = ['yes', 'fits', 'unclear', 'differs', 'no'] as const
export type VerdictGroup = (typeof verdictGroups)[number]

export interface Judged {
  readonly scheme: Funding
  readonly verdict: Verdict
}

export interface JudgedGroup {
  readonly group: VerdictGroup
  readonly judged: readonly Judged[]
}

export function judgedGroups(
  schemes: readonly Funding[],
  answers: Answers,
  today: CalendarDay,
  compare: (a: string, b: string) => number,
): readonly JudgedGroup[] {
  const judged = schemes.map((scheme) => ({
    scheme,
    verdict: mayApply(scheme, answers, today),
    next: rankOf(scheme, today),
  }))
  judged.sort((a, b) => {
    if (a.next !== b.next) return a.next < b.next ? -1 : 1
    return compare(a.scheme.name, b.scheme.name)
  })
  return verdictGroups.flatMap((group) => {
    const own = judged.filter(({ verdict }) => groupOf(verdict) === group)
    return own.length > 0 ? [{ group, judged: own }] : []
  })
}

export function groupOf({ answer, leaning }: Verdict): VerdictGroup {
  return answer === 'maybe' ? leaning : answer
}

/** A last day by its date, then what has no fixed day, then what is not known to come back. */
function rankOf(scheme: Funding, today: CalendarDay): string {
  const ranks = outlooksOf(scheme, today).map((outlook) => {
    if (outlook.kind === 'day') return outlook.closes
    return outlook.kind === 'over' || outlook.kind === 'unknown' ? '9999-12-31' : '9999-01-01'
  })
  return ranks.sort()[0] ?? '9999-06-01'
}
