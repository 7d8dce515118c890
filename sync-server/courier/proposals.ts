/**
 * Carries proposals from their proposers to the staff, what was approved into the directory, and back what
 * became of it. Every step may be done twice, or be the last one before a kill:
 *
 *     own ─take in─▶ casework ─carry out─▶ record ▶ entry (▶ account) ▶ casework: applied ─tell─▶ own
 *
 * A copy has the id of what it is a copy of; an entry knows which proposals it contains (`edit-entries.ts`).
 */
import { editEntries, type EntryEdit } from '../directory/edit-entries.ts'
import { editOfProposal } from '../directory/history.ts'
import type { Account } from '../accounts/accounts.ts'
import type { FieldEdit } from '../../src/domain/documents/edit.ts'
import { valueOf } from '../../src/domain/documents/read.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { isUserId, type DocumentId, type UserId } from '../../src/domain/identifiers.ts'
import { own, sameJson, type Json } from '../../src/domain/json.ts'
import type { EntryValues, FieldChange } from '../../src/domain/proposals/changes.ts'
import {
  isUnclear,
  outcomeText,
  readProposal,
  type ProposalOutcome,
  type ProposalView,
} from '../../src/domain/proposals/proposal.ts'
import { may } from '../../src/domain/rules/roles.ts'
import { amend, readMerged } from './amend.ts'
import {
  earlier,
  outcomeEdits,
  proposedAt,
  writtenIn,
  type ProposalParts,
} from './proposal-parts.ts'
import { swedishDay } from './swedish-day.ts'
import { takeIn } from './take-in-proposal.ts'

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

/* casework → directory */

async function carryOut(parts: ProposalParts, id: DocumentId): Promise<void> {
  const { store, sign } = parts
  const read = await readMerged(store, 'casework', id)
  if (!read) return
  const view = readProposal(read.document)
  if (view.state !== 'accepted') return
  const outcome = await act(parts, read.document, view)
  await amend(store, 'casework', id, sign, (document) =>
    // Who has decided anew meanwhile has not been tried: that is looked at next.
    outcome.kind === 'failed' && !isDecidedAlike(document, read.document)
      ? []
      : outcomeEdits(document, outcome),
  )
}

function isDecidedAlike(one: MutableDocument, other: MutableDocument): boolean {
  const decided = ({ registers }: MutableDocument) =>
    (['decision', 'adjusted'] as const).map((field) => own(registers, field) ?? null)
  return sameJson(decided(one) as unknown as Json, decided(other) as unknown as Json)
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

async function tellBack(parts: ProposalParts, id: DocumentId): Promise<void> {
  const { store, sign, accounts } = parts
  const read = await readMerged(store, 'casework', id)
  if (!read || isUnclear(read.document)) return
  const { fromOutside, proposedBy } = readProposal(read.document)
  if (!fromOutside || !isUserId(proposedBy)) return
  const behind = (await accounts.findBehind(proposedBy))?.userId ?? proposedBy
  for (const name of new Set([`own-${proposedBy}`, `own-${behind}`])) {
    if (!(await store.info(name))) continue
    await amend(store, name, id, sign, (document) =>
      told.flatMap((field): readonly FieldEdit[] => {
        const value = toldValue(read.document, field)
        return sameJson(value, valueOf(document, field)) ? [] : [{ kind: 'set', field, value }]
      }),
    )
  }
}

/** That an entry was erased is for the staff to know; there is none. */
function toldValue(document: MutableDocument, field: (typeof told)[number]): Json {
  const value = valueOf(document, field)
  const erased = outcomeText({ kind: 'failed', reason: 'erased' })
  return field === 'applied' && value === erased
    ? outcomeText({ kind: 'failed', reason: 'no-entry' })
    : value
}
