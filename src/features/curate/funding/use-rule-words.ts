/** A scheme’s rules as they are stored, in words: for differences and histories. */
import { useI18n } from 'vue-i18n'
import { readDay } from '../../../domain/funding/calendar-day.ts'
import {
  isDayOfYear,
  readDeadlineRules,
  type DeadlineRule,
  type OneRound,
  type YearlyRound,
} from '../../../domain/funding/deadline-rule.ts'
import type { Eligibility } from '../../../domain/funding/eligibility.ts'
import type { Amount, CoFunding, ReportBack } from '../../../domain/funding/terms.ts'
import { isJsonObject, type Json } from '../../../domain/json.ts'
import type { FieldShape } from '../../../domain/proposals/directory-fields.ts'
import {
  isAmount,
  isCoFunding,
  isEligibility,
  isReportBack,
} from '../../../domain/proposals/funding-shapes.ts'
import { useAnswerWords } from '../../funding/use-answer-words.ts'
import { useFundingWords } from '../../funding/use-funding-words.ts'

/** Undefined where the value is none that this version can read: it is shown member by member then. */
export type RuleLines = (kind: FieldShape['kind'], value: Json) => readonly string[] | undefined

export function useRuleWords(): RuleLines {
  const { t } = useI18n()
  const funding = useFundingWords()
  const answers = useAnswerWords()

  const seenText = ({ seenIn }: { readonly seenIn?: number }) =>
    seenIn === undefined ? [] : [t('edit.rules.said.seenIn', { year: String(seenIn) })]

  function ruleLine(rule: DeadlineRule): string {
    const text = [ruleText(rule), ...seenText(rule)].join(' ')
    return rule.about === undefined ? text : t('funding.about', { about: rule.about, text })
  }

  function ruleText(rule: DeadlineRule): string {
    switch (rule.kind) {
      case 'yearly': {
        const days = funding.list(rule.rounds.map(yearlyRound))
        const funds = rule.fundsYear ? [t(`edit.rules.said.funds.${rule.fundsYear}`)] : []
        return [t('edit.rules.said.yearly', { days }), ...funds].join(' ')
      }
      case 'once':
        return t('edit.rules.said.once', { days: funding.list(rule.rounds.map(oneRound)) })
      case 'rolling':
        return t('funding.rolling')
      case 'before-start':
        return rule.months === 0 ? t('funding.beforeIt') : t('funding.beforeStart', rule.months)
      case 'after-founding':
        return t('funding.afterFounding', rule.months)
      case 'times-a-year':
        return t('funding.timesAYear', rule.times)
    }
  }

  function yearlyRound({ closes, opens }: YearlyRound): string {
    const day = funding.yearlyDay(closes)
    if (opens === undefined) return day
    if ('weeksBefore' in opens)
      return t('edit.rules.said.opensWeeks', { day, count: opens.weeksBefore }, opens.weeksBefore)
    return t('edit.rules.said.opens', {
      day,
      opens: isDayOfYear(opens) ? funding.yearlyDay(opens) : '',
    })
  }

  function oneRound({ closes, opens }: OneRound): string {
    const named = (day: OneRound['closes']) => {
      const read = readDay(day)
      return read === undefined ? '' : funding.day(read)
    }
    if (opens === undefined) return named(closes)
    if (closes === undefined) return t('edit.rules.said.onlyOpens', { opens: named(opens) })
    return t('edit.rules.said.opens', { day: named(closes), opens: named(opens) })
  }

  function eligibilityLines(value: Eligibility): readonly string[] {
    const { legalForms, applicants, geography, fields } = value
    const line = (name: string, text: string | number | undefined) =>
      text === undefined ? [] : [`${t(`edit.rules.${name}`)}: ${text}`]
    const listed = (words: readonly string[] | undefined) => words && funding.list(words)
    return [
      ...line('legalForms', listed(legalForms?.map(answers.legalForm))),
      ...line('who', listed(applicants?.map((kind) => t(`edit.rules.applicants.${kind}`)))),
      ...(geography ? line('where', reachText(geography)) : []),
      ...line('onlyFields', listed(fields?.map(answers.field))),
      ...line('minimumAge', value.minimumAge),
      ...line('maximumAge', value.maximumAge),
      ...line('minimumMembers', value.minimumMembers),
      ...(value.notStarted === true ? [t('edit.rules.notStarted')] : []),
      ...(value.otherConditions ?? []),
    ]
  }

  function reachText(geography: NonNullable<Eligibility['geography']>): string {
    const county = (code: string) =>
      code === '04' || code === '21' ? t(`edit.choice.county.${code}`) : answers.municipality(code)
    if (geography.kind === 'within') {
      const areas = funding.list(geography.areas.map(county), 'disjunction')
      return geography.orTies ? t('edit.rules.said.ties', { areas }) : areas
    }
    if (geography.kind === 'anywhere') return t('edit.rules.reach.anywhere')
    const text = t('edit.rules.said.atLeast', {
      count: geography.count,
      county: county(geography.county),
    })
    return geography.orSpecialInterest ? `${text} ${t('edit.rules.orSpecialInterest')}.` : text
  }

  const each = (value: Json, lineOf: (item: Json) => string | undefined) => {
    if (!Array.isArray(value)) return undefined
    const lines = value.map(lineOf)
    return lines.every((line) => line !== undefined) ? lines : undefined
  }

  return (kind, value) => {
    switch (kind) {
      case 'deadlines':
        return each(value, (item) => readDeadlineRules([item]).map(ruleLine)[0])
      case 'eligibility':
        return isEligibility(value) ? eligibilityLines(value as unknown as Eligibility) : undefined
      case 'report-back':
        return each(value, (item) =>
          isReportBack(item) ? funding.report(item as unknown as ReportBack) : undefined,
        )
      case 'amount': {
        if (!isAmount(value)) return undefined
        const amount = value as unknown as Amount
        const text = funding.amount(amount)
        return text === undefined ? undefined : [[text, ...seenText(amount)].join(' ')]
      }
      case 'co-funding':
        return isCoFunding(value) ? [funding.share(value as unknown as CoFunding)] : undefined
      case 'labels':
      case 'alternative-labels':
        return labelLines(value)
      default:
        return undefined
    }
  }

  function labelLines(value: Json): readonly string[] | undefined {
    if (!isJsonObject(value)) return undefined
    return ['sv', 'en', 'fi'].flatMap((language) => {
      const said = value[language]
      const texts = (Array.isArray(said) ? said : [said]).filter((one) => typeof one === 'string')
      return texts.length > 0 ? [`${t(`edit.part.${language}`)}: ${texts.join(', ')}`] : []
    })
  }
}
