/**
 * Who may write what of a question, of the need that it became, and of a hand-over. What was asked is written
 * once; how far it has come, whose question a need is, and what a link's holder has answered the server alone
 * tells: it delivers there, and speaks for people who are not here.
 */
import type { SyncedDatabase } from '../casework/documents.ts'
import { helpedAnswers } from '../casework/documents.ts'
import type { MutableDocument } from '../documents/document.ts'
import { textOf } from '../documents/read.ts'
import { isDocumentId } from '../identifiers.ts'
import { own, type Json } from '../json.ts'
import {
  longestName,
  longestQuestion,
  longestReach,
  questionServerFields,
} from '../questions/question.ts'
import { askedFields, handedFields, handOverServerFields } from '../questions/question-fields.ts'
import { everyValue, notAllowed, textFault, touchedFields, wrongShape } from './register-fault.ts'
import type { Fault } from './register-fault.ts'

export function questionFault(
  database: SyncedDatabase,
  next: MutableDocument,
  previous: MutableDocument | undefined,
): Fault | undefined {
  const touched = touchedFields(next, previous)
  const touches = (fields: readonly string[]) => fields.some((field) => touched.has(field))
  if (database === 'own' && next.type === 'question') {
    if (touches(questionServerFields)) return notAllowed('How far a question is the server tells.')
    if (previous && touches(askedFields)) return notAllowed('What is asked is written once.')
    return shapeFault(next)
  }
  if (next.type === 'need' && touches(['asker'])) return notAllowed('Whose it is the server tells.')
  if (next.type === 'hand-over') {
    if (touches(handOverServerFields)) return notAllowed('What was answered the server tells.')
    if (previous && touches(handedFields)) return notAllowed('What is handed over is written once.')
  }
  return undefined
}

const textLimits: Readonly<Record<string, number>> = {
  text: longestQuestion,
  name: longestName,
  reach: longestReach,
  want: 64,
}

/** Words of a vocabulary; municipalities of three regions at the most. */
const mostElements = 100
const longestElement = 100
/** A question whose replies were all opened: one reply a day for a year. */
const mostRead = 400
const code = /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/

function shapeFault(next: MutableDocument): Fault | undefined {
  const tooLong = textFault(next, textLimits)
  if (tooLong) return tooLong
  if ((textOf(next, 'text') ?? '').trim() === '') return wrongShape('A question asks something.')
  const every = (field: string, fits: (value: Json) => boolean) =>
    everyValue(own(next.registers, field)).every((value) => value === null || fits(value))
  if (!every('entry', isDocumentId) || !every('solvedBy', isDocumentId)) {
    return wrongShape('A question names entries by their ids.')
  }
  if (!every('code', (value) => typeof value === 'string' && code.test(value))) {
    return wrongShape('A question’s code is three groups of four signs.')
  }
  if (!every('helped', (value) => helpedAnswers.some((known) => known === value))) {
    return wrongShape('Whether it helped is one of the known answers.')
  }
  for (const field of ['fields', 'municipalities', 'consents', 'read']) {
    const elements = everyValue(own(next.registers, field))
    const isShort = (element: Json) =>
      typeof element === 'string' && element.length <= longestElement
    if (
      elements.length > (field === 'read' ? mostRead : mostElements) ||
      !elements.every(isShort)
    ) {
      return wrongShape(`The field ${field} holds some short words.`)
    }
  }
  return undefined
}
