/**
 * Days on which nobody answers: weekends, and Swedish public holidays by lag (1989:253) om allmänna helgdagar.
 * The eves of midsummer, Christmas and New Year are none by that law, but every office is closed.
 */
import { parseDay, plusDays, yearOf, type CalendarDay } from '../funding/calendar-day.ts'

export function isRedDay(day: CalendarDay): boolean {
  const weekday = weekdayOf(day)
  if (weekday === 0 || weekday === 6 || fixed.includes(day.slice(5))) return true
  // Midsummer’s eve is the Friday between 19 and 25 June.
  const date = day.slice(5)
  if (weekday === 5 && date >= '06-19' && date <= '06-25') return true
  const easter = easterOf(yearOf(day))
  return afterEaster.some((days) => plusDays(easter, days) === day)
}

/** The last working day that is not later. */
export function workdayBy(day: CalendarDay): CalendarDay {
  let working = day
  while (isRedDay(working)) working = plusDays(working, -1)
  return working
}

const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31']

/** Good Friday, Easter Monday, Ascension Day; the other movable ones are Saturdays and Sundays. */
const afterEaster = [-2, 1, 39]

/** 0 is Sunday. */
function weekdayOf(day: CalendarDay): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay()
}

/** Easter Sunday. Meeus, Jones and Butcher: Astronomical Algorithms, chapter 8. */
export function easterOf(year: number): CalendarDay {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  const two = (number: number) => String(number).padStart(2, '0')
  return parseDay(
    `${String(year).padStart(4, '0')}-${two(Math.floor(n / 31))}-${two((n % 31) + 1)}`,
  )
}
