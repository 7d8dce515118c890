/**
 * Which proposals are listed. The choices stand in the address; what is typed does not: people's own words
 * about themselves are searched too.
 */
import { fold, foldedWords } from '../../directory/fold.ts'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import {
  proposalPurposes,
  type ProposalPurpose,
  type ProposalView,
} from '../../domain/proposals/proposal.ts'
import type { FieldChange } from '../../domain/proposals/changes.ts'
import { canonicalChanges, sameValue, type EntryValues } from '../../domain/proposals/changes.ts'
import { own } from '../../domain/json.ts'
import { isToDecide } from './shown-proposals.ts'

export const reviewStates = ['waiting', 'decided', 'all'] as const
export type ReviewState = (typeof reviewStates)[number]

export interface ReviewQuery {
  readonly state: ReviewState
  readonly purpose: ProposalPurpose | ''
  readonly municipality: string
}

export function parseReviewQuery(query: Readonly<Record<string, unknown>>): ReviewQuery {
  const { state, purpose, municipality } = query
  return {
    state: reviewStates.find((known) => known === state) ?? 'waiting',
    purpose: proposalPurposes.find((known) => known === purpose) ?? '',
    municipality: typeof municipality === 'string' ? municipality : '',
  }
}

export function reviewLocation({ state, purpose, municipality }: ReviewQuery) {
  return {
    ...(state === 'waiting' ? {} : { state }),
    ...(purpose ? { purpose } : {}),
    ...(municipality ? { municipality } : {}),
  }
}

/** Where the entry is, or would be. */
export function municipalitiesOf(
  proposal: ProposalView,
  entry: DirectoryEntry | undefined,
): readonly string[] {
  const change = proposal.effective.find(({ field }) => field === 'municipalities')
  const proposed = Array.isArray(change?.after) ? (change.after as readonly string[]) : []
  return [...new Set([...(entry?.municipalities ?? []), ...proposed])]
}

export function fitsState(proposal: ProposalView, state: ReviewState): boolean {
  if (proposal.purpose === '' || proposal.purpose === 'assure') return false
  if (state === 'all') return true
  return isToDecide(proposal) === (state === 'waiting')
}

export function fitsWords(
  proposal: ProposalView,
  words: readonly string[],
  labels: readonly string[],
): boolean {
  if (words.length === 0) return true
  const folded = fold([proposal.name, proposal.comment, proposal.contact, ...labels].join(' '))
  return words.every((word) => folded.includes(word))
}

export { foldedWords }

/** A value is no longer what the proposer saw, nor what they proposed. */
export function hasMoved(changes: readonly FieldChange[], now: EntryValues | undefined): boolean {
  return changes.some(({ field, before, after }) => {
    const current = (now && own(now, field)) ?? null
    return !sameValue(field, current, before) && !sameValue(field, current, after)
  })
}

/** The same changes from what stands there now, as whoever decides sees it. */
export function rebased(
  changes: readonly FieldChange[],
  now: EntryValues | undefined,
): readonly FieldChange[] {
  return canonicalChanges(
    changes.map(({ field, after }) => ({ field, before: (now && own(now, field)) ?? null, after })),
  )
}
