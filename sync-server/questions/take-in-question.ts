/**
 * A question from somebody’s own database becomes a need, under the same ULID. One that a colleague has carried
 * here before is the same need; it learns whose it is. Every step may be done twice, or be the last before a kill:
 *
 *     code ▶ need (its first edit is named after the question, so that made again it is the same)
 *          ▶ whose it is, consents ▶ whether it helped (`helped.ts`)
 */
import { amend, put, readMerged } from '../courier/amend.ts'
import { earlier } from '../courier/proposal-parts.ts'
import type { StoredBody } from '../couch/document-store.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { elementsOf, textOf, valueOf } from '../../src/domain/documents/read.ts'
import { isUserId, type DocumentId, type UserId } from '../../src/domain/identifiers.ts'
import { own } from '../../src/domain/json.ts'
import { isSetRegister, type Written } from '../../src/domain/merge/register.ts'
import { courierHand } from '../../src/domain/questions/hands.ts'
import { missingEdits, needEdits } from '../../src/domain/questions/need-from-question.ts'
import {
  needOfQuestion,
  readQuestion,
  type QuestionView,
} from '../../src/domain/questions/question.ts'
import { carryHelped } from './helped.ts'
import { takeInAdditions } from './take-in-addition.ts'
import { courierSign, isSamePerson, placesOf, type QuestionParts } from './question-parts.ts'
import { keepCode } from './retrieval-codes.ts'
import { questionTurn, tellWaiting } from './turns.ts'

export interface TakenIn {
  readonly need: DocumentId
  /** The need was there before, and nobody has told this copy of the question yet how far it is. */
  readonly isNews: boolean
}

/** undefined where there is no need of this person’s, or not yet. */
export async function takeInQuestion(
  parts: QuestionParts,
  name: string,
  id: DocumentId,
): Promise<TakenIn | undefined> {
  const { store } = parts
  const user = name.slice('own-'.length)
  const read = await readMerged(store, name, id)
  if (!read || !isUserId(user)) return undefined
  const question = readQuestion(read.document)
  if (question.text.trim() === '') return undefined
  const needId = needOfQuestion(id)
  const taken = await readMerged(store, 'casework', needId)
  if (taken && !(await isTheirs(parts, taken.document, user))) return undefined
  await keepCode(parts, question, user)
  if (!taken) {
    const made = await makeNeed(parts, { name, user, id, read: read.document, question })
    if (made !== 'made') return undefined
  }
  const speaks = await isLatest(parts, { name, user, id })
  const isNew = !taken || valueOf(taken.document, 'asker') === null
  await amend(
    store,
    'casework',
    needId,
    () => courierSign(parts),
    (need) => [
      ...(valueOf(need, 'asker') === null ? askerEdits(need, question, user) : []),
      ...(speaks ? consentEdits(need, question, user) : []),
    ],
  )
  await carryHelped(parts, { needId, document: read.document, user })
  if (isNew) await takeInAdditions(parts, name, id)
  return { need: needId, isNews: taken !== undefined && question.stage === '' }
}

/** Nobody comes to another’s need by naming its id. What was told to the staff in person has no asker to give it. */
async function isTheirs(
  parts: QuestionParts,
  need: MutableDocument,
  user: UserId,
): Promise<boolean> {
  const asker = valueOf(need, 'asker')
  if (asker !== null) return isSamePerson(parts, asker, user)
  const channel = textOf(need, 'channel')
  return channel === 'carried' || channel === 'app'
}

/**
 * What a guest has brought along to an account stays behind as it was then: it must not give again what is taken
 * back there.
 */
async function isLatest(
  parts: QuestionParts,
  { name, user, id }: Pick<Asked, 'name' | 'user' | 'id'>,
): Promise<boolean> {
  return (await placesOf(parts, user, id)).at(-1)?.name === name
}

interface Asked {
  readonly name: string
  readonly user: UserId
  readonly id: DocumentId
  readonly read: MutableDocument
  readonly question: QuestionView
}

async function makeNeed(
  parts: QuestionParts,
  { name, user, id, read, question }: Asked,
): Promise<'made' | 'waits' | 'unreadable'> {
  const { store, erased, clock } = parts
  const needId = needOfQuestion(id)
  if ((await erased.among([id, needId])).size > 0) return 'unreadable'
  const turn = await questionTurn(parts, name, id)
  if (turn > clock()) {
    await tellWaiting(parts, name, id, turn)
    return 'waits'
  }
  const written = {
    dot: [`question.${id.slice('question:'.length)}`, 1] as const,
    at: earlier(askedAt(read), clock()),
    by: user,
  }
  const edits = needEdits(question, user, new Date(clock()).toISOString())
  const need = edited(newDocument(needId), edits, written)
  const made = await put(store, 'casework', need as unknown as StoredBody)
  // Somebody was faster; one that can’t be read is left alone.
  return made || (await readMerged(store, 'casework', needId)) ? 'made' : 'unreadable'
}

/** By the asker’s clock. */
function askedAt(document: MutableDocument): string {
  const register = own(document.registers, 'text')
  return register && !isSetRegister(register) ? (register.values[0]?.at ?? '') : ''
}

/** Of one that was carried here: what the phone’s code had no room for, and what has been taken back since. */
function askerEdits(
  need: MutableDocument,
  question: QuestionView,
  user: UserId,
): readonly FieldEdit[] {
  const lacks = (field: string) =>
    textOf(need, field) === null && elementsOf(need, field).length === 0
  const withdrawn = elementsOf(need, 'consents').filter((each) => !question.consents.includes(each))
  return [
    { kind: 'set', field: 'asker', value: user },
    ...missingEdits(question, lacks).filter(({ field }) => field !== 'consents'),
    ...(withdrawn.length > 0
      ? [{ kind: 'remove' as const, field: 'consents', elements: withdrawn }]
      : []),
  ]
}

/**
 * A consent that the asker has taken back is taken back here. One that they gave a colleague in person, and never
 * in the app, stays: they have not seen it there.
 */
function consentEdits(
  need: MutableDocument,
  question: QuestionView,
  user: UserId,
): readonly FieldEdit[] {
  const register = own(need.registers, 'consents')
  const held = register && isSetRegister(register) ? register.elements : {}
  const asker = textOf(need, 'asker')
  const isAskers = ({ by }: Written) => by === courierHand || by === user || by === asker
  const given = question.consents.filter((each) => !own(held, each)?.some(isAskers))
  const withdrawn = Object.entries(held)
    .filter(([each, list]) => !question.consents.includes(each) && list.every(isAskers))
    .map(([each]) => each)
  const edits: FieldEdit[] = []
  if (given.length > 0) edits.push({ kind: 'add', field: 'consents', elements: given })
  if (withdrawn.length > 0) edits.push({ kind: 'remove', field: 'consents', elements: withdrawn })
  return edits
}
