/** How far a question has come, told where its asker has it. */
import { amend, readMerged } from '../courier/amend.ts'
import type { QuestionStage } from '../../src/domain/casework/documents.ts'
import { readNeed, type NeedView } from '../../src/domain/casework/views.ts'
import type { FieldEdit } from '../../src/domain/documents/edit.ts'
import { valueOf } from '../../src/domain/documents/read.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { questionOfNeed, readReceived } from '../../src/domain/questions/question.ts'
import { everyWritten, placesOf, type QuestionParts } from './question-parts.ts'

export async function tellStage(parts: QuestionParts, needId: DocumentId): Promise<void> {
  const { store, clock } = parts
  const read = await readMerged(store, 'casework', needId)
  if (!read) return
  const need = readNeed(read.document)
  const question = questionOfNeed(needId)
  for (const { name } of await placesOf(parts, need.asker, question)) {
    const stage = stageOf(need, await isAnswered(parts, name, question))
    const isClosed = stage === 'closed'
    const told: Readonly<Record<string, string | null>> = {
      stage,
      closedBecause: isClosed ? need.closedBecause || reasonOf(need) : null,
      nextStep: isClosed && need.nextStep !== '' ? need.nextStep : null,
    }
    await amend(store, name, question, parts.sign, (document) => {
      const edits = Object.entries(told).flatMap(([field, value]): readonly FieldEdit[] =>
        valueOf(document, field) === value ? [] : [{ kind: 'set', field, value }],
      )
      const until = valueOf(document, 'waitsUntil')
      const isOver = typeof until === 'string' && Date.parse(until) <= clock()
      return isOver ? [...edits, { kind: 'set', field: 'waitsUntil', value: null }] : edits
    })
  }
}

function stageOf(need: NeedView, isAnswered: boolean): QuestionStage {
  if (!need.isOpen) return 'closed'
  if (isAnswered) return 'answered'
  return need.state === 'new' && need.assignee === '' ? 'received' : 'guiding'
}

/** Closed by somebody who gave no reason. */
function reasonOf({ state }: NeedView): string {
  return state === 'resolved' ? 'solved' : 'no-answer'
}

async function isAnswered(
  { store }: QuestionParts,
  name: string,
  question: DocumentId,
): Promise<boolean> {
  const received = await everyWritten(store, name, 'received')
  return received.some((document) => readReceived(document).question === question)
}
