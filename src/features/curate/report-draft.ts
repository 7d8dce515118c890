import { isJsonObject } from '../../domain/json.ts'
import type { DraftForm } from '../casework/use-draft.ts'

export interface ReportDraft {
  text: string
  contact: string
}

export function reportDraft(
  purpose: 'report' | 'claim' | 'retire',
  entry: string,
): DraftForm<ReportDraft> {
  return {
    key: `${purpose}:${entry}`,
    empty: () => ({ text: '', contact: '' }),
    parse(stored) {
      if (!isJsonObject(stored)) return undefined
      const { text, contact } = stored
      return typeof text === 'string' && typeof contact === 'string' ? { text, contact } : undefined
    },
    isBlank: ({ text, contact }) => text.trim() === '' && contact.trim() === '',
  }
}
