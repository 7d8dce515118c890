import type { Question } from '../../../src/directory/matcher.ts'
import type { DirectoryEntry, TaxonomyTerm } from '../../../src/domain/directory/entry.ts'
import type { KnownNeed } from '../../../src/domain/matching/need.ts'

/** What stands on the page; times in ms. */
export interface MatchingBench {
  prepare(
    entries: readonly DirectoryEntry[],
    terms: readonly TaxonomyTerm[],
    needs: readonly KnownNeed[],
  ): number
  match(questions: readonly Question[]): readonly number[]
}
