import type { NeedView } from '../../domain/casework/views.ts'
import type { Journal } from '../../journal/record.ts'
import { useDraft, type Draft } from '../casework/use-draft.ts'

export interface HandOverDraft {
  question: string
  entries: readonly string[]
  days: string
}

export const handOverKey = (need: string) => `hand-over:${need}`

export function useHandOverDraft(journal: Journal, need: NeedView): Draft<HandOverDraft> {
  return useDraft<HandOverDraft>(journal, {
    key: handOverKey(need.id),
    empty: () => ({ question: need.text, entries: [], days: '14' }),
    parse(stored) {
      const { question, entries, days } = (stored ?? {}) as Record<string, unknown>
      if (typeof question !== 'string' || typeof days !== 'string') return undefined
      const ids = Array.isArray(entries) ? entries : []
      return {
        question,
        entries: ids.filter((id): id is string => typeof id === 'string'),
        days,
      }
    },
    isBlank: ({ question, entries }) =>
      entries.length === 0 && question.trim() === need.text.trim(),
  })
}
