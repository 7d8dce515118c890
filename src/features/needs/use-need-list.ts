/** The needs that fit what is searched for and chosen, in order, with what stands beside them in a row. */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { NeedView } from '../../domain/casework/views.ts'
import { latestAdditions, latestReplies } from '../../journal/need-list.ts'
import { people } from '../../journal/people.ts'
import type { Marked } from '../../journal/queries.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import { useFieldWords } from '../casework/use-field-words.ts'
import { useWords } from '../casework/use-words.ts'
import { useTerms } from '../directory/use-directory.ts'
import { countStates, createNeedFilter, fitsState, inOrder, unansweredBy } from './need-filter.ts'
import { namesOf, nobodyNamed } from './need-people.ts'
import { createNeedSearch } from './need-search.ts'
import type { NeedsQuery, StateChoice } from './needs-query.ts'

export type ListedNeed = Marked<NeedView>

export interface NeedList {
  /** What is searched for. */
  readonly text: Ref<string>
  /** In whatever state. */
  readonly inAnyState: ComputedRef<readonly ListedNeed[]>
  readonly shown: ComputedRef<readonly ListedNeed[]>
  /** How many there are in each state, the other choices kept as they are. */
  readonly counts: ComputedRef<Readonly<Record<StateChoice, number>>>
  /** Names of whose it is. */
  readonly whoOf: (need: NeedView) => string
  /** Who has it; empty for nobody. */
  readonly assigneeOf: (need: NeedView) => string
  readonly isUnanswered: (need: NeedView) => boolean
}

const none: ReadonlyMap<string, string> = new Map()

/** @param all undefined until the device has answered. */
export function useNeedList(
  all: () => readonly ListedNeed[] | undefined,
  query: () => NeedsQuery,
  reader: string,
): NeedList {
  const { locale } = useI18n()
  const words = useWords()
  const terms = useTerms()
  const { whoOf: colleague } = useFieldWords()
  const everybody = useLiveQuery(people)
  const replies = useLiveQuery(latestReplies)
  const additions = useLiveQuery(latestAdditions)

  const named = computed(() => everybody.value ?? nobodyNamed)
  // Until it is known who was answered, nobody is called forgotten.
  const isUnanswered = computed(() =>
    replies.value ? unansweredBy(replies.value, additions.value ?? none) : () => false,
  )

  const newSearch = () => createNeedSearch({ municipality: words.municipality, kind: words.kind })
  const search = shallowRef(newSearch())
  watch([locale, words.municipalities], () => (search.value = newSearch()))
  const text = ref('')
  // Ready for the first letter. Without the people it would be done twice.
  watch(
    [all, everybody, search],
    ([needs, those, { foldAhead }], _, stopBefore) => {
      if (needs && those) stopBefore(whenIdle(foldAhead(needs, those)))
    },
    { immediate: true },
  )

  const order = computed(() => query().order)
  const ordered = computed(() => inOrder(all() ?? [], order.value))
  const found = computed(() => search.value.find(ordered.value, text.value, named.value))
  const inAnyState = computed(() =>
    found.value.filter(
      createNeedFilter(query(), {
        reader,
        resolve: terms.resolve,
        areaOf: (kind) => terms.term('need-kinds', kind)?.focus,
        isUnanswered: isUnanswered.value,
      }),
    ),
  )

  return {
    text,
    inAnyState,
    shown: computed(() => inAnyState.value.filter((need) => fitsState(need, query().state))),
    counts: computed(() => countStates(inAnyState.value)),
    whoOf: (need) => namesOf(need, named.value),
    assigneeOf: ({ assignee }) => (assignee === '' ? '' : colleague(assignee)),
    isUnanswered: (need) => isUnanswered.value(need),
  }
}
