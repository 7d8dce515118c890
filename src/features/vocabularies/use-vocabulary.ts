/**
 * The words of the vocabularies as they will be once what was decided on this device has reached the directory:
 * a change is seen at once, without network too, and marked as on its way.
 */
import { computed, type ComputedRef } from 'vue'
import { vocabularies, type TaxonomyTerm, type Vocabulary } from '../../domain/directory/entry.ts'
import { parseEntry } from '../../domain/directory/parse-entry.ts'
import { createWords, type Words } from '../../domain/directory/words.ts'
import { valuesOf, withChanges, type EntryValues } from '../../domain/proposals/changes.ts'
import type { ProposalView } from '../../domain/proposals/proposal.ts'
import { proposals } from '../../journal/proposals.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import { useDirectory } from '../directory/use-directory.ts'

export interface Vocabularies {
  readonly all: ComputedRef<readonly TaxonomyTerm[]>
  readonly words: ComputedRef<Words>
  /** Undefined for a word whose stored state is the latest. */
  readonly pending: (term: TaxonomyTerm) => 'changed' | 'new' | undefined
  readonly of: (vocabulary: Vocabulary) => readonly TaxonomyTerm[]
}

/** Decided, or left for another admin to decide; not what came to nothing, nor what the directory has. */
const onTheirWay: readonly ProposalView['state'][] = ['accepted', 'waiting', 'unclear']

export function useVocabularies(): Vocabularies {
  const { terms } = useDirectory()
  const proposed = useLiveQuery((journal) => proposals(journal, 'casework'))
  const pendingOf = computed(() =>
    withPending(
      terms.value,
      (proposed.value ?? []).filter(
        ({ kind, state }) => kind === 'taxonomy' && onTheirWay.includes(state),
      ),
    ),
  )
  const all = computed(() => pendingOf.value.all)
  return {
    all,
    words: computed(() => createWords(all.value)),
    pending: (term) => pendingOf.value.marks.get(term.id),
    of: (vocabulary) => all.value.filter((term) => term.vocabulary === vocabulary),
  }
}

/** @param waiting newest first. */
export function withPending(
  terms: readonly TaxonomyTerm[],
  waiting: readonly Pick<ProposalView, 'entry' | 'effective'>[],
) {
  const values = new Map<string, EntryValues>(terms.map((term) => [term.id, valuesOf(term)]))
  const marks = new Map<string, 'changed' | 'new'>()
  for (const { entry, effective } of waiting.toReversed()) {
    const before = values.get(entry)
    const isNew = before === undefined || marks.get(entry) === 'new'
    marks.set(entry, isNew ? 'new' : 'changed')
    values.set(entry, withChanges(before ?? bare, effective))
  }
  const all = [...values].flatMap(([id, own]) => {
    const term = parseEntry({ ...own, id, kind: 'taxonomy' })
    return term?.kind === 'taxonomy' ? [term] : []
  })
  return { all, marks }
}

const bare: EntryValues = {
  fields: [],
  municipalities: [],
  topics: [],
  status: 'active',
  sources: [],
}

export function isVocabulary(value: string): value is Vocabulary {
  return (vocabularies as readonly string[]).includes(value)
}
