/**
 * A proposal is the only way into the directory, so that every change has an author, a time and the value
 * before. Whoever proposes writes the first six registers once; the rest is the deciders' and the server's.
 *
 *     own ──courier──▶ casework ──decision──▶ courier ──▶ directory
 *      ▲                                         │
 *      └───────────── what became of it ─────────┘
 */
import { readCommon, type DocumentView } from '../casework/views.ts'
import type { MutableDocument } from '../documents/document.ts'
import type { FieldEdit } from '../documents/edit.ts'
import { openAlternatives, textOf, valueOf } from '../documents/read.ts'
import { entryKinds, type EntryKind } from '../directory/entry.ts'
import { isDocumentId, typeOfId, type DocumentId } from '../identifiers.ts'
import type { Json } from '../json.ts'
import { canonicalChanges, readChanges, type FieldChange } from './changes.ts'

/**
 * - `change`, `new`, `retire`: `changes` says what.
 * - `assure` ("Stämmer"): the entry was checked and is right. No changes; the server sets day and assurer.
 * - `report` ("Något är fel"): `comment` says what.
 * - `claim` ("Det här är vi"): the proposer answers for the entry from then on.
 */
export const proposalPurposes = ['change', 'new', 'assure', 'report', 'claim', 'retire'] as const
export type ProposalPurpose = (typeof proposalPurposes)[number]

export const decisions = ['approved', 'declined'] as const
export type Decision = (typeof decisions)[number]

/** Why the server could not carry out what was approved, or not take it in. */
export const failureReasons = [
  /** A value is no longer what proposer and decider saw. Decided again with the new difference. */
  'changed-since',
  /** `entryProblems` finds something in what it would become. */
  'invalid',
  'no-entry',
  /** A new one whose id is taken. */
  'exists',
  /** Changes and assurances are for those who answer for the entry, and for the staff. */
  'not-owner',
  'id-taken',
  /** Vocabularies are changed by those who may. */
  'not-allowed',
  'erased',
] as const
export type FailureReason = (typeof failureReasons)[number]

/** Written once, by whoever proposes. */
export const proposedFields = ['entry', 'purpose', 'changes', 'comment', 'contact', 'name'] as const
/** Written by those who may approve. */
export const decidedFields = ['decision', 'reason', 'adjusted'] as const
/** Written by the server alone. */
export const serverFields = ['applied', 'proposedBy'] as const

/** UTF-16 code units. */
export const longestComment = 4000
export const longestContact = 300
export const longestProposedName = 300
export const longestReason = 2000

export type ProposalOutcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'applied' }
  /** It was so already. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly reason: string }

/**
 * - `waiting`: for a decision; after a failure again.
 * - `accepted`: needs no decision, or has one, and the server has not come to it yet.
 * - `unclear`: people decided differently at once; nothing is applied until somebody chooses.
 */
export type ProposalState =
  'waiting' | 'accepted' | 'unclear' | 'declined' | 'applied' | 'unchanged' | 'failed' | 'withdrawn'

export interface ProposalView extends DocumentView {
  readonly entry: DocumentId | ''
  readonly kind: EntryKind | undefined
  readonly purpose: ProposalPurpose | ''
  readonly changes: readonly FieldChange[]
  readonly comment: string
  /** How the proposer wants to be reached, when they left it. */
  readonly contact: string
  readonly name: string
  /** User id of whoever proposed, where it came from outside; else whoever wrote it. */
  readonly proposedBy: string
  /** It came from outside the staff. */
  readonly fromOutside: boolean
  readonly decision: Decision | null
  readonly reason: string
  readonly adjusted: readonly FieldChange[] | null
  /** What is approved, or would be. */
  readonly effective: readonly FieldChange[]
  readonly outcome: ProposalOutcome
  readonly state: ProposalState
}

