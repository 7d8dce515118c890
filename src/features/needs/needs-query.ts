/**
 * Which needs are listed, and how. The choices stand in the address, so that they survive Back and a reload;
 * what is searched for does not, since it is most often somebody's name.
 */
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery, type LocationQueryRaw } from 'vue-router'
import {
  needChannels,
  needStates,
  type NeedChannel,
  type NeedState,
} from '../../domain/casework/documents.ts'

export const stateChoices = ['open', 'all', ...needStates, 'archived'] as const
export type StateChoice = 'open' | 'all' | NeedState | 'archived'

/** The node's three areas, to which each kind of need belongs. */
export const areas = ['stod', 'kunskap', 'kontakt'] as const
export type Area = (typeof areas)[number]

/** Last come in, longest waiting, last changed. */
export const needOrders = ['newest', 'oldest', 'changed'] as const
export type NeedOrder = (typeof needOrders)[number]

export interface NeedsFilter {
  readonly state: StateChoice
  readonly area: Area | ''
  readonly kind: string
  readonly field: string
  readonly municipality: string
  readonly channel: NeedChannel | ''
  /** `mine`, `nobody`, or a colleague's user id. */
  readonly assignee: string
  /** Only those whose asker waits for a word. */
  readonly unanswered: boolean
}

export interface NeedsQuery extends NeedsFilter {
  readonly order: NeedOrder
  readonly view: 'list' | 'board'
}

export const noChoice: NeedsFilter = {
  state: 'all',
  area: '',
  kind: '',
  field: '',
  municipality: '',
  channel: '',
  assignee: '',
  unanswered: false,
}

export function parseNeedsQuery(query: LocationQuery): NeedsQuery {
  const word = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  const oneOf = <Word extends string>(words: readonly Word[], name: string) =>
    words.find((known) => known === word(name))
  return {
    state: oneOf(stateChoices, 'state') ?? 'open',
    area: oneOf(areas, 'area') ?? '',
    kind: word('kind'),
    field: word('field'),
    municipality: word('municipality'),
    channel: oneOf(needChannels, 'channel') ?? '',
    assignee: word('mine') === '1' ? 'mine' : word('assignee'),
    unanswered: word('unanswered') === '1',
    order: oneOf(needOrders, 'order') ?? 'newest',
    view: word('view') === 'board' ? 'board' : 'list',
  }
}

export function toLocationQuery(query: NeedsQuery): Record<string, string> {
  const { state, unanswered, order, view, ...words } = query
  const chosen = Object.entries(words).filter(([, value]) => value !== '')
  return {
    ...(state === 'open' ? {} : { state }),
    ...Object.fromEntries(chosen),
    ...(unanswered ? { unanswered: '1' } : {}),
    ...(order === 'newest' ? {} : { order }),
    ...(view === 'list' ? {} : { view }),
  }
}

/** How many choices narrow the list, the state not counted. */
export function narrowedBy({ state: _, ...choices }: NeedsFilter): number {
  return Object.keys(noChoice).filter(
    (name) => name in choices && Boolean(choices[name as keyof typeof choices]),
  ).length
}

/** As it is kept, to come back to; the same for the same choices. */
export function filterText(query: NeedsQuery): string {
  return new URLSearchParams(toLocationQuery({ ...query, view: 'list' })).toString()
}

/** @param text as `filterText` gives it. */
export function filterOf(text: string): LocationQueryRaw {
  return Object.fromEntries(new URLSearchParams(text))
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
