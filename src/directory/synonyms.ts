/**
 * What the vocabularies know of a typed word: the other words for the same thing, and the fields and
 * applicants it belongs to ("repa" is "replokal"; a "kör" is music, and an association).
 */
import type { TaxonomyTerm, Vocabulary } from '../domain/directory/entry.ts'
import { fold } from './fold.ts'
import { stemOf } from './stem.ts'

export interface Synonyms {
  /** Folded single words; empty for a word that no vocabulary holds. */
  othersFor(word: string): readonly string[]
  /** `fields.musik`, `audiences.forening`. */
  related(word: string): readonly string[]
  /** All words of the labels that entries are found by, for misspellings. */
  words(): Iterable<string>
}

export function createSynonyms(terms: readonly TaxonomyTerm[]): Synonyms {
  const others = new Map<string, Set<string>>()
  const related = new Map<string, Set<string>>()
  let words: Set<string> | undefined
  for (const term of terms) {
    const isTopic = term.vocabulary === 'topics'
    if (!isTopic && term.vocabulary !== 'fields') continue
    const swedish = singleWords([term.labels.sv, ...(term.altLabels?.sv ?? [])])
    const codes = isTopic ? relatedCodes(term) : [`fields.${term.code}`]
    for (const word of singleWords(namesOf(term))) {
      const stem = stemOf(word)
      addAll(related, stem, codes)
      if (isTopic) addAll(others, stem, swedish)
    }
  }
  return {
    othersFor(word) {
      const stem = stemOf(word)
      return [...(others.get(stem) ?? [])].filter((other) => stemOf(other) !== stem)
    },
    related: (word) => [...(related.get(stemOf(word)) ?? [])],
    words: () => (words ??= wordsOf(terms)),
  }
}

/** Those that entries carry, or name in free text. */
const searched: ReadonlySet<Vocabulary> = new Set([
  'topics',
  'fields',
  'municipalities',
  'actor-types',
  'actor-roles',
  'venue-types',
  'event-types',
  'training-types',
  'audiences',
])

function wordsOf(terms: readonly TaxonomyTerm[]): Set<string> {
  const words = new Set<string>()
  for (const term of terms) {
    if (!searched.has(term.vocabulary)) continue
    for (const name of namesOf(term)) for (const word of fold(name).split(' ')) words.add(word)
  }
  return words
}

/** Every label of a term, in every language. */
export function namesOf({ labels, altLabels }: TaxonomyTerm): readonly string[] {
  return [
    ...Object.values(labels),
    ...Object.values(altLabels ?? {}).flatMap((list: readonly string[]) => list),
  ]
}

function singleWords(names: readonly string[]): readonly string[] {
  return names.map(fold).filter((name) => name !== '' && !name.includes(' '))
}

const taxonomyId = 'taxonomy:'

function relatedCodes({ related = [] }: TaxonomyTerm): readonly string[] {
  return related.map((id) => id.slice(taxonomyId.length))
}

function addAll(to: Map<string, Set<string>>, key: string, values: readonly string[]): void {
  const set = to.get(key) ?? new Set()
  for (const value of values) set.add(value)
  to.set(key, set)
}