export function readProposal(document: MutableDocument): ProposalView {
  const common = readCommon(document)
  const text = (field: string) => textOf(document, field) ?? ''
  const entry = text('entry')
  const purpose = proposalPurposes.find((known) => known === text('purpose')) ?? ''
  const decision = decisions.find((known) => known === text('decision')) ?? null
  const changes = readChanges(valueOf(document, 'changes')) ?? []
  const adjusted = readChanges(valueOf(document, 'adjusted'))
  const proposedBy = text('proposedBy')
  const outcome = readOutcome(textOf(document, 'applied'))
  return {
    ...common,
    entry: isDocumentId(entry) ? entry : '',
    kind: isDocumentId(entry) ? entryKinds.find((kind) => kind === typeOfId(entry)) : undefined,
    purpose,
    changes,
    comment: text('comment'),
    contact: text('contact'),
    name: text('name'),
    proposedBy: proposedBy === '' ? common.createdBy : proposedBy,
    fromOutside: proposedBy !== '',
    decision,
    reason: text('reason'),
    adjusted,
    effective: adjusted ?? changes,
    outcome,
    state: stateOf(document, { purpose, decision, outcome, fromOutside: proposedBy !== '' }),
  }
}

/** Fields of which two open values leave open what should be done. */
const decisive = ['entry', 'purpose', 'changes', 'decision', 'adjusted']

export function isUnclear(document: MutableDocument): boolean {
  const open = openAlternatives(document)
  return decisive.some((field) => open.has(field))
}

/** `failed: changed-since` → `changed-since`. */
export function readOutcome(applied: string | null): ProposalOutcome {
  if (applied === 'applied' || applied === 'unchanged') return { kind: applied }
  const [, reason] = /^failed: (.+)$/.exec(applied ?? '') ?? []
  return reason === undefined ? { kind: 'none' } : { kind: 'failed', reason }
}

export function outcomeText(outcome: ProposalOutcome): string | null {
  if (outcome.kind === 'none') return null
  return outcome.kind === 'failed' ? `failed: ${outcome.reason}` : outcome.kind
}

function stateOf(
  document: MutableDocument,
  view: Pick<ProposalView, 'purpose' | 'decision' | 'outcome' | 'fromOutside'>,
): ProposalState {
  const { purpose, decision, outcome } = view
  if (outcome.kind === 'applied' || outcome.kind === 'unchanged') return outcome.kind
  if (isUnclear(document)) return 'unclear'
  if (decision === 'declined') return 'declined'
  if (valueOf(document, 'archived') === true) return 'withdrawn'
  if (decision === 'approved') return 'accepted'
  // What nobody decides is tried once. The rest is back in the queue.
  if (purpose === 'assure') return outcome.kind === 'failed' ? 'failed' : 'accepted'
  return outcome.kind === 'failed' && isFinal(outcome.reason) ? 'failed' : 'waiting'
}

/** It never came to the queue. */
function isFinal(reason: string): boolean {
  return ['not-owner', 'id-taken', 'erased'].includes(reason)
}

export interface NewProposal {
  /** A new entry’s is `<kind>:<ulid>`, or a readable slug. */
  readonly entry: DocumentId
  readonly purpose: ProposalPurpose
  readonly changes?: readonly FieldChange[]
  readonly comment?: string
  readonly contact?: string
  /** The entry’s name, for lists. */
  readonly name: string
  /** A coordinator’s own is approved from the start. */
  readonly decision?: 'approved'
}

/** The registers of a new proposal document, for the command that makes it. */
export function proposalEdits(proposal: NewProposal): readonly FieldEdit[] {
  const { entry, purpose, changes, comment, contact, name, decision } = proposal
  const set = (field: string, value: Json | undefined): readonly FieldEdit[] =>
    value === undefined || value === '' ? [] : [{ kind: 'set', field, value }]
  return [
    ...set('entry', entry),
    ...set('purpose', purpose),
    ...set('changes', canonicalChanges(changes ?? []) as unknown as Json),
    ...set('comment', comment?.trim()),
    ...set('contact', contact?.trim()),
    ...set('name', name),
    ...set('decision', decision),
  ]
}
