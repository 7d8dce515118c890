/**
 * What an asker adds to a question, copied to casework under the same id. It opens again what was closed, since
 * somebody asks on; the copy comes last, so that where it is all has been done.
 */
import { readMerged } from '../courier/amend.ts'
import { earlier } from '../courier/proposal-parts.ts'
import { readOwnAddition, needOfQuestion } from '../../src/domain/questions/question.ts'
import { isDocumentId, isUserId, typeOfId, type DocumentId } from '../../src/domain/identifiers.ts'
import { textOf, valueOf } from '../../src/domain/documents/read.ts'
import type { AdditionBody } from '../../src/domain/casework/documents.ts'
import { reopening, tellReopened } from './helped.ts'
import { editMarked, isOpen } from './marked-edit.ts'
import {
  everyWritten,
  isSamePerson,
  readWritten,
  writeOnce,
  type QuestionParts,
} from './question-parts.ts'
import { additionTurn, tellWaiting } from './turns.ts'

const closed = ['resolved', 'closed-without-answer']

export async function takeInAddition(
  parts: QuestionParts,
  name: string,
  id: DocumentId,
): Promise<void> {
  const { store, erased, clock } = parts
  const user = name.slice('own-'.length)
  const written = await readWritten(store, name, id)
  if (!written || !isUserId(user)) return
  const { question, text, at: saidAt } = readOwnAddition(written)
  if (!isDocumentId(question) || typeOfId(question) !== 'question' || text.trim() === '') return
  const needId = needOfQuestion(question)
  const need = await readMerged(store, 'casework', needId)
  // Before its question it waits for it (`take-in-question.ts`).
  if (!need || !(await isSamePerson(parts, valueOf(need.document, 'asker'), user))) return
  if (await readWritten(store, 'casework', id)) return
  if ((await erased.among([id])).size > 0) return
  const turn = await additionTurn(parts, name, id)
  if (turn > clock()) return tellWaiting(parts, name, id, turn, question)
  const at = earlier(saidAt, clock())
  const edit = { id: needId, mark: `addition.${id.slice('addition:'.length)}`, at, by: user }
  if (closed.includes(textOf(need.document, 'state') ?? '') && isOpen(need.document, edit.mark)) {
    await tellReopened(parts, edit, need.document, closed)
    await editMarked(store, edit, (document) => reopening(document, closed))
  }
  const body = { about: [needId], text } satisfies AdditionBody
  await writeOnce(parts, 'casework', { _id: id, at, by: user, body })
}

/** Those that came before their question was taken in. */
export async function takeInAdditions(
  parts: QuestionParts,
  name: string,
  question: DocumentId,
): Promise<void> {
  for (const addition of await everyWritten(parts.store, name, 'addition')) {
    if (readOwnAddition(addition).question === question) {
      await takeInAddition(parts, name, addition._id)
    }
  }
}
