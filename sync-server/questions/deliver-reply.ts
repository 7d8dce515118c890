/**
 * A reply that is meant for the app is copied to its asker’s own database, once, under an id that derives from its
 * own. One that nobody can get any more becomes a follow-up for the staff, and so does one that nobody opens.
 *
 *     reply ▶ received ▶ stage ▶ (unread for a week ▶ follow-up ▶ opened after all ▶ done)
 */
import { amend, put, readMerged } from '../courier/amend.ts'
import { earlier } from '../courier/proposal-parts.ts'
import { swedishDay } from '../courier/swedish-day.ts'
import type { StoredBody } from '../couch/document-store.ts'
import type { ReceivedBody } from '../../src/domain/casework/documents.ts'
import { readReply, type ReplyView } from '../../src/domain/casework/guiding-views.ts'
import {
  readFollowUp,
  readNeed,
  type FollowUpReason,
  type NeedView,
} from '../../src/domain/casework/views.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import {
  isDocumentId,
  parseDocumentId,
  typeOfId,
  type DocumentId,
} from '../../src/domain/identifiers.ts'
import { courierHand } from '../../src/domain/questions/hands.ts'
import { questionOfNeed, readQuestion } from '../../src/domain/questions/question.ts'
import {
  placesOf,
  readWritten,
  writeOnce,
  type AskedIn,
  type QuestionParts,
} from './question-parts.ts'

const week = 7 * 86_400_000

/** @returns the need; undefined where the reply goes to nobody in the app. */
export async function deliverReply(
  parts: QuestionParts,
  id: DocumentId,
): Promise<DocumentId | undefined> {
  const { store } = parts
  const document = await readWritten(store, 'casework', id)
  if (!document) return undefined
  const reply = readReply(document)
  const [needId] = reply.about
  if (reply.via !== 'app' || !isDocumentId(needId) || typeOfId(needId) !== 'need') return undefined
  const read = await readMerged(store, 'casework', needId)
  const need = read && readNeed(read.document)
  // Carried here by a colleague, and its asker’s own phone has not come yet: then it is delivered.
  if (!need || need.asker === '') return undefined
  const places = await placesOf(parts, need.asker, questionOfNeed(needId))
  for (const place of places) await deliver(parts, place, reply)
  await followUp(parts, { reply, need, places })
  return needId
}

async function deliver(parts: QuestionParts, { name, document }: AskedIn, reply: ReplyView) {
  const id = receivedOf(reply.id)
  if (await readWritten(parts.store, name, id)) return
  const body = {
    question: document._id,
    text: reply.text,
    entries: reply.entries,
    signed: reply.signed,
    deliveredAt: new Date(parts.clock()).toISOString(),
  } satisfies ReceivedBody
  // Who of the staff wrote it is told by how it is signed.
  await writeOnce(parts, name, { _id: id, at: reply.at, by: courierHand, body })
}

export function receivedOf(reply: string): DocumentId {
  return parseDocumentId(`received:${ulidOf(reply)}`)
}

export function replyOf(received: string): DocumentId {
  return parseDocumentId(`reply:${ulidOf(received)}`)
}

function ulidOf(id: string): string {
  return id.slice(id.indexOf(':') + 1)
}

interface Delivered {
  readonly reply: ReplyView
  readonly need: NeedView
  readonly places: readonly AskedIn[]
}

interface Call {
  readonly why: FollowUpReason
  /** ISO time: the same whenever it is made. */
  readonly at: string
}

async function followUp(parts: QuestionParts, delivered: Delivered): Promise<void> {
  const { store } = parts
  const id = parseDocumentId(`follow-up:${ulidOf(delivered.reply.id)}`)
  const call = await callFor(parts, delivered)
  const there = await readMerged(store, 'casework', id)
  if (!there) {
    if (call) await makeFollowUp(parts, id, delivered, call)
    return
  }
  if (call) return
  await amend(
    store,
    'casework',
    id,
    () => ({ ...parts.sign(), by: courierHand }),
    (document) => {
      const { why, done } = readFollowUp(document)
      const isOver = (why === 'unread' || why === 'gone') && !done
      return isOver ? [{ kind: 'set', field: 'done', value: true }] : []
    },
  )
}

/** undefined where nobody has to look. */
async function callFor(
  parts: QuestionParts,
  { reply, need, places }: Delivered,
): Promise<Call | undefined> {
  if (places.length === 0) {
    // A phone whose clock is ahead must not put it off for years.
    const at = earlier(reply.at, parts.clock())
    return (await isMissed(parts, reply, need)) ? { why: 'gone', at } : undefined
  }
  const id = receivedOf(reply.id)
  const questions = places.map(({ document }) => readQuestion(document))
  if (questions.some(({ read, helped }) => read.includes(id) || helped !== '')) return undefined
  const times = await Promise.all(
    places.map(async ({ name }) => {
      const received = await readWritten(parts.store, name, id)
      const { deliveredAt = null } = received?.body ?? {}
      return typeof deliveredAt === 'string' ? Date.parse(deliveredAt) : NaN
    }),
  )
  const known = times.filter((time) => !Number.isNaN(time))
  if (known.length === 0) return undefined
  const until = Math.min(...known) + week
  if (until <= parts.clock()) return { why: 'unread', at: new Date(until).toISOString() }
  parts.lookAgain('casework', parseDocumentId(reply.id), until)
  return undefined
}

/** What was erased by right, or went when all was long said, is no news. */
async function isMissed(
  { erased, clock }: QuestionParts,
  reply: ReplyView,
  need: NeedView,
): Promise<boolean> {
  const question = questionOfNeed(parseDocumentId(need.id))
  if ((await erased.among([question])).size > 0) return false
  return need.isOpen || clock() - Date.parse(reply.at) < week
}

async function makeFollowUp(
  { store, erased }: QuestionParts,
  id: DocumentId,
  { need }: Delivered,
  { why, at }: Call,
): Promise<void> {
  if ((await erased.among([id])).size > 0) return
  const edits: readonly FieldEdit[] = [
    { kind: 'set', field: 'why', value: why },
    { kind: 'set', field: 'dueOn', value: swedishDay(Date.parse(at)) },
    { kind: 'add', field: 'about', elements: [need.id] },
    ...(need.assignee === ''
      ? []
      : [{ kind: 'set' as const, field: 'assignee', value: need.assignee }]),
    ...(need.invented ? [{ kind: 'set' as const, field: 'invented', value: true }] : []),
  ]
  const written = { dot: [`follow-up.${ulidOf(id)}`, 1] as const, at, by: courierHand }
  const document = edited(newDocument(id), edits, written)
  await put(store, 'casework', document as unknown as StoredBody)
}
