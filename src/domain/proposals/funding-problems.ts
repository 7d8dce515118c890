/**
 * What is wrong with when one can apply, who may, and when one reports back, part by part, so that a form can say
 * it where it stands. A path names the part: `0.rounds.1.closes`.
 */
import { readDay } from '../funding/calendar-day.ts'
import { isDayOfYear, readDeadlineRules } from '../funding/deadline-rule.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import { isEligibility, isReportBack } from './funding-shapes.ts'
import { maybe, oneLine, wholeNumber, type ProblemCode } from './text-problems.ts'

export interface PartProblem {
  readonly path: string
  readonly code: ProblemCode
}

const mostRounds = 60
const longestAbout = 200
const longestCondition = 1000

/** Of a list of deadline rules; each that `readDeadlineRules` would leave out has one. */
export function deadlineProblems(value: Json): readonly PartProblem[] {
  return ofEach(value, (rule) => {
    const problems = [
      ...told('about', maybe(rule['about'], (text) => oneLine(text, longestAbout))?.code),
      ...told('seenIn', maybe(rule['seenIn'], (year) => wholeNumber(year, 1900, 2200))?.code),
      ...ofRule(rule),
    ]
    if (problems.length > 0 || readDeadlineRules([rule]).length === 1) return problems
    return told('', 'wrong-shape')
  })
}

function ofRule(rule: JsonObject): readonly PartProblem[] {
  switch (rule['kind']) {
    case 'times-a-year':
      return told('times', wholeNumber(rule['times'], 1, 366)?.code)
    case 'before-start':
      return told('months', wholeNumber(rule['months'], 0, 120)?.code)
    case 'after-founding':
      return told('months', wholeNumber(rule['months'], 1, 120)?.code)
    case 'yearly':
      return within('rounds', rule['rounds'], ofYearlyRound)
    case 'once':
      return within('rounds', rule['rounds'], ofOneRound)
    default:
      return []
  }
}

function ofYearlyRound({ closes, opens }: JsonObject): readonly PartProblem[] {
  return [...told('closes', dayCode(closes)), ...told('opens', openingCode(opens))]
}

function openingCode(opens: Json | undefined): ProblemCode | undefined {
  if (opens === undefined) return undefined
  if (isJsonObject(opens) && opens['weeksBefore'] !== undefined) {
    return wholeNumber(opens['weeksBefore'], 1, 104)?.code
  }
  return dayCode(opens)
}

function dayCode(day: Json | undefined): ProblemCode | undefined {
  if (isDayOfYear(day)) return undefined
  const isBegun = isJsonObject(day) && (day['month'] !== undefined || day['day'] !== undefined)
  return isBegun ? 'not-a-date' : 'missing'
}

function ofOneRound(round: JsonObject): readonly PartProblem[] {
  const { opens, closes } = round
  if (opens === undefined && closes === undefined) return told('closes', 'missing')
  const wrong = (day: Json | undefined) =>
    day !== undefined && readDay(day) === undefined ? 'not-a-date' : undefined
  const isAfter = typeof opens === 'string' && typeof closes === 'string' && closes < opens
  return [
    ...told('opens', wrong(opens)),
    ...told('closes', wrong(closes) ?? (isAfter ? 'ends-before-start' : undefined)),
  ]
}

export function eligibilityProblems(value: Json): readonly PartProblem[] {
  if (!isJsonObject(value)) return told('', 'wrong-shape')
  const { minimumAge, maximumAge, geography, otherConditions } = value
  const count = (name: string, most: number) =>
    told(name, maybe(value[name], (number) => wholeNumber(number, 0, most))?.code)
  const isTurned =
    typeof minimumAge === 'number' && typeof maximumAge === 'number' && maximumAge < minimumAge
  const isLong =
    Array.isArray(otherConditions) &&
    otherConditions.some((text: Json) => typeof text === 'string' && text.length > longestCondition)
  const problems = [
    ...count('minimumAge', 150),
    ...count('maximumAge', 150),
    ...told('maximumAge', isTurned ? 'not-in-order' : undefined),
    ...count('minimumMembers', 1_000_000),
    ...(isJsonObject(geography) ? ofGeography(geography) : []),
    ...told('otherConditions', isLong ? 'too-long' : undefined),
  ]
  return problems.length > 0 || isEligibility(value) ? problems : told('', 'wrong-shape')
}

function ofGeography({ kind, areas, count, county }: JsonObject): readonly PartProblem[] {
  if (kind === 'within') {
    return told('areas', Array.isArray(areas) && areas.length > 0 ? undefined : 'missing')
  }
  if (kind !== 'at-least') return []
  return [
    ...told('count', wholeNumber(count, 1, 290)?.code),
    ...told('county', typeof county === 'string' && county !== '' ? undefined : 'missing'),
  ]
}

export function reportBackProblems(value: Json): readonly PartProblem[] {
  return ofEach(value, (rule) => {
    if (rule['kind'] === 'yearly') return told('day', dayCode(rule))
    const most = 520
    if (rule['kind'] === 'after-end') {
      const unit = rule['weeks'] === undefined ? 'months' : 'weeks'
      return told('number', wholeNumber(rule[unit], 1, most)?.code)
    }
    return isReportBack(rule) ? [] : told('', 'wrong-shape')
  })
}

function within(
  name: string,
  value: Json | undefined,
  check: (part: JsonObject) => readonly PartProblem[],
): readonly PartProblem[] {
  if (!Array.isArray(value) || value.length === 0) return told(name, 'missing')
  if (value.length > mostRounds) return told(name, 'too-many')
  return ofEach(value, check).map(({ path, code }) => ({ path: `${name}.${path}`, code }))
}

function ofEach(
  value: Json,
  check: (part: JsonObject) => readonly PartProblem[],
): readonly PartProblem[] {
  if (!Array.isArray(value)) return told('', 'wrong-shape')
  return value.flatMap((part: Json, index) =>
    (isJsonObject(part) ? check(part) : told('', 'wrong-shape')).map(({ path, code }) => ({
      path: path === '' ? String(index) : `${index}.${path}`,
      code,
    })),
  )
}

function told(path: string, code: ProblemCode | undefined): readonly PartProblem[] {
  return code === undefined ? [] : [{ path, code }]
}
