import type { EntryStatus, Place } from '../../../src/domain/directory/entry.ts'

/** How an organisation or a place is typed in the directory (design §3). */
export type Placement =
  | {
      readonly as: 'actor'
      readonly actorType: string
      readonly roles?: readonly string[]
      readonly topics: readonly string[]
    }
  | { readonly as: 'venue'; readonly venueType: string; readonly topics: readonly string[] }
  | { readonly as: 'network'; readonly topics: readonly string[] }
  | { readonly as: 'resource'; readonly resourceType: string; readonly topics: readonly string[] }

/** What was written by hand for a fact: the text that is shown, and what differs from the fact. */
export interface Curated {
  /** Shown instead of the fact's name. */
  readonly name?: string
  /** The readable part of the id, where it isn't the fact's id. */
  readonly slug?: string
  readonly summary: string
  /** Added to the words that all of its kind are found by. */
  readonly topics?: readonly string[]
  readonly placement?: Placement
  readonly legalForm?: string
  readonly fields?: readonly string[]
  readonly municipalities?: readonly string[]
  readonly place?: Place
  readonly status?: EntryStatus
  readonly note?: string
  /** Ids of entries that belong with this one. */
  readonly related?: readonly string[]
}

/** The same for a function: a unit or a role that one turns to. */
export interface CuratedFunction {
  readonly slug: string
  readonly name?: string
  readonly summary: string
  /** Where the facts' own list is telegraphic or holds an abbreviation. */
  readonly turnToFor?: readonly string[]
  readonly topics?: readonly string[]
  readonly fields?: readonly string[]
  readonly languages?: readonly string[]
  readonly municipalities?: readonly string[]
  /** The organisation's own page, where the facts have none. */
  readonly website?: string
  readonly note?: string
  /** The number in the facts is one person's or one desk's: the switchboard is shown instead. */
  readonly switchboardOnly?: true
  readonly related?: readonly string[]
}

/** A fact that needs no more than a sentence is written as that sentence. */
export type CuratedTexts = Readonly<Record<string, string | Curated>>

/** @throws when nobody has written a text for the fact: a fact never reaches a screen unread. */
export function curatedText(texts: CuratedTexts, factId: string): Curated {
  const text = texts[factId]
  if (text === undefined) throw new Error(`No text is written for the fact ${factId}.`)
  return typeof text === 'string' ? { summary: text } : text
}

/** The same for a scheme that one can seek money from. */
export interface CuratedFunding {
  readonly slug: string
  readonly name?: string
  readonly summary: string
  /** Vocabulary `audiences`; empty means that anybody may apply, or that it isn't known who may. */
  readonly audiences: readonly string[]
  /** Where the facts' own wording is too terse, holds a web address or says what wasn't found. */
  readonly purpose?: string
  readonly whoCanApply?: string | null
  readonly amount?: string | null
  /** The scheme's or the funder's page, where the facts have none. */
  readonly website?: string
  readonly deadlineText?: string
  readonly note?: string | null
  readonly fields?: readonly string[]
  readonly municipalities?: readonly string[]
  readonly status?: EntryStatus
  readonly year?: number
  readonly topics?: readonly string[]
  readonly languages?: readonly string[]
  /** Which function to ask about it. */
  readonly askAt?: string
}
