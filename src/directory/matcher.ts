/**
 * A directory and earlier needs, made ready to be matched: built once, asked any number of times. Needs may
 * come and go afterwards; how Swedish is read stays as it was when it was built.
 */
import type { DirectoryEntry, TaxonomyTerm } from '../domain/directory/entry.ts'
import { createEntryColumns } from '../domain/matching/entry-columns.ts'
import { groupNeeds, type NeedGroup } from '../domain/matching/need-groups.ts'
import { createNeedColumns } from '../domain/matching/need-columns.ts'
import type { KnownNeed } from '../domain/matching/need.ts'
import { similarNeeds, solvedBy, type SimilarNeed } from '../domain/matching/similar-needs.ts'
import { createSuggest } from '../domain/matching/suggest.ts'
import type { Asking, Suggestions } from '../domain/matching/suggestion.ts'
import { createTerms } from '../domain/matching/terms.ts'
import { createNeedLanguage } from './need-language.ts'

/** What somebody asks, with the id of the need where it is stored, so that it is not like itself. */
export type Question = Omit<Asking, 'solved'> & { readonly id?: string }

export interface Matched {
  readonly suggestions: Suggestions
  readonly similar: readonly SimilarNeed[]
}

export interface Matcher {
  put(needs: readonly KnownNeed[]): void
  remove(ids: readonly string[]): void
  match(question: Question): Matched
  groups(least?: number): readonly NeedGroup[]
}

/** What is asked first is compiled then: some questions before anybody waits for one. */
const rehearsed = 12

export function createMatcher(
  entries: readonly DirectoryEntry[],
  terms: readonly TaxonomyTerm[],
  needs: readonly KnownNeed[],
): Matcher {
  const language = createNeedLanguage(terms, textsOf(entries, needs))
  const read = createTerms(language)
  const columns = createNeedColumns(read)
  for (const need of needs) columns.put(need)
  const suggest = createSuggest(createEntryColumns(entries, read), read, language)

  function match(question: Question): Matched {
    const similar = similarNeeds(columns, language, question)
    return { similar, suggestions: suggest({ ...question, solved: solvedBy(similar) }) }
  }

  const rehearsal = needs.length > 0 ? needs.slice(0, rehearsed) : entries.slice(0, rehearsed)
  for (const each of rehearsal) match({ ...blank, text: 'text' in each ? each.text : each.name })

  return {
    put(changed) {
      for (const need of changed) columns.put(need)
    },
    remove(ids) {
      for (const id of ids) columns.remove(id)
    },
    match,
    groups: (least) => groupNeeds(columns, least),
  }
}

const blank = {
  ...{ kinds: [], fields: [], municipalities: [] },
  today: '1970-01-01' as Question['today'],
}

function* textsOf(entries: readonly DirectoryEntry[], needs: readonly KnownNeed[]) {
  for (const entry of entries) {
    yield entry.name
    if (entry.summary !== undefined) yield entry.summary
    yield* entry.topics
    if (entry.kind === 'function') yield* entry.turnToFor
  }
  for (const { text } of needs) yield text
}
