/** Days, sums and checks of an application in words. */
import { useI18n } from 'vue-i18n'
import type {
  AmountCheck,
  CoFundingCheck,
  ShareCheck,
} from '../../domain/application/co-funding.ts'
import type { NextDate } from '../../domain/application/next-date.ts'
import { dateOfDay, type CalendarDay } from '../../domain/funding/calendar-day.ts'
import { useFormat } from '../../ui/format.ts'

export function useApplicationWords() {
  const { t } = useI18n()
  const format = useFormat()

  const kronor = (sum: number) => `${format.value.number(sum)}\u00a0kr`
  const day = (each: CalendarDay) => format.value.day(dateOfDay(each))

  function next(date: NextDate, today: CalendarDay): string {
    const named = { day: day(date.on) }
    switch (date.kind) {
      case 'step': {
        const step = { ...named, step: t(`application.steps.${date.step}`) }
        return date.on < today ? t('application.next.late', step) : t('application.next.step', step)
      }
      case 'deadline':
        return t('application.next.deadline', named)
      case 'missed':
        return t('application.next.missed', named)
      case 'report':
        return date.on < today
          ? t('application.next.reportLate', named)
          : t('application.next.report', named)
    }
  }

  const isLate = (date: NextDate, today: CalendarDay) => date.kind === 'missed' || date.on < today

  function balance(sum: number): string {
    if (sum === 0) return t('application.budget.balanced')
    const named = { sum: kronor(Math.abs(sum)) }
    return sum < 0 ? t('application.budget.missing', named) : t('application.budget.over', named)
  }

  function shareText(name: string, share: ShareCheck): string {
    if (share.kind === 'unknown') return t('application.check.unknown', { name })
    const { maximumShare } = share
    const maximum = format.value.number(maximumShare)
    if (share.kind === 'not-yet') return t('application.check.not-yet', { name, maximum })
    return t(`application.check.${share.kind}`, {
      name,
      maximum,
      share: format.value.number(share.share),
      most: kronor(share.most),
    })
  }

  function amountText(name: string, sought: number, amount: AmountCheck): string[] {
    if (!('limit' in amount)) return []
    const named = { name, limit: kronor(amount.limit), sought: kronor(sought) }
    return [t(`application.check.${amount.kind}`, named)]
  }

  /** All that one ought to know of one scheme’s terms, the share first. */
  const check = ({ name, share, amount, sought, text }: CoFundingCheck): readonly string[] => [
    shareText(name, share),
    ...amountText(name, sought, amount),
    ...(text === undefined ? [] : [t('application.check.text', { name, text })]),
  ]

  return { kronor, day, next, isLate, balance, check }
}

/** The budget asks for more than the scheme’s terms give. */
export function breaksTerms({ share, amount }: CoFundingCheck): boolean {
  return share.kind === 'over' || 'limit' in amount
}
