/** Whom a need can be given to: colleagues by name, oneself first. */
import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { colleagues } from '../../journal/queries.ts'
import { useFormat } from '../../ui/format.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import type { Choice } from '../casework/use-words.ts'

export function useStaff(me: string): ComputedRef<readonly Choice[]> {
  const { t } = useI18n()
  const format = useFormat()
  const names = useLiveQuery(colleagues)
  return computed(() => {
    const known = names.value ?? new Map<string, string>()
    const mine = known.get(me)
    const others = [...known]
      .filter(([user]) => user !== me)
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => format.value.compare(a.label, b.label))
    const label = mine === undefined ? t('casework.you') : t('needs.assignee.me', { name: mine })
    return [{ value: me, label }, ...others]
  })
}
