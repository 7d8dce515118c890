/** A proposal from somebody’s own database becomes a copy in casework, under the same id, for the staff to decide. */
import type { DocumentStore, StoredBody } from '../couch/document-store.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { valueOf } from '../../src/domain/documents/read.ts'
import { isUserId, type DocumentId, type UserId } from '../../src/domain/identifiers.ts'
import type { Json } from '../../src/domain/json.ts'
import type { FieldChange } from '../../src/domain/proposals/changes.ts'
import { fieldsOfKind } from '../../src/domain/proposals/directory-fields.ts'
import {
  isUnclear,
  proposedFields,
  readProposal,
  type FailureReason,
  type ProposalView,
} from '../../src/domain/proposals/proposal.ts'
import { may } from '../../src/domain/rules/roles.ts'
import { amend, put, readMerged } from './amend.ts'
import { earlier, outcomeEdits, proposedAt, type ProposalParts } from './proposal-parts.ts'

export async function takeIn(parts: ProposalParts, name: string, id: DocumentId): Promise<void> {
  const { store, sign } = parts
  const user = name.slice('own-'.length)
  const read = await readMerged(store, name, id)
  if (!read || !isUserId(user)) return
  const view = readProposal(read.document)
  if (view.entry === '' || view.purpose === '' || isUnclear(read.document)) return
  const copy = await readMerged(store, 'casework', id)
  if (copy && (await isOf(parts, valueOf(copy.document, 'proposedBy'), user))) {
    if (view.archived) await takeBack(parts, id)
    return
  }
  if (view.state !== 'waiting' && view.state !== 'accepted') return
  // A copy that is not this person’s is somebody else’s proposal of the same id.
  const reason = copy ? 'id-taken' : await faultOf(parts, name, user, view)
  if (reason === 'untold') return
  if (reason) {
    await amend(store, name, id, sign, (document) =>
      outcomeEdits(document, { kind: 'failed', reason }),
    )
    return
  }
  const written = { ...sign(), at: earlier(proposedAt(read.document), parts.clock()) }
  const edits = [
    ...proposedFields.map((field) => copied(read.document, field)),
    copied(read.document, 'invented'),
    [{ kind: 'set' as const, field: 'proposedBy', value: user }],
  ].flat()
  const made = await put(
    store,
    'casework',
    edited(newDocument(id), edits, written) as unknown as StoredBody,
  )
  // One that can’t be read has no copy, and would be tried for ever.
  if (!made && (await readMerged(store, 'casework', id))) await takeIn(parts, name, id)
}

/** A guest who has signed in to an account brings along what they had proposed as a guest. */
async function isOf({ accounts }: ProposalParts, proposedBy: Json, user: UserId): Promise<boolean> {
  if (proposedBy === user) return true
  if (!isUserId(proposedBy)) return false
  const [behind, account] = [await accounts.findBehind(proposedBy), await accounts.findBehind(user)]
  return account !== undefined && behind?.userId === account.userId
}

/**
 * `untold`: about an entry that was erased. Entries are named after people, and anybody could try names: to all
 * but those who answered for it, it is as if the proposal were never come to.
 */
async function faultOf(
  parts: ProposalParts,
  name: string,
  user: UserId,
  view: ProposalView,
): Promise<FailureReason | 'untold' | undefined> {
  const editable = view.kind ? fieldsOfKind(view.kind).map(({ field }) => field) : []
  const isEditable = ({ field }: FieldChange) => field === 'retired' || editable.includes(field)
  // When and by whom an entry was checked is not for its owner to write.
  if (!view.changes.every(isEditable)) return 'invalid'
  const answers = await answersFor(parts, user, view.entry)
  if (!answers && !(await mayPropose(parts, name, view))) return 'not-owner'
  const gone = await parts.erased.among([view.id, view.entry])
  if (gone.size === 0) return undefined
  return answers ? 'erased' : 'untold'
}

async function answersFor(
  { accounts }: ProposalParts,
  user: UserId,
  entry: string,
): Promise<boolean> {
  const account = await accounts.findBehind(user)
  if (!account) return false
  return account.entries.includes(entry) || may(account.roles, 'casework.write')
}

/** Of somebody who does not answer for the entry: about to, or where the staff decide in any case. */
async function mayPropose(
  { store }: ProposalParts,
  name: string,
  { purpose, entry }: ProposalView,
): Promise<boolean> {
  if (purpose === 'new' || purpose === 'report' || purpose === 'claim') return true
  return purpose === 'change' && (await claims(store, name, entry))
}

async function claims(store: DocumentStore, name: string, entry: string): Promise<boolean> {
  const { rows } = await store.allDocs(name, {
    startKey: 'proposal:',
    endKey: 'proposal:\ufff0',
    includeDocs: false,
  })
  for (const row of rows) {
    if (!('id' in row)) continue
    const read = await readMerged(store, name, row.id as DocumentId)
    const view = read && readProposal(read.document)
    if (view?.purpose === 'claim' && view.entry === entry && view.state === 'waiting') return true
  }
  return false
}

/** Nobody has to decide about what its proposer no longer wants. */
async function takeBack({ store, sign }: ProposalParts, id: DocumentId): Promise<void> {
  await amend(store, 'casework', id, sign, (document) =>
    readProposal(document).state === 'waiting'
      ? [{ kind: 'set', field: 'archived', value: true }]
      : [],
  )
}

function copied(document: MutableDocument, field: string): readonly FieldEdit[] {
  const value = valueOf(document, field)
  return value === null ? [] : [{ kind: 'set', field, value }]
}
