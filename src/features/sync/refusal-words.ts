import { useI18n } from 'vue-i18n'
import type { Refusal } from '../../journal/journal-database.ts'

/** Why the server did not take an item, in plain words, also for a code that this version does not know. */
export function useRefusalWords(): (refusal: Refusal | null) => string {
  const i18n = useI18n()
  return (refusal) => {
    const key = `casework.refusals.${refusal?.code ?? 'other'}`
    return i18n.t(i18n.te(key) ? key : 'casework.refusals.other')
  }
}
