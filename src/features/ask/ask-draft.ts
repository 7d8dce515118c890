/** A question while it is being written, and what is wrong with it before it can be sent. */
import { askerConsents, type AskerConsent } from '../../domain/casework/documents.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'
import { longestName, longestQuestion, longestReach } from '../../domain/questions/question.ts'
import type { DraftForm } from '../casework/use-draft.ts'

export interface AskDraft {
  text: string
  name: string
  reach: string
  fields: readonly string[]
  municipalities: readonly string[]
  consents: readonly AskerConsent[]
  /** A want of the guided start, or empty. */
  want: string
}

export type AskFault =
  | { readonly kind: 'empty' }
  /** How many characters have to go. */
  | { readonly kind: 'too-long'; readonly excess: number }

export type AskFaults = Partial<Record<'text' | 'name' | 'reach', AskFault>>

/** Characters left at which it is told how many. */
const nearTheEnd = 500

/** @param begun what the address says. One draft for each entry that is asked about. */
export function askDraft(entry: string, begun: Partial<AskDraft>): DraftForm<AskDraft> {
  return {
    key: entry === '' ? 'ask' : `ask:${entry}`,
    empty: () => ({
      ...{ text: '', name: '', reach: '', want: '' },
      ...{ fields: [], municipalities: [], consents: [] },
      ...begun,
    }),
    parse: parseAskDraft,
    isBlank: ({ text, name, reach }) => [text, name, reach].every((each) => each.trim() === ''),
  }
}

function parseAskDraft(stored: unknown): AskDraft | undefined {
  if (!isJsonObject(stored)) return undefined
  const { text, name, reach, fields, municipalities, consents, want } = stored
  if (typeof text !== 'string' || typeof name !== 'string' || typeof reach !== 'string') {
    return undefined
  }
  const ticked = words(consents)
  return {
    ...{ text, name, reach },
    fields: words(fields),
    municipalities: words(municipalities),
    consents: askerConsents.filter((consent) => ticked.includes(consent)),
    want: typeof want === 'string' ? want : '',
  }
}

function words(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((word: Json) => typeof word === 'string') : []
}

export function faultsOf({ text, name, reach }: AskDraft): AskFaults {
  return {
    ...fault('text', text.trim() === '' ? { kind: 'empty' } : excess(text, longestQuestion)),
    ...fault('name', excess(name, longestName)),
    ...fault('reach', excess(reach, longestReach)),
  }
}

/** How many characters are left, where that is worth telling. */
export function charactersLeft(text: string): number | undefined {
  const left = longestQuestion - text.trim().length
  return left >= 0 && left <= nearTheEnd ? left : undefined
}

function fault(field: 'text' | 'name' | 'reach', found: AskFault | undefined): AskFaults {
  return found ? { [field]: found } : {}
}

function excess(text: string, longest: number): AskFault | undefined {
  const over = text.trim().length - longest
  return over > 0 ? { kind: 'too-long', excess: over } : undefined
}

/** What somebody agrees to is asked for where it can come to be: nobody is introduced who can’t be reached. */
export function consentsToAsk({ reach }: { readonly reach: string }): readonly AskerConsent[] {
  return reach.trim() === ''
    ? askerConsents.filter((consent) => consent !== 'introduce')
    : askerConsents
}
