/** The choices of each question, and what was answered, in words. */
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { elsewhere, type Answers, type Question } from '../../domain/funding/criteria.ts'
import { useFormat } from '../../ui/format.ts'
import { useTerms } from '../directory/use-directory.ts'
import { useFundingWords } from './use-funding-words.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
}

/** The most common first. */
const legalForms = [
  ...['privatperson', 'enskild-firma', 'ideell-forening', 'ek-for', 'ab'],
  ...['hb', 'kb', 'stiftelse', 'offentlig'],
] as const

export function useAnswerWords() {
  const { t } = useI18n()
  const terms = useTerms()
  const format = useFormat()
  const { list } = useFundingWords()

  const legalForm = (code: string) =>
    (legalForms as readonly string[]).includes(code)
      ? t(`funding.legalForm.${code}`)
      : terms.label('legal-forms', code)

  const choices = computed(() => ({
    legalForm: legalForms.map((value): Choice => {
      const hint = value === 'privatperson' ? { hint: t('funding.legalForm.privatpersonHint') } : {}
      return { value, label: legalForm(value), ...hint }
    }),
    applicant: (['individual', 'group'] as const).map((value): Choice => ({
      value,
      label: t(`funding.applicant.${value}`),
    })),
    started: (['no', 'yes'] as const).map((value): Choice => ({
      value,
      label: t(`funding.started.${value}`),
    })),
    fields: [
      ...byLabel(
        terms.of('fields').map(({ code }) => ({ code, label: terms.label('fields', code) })),
      ),
      { value: elsewhere, label: t('funding.elsewhereField') },
    ],
  }))

  /** Municipalities by county, ours first. */
  const places = computed(() =>
    (['04', '21'] as const).map((county) => ({
      county,
      label: t(`directory.counties.c${county}`),
      choices: byLabel(
        terms
          .of('municipalities')
          .filter(({ code }) => code.startsWith(county))
          .map(({ code }) => ({ code, label: terms.label('municipalities', code) })),
      ),
    })),
  )

  function byLabel(words: readonly { code: string; label: string }[]): readonly Choice[] {
    return words
      .map(({ code, label }) => ({ value: code, label }))
      .sort((a, b) => format.value.compare(a.label, b.label))
  }

  const municipality = (code: string) =>
    code === elsewhere ? t('funding.elsewherePlace') : terms.label('municipalities', code)
  const field = (code: string) =>
    code === elsewhere ? t('funding.elsewhereField') : terms.label('fields', code)

  function answered(question: Question, answers: Answers): string {
    const { legalForm: form, applicant, municipalities, fields, age, members, started } = answers
    if (answers[question] == null) return t('funding.mayApply.skipped')
    switch (question) {
      case 'legalForm':
        return legalForm(form ?? '')
      case 'applicant':
        return t(`funding.applicant.${applicant ?? 'individual'}`)
      case 'municipalities':
        return list((municipalities ?? []).map(municipality))
      case 'fields':
        return list((fields ?? []).map(field))
      case 'age':
        return format.value.number(age ?? 0)
      case 'members':
        return format.value.number(members ?? 0)
      case 'started':
        return t(started ? 'funding.started.yes' : 'funding.started.no')
    }
  }

  return { choices, places, legalForm, municipality, field, answered }
}
