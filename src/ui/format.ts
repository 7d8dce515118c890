/** Dates, numbers and order as Swedish readers expect them, also when the words are English. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'

/** A time that is none (another client's mistake, or somebody's mischief) is said as nothing: Intl would throw. */
export interface Format {
  /** 12 345 */
  number(value: number): string
  /** 22 november 2026 */
  day(value: string | Date): string
  /** 22 nov. 14:05 */
  moment(value: string | Date): string
  /** 14:05, for a time of today. */
  time(value: string | Date): string
  /** "för 3 minuter sedan"; `now` is passed in so that it can be kept ticking or still. */
  ago(value: string | Date, now: Date): string
  /** "mars och oktober", from 1–12; what is no month is left out, since it cannot be formatted. */
  months(values: readonly number[]): string
  /** å ä ö last. */
  compare(a: string, b: string): number
}

export function useFormat(): ComputedRef<Format> {
  const { locale } = useI18n()
  return computed(() => formatOf(locale.value))
}

/** Making one takes about a millisecond, and every row of a list asks for one. */
const made = new Map<string, Format>()

function formatOf(language: string): Format {
  const known = made.get(language)
  if (known) return known
  const format = createFormat(language)
  made.set(language, format)
  return format
}

/** Whose dates: British English puts the day before the month, as Swedish does. */
export function regionOf(language: string): string {
  return regions[language] ?? 'sv-SE'
}

const regions: Readonly<Record<string, string>> = { en: 'en-GB', fi: 'fi-FI' }

export function createFormat(language: string): Format {
  const region = regionOf(language)
  const numbers = new Intl.NumberFormat('sv-SE')
  const days = new Intl.DateTimeFormat(region, { day: 'numeric', month: 'long', year: 'numeric' })
  const moments = new Intl.DateTimeFormat(region, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const times = new Intl.DateTimeFormat(region, { hour: '2-digit', minute: '2-digit' })
  const relative = new Intl.RelativeTimeFormat(region, { numeric: 'auto' })
  const said = (format: Intl.DateTimeFormat, value: string | Date) => {
    const date = new Date(value)
    return Number.isNaN(date.getTime()) ? '' : format.format(date)
  }
  const monthNames = new Intl.DateTimeFormat(region, { month: 'long' })
  const lists = new Intl.ListFormat(region)
  const collator = new Intl.Collator('sv', { numeric: true })
  return {
    number: (value) => numbers.format(value),
    day: (value) => said(days, value),
    moment: (value) => said(moments, value),
    time: (value) => said(times, value),
    ago(value, now) {
      const seconds = (new Date(value).getTime() - now.getTime()) / 1000
      if (Number.isNaN(seconds)) return ''
      for (const [unit, size] of units) {
        if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit)
      }
      return relative.format(0, 'second')
    },
    months(values) {
      const known = values.filter((month) => Number.isInteger(month) && month >= 1 && month <= 12)
      const names = known.map((month) => monthNames.format(new Date(2000, month - 1, 1)))
      return lists.format(names)
    },
    compare: collator.compare,
  }
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const
