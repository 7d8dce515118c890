/**
 * Which needs are listed. The choices stand in the address, so that they survive Back and a reload; what is
 * searched for does not, since it is most often somebody's name.
 */
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router'
import { needStates, type NeedState } from '../../domain/casework/documents.ts'
import type { NeedView } from '../../domain/casework/views.ts'
import type { Vocabulary } from '../../domain/directory/entry.ts'
import type { Words } from '../../domain/directory/words.ts'

export type StateChoice = 'open' | 'all' | NeedState

export interface NeedsQuery {
  readonly state: StateChoice
  readonly kind: string
  readonly field: string
  readonly municipality: string
  /** Only those that the reader has taken on. */
  readonly mine: boolean
}

export const everyNeed: NeedsQuery = {
  state: 'all',
  kind: '',
  field: '',
  municipality: '',
  mine: false,
}

const states: readonly StateChoice[] = ['open', 'all', ...needStates]

function parseNeedsQuery(query: LocationQuery): NeedsQuery {
  const word = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    state: states.find((state) => state === word('state')) ?? 'open',
    kind: word('kind'),
    field: word('field'),
    municipality: word('municipality'),
    mine: word('mine') === '1',
  }
}

function toLocationQuery(query: NeedsQuery): LocationQueryRaw {
  const { state, kind, field, municipality, mine } = query
  return {
    ...(state === 'open' ? {} : { state }),
    ...(kind ? { kind } : {}),
    ...(field ? { field } : {}),
    ...(municipality ? { municipality } : {}),
    ...(mine ? { mine: '1' } : {}),
  }
}

/** How many choices narrow the list, the state not counted. */
export function narrowedBy({ kind, field, municipality, mine }: NeedsQuery): number {
  return [kind, field, municipality, mine].filter(Boolean).length
}

/** @param resolve a word that was merged into another is found by the other. */
export function fits(
  need: NeedView,
  query: NeedsQuery,
  reader: string,
  resolve: Words['resolve'],
): boolean {
  const names = (vocabulary: Vocabulary, codes: readonly string[], wanted: string) =>
    wanted === '' || codes.some((code) => resolve(vocabulary, code) === wanted)
  return (
    (query.state === 'all' ||
      (query.state === 'open' ? need.isOpen : need.state === query.state)) &&
    names('need-kinds', need.kinds, query.kind) &&
    names('fields', need.fields, query.field) &&
    names('municipalities', need.municipalities, query.municipality) &&
    (!query.mine || need.assignee === reader)
  )
}

export function useNeedsQuery(): {
  readonly query: ComputedRef<NeedsQuery>
  readonly change: (change: Partial<NeedsQuery>) => void
} {
  const route = useRoute()
  const router = useRouter()
  const query = computed(() => parseNeedsQuery(route.query))
  return {
    query,
    change(change) {
      const next = toLocationQuery({ ...query.value, ...change })
      void router.replace({ path: route.path, query: next })
    },
  }
}
