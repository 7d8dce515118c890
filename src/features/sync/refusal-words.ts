import { useI18n } from 'vue-i18n'
import type { Refusal } from '../../journal/journal-database.ts'

/** Why the server did not take an item, in plain words; a code this version does not know is named. */
export function useRefusalWords(): (refusal: Refusal | null) => string {
  const i18n = useI18n()
  return (refusal) => {
    const code = refusal?.code ?? 'unknown'
    const key = `sync.refusals.${code}`
    return i18n.te(key) ? i18n.t(key) : i18n.t('sync.refusals.other', { code })
  }
}
