/**
 * Carries proposals from their proposers to the staff, what was approved into the directory, and back what
 * became of it. Every step may be done twice, or be the last one before a kill:
 *
 *     own ─take in─▶ casework ─carry out─▶ record ▶ entry (▶ account) ▶ casework: applied ─tell─▶ own
 *
 * A copy has the id of what it is a copy of; an entry knows which proposals it contains (`edit-entries.ts`).
 */
import { editEntries, type EditOptions, type EntryEdit } from '../directory/edit-entries.ts'
import { editOfProposal } from '../directory/history.ts'
import type { Account, Accounts } from '../accounts/accounts.ts'
import type { DocumentStore, StoredBody } from '../couch/document-store.ts'
import type { Erased } from '../erased/erased.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { valueOf } from '../../src/domain/documents/read.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { isUserId, type DocumentId, type UserId } from '../../src/domain/identifiers.ts'
import { own, sameJson } from '../../src/domain/json.ts'
import { isSetRegister, type WrittenValue } from '../../src/domain/merge/register.ts'
import type { EntryValues, FieldChange } from '../../src/domain/proposals/changes.ts'
import { fieldsOfKind } from '../../src/domain/proposals/directory-fields.ts'
import {
  isUnclear,
  outcomeText,
  proposedFields,
  readProposal,
  type FailureReason,
  type ProposalOutcome,
  type ProposalView,
} from '../../src/domain/proposals/proposal.ts'
import { may } from '../../src/domain/rules/roles.ts'
import { amend, put, readMerged, type Sign } from './amend.ts'
import { swedishDay } from './swedish-day.ts'

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

/** A change in somebody’s own database, or in casework. */
export async function settleProposal(
  parts: ProposalParts,
  name: string,
  id: DocumentId,
): Promise<void> {
  if (name !== 'casework') await takeIn(parts, name, id)
  await carryOut(parts, id)
  await tellBack(parts, id)
}

/* own → casework */

async function takeIn(parts: ProposalParts, name: string, id: DocumentId): Promise<void> {
  const { store, sign } = parts
  const user = name.slice('own-'.length)
  const read = await readMerged(store, name, id)
  if (!read || !isUserId(user)) return
  const view = readProposal(read.document)
  if (view.entry === '' || view.purpose === '' || isUnclear(read.document)) return
  const copy = await readMerged(store, 'casework', id)
  if (copy && valueOf(copy.document, 'proposedBy') === user) {
    if (view.archived) await takeBack(parts, id)
    return
  }
  if (view.state !== 'waiting' && view.state !== 'accepted') return
  // A copy that is not this person’s is somebody else’s proposal of the same id.
  const reason = copy ? 'id-taken' : await faultOf(parts, name, user, view)
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
  if (!made) await takeIn(parts, name, id)
}

async function faultOf(
  parts: ProposalParts,
  name: string,
  user: UserId,
  view: ProposalView,
): Promise<FailureReason | undefined> {
  if ((await parts.erased.among([view.id, view.entry])).size > 0) return 'erased'
  const editable = view.kind ? fieldsOfKind(view.kind).map(({ field }) => field) : []
  const isEditable = ({ field }: FieldChange) => field === 'retired' || editable.includes(field)
  // When and by whom an entry was checked is not for its owner to write.
  if (!view.changes.every(isEditable)) return 'invalid'
  return (await mayPropose(parts, name, user, view)) ? undefined : 'not-owner'
}

