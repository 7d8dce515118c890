/** What the public pages say. They are read by whoever a search engine sends, in plain words. */
import type {
  EntryStatus,
  ResourceAudience,
  Scope,
  SearchableKind,
} from '../../../src/domain/directory/entry.ts'

export const pageLanguages = ['sv', 'en', 'fi'] as const
export type PageLanguage = (typeof pageLanguages)[number]

export interface PublicWords {
  readonly language: PageLanguage
  /** As it calls itself. */
  readonly itself: string
  /** With the country, for dates and for Open Graph. */
  readonly locale: string
  readonly kinds: Readonly<Record<SearchableKind, { readonly one: string; readonly many: string }>>
  readonly kindTexts: Readonly<Record<SearchableKind, string>>
  readonly statuses: Readonly<Record<Exclude<EntryStatus, 'active'>, string>>
  readonly statusTexts: Readonly<Record<Exclude<EntryStatus, 'active'>, string>>
  readonly scopes: Readonly<Record<Scope, string>>
  readonly audiences: Readonly<Record<ResourceAudience, string>>
  /** Where the app has words for them; others are the entry’s own. */
  readonly resourceTypes: Readonly<Record<string, string>>
  readonly facts: Readonly<Record<FactName, string>>

  readonly languages: string
  readonly whole: string
  readonly about: string
  readonly where: string
  readonly openInApp: string
  readonly searchInApp: string
  readonly turnToFor: string
  readonly contact: string
  readonly call: (phone: string) => string
  readonly mail: (address: string) => string
  readonly website: string
  readonly factsHeading: string
  readonly related: string
  readonly trust: string
  readonly assured: (day: string) => string
  readonly unassured: string
  readonly unassuredText: string
  readonly factsFrom: (year: string) => string
  readonly source: string
  readonly sources: string
  /** Below a title without a text of its own. */
  readonly describe: (kind: string) => string
  readonly seenIn: (year: string) => string
  readonly rolling: string
  readonly usually: (months: string) => string
  readonly unknownDeadline: string
  readonly empty: string
  readonly count: (count: string) => string
  readonly page: (page: number) => string
  readonly pageOf: (page: number, pages: number) => string
  readonly morePages: string
  readonly previous: string
  readonly next: string
  readonly municipalities: (count: number) => string
  readonly missing: { readonly title: string; readonly description: string; readonly text: string }
  readonly notYet: { readonly title: string; readonly description: string; readonly text: string }
}

export type FactName =
  | 'kind'
  | 'role'
  | 'legalForm'
  | 'organisation'
  | 'funder'
  | 'deadline'
  | 'whoCanApply'
  | 'audiences'
  | 'amount'
  | 'purpose'
  | 'provider'
  | 'when'
  | 'municipality'
  | 'scope'
  | 'field'
  | 'address'
  | 'accessibility'
  | 'note'
