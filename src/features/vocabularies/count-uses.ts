import type { TaxonomyTerm } from '../../domain/directory/entry.ts'
import type { Words } from '../../domain/directory/words.ts'
import type { WordUses } from './use-word-uses.ts'

/** Vocabularies that entries name words of. How often the others are used is not known here. */
const counted = new Set([
  'fields',
  'municipalities',
  'actor-types',
  'actor-roles',
  'legal-forms',
  'audiences',
  'venue-types',
  'training-types',
  'event-types',
])

/**
 * Entries that name the word, or one that was merged into it; one that names both counts twice.
 * @param every all words of its vocabulary.
 * @returns undefined while nothing is counted, or nothing can be.
 */
export function usesOf(
  { vocabulary, code }: TaxonomyTerm,
  every: readonly TaxonomyTerm[],
  words: Words,
  uses: WordUses | undefined,
): number | undefined {
  if (uses === undefined || !counted.has(vocabulary)) return undefined
  return every
    .filter((other) => words.resolve(vocabulary, other.code) === code)
    .reduce((sum, other) => sum + (uses.get(`${vocabulary}.${other.code}`) ?? 0), 0)
}
