/** A question that somebody asks the node, as their own device and the courier read it. */
import {
  closingReasons,
  helpedAnswers,
  questionStages,
  type ClosingReason,
  type HelpedAnswer,
  type NamedEntry,
  type QuestionStage,
} from '../casework/documents.ts'
import { namedEntries } from '../casework/guiding-views.ts'
import { readCommon, type DocumentView } from '../casework/views.ts'
import type { ImmutableDocument, MutableDocument } from '../documents/document.ts'
import { elementsOf, textOf } from '../documents/read.ts'
import { parseDocumentId, type DocumentId } from '../identifiers.ts'
import { own } from '../json.ts'
import { isSetRegister } from '../merge/register.ts'

/** UTF-16 code units: a long e-mail fits. */
export const longestQuestion = 8_000
export const longestName = 200
export const longestReach = 300

export interface QuestionView extends DocumentView {
  readonly text: string
  /** What to call whoever asks, and how to reach them; may be empty. */
  readonly name: string
  readonly reach: string
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  /** A want of the guided start, or empty. */
  readonly want: string
  /** Id of the entry it is about, or empty. */
  readonly entry: string
  readonly consents: readonly string[]
  /** Id of the entry that answered it before it was sent, or empty. */
  readonly solvedBy: string
  readonly helped: HelpedAnswer | ''
  readonly read: readonly string[]
  readonly code: string
  /** Empty until the server has it. */
  readonly stage: QuestionStage | ''
  /** ISO time at which it came that far; empty where the server has not got it. */
  readonly stageAt: string
  readonly closedBecause: ClosingReason | ''
  readonly nextStep: string
  /** ISO time from when the server takes it in, where somebody has asked a lot at once; else empty. */
  readonly waitsUntil: string
}

/** Registers of a question that the server alone writes. */
export const questionServerFields = ['stage', 'closedBecause', 'nextStep', 'waitsUntil'] as const

export interface ReceivedView {
  readonly id: string
  /** ISO time at which it was written. */
  readonly at: string
  readonly question: string
  readonly text: string
  readonly entries: readonly NamedEntry[]
  readonly signed: string
}

/** What was added to a question, on the asker’s own device. */
export interface OwnAdditionView {
  readonly id: string
  readonly at: string
  readonly question: string
  readonly text: string
}

export function readQuestion(document: MutableDocument): QuestionView {
  const text = (field: string) => textOf(document, field) ?? ''
  return {
    ...readCommon(document),
    text: text('text'),
    name: text('name'),
    reach: text('reach'),
    fields: elementsOf(document, 'fields'),
    municipalities: elementsOf(document, 'municipalities'),
    want: text('want'),
    entry: text('entry'),
    consents: elementsOf(document, 'consents'),
    solvedBy: text('solvedBy'),
    helped: helpedAnswers.find((known) => known === text('helped')) ?? '',
    read: elementsOf(document, 'read'),
    code: text('code'),
    stage: questionStages.find((known) => known === text('stage')) ?? '',
    stageAt: writtenAt(document, 'stage'),
    closedBecause: closingReasons.find((known) => known === text('closedBecause')) ?? '',
    nextStep: text('nextStep'),
    waitsUntil: text('waitsUntil'),
  }
}

function writtenAt(document: MutableDocument, field: string): string {
  const register = own(document.registers, field)
  return register && !isSetRegister(register) ? (register.values[0]?.at ?? '') : ''
}

export function readReceived({ _id, at, body }: ImmutableDocument): ReceivedView {
  const text = (member: string) => {
    const value = body[member]
    return typeof value === 'string' ? value : ''
  }
  return {
    id: _id,
    at,
    question: text('question'),
    text: text('text'),
    entries: namedEntries(body['entries']),
    signed: text('signed'),
  }
}

export function readOwnAddition({ _id, at, body }: ImmutableDocument): OwnAdditionView {
  const { question, text } = body
  return {
    id: _id,
    at,
    question: typeof question === 'string' ? question : '',
    text: typeof text === 'string' ? text : '',
  }
}

/** The need that a question becomes: the same however often, and by whomever, it is delivered. */
export function needOfQuestion(question: DocumentId): DocumentId {
  return parseDocumentId(`need:${question.slice('question:'.length)}`)
}

/** The question of a need; for one that was not asked in the app it does not exist. */
export function questionOfNeed(need: DocumentId): DocumentId {
  return parseDocumentId(`question:${need.slice('need:'.length)}`)
}
