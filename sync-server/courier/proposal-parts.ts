/** What the steps of carrying a proposal share. */
import type { Accounts } from '../accounts/accounts.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import type { EditOptions } from '../directory/edit-entries.ts'
import type { Erased } from '../erased/erased.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import type { FieldEdit } from '../../src/domain/documents/edit.ts'
import { valueOf } from '../../src/domain/documents/read.ts'
import { own } from '../../src/domain/json.ts'
import { isSetRegister, type WrittenValue } from '../../src/domain/merge/register.ts'
import {
  outcomeText,
  readProposal,
  type ProposalOutcome,
} from '../../src/domain/proposals/proposal.ts'
import type { Sign } from './amend.ts'

export interface ProposalParts {
  readonly store: DocumentStore
  readonly accounts: Pick<Accounts, 'find' | 'findBehind' | 'answerFor'>
  readonly erased: Pick<Erased, 'among'>
  readonly entries: EditOptions
  /** Under whose name the staff vouch for an entry. */
  readonly organisation: string
  readonly sign: Sign
  readonly clock: () => number
}

/** What failed goes back to the queue. */
export function outcomeEdits(
  document: MutableDocument,
  outcome: ProposalOutcome,
): readonly FieldEdit[] {
  const { outcome: before, decision, state } = readProposal(document)
  if (before.kind === 'applied' || before.kind === 'unchanged') return []
  const value = outcomeText(outcome)
  const isBack = outcome.kind === 'failed' && decision === 'approved' && state === 'accepted'
  const edits: FieldEdit[] = []
  if (isBack) edits.push({ kind: 'set', field: 'decision', value: null })
  if (valueOf(document, 'applied') !== value) edits.push({ kind: 'set', field: 'applied', value })
  return edits
}

export function writtenIn(document: MutableDocument, field: string): WrittenValue | undefined {
  const register = own(document.registers, field)
  return register && !isSetRegister(register) ? register.values[0] : undefined
}

/** By the proposer’s clock. */
export function proposedAt(document: MutableDocument): string {
  return writtenIn(document, 'purpose')?.at ?? ''
}

/** A clock that is ahead makes nothing happen in the future. */
export function earlier(at: string, now: number): string {
  const time = Date.parse(at)
  return new Date(Number.isNaN(time) ? now : Math.min(time, now)).toISOString()
}
