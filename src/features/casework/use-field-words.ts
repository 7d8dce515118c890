/** What is stored in a field, in words: a state's name, a colleague's, the day of a date. */
import { useI18n } from 'vue-i18n'
import type { Json } from '../../domain/json.ts'
import { colleagues } from '../../journal/queries.ts'
import { useAccount } from '../account/use-account.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import { applicationFieldKey, applicationValueKey } from '../application/field-key.ts'

export interface FieldWords {
  /** @param type of the document: a need's text is called otherwise than a note's. */
  readonly nameOf: (field: string, type?: string) => string
  readonly valueOf: (field: string, value: Json) => string
  readonly whoOf: (user: string) => string
}

export function useFieldWords(): FieldWords {
  const i18n = useI18n()
  const { t } = i18n
  const { workspace } = useAccount()
  const names = useLiveQuery(colleagues)

  function whoOf(user: string): string {
    if (user === workspace.value?.journal.user) return t('casework.you')
    return names.value?.get(user) ?? t('casework.someone')
  }

  return {
    whoOf,
    nameOf(field, type = 'need') {
      const key = applicationFieldKey(field, type)
      if (key !== undefined && i18n.te(key)) return t(key)
      if (field === 'text' && type !== 'need') return t('casework.textField')
      return i18n.te(`casework.fields.${field}`) ? t(`casework.fields.${field}`) : field
    },
    valueOf(field, value) {
      if (value === null || value === '') return t('casework.empty')
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      if (field === 'state' && i18n.te(`needs.states.${text}`)) return t(`needs.states.${text}`)
      if (field === 'closedBecause' && i18n.te(`needs.reasons.${text}`)) {
        return t(`needs.reasons.${text}`)
      }
      if (field === 'decision' && i18n.te(`casework.decisions.${text}`)) {
        return t(`casework.decisions.${text}`)
      }
      if (i18n.te(`casework.values.${field}.${text}`)) {
        return t(`casework.values.${field}.${text}`)
      }
      const key = applicationValueKey(field, text)
      if (key !== undefined && i18n.te(key)) return t(key)
      return field === 'assignee' ? whoOf(text) : text
    },
  }
}
