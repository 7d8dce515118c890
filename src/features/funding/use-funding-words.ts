/** Deadlines, amounts and shares of a scheme in words. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  dateOfDay,
  yearOf,
  type CalendarDay,
  type DayOfYear,
} from '../../domain/funding/calendar-day.ts'
import { isDayOfYear } from '../../domain/funding/deadline-rule.ts'
import type { Deadline } from '../../domain/funding/next-deadline.ts'
import type { Outlook } from '../../domain/funding/outlook.ts'
import type { Amount, CoFunding, ReportBack } from '../../domain/funding/terms.ts'
import { regionOf, useFormat } from '../../ui/format.ts'

/** Another currency is shown by its code. */
const units: Readonly<Record<string, string>> = { SEK: 'kr', EUR: 'euro' }

export function useFundingWords() {
  const { t, locale } = useI18n()
  const format = useFormat()
  const region = computed(() => regionOf(locale.value))
  const dayOfMonth = computed(
    () => new Intl.DateTimeFormat(region.value, { day: 'numeric', month: 'long' }),
  )

  const day = (each: CalendarDay) => format.value.day(dateOfDay(each))

  const list = (words: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
    new Intl.ListFormat(region.value, { type }).format(words)

  /** "Öppnar 1 september 2027. Sista dag 1 oktober 2027." */
  function when(outlook: Outlook, today: CalendarDay): string {
    const text = bareWhen(outlook, today)
    return outlook.about === undefined ? text : t('funding.about', { about: outlook.about, text })
  }

  function bareWhen(outlook: Outlook, today: CalendarDay): string {
    switch (outlook.kind) {
      case 'day': {
        const named = { day: day(outlook.closes) }
        if (outlook.opens === undefined) return `${t('funding.lastDay', named)}.`
        if (outlook.opens <= today) return t('funding.openNow', named)
        return t('funding.opensOn', { ...named, opens: day(outlook.opens) })
      }
      case 'rolling':
        return t('funding.rolling')
      case 'before-start':
        if (outlook.months === 0) return t('funding.beforeIt')
        return t('funding.beforeStart', outlook.months)
      case 'after-founding':
        return t('funding.afterFounding', outlook.months)
      case 'times-a-year':
        return t('funding.timesAYear', outlook.times)
      case 'over':
        return t('funding.over', { day: day(outlook.on) })
      case 'unknown':
        return t('funding.dayUnknown')
    }
  }

  /** How far the day can be trusted; nothing where it was announced or somebody has checked it. */
  function basis(deadline: Deadline, assured: boolean): string | undefined {
    if (assured) return undefined
    if (deadline.announced) return t('funding.checkWith')
    if (deadline.seenIn === undefined) return t('funding.computed')
    return t('funding.computedFrom', { year: String(deadline.seenIn) })
  }

  function funds(outlook: Outlook): string | undefined {
    if (outlook.kind !== 'day' || outlook.fundsYear === undefined) return undefined
    const year = yearOf(outlook.closes) + (outlook.fundsYear === 'next' ? 1 : 0)
    return t('funding.funds', { year: String(year) })
  }

  function amount({ minimum, maximum, currency }: Amount): string | undefined {
    const unit = units[currency] ?? currency
    const money = (value: number | undefined) =>
      value === undefined ? '' : `${format.value.number(value)} ${unit}`
    const named = { minimum: money(minimum), maximum: money(maximum) }
    if (minimum === undefined && maximum === undefined) return undefined
    if (maximum === undefined) return t('funding.amount.from', named)
    if (minimum === undefined) return t('funding.amount.upTo', named)
    if (minimum === maximum) return t('funding.amount.exact', named)
    return t('funding.amount.between', { ...named, minimum: format.value.number(minimum) })
  }

  function share({ maximumShare, text }: CoFunding): string {
    const said =
      maximumShare === undefined
        ? undefined
        : maximumShare >= 100
          ? t('funding.wholeShare')
          : t('funding.share', { share: maximumShare })
    return [said, text].filter(Boolean).join(' ')
  }

  function report(rule: ReportBack): string | undefined {
    if (rule.kind === 'yearly') {
      // Another version's may tell its day in another way.
      return isDayOfYear(rule) ? t('funding.reportYearly', { day: yearlyDay(rule) }) : undefined
    }
    if ('weeks' in rule) return t('funding.reportWeeks', rule.weeks)
    return 'months' in rule ? t('funding.reportMonths', rule.months) : undefined
  }

  const yearlyDay = ({ month, day: number }: DayOfYear) =>
    dayOfMonth.value.format(new Date(2000, month - 1, number))

  return { day, list, when, basis, funds, amount, share, report, yearlyDay }
}
