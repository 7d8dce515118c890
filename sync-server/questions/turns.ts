/** When a question, or what is added to one, is taken in (`pace.ts`); what waits is told so, and looked at again. */
import { amend } from '../courier/amend.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import { isMutable, type MutableDocument } from '../../src/domain/documents/document.ts'
import { readLeaves } from '../../src/domain/documents/leaves.ts'
import { valueOf, textOf } from '../../src/domain/documents/read.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { needOfQuestion } from '../../src/domain/questions/question.ts'
import { bodiesOf, type QuestionParts } from './question-parts.ts'
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

/**
 * From what was taken in of this person’s, and what was told to wait. Read in pages: somebody with thousands of
 * questions must not hold up everybody’s.
 */
async function givenTo({ store }: QuestionParts, name: string): Promise<Given> {
  const taken: number[] = []
  const waiting = new Map<string, number>()
  for await (const bodies of bodiesOf(store, name, 'question')) {
    const questions = readLeaves(bodies).live.filter(isMutable)
    const needs = await needsOf(store, questions)
    for (const question of questions) {
      const need = needs.get(needOfQuestion(question._id))
      if (need && valueOf(need, 'channel') === 'app') {
        taken.push(Date.parse(textOf(need, 'receivedAt') ?? ''))
      } else if (!need) {
        const until = Date.parse(textOf(question, 'waitsUntil') ?? '')
        if (!Number.isNaN(until)) waiting.set(question._id, until)
      }
    }
  }
  return { taken: taken.filter((time) => !Number.isNaN(time)), waiting }
}

async function needsOf(
  store: DocumentStore,
  questions: readonly MutableDocument[],
): Promise<ReadonlyMap<string, MutableDocument>> {
  if (questions.length === 0) return new Map()
  const keys = questions.map(({ _id }) => needOfQuestion(_id))
  const { rows } = await store.allDocs('casework', { keys, includeDocs: true })
  const bodies = rows.flatMap((row) => ('id' in row && row.doc ? [row.doc] : []))
  return new Map(
    readLeaves(bodies).live.flatMap((need) => (isMutable(need) ? [[need._id, need]] : [])),
  )
}
