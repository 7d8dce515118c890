/**
 * Who may write what of a proposal. What is proposed is written once, so that what was approved is what
 * everybody saw; a decision is for those who may approve; what became of it is told by the server alone.
 */
import type { SyncedDatabase } from '../casework/documents.ts'
import type { MutableDocument } from '../documents/document.ts'
import { entryKinds } from '../directory/entry.ts'
import { textOf, valueOf } from '../documents/read.ts'
import { isDocumentId, typeOfId } from '../identifiers.ts'
import { readChanges } from '../proposals/changes.ts'
import {
  decidedFields,
  decisions,
  longestComment,
  longestContact,
  longestProposedName,
  longestReason,
  proposalPurposes,
  proposedFields,
  serverFields,
  type ProposalPurpose,
} from '../proposals/proposal.ts'
import { may, type Role } from './roles.ts'
import { notAllowed, textFault, touchedFields, wrongShape, type Fault } from './register-fault.ts'

export function proposalFault(
  database: SyncedDatabase,
  next: MutableDocument,
  previous: MutableDocument | undefined,
  roles: readonly Role[],
): Fault | undefined {
  const touched = touchedFields(next, previous)
  return authorityFault(database, next, touched, roles, previous) ?? shapeFault(next)
}

function authorityFault(
  database: SyncedDatabase,
  next: MutableDocument,
  touched: ReadonlySet<string>,
  roles: readonly Role[],
  previous: MutableDocument | undefined,
): Fault | undefined {
  const touches = (fields: readonly string[]) => fields.some((field) => touched.has(field))
  if (!may(roles, 'directory.propose')) return notAllowed('Proposing needs another role.')
  if (touches(serverFields)) return notAllowed('What became of a proposal is told by the server.')
  if (previous && touches(proposedFields)) return notAllowed('What is proposed is written once.')
  if (!touches(decidedFields)) return undefined
  if (database === 'own' || !may(roles, 'directory.approve')) {
    return notAllowed('Deciding needs another role.')
  }
  const isWord = (textOf(next, 'entry') ?? '').startsWith('taxonomy:')
  return isWord && !may(roles, 'taxonomy.write')
    ? notAllowed('Vocabularies need another role.')
    : undefined
}

const textLimits: Readonly<Record<string, number>> = {
  comment: longestComment,
  contact: longestContact,
  name: longestProposedName,
  reason: longestReason,
}

function shapeFault(next: MutableDocument): Fault | undefined {
  const entry = valueOf(next, 'entry')
  if (!isDocumentId(entry) || !entryKinds.some((kind) => kind === typeOfId(entry))) {
    return wrongShape('A proposal names an entry of the directory.')
  }
  const purpose = proposalPurposes.find((known) => known === valueOf(next, 'purpose'))
  if (purpose === undefined) return wrongShape('A proposal’s purpose is one of the known.')
  const decision = valueOf(next, 'decision')
  if (decision !== null && !decisions.some((known) => known === decision)) {
    return wrongShape('A decision is one of the known.')
  }
  const adjusted = valueOf(next, 'adjusted')
  if (adjusted !== null && readChanges(adjusted) === null) {
    return wrongShape('Adjusted changes are a list of changes.')
  }
  const tooLong = textFault(next, textLimits)
  if (tooLong) return tooLong
  return matches(purpose, next)
    ? undefined
    : wrongShape('A proposal’s changes go with its purpose.')
}

/** Whether there is something to decide about, and nothing beside it that nobody would look for. */
function matches(purpose: ProposalPurpose, next: MutableDocument): boolean {
  const changes = readChanges(valueOf(next, 'changes'))
  if (changes === null) return false
  switch (purpose) {
    case 'new':
      return changes.some(({ field, after }) => field === 'name' && after !== null)
    case 'change':
      return changes.length > 0
    case 'retire':
      return changes.every(({ field }) => field === 'retired')
    case 'report':
      return changes.length === 0 && (textOf(next, 'comment') ?? '').trim() !== ''
    case 'assure':
    case 'claim':
      return changes.length === 0
  }
}
