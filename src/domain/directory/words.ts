/**
 * What the controlled words stand for. A word that was merged into another stays as a document, so that whatever
 * names it keeps working: everything that reads codes reads them through here. One that is retired keeps its label
 * and is no longer offered.
 *
 * Two people may merge two words into each other without network. All devices then take the one whose code is first.
 */
import type { DirectoryEntry, TaxonomyTerm, Vocabulary } from './entry.ts'
import type { DocumentId } from '../identifiers.ts'

export interface Words {
  /** The code that stands for it now; itself where nothing is known of it. */
  resolve(vocabulary: Vocabulary, code: string): string
  /** What it is called, or what it was merged into. */
  term(vocabulary: Vocabulary, code: string): TaxonomyTerm | undefined
  /** What may be chosen, in the order of `terms`. */
  offered(vocabulary: Vocabulary): readonly TaxonomyTerm[]
  /** Words that stand for themselves, each found by the names of those that were merged into it too. */
  standing(): readonly TaxonomyTerm[]
  /** Whether any word was merged at all. */
  readonly merges: boolean
}

export function createWords(terms: readonly TaxonomyTerm[]): Words {
  const byKey = new Map(terms.map((term) => [keyOf(term.vocabulary, term.code), term]))

  function resolve(vocabulary: Vocabulary, code: string): string {
    const path: string[] = []
    let here = code
    while (!path.includes(here)) {
      path.push(here)
      const next = byKey.get(keyOf(vocabulary, here))?.mergedInto
      if (next === undefined || !byKey.has(keyOf(vocabulary, next))) return here
      here = next
    }
    return path.slice(path.indexOf(here)).sort()[0] ?? code
  }

  /** `taxonomy:fields.balett` → `taxonomy:fields.dans`. */
  function standingId(id: DocumentId): DocumentId {
    const key = id.slice(taxonomyId.length)
    const dot = key.indexOf('.')
    const code = resolve(key.slice(0, dot) as Vocabulary, key.slice(dot + 1))
    return byKey.get(keyOf(key.slice(0, dot) as Vocabulary, code))?.id ?? id
  }

  const stands = ({ vocabulary, code }: TaxonomyTerm) => resolve(vocabulary, code) === code

  return {
    resolve,
    term: (vocabulary, code) => byKey.get(keyOf(vocabulary, resolve(vocabulary, code))),
    offered: (vocabulary) =>
      terms.filter(
        (term) => term.vocabulary === vocabulary && term.retired !== true && stands(term),
      ),
    standing() {
      const merged = Map.groupBy(
        terms.filter((term) => !stands(term)),
        ({ vocabulary, code }) => keyOf(vocabulary, resolve(vocabulary, code)),
      )
      return terms
        .filter(stands)
        .map((term) => withNames(term, merged.get(keyOf(term.vocabulary, term.code)) ?? []))
        .map((term) => (term.related ? { ...term, related: term.related.map(standingId) } : term))
    },
    merges: terms.some((term) => !stands(term)),
  }
}

/** `fields.musik` → `fields.musik`, or what it was merged into. Other keys (`counties.04`) are left alone. */
export function resolveKey(words: Words, key: string): string {
  const dot = key.indexOf('.')
  const vocabulary = key.slice(0, dot) as Vocabulary
  return keyOf(vocabulary, words.resolve(vocabulary, key.slice(dot + 1)))
}

/** The entry as it would be if it named the words that stand now; for judging by them, never for storing. */
export function withStandingWords<Entry extends DirectoryEntry>(entry: Entry, words: Words): Entry {
  if (!words.merges) return entry
  const standing = (vocabulary: Vocabulary, codes: readonly string[]) => [
    ...new Set(codes.map((code) => words.resolve(vocabulary, code))),
  ]
  const {
    fields: own,
    legalForms,
    ...others
  } = (entry.kind === 'funding' && entry.eligibility) || {}
  const eligibility = {
    ...others,
    ...(own ? { fields: standing('fields', own) } : {}),
    ...(legalForms ? { legalForms: standing('legal-forms', legalForms) } : {}),
  }
  return {
    ...entry,
    fields: standing('fields', entry.fields),
    municipalities: standing('municipalities', entry.municipalities),
    ...(entry.kind === 'funding' && entry.eligibility ? { eligibility } : {}),
  }
}

const taxonomyId = 'taxonomy:'

function keyOf(vocabulary: Vocabulary, code: string): string {
  return `${vocabulary}.${code}`
}

const languages = ['sv', 'en', 'fi'] as const

function withNames(term: TaxonomyTerm, merged: readonly TaxonomyTerm[]): TaxonomyTerm {
  if (merged.length === 0) return term
  const namesIn = (language: (typeof languages)[number]) => [
    ...new Set([
      ...(term.altLabels?.[language] ?? []),
      ...merged.flatMap(({ labels, altLabels }) => [
        ...(labels[language] ? [labels[language]] : []),
        ...(altLabels?.[language] ?? []),
      ]),
    ]),
  ]
  const altLabels = Object.fromEntries(languages.map((language) => [language, namesIn(language)]))
  return { ...term, altLabels }
}
