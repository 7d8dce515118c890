/**
 * The one judge of what an entry may hold: for the form, the import and the server alike. What it lets through
 * `parseEntry` reads, and no screen, page or export has to fear it.
 */
import type { EntryKind, TaxonomyTerm, Vocabulary } from '../directory/entry.ts'
import { isPerson } from '../directory/is-listed.ts'
import { own, type Json } from '../json.ts'
import { normalValue, type EntryValues } from './changes.ts'
import { fieldsOfKind, type DirectoryField } from './directory-fields.ts'
import { shapeProblem } from './shape-problems.ts'
import type { ProblemCode } from './text-problems.ts'

export interface EntryProblem {
  readonly field: string
  readonly code: ProblemCode
  /** The word or part that is wrong, where the value has several. */
  readonly detail?: string
}

export type { ProblemCode } from './text-problems.ts'

/** The codes of each vocabulary. One that is missing is not checked. */
export type KnownWords = ReadonlyMap<Vocabulary, ReadonlySet<string>>

/** A word that is retired is still known: old references keep working. */
export function knownWords(terms: Iterable<TaxonomyTerm>): KnownWords {
  const words = new Map<Vocabulary, Set<string>>()
  for (const { vocabulary, code } of terms) {
    const codes = words.get(vocabulary) ?? new Set<string>()
    words.set(vocabulary, codes.add(code))
  }
  return words
}

/** Set by the server or by an undo, on no form. */
const quietFields: readonly DirectoryField[] = [
  { field: 'assuredAt', shape: { kind: 'date' } },
  { field: 'assuredBy', shape: { kind: 'text', longest: 200 } },
  { field: 'retired', shape: { kind: 'flag' } },
]

/** Members of entries that no form edits and no judge has to fear. */
const passed: readonly string[] = ['id', 'kind']

/** @param values the whole entry as it would be, `valuesOf(entry)` with the changes in it. */
export function entryProblems(
  kind: EntryKind,
  values: EntryValues,
  words: KnownWords = new Map(),
): readonly EntryProblem[] {
  const fields = [...fieldsOfKind(kind), ...quietFields]
  const known = new Set(fields.map(({ field }) => field))
  const problems = fields.flatMap((field) => fieldProblem(field, own(values, field.field), words))
  for (const field of Object.keys(values)) {
    if (!known.has(field) && !passed.includes(field))
      problems.push({ field, code: 'unknown-field' })
  }
  return [...problems, ...togetherProblems(kind, values)]
}

/**
 * The problems that a change is to blame for: those of the fields it touches, and what it makes of the whole.
 * What was wrong before stands in nobody’s way.
 */
export function problemsOfChange(
  kind: EntryKind,
  before: EntryValues,
  after: EntryValues,
  words?: KnownWords,
): readonly EntryProblem[] {
  const told = new Set(entryProblems(kind, before, words).map(problemText))
  return entryProblems(kind, after, words).filter((problem) => !told.has(problemText(problem)))
}

function problemText({ field, code, detail }: EntryProblem): string {
  return JSON.stringify([field, code, detail])
}

function fieldProblem(
  { field, shape, required }: DirectoryField,
  value: Json | undefined,
  words: KnownWords,
): readonly EntryProblem[] {
  const normal = normalValue(field, value)
  if (normal === null) return required ? [{ field, code: 'missing' }] : []
  const problem = shapeProblem(shape, normal, words)
  return problem ? [{ field, ...problem }] : []
}

function togetherProblems(kind: EntryKind, values: EntryValues): readonly EntryProblem[] {
  const { startsOn, endsOn, legalForm } = values
  const problems: EntryProblem[] = []
  if (typeof startsOn === 'string' && typeof endsOn === 'string' && endsOn < startsOn) {
    problems.push({ field: 'endsOn', code: 'ends-before-start' })
  }
  const isShown = values['retired'] !== true
  if (
    isPerson(kind, legalForm) &&
    isShown &&
    normalValue('', values['publicationConsent']) === null
  ) {
    problems.push({ field: 'publicationConsent', code: 'consent-missing' })
  }
  return problems
}
