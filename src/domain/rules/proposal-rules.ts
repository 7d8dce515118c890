/**
 * Who may write what of a proposal. What is proposed is written once, so that what was approved is what
 * everybody saw; a decision is for those who may approve; what became of it is told by the server alone.
 */
import type { SyncedDatabase } from '../casework/documents.ts'
import type { MutableDocument } from '../documents/document.ts'
import { entryKinds } from '../directory/entry.ts'
import { textOf, valueOf } from '../documents/read.ts'
import { isDocumentId, typeOfId } from '../identifiers.ts'
import { own, sameJson, type Json } from '../json.ts'
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
import type { RefusalCode } from './write-rules.ts'

export interface ProposalFault {
  readonly code: RefusalCode
  readonly reason: string
}

export function proposalFault(
  database: SyncedDatabase,
  next: MutableDocument,
  previous: MutableDocument | undefined,
  roles: readonly Role[],
): ProposalFault | undefined {
  const touched = touchedFields(next, previous)
  return authorityFault(database, next, touched, roles, previous) ?? shapeFault(next)
}

function authorityFault(
  database: SyncedDatabase,
  next: MutableDocument,
  touched: ReadonlySet<string>,
  roles: readonly Role[],
  previous: MutableDocument | undefined,
): ProposalFault | undefined {
  const touches = (fields: readonly string[]) => fields.some((field) => touched.has(field))
  const refuse = (reason: string): ProposalFault => ({ code: 'not-allowed', reason })
  if (!may(roles, 'directory.propose')) return refuse('Proposing needs another role.')
  if (touches(serverFields)) return refuse('What became of a proposal is told by the server.')
  if (previous && touches(proposedFields)) return refuse('What is proposed is written once.')
  if (!touches(decidedFields)) return undefined
  if (database === 'own' || !may(roles, 'directory.approve')) {
    return refuse('Deciding needs another role.')
  }
  const isWord = (textOf(next, 'entry') ?? '').startsWith('taxonomy:')
  return isWord && !may(roles, 'taxonomy.write')
    ? refuse('Vocabularies need another role.')
    : undefined
}

function touchedFields(
  next: MutableDocument,
  previous: MutableDocument | undefined,
): ReadonlySet<string> {
  const before = previous?.registers ?? {}
  const differs = (field: string) => {
    const [now, then] = [own(next.registers, field), own(before, field)]
    return !now || !then || !sameJson(now as unknown as Json, then as unknown as Json)
  }
  return new Set(Object.keys(next.registers).filter(differs))
}

const textLimits: Readonly<Record<string, number>> = {
  comment: longestComment,
  contact: longestContact,
  name: longestProposedName,
  reason: longestReason,
}

function shapeFault(next: MutableDocument): ProposalFault | undefined {
  const wrong = (reason: string): ProposalFault => ({ code: 'wrong-shape', reason })
  const entry = valueOf(next, 'entry')
  if (!isDocumentId(entry) || !entryKinds.some((kind) => kind === typeOfId(entry))) {
    return wrong('A proposal names an entry of the directory.')
  }
  const purpose = proposalPurposes.find((known) => known === valueOf(next, 'purpose'))
  if (purpose === undefined) return wrong('A proposal’s purpose is one of the known.')
  const decision = valueOf(next, 'decision')
  if (decision !== null && !decisions.some((known) => known === decision)) {
    return wrong('A decision is one of the known.')
  }
  const adjusted = valueOf(next, 'adjusted')
  if (adjusted !== null && readChanges(adjusted) === null) {
    return wrong('Adjusted changes are a list of changes.')
  }
  for (const [field, limit] of Object.entries(textLimits)) {
    const text = valueOf(next, field)
    if (text === null) continue
    if (typeof text !== 'string') return wrong(`The field ${field} is a text.`)
    if (text.length > limit) {
      return { code: 'too-long', reason: `The field ${field} is longer than ${limit} characters.` }
    }
  }
  return matches(purpose, next) ? undefined : wrong('A proposal’s changes go with its purpose.')
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
