/** When a question, or what is added to one, is taken in (`pace.ts`); what waits is told so, and looked at again. */
import { amend, readMerged } from '../courier/amend.ts'
import { valueOf, textOf } from '../../src/domain/documents/read.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { needOfQuestion } from '../../src/domain/questions/question.ts'
import { idsOf, type QuestionParts } from './question-parts.ts'
import type { Given } from './pace.ts'

export function questionTurn(parts: QuestionParts, name: string, id: DocumentId): Promise<number> {
  return parts.pace.questions.turnOf(name, id, () => givenTo(parts, name))
}

/** Additions are told by their asker’s clock alone, so that after a restart they are counted anew. */
export function additionTurn(
  { pace }: QuestionParts,
  name: string,
  id: DocumentId,
): Promise<number> {
  return pace.additions.turnOf(name, id, () =>
    Promise.resolve({ taken: [], waiting: new Map<string, number>() }),
  )
}

/** @param id of what waits; `question`: the one on which its asker reads it. */
export async function tellWaiting(
  parts: QuestionParts,
  name: string,
  id: DocumentId,
  until: number,
  question: DocumentId = id,
): Promise<void> {
  parts.lookAgain(name, id, until)
  const value = new Date(until).toISOString()
  await amend(parts.store, name, question, parts.sign, (document) =>
    (textOf(document, 'waitsUntil') ?? '') >= value
      ? []
      : [{ kind: 'set', field: 'waitsUntil', value }],
  )
}

/** From what was taken in of this person’s, and what was told to wait. */
async function givenTo({ store }: QuestionParts, name: string): Promise<Given> {
  const taken: number[] = []
  const waiting = new Map<string, number>()
  for (const id of await idsOf(store, name, 'question')) {
    const need = await readMerged(store, 'casework', needOfQuestion(id))
    if (need && valueOf(need.document, 'channel') === 'app') {
      taken.push(Date.parse(textOf(need.document, 'receivedAt') ?? ''))
      continue
    }
    const question = need ? undefined : await readMerged(store, name, id)
    const until = question && Date.parse(textOf(question.document, 'waitsUntil') ?? '')
    if (until !== undefined && !Number.isNaN(until)) waiting.set(id, until)
  }
  return { taken: taken.filter((time) => !Number.isNaN(time)), waiting }
}
