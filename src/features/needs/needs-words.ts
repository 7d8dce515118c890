/** What a filter says, in words: its name unless its owner gives it another. */
import { useI18n } from 'vue-i18n'
import { useWords } from '../casework/use-words.ts'
import type { NeedsQuery } from './needs-query.ts'
import { useStaff } from './needs-staff.ts'

export function useFilterWords(me: string): (query: NeedsQuery) => string {
  const { t } = useI18n()
  const words = useWords()
  const staff = useStaff(me)
  const assigneeOf = (assignee: string) =>
    assignee === 'mine' || assignee === 'nobody'
      ? t(`need-list.filter.${assignee}`)
      : (staff.value.find(({ value }) => value === assignee)?.label ?? t('casework.someone'))
  return ({ state, area, kind, field, municipality, channel, assignee, unanswered, order }) =>
    [
      state === 'archived' ? t('need-list.filter.archived') : t(`needs.filter.states.${state}`),
      assignee && assigneeOf(assignee),
      area && t(`need-list.filter.areas.${area}`),
      kind && words.kind(kind),
      field && words.field(field),
      municipality && words.municipality(municipality),
      channel && t(`need-list.channels.${channel}`),
      unanswered && t('need-list.unanswered'),
      order !== 'newest' && t(`need-list.order.${order}`),
    ]
      .filter(Boolean)
      .join(' · ')
}
