/** An application as one paper, in the language in use. */
import { useI18n } from 'vue-i18n'
import {
  paperOf,
  type PaperBlock,
  type PaperContent,
  type PaperPart,
} from '../../domain/application/paper.ts'
import { useApplicationWords } from './use-application-words.ts'

export function usePaper(): (
  content: PaperContent,
  parts: readonly PaperPart[],
) => readonly PaperBlock[] {
  const i18n = useI18n()
  const { t } = i18n
  const words = useApplicationWords()
  const legalForm = (form: string) =>
    i18n.te(`application.legalForm.${form}`) ? t(`application.legalForm.${form}`) : form

  return (content, parts) =>
    paperOf(content, parts, {
      heading: (part) => t(`application.paper.${part}`),
      to: (name) => t('application.paper.to', { name }),
      applicantField: (field) => t(`application.applicantField.${field}`),
      applicantFact: (field, value) => (field === 'legalForm' ? legalForm(value) : value),
      textPart: (part) => t(`application.text.${part}`),
      costs: t('application.budget.costs'),
      incomes: t('application.budget.incomes'),
      sum: t('application.budget.sum'),
      rowKind: (kind) => t(`application.kinds.${kind}`),
      unnamed: t('application.unnamed'),
      kronor: words.kronor,
      balance: words.balance,
      check: words.check,
      item: ({ name, done, where }) => {
        const named = { name: where === '' ? name : `${name}: ${where}` }
        return done ? t('application.paper.done', named) : t('application.paper.notDone', named)
      },
    })
}
