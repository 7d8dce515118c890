/** Which needs fit what was chosen, how many in each state, and the order they stand in. */
import { needStates } from '../../domain/casework/documents.ts'
import type { NeedView } from '../../domain/casework/views.ts'
import type { Vocabulary } from '../../domain/directory/entry.ts'
import type { LatestByNeed } from '../../journal/need-list.ts'
import type { Area, NeedOrder, NeedsFilter, StateChoice } from './needs-query.ts'

export interface FilterContext {
  /** User id. */
  readonly reader: string
  /** A word that was merged into another is found by the other. */
  readonly resolve: (vocabulary: Vocabulary, code: string) => string
  readonly areaOf: (kind: string) => Area | undefined
  readonly isUnanswered: (need: NeedView) => boolean
}

/** @returns whether a need fits all choices but the state. */
export function createNeedFilter(
  filter: NeedsFilter,
  { reader, resolve, areaOf, isUnanswered }: FilterContext,
): (need: NeedView) => boolean {
  const { area, kind, field, municipality, channel, assignee, unanswered } = filter
  const tests: ((need: NeedView) => boolean)[] = []
  const named = (
    vocabulary: Vocabulary,
    wanted: string,
    codes: (need: NeedView) => readonly string[],
  ) => {
    if (wanted === '') return
    tests.push((need) => codes(need).some((code) => resolve(vocabulary, code) === wanted))
  }
  if (area) tests.push(({ kinds }) => kinds.some((code) => areaOf(code) === area))
  named('need-kinds', kind, ({ kinds }) => kinds)
  named('fields', field, ({ fields }) => fields)
  named('municipalities', municipality, ({ municipalities }) => municipalities)
  if (channel) tests.push((need) => need.channel === channel)
  if (assignee) {
    const wanted = assignee === 'mine' ? reader : assignee === 'nobody' ? '' : assignee
    tests.push((need) => need.assignee === wanted)
  }
  if (unanswered) tests.push(isUnanswered)
  return (need) => tests.every((test) => test(need))
}

/** What is archived stands in its own choice alone. */
export function fitsState(need: NeedView, state: StateChoice): boolean {
  if (state === 'archived' || need.archived) return need.archived && state === 'archived'
  if (state === 'all') return true
  return state === 'open' ? need.isOpen : need.state === state
}

export function countStates(needs: readonly NeedView[]): Record<StateChoice, number> {
  const counts = { open: 0, all: 0, archived: 0 } as Record<StateChoice, number>
  for (const state of needStates) counts[state] = 0
  for (const need of needs) {
    if (need.archived) counts.archived += 1
    else {
      counts.all += 1
      counts[need.state] += 1
      if (need.isOpen) counts.open += 1
    }
  }
  return counts
}

/**
 * Whether somebody who asked in the app waits for a word: they have had no answer, or have added something since
 * the last.
 */
export function unansweredBy(replies: LatestByNeed, additions: LatestByNeed) {
  return ({ id, asker, isOpen, archived }: NeedView): boolean => {
    if (asker === '' || !isOpen || archived) return false
    const replied = replies.get(id)
    return replied === undefined || (additions.get(id) ?? '') > replied
  }
}

const times: Record<NeedOrder, (need: NeedView) => string> = {
  newest: ({ receivedAt }) => receivedAt,
  oldest: ({ receivedAt }) => receivedAt,
  changed: ({ changedAt }) => changedAt,
}

export function inOrder<Need extends NeedView>(
  needs: readonly Need[],
  order: NeedOrder,
): readonly Need[] {
  const time = times[order]
  const sign = order === 'oldest' ? -1 : 1
  return needs.toSorted((a, b) => {
    const [at, bt] = [time(a), time(b)]
    return at === bt ? (a.id < b.id ? sign : -sign) : at < bt ? sign : -sign
  })
}
