/**
 * Directory entries as they travel in packs and are shown: the plain reading of a `directory` document
 * (`documents/read.ts`, `plain`). Terms follow Open Referral HSDS where it has one (docs/terms.md).
 */
import type { DeadlineRule } from '../funding/deadline-rule.ts'
import type { Eligibility } from '../funding/eligibility.ts'
import type { Amount, CoFunding, ReportBack, RequiredDocument } from '../funding/terms.ts'
import type { DocumentId } from '../identifiers.ts'

export const entryKinds = [
  'actor',
  'function',
  'funding',
  'network',
  'venue',
  'training',
  'event',
  'resource',
  'answer',
  'inventory',
  'taxonomy',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** Kinds that a person searches for; `taxonomy` and `inventory` serve the app itself. */
export const searchableKinds = [
  'actor',
  'function',
  'funding',
  'network',
  'venue',
  'training',
  'event',
  'resource',
  'answer',
] as const satisfies readonly EntryKind[]
export type SearchableKind = (typeof searchableKinds)[number]

export const entryStatuses = ['active', 'inactive', 'temporarily-closed', 'defunct'] as const
export type EntryStatus = (typeof entryStatuses)[number]

/** How far an entry reaches when it is not tied to municipalities. */
export const scopes = ['sormland', 'gavleborg', 'sweden', 'nordic', 'europe', 'outside'] as const
export type Scope = (typeof scopes)[number]

/** Where a fact was read. `publisher` is the link text; the address itself is never shown raw. */
export interface Source {
  readonly publisher: string
  readonly url: string
  /** The year the fact was seen or dated, when known. */
  readonly year?: number
}

export interface Place {
  readonly name?: string
  readonly address?: string
  /** WGS 84, degrees. */
  readonly latitude?: number
  readonly longitude?: number
}

interface EntryCommon {
  readonly id: DocumentId
  readonly name: string
  /** One or two sentences of plain Swedish. */
  readonly summary?: string
  /** Vocabulary `fields` (cultural fields, kulturområden). */
  readonly fields: readonly string[]
  /** SCB municipality codes, four digits. */
  readonly municipalities: readonly string[]
  readonly scope?: Scope
  /** Free key words that people search by; never shown as a vocabulary. */
  readonly topics: readonly string[]
  readonly languages?: readonly string[]
  readonly accessibility?: string
  readonly website?: string
  readonly email?: string
  readonly phone?: string
  readonly place?: Place
  readonly status: EntryStatus
  /** Shown above everything else on the entry. */
  readonly alert?: string
  /** When somebody last checked the entry, ISO date. Missing means "ej kontrollerad". */
  readonly assuredAt?: string
  readonly assuredBy?: string
  readonly steward?: string
  readonly sources: readonly Source[]
  /** The year that the facts are known to be from, when dated. */
  readonly year?: number
  /** What a reader ought to know about the facts themselves. */
  readonly note?: string
  /** Ids of other entries that belong with this one. */
  readonly related?: readonly DocumentId[]
  /** The day that a person who is listed by name consented to it, ISO date. */
  readonly publicationConsent?: string
  /** Taken out of the directory: stored, with its history, and shown to nobody. */
  readonly retired?: boolean
}

export interface Actor extends EntryCommon {
  readonly kind: 'actor'
  /** Vocabulary `actor-types` (museum, studieförbund …). */
  readonly actorType?: string
  /** Vocabulary `actor-roles`; an organisation that trains has `training-provider`. */
  readonly roles: readonly string[]
  readonly legalForm?: string
}

export interface FunctionEntry extends EntryCommon {
  readonly kind: 'function'
  readonly organisation: string
  readonly level: 'municipality' | 'region' | 'state' | 'civil-society'
  /** What one turns to it for. */
  readonly turnToFor: readonly string[]
  /** How soon it answers, in words; of the node itself, as it is told before one asks. */
  readonly replyTime?: string
}

export interface Funding extends EntryCommon {
  readonly kind: 'funding'
  readonly funder: string
  readonly level: 'municipality' | 'region' | 'state' | 'nordic' | 'eu' | 'foundation'
  readonly whoCanApply?: string
  /** Vocabulary `audiences`: empty means anybody; ['region'] hides it from associations and individuals. */
  readonly audiences: readonly string[]
  readonly purpose: string
  readonly amount?: string
  readonly deadlineText?: string
  /** 1–12, as seen in `year`. */
  readonly deadlineMonths?: readonly number[]
  readonly rolling?: boolean
  /** What `deadlineText` says, to compute with. Read through `funding/outlook.ts`. */
  readonly deadlines?: readonly DeadlineRule[]
  readonly eligibility?: Eligibility
  /** What one applicant may get. */
  readonly grant?: Amount
  readonly coFunding?: CoFunding
  readonly requiredDocuments?: readonly RequiredDocument[]
  readonly reportBack?: readonly ReportBack[]
}

export interface Network extends EntryCommon {
  readonly kind: 'network'
}
export interface Venue extends EntryCommon {
  readonly kind: 'venue'
  readonly venueType?: string
}
/** `dateText` says when, where no day is known: "Vid påsk". ISO dates. */
export interface Occasion {
  readonly dateText?: string
  readonly startsOn?: string
  readonly endsOn?: string
}
export interface Training extends EntryCommon, Occasion {
  readonly kind: 'training'
  readonly provider?: string
  readonly trainingType?: string
}
export interface EventEntry extends EntryCommon, Occasion {
  readonly kind: 'event'
  readonly eventType?: string
}
/** Whom a resource is for; missing means everybody. A support structure: a node, a region, an umbrella. */
export const resourceAudiences = ['actor', 'municipality', 'support-structure'] as const
export type ResourceAudience = (typeof resourceAudiences)[number]

export interface Resource extends EntryCommon {
  readonly kind: 'resource'
  readonly resourceType?: string
  readonly audience?: ResourceAudience
  readonly body?: string
}
export interface Answer extends EntryCommon {
  readonly kind: 'answer'
  readonly body?: string
}
export interface Inventory extends EntryCommon {
  readonly kind: 'inventory'
}

export interface AltLabels {
  readonly sv?: readonly string[]
  readonly en?: readonly string[]
  readonly fi?: readonly string[]
}

/** One controlled word. `kind: 'taxonomy'`; `vocabulary` tells which list it belongs to. */
export interface TaxonomyTerm extends EntryCommon {
  readonly kind: 'taxonomy'
  readonly vocabulary: Vocabulary
  /** The word that other documents refer to (`musik`, `0484`, `hitta-aktor`). */
  readonly code: string
  readonly labels: { readonly sv: string; readonly en: string; readonly fi?: string }
  /** What people call it too (SKOS `altLabel`). Searched by, never shown as a choice. */
  readonly altLabels?: AltLabels
  /** Broader term in the same vocabulary. */
  readonly broader?: string
  /** Code in the same vocabulary that stands in its place everywhere. Read through `words.ts`. */
  readonly mergedInto?: string
  /** Crosswalk to other vocabularies, e.g. a field's KKN branches. */
  readonly related?: readonly DocumentId[]
  /** False while nobody has verified the term (`sniCandidate` rows). */
  readonly verified?: boolean
  /** `need-kinds`: which area it belongs to. */
  readonly focus?: 'stod' | 'kunskap' | 'kontakt'
  /** `municipalities`: county code, population with its date, the seat's position. */
  readonly county?: '04' | '21'
  readonly population?: number
  readonly populationDate?: string
  readonly finnishAdministrativeArea?: boolean
}

export const vocabularies = [
  'fields',
  /** The seven areas of kultursamverkansmodellen, which a cultural field belongs to. */
  'culture-model-areas',
  'municipalities',
  'need-kinds',
  'actor-types',
  'actor-roles',
  'legal-forms',
  'audiences',
  'sectors',
  'public-functions',
  'event-formats',
  'venue-types',
  'training-types',
  'event-types',
  'kkn-branches',
  'sni-codes',
  /** Words for one thing that entries name in free text; `related` is the field that it belongs to. */
  'topics',
] as const
export type Vocabulary = (typeof vocabularies)[number]

export type DirectoryEntry =
  | Actor
  | FunctionEntry
  | Funding
  | Network
  | Venue
  | Training
  | EventEntry
  | Resource
  | Answer
  | Inventory
  | TaxonomyTerm
