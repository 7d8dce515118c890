/**
 * When one can apply, as the funder’s rule and not as one day: a rule still says something the year after.
 * A rule carries the year it was seen; what is computed from it does too, so that nobody takes a day from
 * 2024 for a promise.
 */
import { isJsonObject, type JsonObject } from '../json.ts'
import { readDay, type CalendarDay, type DayOfYear } from './calendar-day.ts'

export interface YearlyRound {
  readonly closes: DayOfYear
  readonly opens?: DayOfYear | { readonly weeksBefore: number }
}

/** Of one named year. Where only the opening was announced, the last day isn’t known. */
export interface OneRound {
  readonly opens?: CalendarDay
  readonly closes?: CalendarDay
}

export type DeadlineRule = {
  /** The year it was read or dated; the entry’s `year` where missing. */
  readonly seenIn?: number
  /** What it applies to, where a scheme has several rules: "Större belopp". */
  readonly about?: string
} & (
  | {
      readonly kind: 'yearly'
      readonly rounds: readonly YearlyRound[]
      /** The year that the money is for. */
      readonly fundsYear?: 'same' | 'next'
    }
  /** Known to come back, but on days that aren’t known. */
  | { readonly kind: 'times-a-year'; readonly times: number }
  | { readonly kind: 'rolling' }
  /** At the latest so many months before what one applies for begins; 0: before it begins. */
  | { readonly kind: 'before-start'; readonly months: number }
  /** Within so many months after the association was founded. */
  | { readonly kind: 'after-founding'; readonly months: number }
  /** Calls of a named year. They say nothing of any other. */
  | { readonly kind: 'once'; readonly rounds: readonly OneRound[] }
)

/** The rules that this version understands; from another version, or another’s mistake, may come others. */
export function readDeadlineRules(value: unknown): readonly DeadlineRule[] {
  if (!Array.isArray(value)) return []
  return value.filter((rule): rule is DeadlineRule => isJsonObject(rule) && isRule(rule))
}

function isRule(rule: JsonObject): boolean {
  if (!isOptional(rule['seenIn'], isNumber) || !isOptional(rule['about'], isText)) return false
  switch (rule['kind']) {
    case 'rolling':
      return true
    case 'times-a-year':
      return isNumber(rule['times'])
    case 'before-start':
    case 'after-founding':
      return isNumber(rule['months'])
    case 'yearly':
      return isListOf(rule['rounds'], isYearlyRound)
    case 'once':
      return isListOf(rule['rounds'], isOneRound)
    default:
      return false
  }
}

function isYearlyRound(value: unknown): boolean {
  if (!isJsonObject(value) || !isDayOfYear(value['closes'])) return false
  const opens = value['opens']
  if (opens === undefined || isDayOfYear(opens)) return true
  return isJsonObject(opens) && isNumber(opens['weeksBefore'])
}

function isOneRound(value: unknown): boolean {
  if (!isJsonObject(value)) return false
  const isDay = (day: unknown) => readDay(day) !== undefined
  return isOptional(value['opens'], isDay) && isOptional(value['closes'], isDay)
}

/** 29 February is one: in a leap year. */
export function isDayOfYear(value: unknown): boolean {
  if (!isJsonObject(value) || !isNumber(value['month']) || !isNumber(value['day'])) return false
  const two = (number: number) => String(number).padStart(2, '0')
  return readDay(`2000-${two(value['month'])}-${two(value['day'])}`) !== undefined
}

function isListOf(value: unknown, check: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(check)
}

function isOptional(value: unknown, check: (value: unknown) => boolean): boolean {
  return value === undefined || check(value)
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}
