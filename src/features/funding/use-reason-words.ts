/** Why the answer is what it is, a sentence each. */
import { useI18n } from 'vue-i18n'
import type { Funding } from '../../domain/directory/entry.ts'
import { geographyOf } from '../../domain/funding/eligibility.ts'
import type { Reason, Verdict } from '../../domain/funding/may-apply.ts'
import { useAnswerWords } from './use-answer-words.ts'
import { useFundingWords } from './use-funding-words.ts'

type Criterion = Extract<Reason, { kind: 'criterion' }>

export interface ReasonWords {
  readonly tone: 'met' | 'unmet' | 'open'
  readonly text: string
  /** Conditions that nobody asks about. */
  readonly conditions?: readonly string[]
}

export function useReasonWords() {
  const { t } = useI18n()
  const { list, day } = useFundingWords()
  const { legalForm, municipality, field } = useAnswerWords()

  /** What shuts out first, then what is open, what suits last and in one sentence. */
  function reasonsOf(scheme: Funding, { reasons }: Verdict): readonly ReasonWords[] {
    const criteria = reasons.filter((reason) => reason.kind === 'criterion')
    const met = criteria.filter(({ state }) => state === 'met')
    const of = (state: Criterion['state']) =>
      criteria
        .filter((reason) => reason.state === state)
        .map((reason) => ({ tone: state, text: criterionText(scheme, reason) }))
    const what = list(met.map(({ about }) => t(`funding.short.${about}`)))
    return [
      ...of('unmet'),
      ...of('open'),
      ...reasons.flatMap((reason) => other(reason)),
      ...(met.length > 0
        ? [{ tone: 'met' as const, text: t('funding.reason.met', { what }) }]
        : []),
    ]
  }

  function other(reason: Reason): readonly ReasonWords[] {
    const open = (text: string) => [{ tone: 'open' as const, text }]
    switch (reason.kind) {
      case 'criterion':
        return []
      case 'over':
        return open(t('funding.reason.over', { day: day(reason.on) }))
      case 'other-conditions':
        return [
          { tone: 'open', text: t('funding.reason.other-conditions'), conditions: reason.texts },
        ]
      case 'not-assured':
        return open(
          reason.year === undefined
            ? t('funding.reason.not-assured')
            : t('funding.reason.not-assured-year', { year: String(reason.year) }),
        )
      default:
        return open(t(`funding.reason.${reason.kind}`))
    }
  }

  function criterionText(scheme: Funding, { about, state }: Criterion): string {
    const { legalForms, applicants, fields, minimumMembers } = scheme.eligibility ?? {}
    const or = (words: readonly string[]) => list(words, 'disjunction')
    const how = state === 'unmet' ? 'unmet' : 'open'
    switch (about) {
      case 'legalForm': {
        const forms = or((legalForms ?? []).map((form) => legalForm(form).toLowerCase()))
        return t(`funding.reason.legalForm.${how}`, { forms })
      }
      case 'applicant': {
        const kinds = or((applicants ?? []).map((kind) => t(`funding.applicants.${kind}`)))
        return t(`funding.reason.applicant.${how}`, { kinds })
      }
      case 'fields': {
        const names = or((fields ?? []).map((code) => field(code).toLowerCase()))
        return t(`funding.reason.fields.${how}`, { fields: names })
      }
      case 'municipalities':
        return placeText(scheme, how)
      case 'age':
        return ageText(scheme)
      case 'members':
        return t('funding.reason.members', { count: minimumMembers ?? 0 })
      case 'started':
        return t('funding.reason.started')
    }
  }

  function placeText(scheme: Funding, how: 'unmet' | 'open'): string {
    const geography = geographyOf(scheme)
    const county = (code: string) =>
      code === '04' || code === '21' ? t(`funding.county.${code}`) : code
    if (geography.kind === 'within') {
      const places = list(
        geography.areas.map((area) => (area.length === 2 ? county(area) : municipality(area))),
        'disjunction',
      )
      return t(`funding.reason.municipalities.${geography.orTies ? 'ties' : how}`, { places })
    }
    if (geography.kind !== 'at-least') return t('funding.reason.municipalities.unknown')
    return t(
      `funding.reason.municipalities.${geography.orSpecialInterest ? 'special' : 'atLeast'}`,
      {
        count: geography.count,
        county: county(geography.county),
      },
    )
  }

  function ageText({ eligibility }: Funding): string {
    const { minimumAge: minimum, maximumAge: maximum } = eligibility ?? {}
    if (minimum === undefined) return t('funding.reason.age.upTo', { maximum: maximum ?? 0 })
    if (maximum === undefined) return t('funding.reason.age.from', { minimum })
    return t('funding.reason.age.between', { minimum, maximum })
  }

  return { reasonsOf }
}
