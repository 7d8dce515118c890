import { useI18n } from 'vue-i18n'
import type { LogEntryBody } from '../../domain/casework/documents.ts'
import { useFieldWords } from './use-field-words.ts'

type Change = NonNullable<LogEntryBody['change']>

/**
 * A change of a field, as a line of the history says it.
 * @param text of the line: of a referral's outcome the name of whom it was to
 */
export function useChangeWords(): (change: Change, text?: string) => string {
  const i18n = useI18n()
  const { t } = i18n
  const words = useFieldWords()
  const stateOf = (state: string | null) => (state === null ? '' : words.valueOf('state', state))
  return ({ field, from, to }, text = '') => {
    if (field === 'state') {
      return t('needs.history.state', { from: stateOf(from), to: stateOf(to) })
    }
    if (field === 'assignee') {
      return to
        ? t('needs.history.assigned', { name: words.whoOf(to) })
        : t('needs.history.unassigned')
    }
    if (field === 'outcome' && i18n.te(`needs.history.outcomes.${to ?? 'none'}`)) {
      return t(`needs.history.outcomes.${to ?? 'none'}`, { name: text })
    }
    if (field === 'introduction' && to !== null && i18n.te(`needs.history.introduction.${to}`)) {
      return t(`needs.history.introduction.${to}`)
    }
    if (field === 'handOver' && i18n.te(`needs.history.handOver.${to ?? ''}`)) {
      return t(`needs.history.handOver.${to ?? ''}`)
    }
    if (field === 'consents' && to === 'share') return t('needs.history.shares')
    if (field === 'mergedInto') return t(`casework.changes.${to ? 'merged' : 'unmerged'}`)
    return t('needs.history.other', { field: words.nameOf(field) })
  }
}
