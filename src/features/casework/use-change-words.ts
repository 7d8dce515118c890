import { useI18n } from 'vue-i18n'
import type { LogEntryBody } from '../../domain/casework/documents.ts'
import { useFieldWords } from './use-field-words.ts'

/** A change of a field, as a line of the history says it. */
export function useChangeWords(): (change: NonNullable<LogEntryBody['change']>) => string {
  const { t } = useI18n()
  const words = useFieldWords()
  const stateOf = (state: string | null) => (state === null ? '' : words.valueOf('state', state))
  return ({ field, from, to }) => {
    if (field === 'state') {
      return t('needs.history.state', { from: stateOf(from), to: stateOf(to) })
    }
    if (field === 'assignee') {
      return to
        ? t('needs.history.assigned', { name: words.whoOf(to) })
        : t('needs.history.unassigned')
    }
    if (field === 'mergedInto') return t(`casework.changes.${to ? 'merged' : 'unmerged'}`)
    return t('needs.history.other', { field: words.nameOf(field) })
  }
}