/** Somebody who answers for the entry, or is about to; or anybody, where the staff decide in any case. */
async function mayPropose(
  { accounts, store }: ProposalParts,
  name: string,
  user: UserId,
  { purpose, entry }: ProposalView,
): Promise<boolean> {
  if (purpose === 'new' || purpose === 'report' || purpose === 'claim') return true
  const account = await accounts.findBehind(user)
  if (!account) return false
  if (account.entries.includes(entry) || may(account.roles, 'casework.write')) return true
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

/* casework → directory */

async function carryOut(parts: ProposalParts, id: DocumentId): Promise<void> {
  const { store, sign } = parts
  const read = await readMerged(store, 'casework', id)
  if (!read) return
  const view = readProposal(read.document)
  if (view.state !== 'accepted') return
  const outcome = await act(parts, read.document, view)
  await amend(store, 'casework', id, sign, (document) => outcomeEdits(document, outcome))
}

/** What failed goes back to the queue. */
function outcomeEdits(document: MutableDocument, outcome: ProposalOutcome): readonly FieldEdit[] {
  const { outcome: before, decision, state } = readProposal(document)
  if (before.kind === 'applied' || before.kind === 'unchanged') return []
  const value = outcomeText(outcome)
  const isBack = outcome.kind === 'failed' && decision === 'approved' && state === 'accepted'
  const edits: FieldEdit[] = []
  if (isBack) edits.push({ kind: 'set', field: 'decision', value: null })
  if (valueOf(document, 'applied') !== value) edits.push({ kind: 'set', field: 'applied', value })
  return edits
}

async function act(
  parts: ProposalParts,
  document: MutableDocument,
  view: ProposalView,
): Promise<ProposalOutcome> {
  const { accounts, erased } = parts
  const { entry, purpose, fromOutside, proposedBy } = view
  const proposer = fromOutside && isUserId(proposedBy) ? proposedBy : undefined
  if (entry === '' || purpose === '') return { kind: 'failed', reason: 'invalid' }
  if ((await erased.among([view.id, entry])).size > 0) return { kind: 'failed', reason: 'erased' }
  if (purpose === 'claim') return claim(parts, entry, proposer)
  const edit = await editFor(parts, document, view)
  if (edit === undefined) return { kind: 'unchanged' }
  const [outcome] = await editEntries(parts.entries, [{ ...edit, entry, purpose }])
  if (!outcome || outcome.kind === 'failed') {
    return { kind: 'failed', reason: outcome?.reason ?? 'invalid' }
  }
  // Whoever brought an entry may go on with it.
  const account = purpose === 'new' && proposer ? await accounts.findBehind(proposer) : undefined
  if (account) await accounts.answerFor(account.userId, entry)
  return { kind: outcome.kind }
}

async function claim(
  { accounts, store }: ProposalParts,
  entry: DocumentId,
  proposer: UserId | undefined,
): Promise<ProposalOutcome> {
  const account = proposer && (await accounts.findBehind(proposer))
  if (!account) return { kind: 'failed', reason: 'invalid' }
  if (!(await readMerged(store, 'directory', entry))) return { kind: 'failed', reason: 'no-entry' }
  await accounts.answerFor(account.userId, entry)
  return { kind: 'applied' }
}

/** undefined where nothing is to be changed. */
async function editFor(
  parts: ProposalParts,
  document: MutableDocument,
  view: ProposalView,
): Promise<Omit<EntryEdit, 'entry' | 'purpose'> | undefined> {
  const { clock } = parts
  const ulid = view.id.slice('proposal:'.length)
  const decision = writtenIn(document, 'decision')
  const common = {
    name: editOfProposal(ulid),
    changed: 'stop' as const,
    record: {
      by: view.proposedBy,
      at: new Date(clock()).toISOString(),
      decidedBy: decision?.value === 'approved' ? decision.by : null,
      proposal: view.id,
    },
  }
  switch (view.purpose) {
    case 'assure': {
      const day = swedishDay(Date.parse(earlier(proposedAt(document), clock())))
      const assurer = await assurerOf(parts, view)
      return { ...common, changes: (stored) => assurance(stored, day, assurer) }
    }
    case 'retire': {
      return {
        ...common,
        changes: (stored) => [
          { field: 'retired', before: own(stored, 'retired') ?? null, after: true },
        ],
      }
    }
    case 'report':
      return view.adjusted && view.adjusted.length > 0
        ? { ...common, changes: view.adjusted }
        : undefined
    default:
      return { ...common, changes: view.effective }
  }
}

/** The organisation of the one who checked, never the person. */
async function assurerOf(
  { accounts, organisation }: ProposalParts,
  { proposedBy }: ProposalView,
): Promise<string | undefined> {
  const account: Account | undefined = isUserId(proposedBy)
    ? await accounts.findBehind(proposedBy)
    : undefined
  if (account?.organisation !== undefined) return account.organisation
  return account && may(account.roles, 'casework.write') ? organisation : undefined
}

/** Actors vouch for themselves, under the name that the entry has. An older check tells nothing new. */
function assurance(
  stored: EntryValues,
  day: string,
  assurer: string | undefined,
): readonly FieldChange[] {
  const [at, by, name] = ['assuredAt', 'assuredBy', 'name'].map(
    (field) => own(stored, field) ?? null,
  )
  if (typeof at === 'string' && at > day) return []
  return [
    { field: 'assuredAt', before: at ?? null, after: day },
    { field: 'assuredBy', before: by ?? null, after: assurer ?? name ?? null },
  ]
}

/* casework → own */

const told = ['decision', 'reason', 'adjusted', 'applied'] as const

async function tellBack({ store, sign }: ProposalParts, id: DocumentId): Promise<void> {
  const read = await readMerged(store, 'casework', id)
  if (!read || isUnclear(read.document)) return
  const { fromOutside, proposedBy } = readProposal(read.document)
  if (!fromOutside || !isUserId(proposedBy)) return
  const name = `own-${proposedBy}`
  if (!(await store.info(name))) return
  await amend(store, name, id, sign, (document) =>
    told.flatMap((field): readonly FieldEdit[] => {
      const value = valueOf(read.document, field)
      return sameJson(value, valueOf(document, field)) ? [] : [{ kind: 'set', field, value }]
    }),
  )
}

function writtenIn(document: MutableDocument, field: string): WrittenValue | undefined {
  const register = own(document.registers, field)
  return register && !isSetRegister(register) ? register.values[0] : undefined
}

/** By the proposer’s clock. */
function proposedAt(document: MutableDocument): string {
  return writtenIn(document, 'purpose')?.at ?? ''
}

/** A clock that is ahead makes nothing happen in the future. */
function earlier(at: string, now: number): string {
  const time = Date.parse(at)
  return new Date(Number.isNaN(time) ? now : Math.min(time, now)).toISOString()
}
