/**
 * What the facts say about a scheme, to compute with. Only what they say: a number, a day or a condition
 * that no source names isn’t here, and what isn’t here counts as unknown. A call that the facts date
 * ("22 november (2023)") is one year’s; "uppgift från 2021" dates a rule.
 */
import type { Funding } from '../../../src/domain/directory/entry.ts'
import type { ApplicantKind, Geography } from '../../../src/domain/funding/eligibility.ts'
import { parseDay } from '../../../src/domain/funding/calendar-day.ts'
import type { DeadlineRule, YearlyRound } from '../../../src/domain/funding/deadline-rule.ts'
import type { Amount } from '../../../src/domain/funding/terms.ts'

export type FundingRules = Pick<
  Funding,
  'deadlines' | 'eligibility' | 'grant' | 'coFunding' | 'requiredDocuments' | 'reportBack'
>

/** "Föreningar" without another word. */
export const associations: readonly string[] = ['ek-for', 'ideell-forening']
export const nonProfit: readonly string[] = ['ideell-forening']
export const businesses: readonly string[] = ['ab', 'ek-for', 'enskild-firma', 'hb', 'kb']

export const persons: readonly ApplicantKind[] = ['individual', 'group']
export const organisations: readonly ApplicantKind[] = ['organisation']
export const everybody: readonly ApplicantKind[] = ['individual', 'group', 'organisation']

export const threeInSormland: Geography = { kind: 'at-least', count: 3, county: '04' }

type DayAndMonth = readonly [day: number, month: number]

/** `yearly([1, 10])` is 1 October. */
export function yearly(...closing: readonly DayAndMonth[]): DeadlineRule & { kind: 'yearly' } {
  return { kind: 'yearly', rounds: closing.map((each) => ({ closes: dayOf(each) })) }
}

export function yearlyBetween(
  opens: DayAndMonth,
  closes: DayAndMonth,
): DeadlineRule & { kind: 'yearly' } {
  const round: YearlyRound = { opens: dayOf(opens), closes: dayOf(closes) }
  return { kind: 'yearly', rounds: [round] }
}

/** ISO days, or `opens/closes`; what isn’t known is left empty. */
export function once(...rounds: readonly string[]): DeadlineRule {
  return {
    kind: 'once',
    rounds: rounds.map((round) => {
      const [opens, closes] = round.includes('/') ? round.split('/') : ['', round]
      return {
        ...(opens ? { opens: parseDay(opens) } : {}),
        ...(closes ? { closes: parseDay(closes) } : {}),
      }
    }),
  }
}

export function sek(minimum: number | undefined, maximum?: number): Amount {
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    currency: 'SEK',
  }
}

function dayOf([day, month]: DayAndMonth) {
  return { month, day }
}
