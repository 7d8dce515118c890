/** Why something is suggested, in words: short parts of one sentence, the most telling first. */
import { useI18n } from 'vue-i18n'
import type { Verdict } from '../../domain/funding/may-apply.ts'
import type { Reason } from '../../domain/matching/reasons.ts'
import { regionOf } from '../../ui/format.ts'
import { useWords } from '../casework/use-words.ts'

const mostNamed = 3

export function useWhyWords(): (reasons: readonly Reason[]) => readonly string[] {
  const i18n = useI18n()
  const { t, locale } = i18n
  const words = useWords()
  const listed = (names: readonly string[]) =>
    new Intl.ListFormat(regionOf(locale.value)).format(names.slice(0, mostNamed))
  const county = (code: string) =>
    i18n.te(`guiding.reasons.counties.${code}`) ? t(`guiding.reasons.counties.${code}`) : code

  function said(reason: Reason): string {
    const key = `guiding.reasons.${reason.kind}`
    switch (reason.kind) {
      case 'solved-similar':
        return t(key, reason.needs.length)
      case 'same-field': {
        const fields = listed(reason.fields.map((code) => words.field(code).toLowerCase()))
        return t(key, { fields })
      }
      case 'same-municipality':
        return t(key, { places: listed(reason.municipalities.map(words.municipality)) })
      case 'whole-county':
        return t(key, { county: county(reason.county) })
      case 'same-words':
        return t(key, { words: listed(reason.words) })
      case 'need-kind':
        return t(key, { kind: words.kind(reason.needKind).toLowerCase() })
      case 'may-apply':
        return applying(reason.verdict)
      default:
        return t(key)
    }
  }

  function applying({ answer, leaning, reasons }: Verdict): string {
    const fits = t(`guiding.reasons.may-apply.${answer === 'maybe' ? leaning : answer}`)
    const isOver = reasons.some(({ kind }) => kind === 'over')
    return isOver ? `${fits}, ${t('guiding.reasons.may-apply.over')}` : fits
  }

  return (reasons) => reasons.map(said)
}
