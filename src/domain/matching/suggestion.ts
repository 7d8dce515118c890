/** What is suggested for a need, and in which order kinds of entries stand. */
import type { EntryKind } from '../directory/entry.ts'
import type { CalendarDay } from '../funding/calendar-day.ts'
import type { Answers } from '../funding/criteria.ts'
import type { Asked } from './need.ts'
import type { Reason } from './reasons.ts'

export interface Suggestion {
  readonly id: string
  readonly name: string
  readonly kind: EntryKind
  readonly score: number
  readonly reasons: readonly Reason[]
}

export interface Suggestions {
  /** The best three of all kinds, functions first. */
  readonly first: readonly Suggestion[]
  /** In the order that they are shown. */
  readonly groups: readonly SuggestionGroup[]
}

export interface SuggestionGroup {
  readonly group: GroupName
  readonly suggestions: readonly Suggestion[]
}

export const groupNames = [
  'functions',
  'funding',
  'contexts',
  'training',
  'actors',
  'answers',
] as const
export type GroupName = (typeof groupNames)[number]

const groups: Partial<Record<EntryKind, GroupName>> = {
  function: 'functions',
  funding: 'funding',
  network: 'contexts',
  venue: 'contexts',
  training: 'training',
  event: 'training',
  resource: 'training',
  actor: 'actors',
  answer: 'answers',
}

/** Undefined for what nobody is pointed to. */
export function groupOf(kind: EntryKind): GroupName | undefined {
  return groups[kind]
}

export function groupRank({ kind }: Pick<Suggestion, 'kind'>): number {
  return groupNames.indexOf(groups[kind] ?? 'answers')
}

export interface Asking extends Asked {
  /** What is known of whoever asks; municipalities and fields are those of the need where missing. */
  readonly asker?: Answers
  readonly today: CalendarDay
  /** Per entry: similar needs that it helped (`similar-needs.ts`). */
  readonly solved?: ReadonlyMap<string, readonly string[]>
}

export function answersOf({ asker = {}, municipalities, fields }: Asking): Answers {
  return {
    ...(municipalities.length > 0 ? { municipalities } : {}),
    ...(fields.length > 0 ? { fields } : {}),
    ...asker,
  }
}
