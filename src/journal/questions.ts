/** Questions to the node on their asker's device: what one does with them, and what comes back. */
import type { AskerConsent, HelpedAnswer } from '../domain/casework/documents.ts'
import { isMutable } from '../domain/documents/document.ts'
import type { FieldEdit } from '../domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../domain/identifiers.ts'
import {
  readOwnAddition,
  readQuestion,
  readReceived,
  type OwnAdditionView,
  type QuestionView,
  type ReceivedView,
} from '../domain/questions/question.ts'
import { viewsOf, type Kind, type Marked, type Reader } from './kept-views.ts'
import { derive, sameItems, type Live } from './live.ts'
import { newId, record, type Journal, type Write } from './record.ts'

export type MarkedQuestion = Marked<QuestionView>
export type MarkedAddition = Marked<OwnAdditionView>

const questionKind: Kind<QuestionView> = {
  database: 'own',
  type: 'question',
  read: (document) => (isMutable(document) ? readQuestion(document) : undefined),
  order: (a, b) => (a.id < b.id ? 1 : -1),
}

const receivedKind: Kind<ReceivedView> = {
  database: 'own',
  type: 'received',
  read: (document) => (isMutable(document) ? undefined : readReceived(document)),
  order: (a, b) => (a.id < b.id ? -1 : 1),
}

const additionKind: Kind<OwnAdditionView> = {
  database: 'own',
  type: 'addition',
  read: (document) => (isMutable(document) ? undefined : readOwnAddition(document)),
  order: (a, b) => (a.id < b.id ? -1 : 1),
}

/** Newest first. */
export const questions = (reader: Reader): Live<readonly MarkedQuestion[]> =>
  derive(viewsOf(reader, questionKind), (all) => all.filter(({ archived }) => !archived), sameItems)

/** Null when it is not on this device. */
export const question = (reader: Reader, id: string): Live<MarkedQuestion | null> =>
  derive(viewsOf(reader, questionKind), (all) => all.find((each) => each.id === id) ?? null)

/** Replies to all of one's questions, oldest first. */
export const receivedReplies = (reader: Reader): Live<readonly Marked<ReceivedView>[]> =>
  viewsOf(reader, receivedKind)

/** Oldest first. */
export const repliesTo = (reader: Reader, id: string): Live<readonly Marked<ReceivedView>[]> =>
  derive(receivedReplies(reader), (all) => all.filter((each) => each.question === id), sameItems)

/** Oldest first. */
export const additionsTo = (reader: Reader, id: string): Live<readonly MarkedAddition[]> =>
  derive(
    viewsOf(reader, additionKind),
    (all) => all.filter((each) => each.question === id),
    sameItems,
  )

export interface NewQuestion {
  readonly text: string
  readonly name: string
  readonly reach: string
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  readonly want: string
  readonly entry: string
  readonly consents: readonly AskerConsent[]
  /** Id of the entry that answered it; empty where it is to be answered. */
  readonly solvedBy: string
  readonly code: string
}

/** @returns its id, which is also that of the need it becomes. */
export async function askQuestion(
  journal: Journal,
  { fields, municipalities, consents, ...texts }: NewQuestion,
  draft?: string,
): Promise<DocumentId> {
  const id = newId(journal, 'question')
  const edits: FieldEdit[] = [
    ...Object.entries(texts).flatMap(([field, value]): FieldEdit[] =>
      value.trim() === '' ? [] : [{ kind: 'set', field, value: value.trim() }],
    ),
    ...Object.entries({ fields, municipalities, consents }).flatMap(
      ([field, elements]): FieldEdit[] =>
        elements.length === 0 ? [] : [{ kind: 'add', field, elements }],
    ),
  ]
  await record(journal, [edit(id, edits)], draft)
  return id
}

/** Something that one wants to say besides. Written once. */
export async function addToQuestion(
  journal: Journal,
  question: string,
  text: string,
  draft?: string,
): Promise<DocumentId> {
  const id = newId(journal, 'addition')
  const body = { question, text: text.trim() }
  await record(journal, [{ kind: 'once', database: 'own', id, body }], draft)
  return id
}

/** Whether the reply helped; may be answered again. */
export const answerHelped = (journal: Journal, id: string, value: HelpedAnswer): Promise<void> =>
  record(journal, [edit(parseDocumentId(id), [{ kind: 'set', field: 'helped', value }])])

/** Gives a consent, or takes it back. */
export const setConsent = (
  journal: Journal,
  id: string,
  consent: AskerConsent,
  given: boolean,
): Promise<void> =>
  record(journal, [
    edit(parseDocumentId(id), [
      { kind: given ? 'add' : 'remove', field: 'consents', elements: [consent] },
    ]),
  ])

/** @param replies ids of `received` that have been on screen. */
export const markRead = (journal: Journal, id: string, replies: readonly string[]): Promise<void> =>
  record(journal, [edit(parseDocumentId(id), [{ kind: 'add', field: 'read', elements: replies }])])

function edit(id: DocumentId, edits: readonly FieldEdit[]): Write {
  return { kind: 'edit', database: 'own', id, edits }
}
