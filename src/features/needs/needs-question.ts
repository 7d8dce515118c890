/** What is asked before needs are changed from the list, and the values that an answer stands for. */
import type { NeedState } from '../../domain/casework/documents.ts'
import type { ChangedField, NeedValues } from '../../journal/change-needs.ts'

export interface NeedQuestion {
  readonly kind: 'state' | 'assignee' | 'archived' | 'restored'
  /** Chosen already: where a card of the board is going. */
  readonly state?: NeedState
}

export interface NeedAnswer {
  readonly state: NeedState
  /** User id, or empty for nobody. */
  readonly assignee: string
  readonly because: string
  readonly nextStep: string
}

export function fieldOf({ kind }: NeedQuestion): ChangedField {
  return kind === 'restored' ? 'archived' : kind
}

export function valuesFor({ kind }: NeedQuestion, answer: NeedAnswer): NeedValues {
  if (kind === 'state') return stateValues(answer)
  if (kind === 'assignee') return { assignee: answer.assignee === '' ? null : answer.assignee }
  return { archived: kind === 'archived' }
}

/** A need that is opened again has no reason for having been closed; the history keeps what was said then. */
function stateValues({ state, because, nextStep }: NeedAnswer): NeedValues {
  if (state === 'resolved') return { state, closedBecause: 'solved', nextStep: null }
  if (state !== 'closed-without-answer') return { state, closedBecause: null, nextStep: null }
  return { state, closedBecause: because, nextStep: nextStep.trim() || null }
}

/** Whether a need can be brought into a state without a question. */
export function needsNoReason(state: NeedState): boolean {
  return state !== 'closed-without-answer'
}

/** What a move to a state writes. */
export const movedTo = (state: NeedState): NeedValues =>
  stateValues({ state, assignee: '', because: '', nextStep: '' })
