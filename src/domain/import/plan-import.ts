/**
 * What an import would do, row by row. Only what the file says changes something: an empty cell empties nothing,
 * and words of a list are added to those that are there.
 */
import type { DirectoryEntry } from '../directory/entry.ts'
import { isSetField } from '../directory/entry-document.ts'
import { parseDocumentId, type DocumentId } from '../identifiers.ts'
import { isJsonObject, type Json } from '../json.ts'
import {
  canonicalChanges,
  valuesOf,
  withChanges,
  type EntryValues,
  type FieldChange,
} from '../proposals/changes.ts'
import {
  entryProblems,
  problemsOfChange,
  type EntryProblem,
  type KnownWords,
} from '../proposals/entry-problems.ts'
import type { Incoming } from './incoming.ts'
import type { Match } from './match-rows.ts'
import { createSlugs, type Slugs } from './slug.ts'

/** What a person said of a row whose match is only likely. */
export type MatchChoice =
  | { readonly kind: 'same'; readonly entry: DocumentId }
  | { readonly kind: 'new' }
  | { readonly kind: 'leave-out' }

export type LeftOut =
  | {
      readonly why: 'undecided' | 'chosen' | 'no-name' | 'no-such-entry' | 'retired' | 'vocabulary'
    }
  | { readonly why: 'same-as-row'; readonly earlier: Incoming }
  /** Another row of the file was taken for that entry. */
  | { readonly why: 'taken'; readonly earlier: Incoming }
  /** It would not be an entry: something that every one has is missing, or wrong. */
  | { readonly why: 'problems'; readonly problems: readonly EntryProblem[] }

export type Planned =
  | {
      readonly kind: 'new' | 'change'
      readonly row: Incoming
      readonly entry: DocumentId
      readonly changes: readonly FieldChange[]
    }
  | { readonly kind: 'unchanged'; readonly row: Incoming; readonly entry: DocumentId }
  | ({ readonly kind: 'left-out'; readonly row: Incoming } & LeftOut)

export interface PlanInput {
  readonly rows: readonly Incoming[]
  readonly matches: readonly Match[]
  /** By the row’s number. */
  readonly choices: ReadonlyMap<number, MatchChoice>
  readonly entries: ReadonlyMap<DocumentId, DirectoryEntry>
  readonly words: KnownWords
}

export function planImport(input: PlanInput): readonly Planned[] {
  const { rows, matches, choices, entries, words } = input
  const taken = new Map<string, Incoming>()
  const slugs = createSlugs(entries.keys())

  // Rows that are certain of their entry take it before those of whom somebody said so.
  for (const row of rows) {
    const match = matches[row.number]
    if (match?.kind === 'certain') taken.set(match.candidate.entry, row)
  }

  return rows.map((row): Planned => {
    const target = targetOf(row, matches[row.number] ?? { kind: 'none' }, choices.get(row.number))
    if (target.kind === 'left-out') return { row, ...target }
    if (target.kind === 'new') return planNew(row, slugs, words)
    const earlier = taken.get(target.entry)
    if (earlier && earlier !== row) return { kind: 'left-out', row, why: 'taken', earlier }
    taken.set(target.entry, row)
    const entry = entries.get(target.entry)
    if (!entry) return { kind: 'left-out', row, why: 'no-such-entry' }
    return planChange(row, entry, words)
  })
}

type RowTarget =
  | { readonly kind: 'new' }
  | { readonly kind: 'entry'; readonly entry: DocumentId }
  | ({ readonly kind: 'left-out' } & LeftOut)

function targetOf(row: Incoming, match: Match, choice: MatchChoice | undefined): RowTarget {
  switch (match.kind) {
    case 'certain':
      return { kind: 'entry', entry: match.candidate.entry }
    case 'same-as-row':
      return { kind: 'left-out', why: 'same-as-row', earlier: match.earlier }
    case 'no-such-entry':
      return { kind: 'left-out', why: 'no-such-entry' }
    case 'none':
      return asNew(row)
    case 'likely':
      if (!choice) return { kind: 'left-out', why: 'undecided' }
      if (choice.kind === 'leave-out') return { kind: 'left-out', why: 'chosen' }
      return choice.kind === 'new' ? asNew(row) : { kind: 'entry', entry: choice.entry }
  }
}

function asNew({ fields, kind }: Incoming): RowTarget {
  if (typeof fields['name'] !== 'string') return { kind: 'left-out', why: 'no-name' }
  if (kind === 'taxonomy') return { kind: 'left-out', why: 'vocabulary' }
  return { kind: 'new' }
}

function planNew(row: Incoming, slugs: Slugs, words: KnownWords): Planned {
  const { kind, fields } = row
  const changes = canonicalChanges(
    Object.entries(fields).map(([field, after]) => ({ field, before: null, after })),
  )
  const problems = entryProblems(kind, withChanges({}, changes), words)
  if (problems.length > 0) return { kind: 'left-out', row, why: 'problems', problems }
  const entry = parseDocumentId(slugs(textOf(fields['name']), kind))
  return { kind: 'new', row, entry, changes }
}

function planChange(row: Incoming, entry: DirectoryEntry, words: KnownWords): Planned {
  const before = valuesOf(entry)
  const changes = changesOf(before, row.fields)
  if (changes.length === 0) return { kind: 'unchanged', row, entry: entry.id }
  if (before['retired'] === true) return { kind: 'left-out', row, why: 'retired' }
  if (entry.kind === 'taxonomy') return { kind: 'left-out', row, why: 'vocabulary' }
  const problems = problemsOfChange(entry.kind, before, withChanges(before, changes), words)
  if (problems.length > 0) return { kind: 'left-out', row, why: 'problems', problems }
  return { kind: 'change', row, entry: entry.id, changes }
}

function changesOf(before: EntryValues, said: EntryValues): readonly FieldChange[] {
  return canonicalChanges(
    Object.entries(said).map(([field, value]) => {
      const stored = before[field] ?? null
      return { field, before: stored, after: added(field, stored, value) }
    }),
  )
}

/** Lists of words and of sources grow; a place keeps what the file does not say of it. */
function added(field: string, stored: Json, said: Json): Json {
  if (isSetField(field)) return [...listOf(stored), ...listOf(said)]
  if (field === 'sources') {
    const known = new Set(listOf(stored).map(urlOf))
    return [...listOf(stored), ...listOf(said).filter((source) => !known.has(urlOf(source)))]
  }
  if (field === 'place' && isJsonObject(stored) && isJsonObject(said)) return { ...stored, ...said }
  return said
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

function urlOf(source: Json): Json {
  return isJsonObject(source) ? (source['url'] ?? null) : null
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
