/**
 * Days of the calendar, without hours and time zones: a deadline of 1 October is that day everywhere.
 * Written `2026-11-22`, so that the order of the texts is the order of the days.
 */
declare const brand: unique symbol
export type CalendarDay = string & { readonly [brand]: 'CalendarDay' }

/** A day that comes back every year. 29 February is the 28th where a year has none. */
export interface DayOfYear {
  /** 1–12. */
  readonly month: number
  readonly day: number
}

const written = /^(\d{4})-(\d{2})-(\d{2})$/

/** Undefined for what is no day: another format, 31 April. */
export function readDay(value: unknown): CalendarDay | undefined {
  const match = typeof value === 'string' ? written.exec(value) : null
  if (!match) return undefined
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  return value as CalendarDay
}

/** @throws TypeError for what is no day. */
export function parseDay(value: unknown): CalendarDay {
  const day = readDay(value)
  if (day === undefined) throw new TypeError('Not a calendar day.')
  return day
}

/** The day that people around the device call today. */
export function dayOfDate(date: Date): CalendarDay {
  return composed(date.getFullYear(), date.getMonth() + 1, date.getDate())
}

/** Its noon around the device, for a formatter that asks for a moment. */
export function dateOfDay(day: CalendarDay): Date {
  return new Date(yearOf(day), monthOf(day) - 1, Number(day.slice(8)), 12)
}

/** Past a month’s end it is that month’s last day. */
export function inYear(year: number, { month, day }: DayOfYear): CalendarDay {
  return composed(year, month, Math.min(day, daysIn(year, month)))
}

export function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4))
}

/** 1–12. */
export function monthOf(day: CalendarDay): number {
  return Number(day.slice(5, 7))
}

export function plusDays(day: CalendarDay, count: number): CalendarDay {
  const date = new Date(noon(day))
  date.setUTCDate(date.getUTCDate() + count)
  return composed(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

/** The same day of another month, or that month’s last: 31 May less three months is 28 February. */
export function plusMonths(day: CalendarDay, count: number): CalendarDay {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + count
  const year = Math.floor(months / 12)
  return inYear(year, { month: months - year * 12 + 1, day: Number(day.slice(8)) })
}

/** Negative when `to` comes first. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((noon(to) - noon(from)) / 86_400_000)
}

function noon(day: CalendarDay): number {
  return Date.parse(`${day}T12:00:00Z`)
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function composed(year: number, month: number, day: number): CalendarDay {
  const two = (number: number) => String(number).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as CalendarDay
}
