/**
 * What becomes of a hand-over: what its holder says is a line in the need’s history; one whose time is over goes
 * back to the node, with a follow-up. Each is named after what it tells of, so that it is made once.
 *
 *     open ─▶ accepted ─▶ answered | declined ▶ line
 *       └──────┴── its day is over ▶ returned ▶ line ▶ follow-up
 */
import { amend, put, readMerged } from '../courier/amend.ts'
import { swedishDay } from '../courier/swedish-day.ts'
import type { StoredBody } from '../couch/document-store.ts'
import type { LogEntryBody } from '../../src/domain/casework/documents.ts'
import { readHandOver, type HandOverView } from '../../src/domain/casework/guiding-views.ts'
import { readNeed } from '../../src/domain/casework/views.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { isDocumentId, parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import { own } from '../../src/domain/json.ts'
import { isSetRegister } from '../../src/domain/merge/register.ts'
import { courierHand } from '../../src/domain/questions/hands.ts'
import { isOver } from '../../src/domain/questions/hand-over.ts'
import { derivedUlid } from './derived-ulid.ts'
import { courierSign, writeOnce, type QuestionParts } from './question-parts.ts'

const day = 86_400_000

export async function settleHandOver(parts: QuestionParts, id: DocumentId): Promise<void> {
  const { store, clock, lookAgain } = parts
  const read = await readMerged(store, 'casework', id)
  if (!read) return
  const view = readHandOver(read.document)
  if (view.archived) return
  await tellState(parts, read.document, view)
  if (view.state === 'returned') return followUp(parts, view, stateAt(read.document))
  if (view.state !== 'open' && view.state !== 'accepted') return
  if (isOver(view.expiresOn, swedishDay(clock()))) return giveBack(parts, id)
  // Midnight in Greenwich is an hour or two past the end of the day in Sweden.
  const end = Date.parse(view.expiresOn) + day
  if (!Number.isNaN(end)) lookAgain('casework', id, end)
}

async function giveBack(parts: QuestionParts, id: DocumentId): Promise<void> {
  await amend(
    parts.store,
    'casework',
    id,
    () => courierSign(parts),
    (document) => {
      const { state } = readHandOver(document)
      const isWaiting = state === 'open' || state === 'accepted'
      return isWaiting ? [{ kind: 'set', field: 'state', value: 'returned' }] : []
    },
  )
  await settleHandOver(parts, id)
}

async function tellState(
  parts: QuestionParts,
  document: MutableDocument,
  { id, need, name, state, answer }: HandOverView,
): Promise<void> {
  if (state === 'open' || !isDocumentId(need)) return
  const at = stateAt(document)
  const ulid = derivedUlid(Date.parse(at), `${id} ${state}`)
  const body = {
    ...{ about: [need], text: answer, context: name },
    change: { field: 'handOver', from: null, to: state },
  } satisfies LogEntryBody
  const line = { _id: parseDocumentId(`log-entry:${ulid}`), at, by: courierHand, body }
  await writeOnce(parts, 'casework', line)
}

/** Whoever has the matter looks; all do where nobody has it. Of one that is closed nobody has to. */
async function followUp(
  { store, erased }: QuestionParts,
  { id: handOver, need }: HandOverView,
  at: string,
): Promise<void> {
  const ulid = handOver.slice('hand-over:'.length)
  const id = parseDocumentId(`follow-up:${ulid}`)
  if (!isDocumentId(need) || (await readMerged(store, 'casework', id))) return
  const read = await readMerged(store, 'casework', need)
  if (!read || (await erased.among([id, need])).size > 0) return
  const { isOpen, assignee, invented } = readNeed(read.document)
  if (!isOpen) return
  const edits: readonly FieldEdit[] = [
    { kind: 'set', field: 'why', value: 'returned' },
    { kind: 'set', field: 'dueOn', value: swedishDay(Date.parse(at)) },
    { kind: 'add', field: 'about', elements: [need] },
    ...(assignee === '' ? [] : [{ kind: 'set' as const, field: 'assignee', value: assignee }]),
    ...(invented ? [{ kind: 'set' as const, field: 'invented', value: true }] : []),
  ]
  const written = { dot: [`follow-up.${ulid}`, 1] as const, at, by: courierHand }
  await put(store, 'casework', edited(newDocument(id), edits, written) as unknown as StoredBody)
}

function stateAt({ registers }: MutableDocument): string {
  const register = own(registers, 'state')
  const written = register && !isSetRegister(register) ? register.values[0]?.at : undefined
  return written ?? ''
}
