/** Matching in the page's own thread, which the browser can slow down as it cannot a worker's. */
import { createMatcher, type Matcher, type Question } from '../../../../src/directory/matcher.ts'
import type { DirectoryEntry, TaxonomyTerm } from '../../../../src/domain/directory/entry.ts'
import type { KnownNeed } from '../../../../src/domain/matching/need.ts'
import type { MatchingBench } from '../../guiding/matching-bench.ts'

let matcher: Matcher | undefined

const bench: MatchingBench = {
  prepare(
    entries: readonly DirectoryEntry[],
    terms: readonly TaxonomyTerm[],
    needs: readonly KnownNeed[],
  ) {
    const start = performance.now()
    matcher = createMatcher(entries, terms, needs)
    return performance.now() - start
  },
  match(questions: readonly Question[]) {
    return questions.map((question) => {
      const start = performance.now()
      matcher?.match(question)
      return performance.now() - start
    })
  },
}
Object.assign(globalThis, { bench })
