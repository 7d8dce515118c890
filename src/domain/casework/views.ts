/** Documents as screens read them: shown values only, plus what a person must know about them. */
import {
  everyWritten,
  isMutable,
  type ImmutableDocument,
  type KulturlotsDocument,
  type MutableDocument,
} from '../documents/document.ts'
import type { Written } from '../merge/register.ts'
import { elementsOf, openAlternatives, textOf, valueOf } from '../documents/read.ts'
import { isDocumentId } from '../identifiers.ts'
import { isJsonObject, own, type Json } from '../json.ts'
import { timeOfUlid } from '../ulid-time.ts'
import {
  closingReasons,
  helpedAnswers,
  needChannels,
  needStates,
  openNeedStates,
  type ClosingReason,
  type HelpedAnswer,
  type LogEntryBody,
  type NeedChannel,
  type NeedState,
} from './documents.ts'
import { quietFields } from './registers.ts'

export interface DocumentView {
  readonly id: string
  /** ISO time of making, by its maker's clock. */
  readonly createdAt: string
  /** ISO time of the latest edit, by its author's clock. */
  readonly changedAt: string
  /** User id of whoever wrote first. */
  readonly createdBy: string
  /** Fields where several people's values are open. */
  readonly openFields: readonly string[]
  /** Demo data; screens say so. */
  readonly invented: boolean
  readonly archived: boolean
}

export interface ContactView extends DocumentView {
  readonly name: string
  readonly organisation: string
  readonly role: string
  readonly email: string
  readonly phone: string
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  /** Event or place of the first meeting, as written. */
  readonly metAt: string
  readonly kind: 'person' | 'organisation'
  readonly website: string
  readonly reachBy: string
  readonly ground: string
  /** Id of their entry in the directory, or empty. */
  readonly entry: string
  /** Never shown in lists, suggestions or exports. */
  readonly protected: boolean
  /** Id of the contact this one was merged into, or empty. */
  readonly mergedInto: string
  readonly notSame: readonly string[]
}

export interface NeedView extends DocumentView {
  readonly text: string
  readonly kinds: readonly string[]
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  /** Ids of contacts who have the need. */
  readonly contacts: readonly string[]
  readonly state: NeedState
  readonly isOpen: boolean
  /** User id, or empty. */
  readonly assignee: string
  /** Event or place it was caught at, as written. */
  readonly context: string
  readonly channel: NeedChannel | ''
  /** ISO time at which it came in: when it was written down, where nothing else is known. */
  readonly receivedAt: string
  /** Of whoever asks, as they wrote it. */
  readonly name: string
  readonly reach: string
  /** Id of the entry that it is about, or empty. */
  readonly entry: string
  readonly consents: readonly string[]
  /** User id of whoever asked in the app, or empty. */
  readonly asker: string
  readonly closedBecause: ClosingReason | ''
  readonly nextStep: string
  readonly helped: HelpedAnswer | ''
  readonly helpedBy: readonly string[]
  readonly matter: string
  readonly decision: string
}

/** Why the server asks somebody to look. `gone`: a reply could not be delivered. `returned`: a hand-over ended. */
export const followUpReasons = ['unread', 'gone', 'returned', 'outcome'] as const
export type FollowUpReason = (typeof followUpReasons)[number]

export interface FollowUpView extends DocumentView {
  /** Empty where the server made it: then `why` tells. */
  readonly text: string
  readonly why: FollowUpReason | ''
  /** ISO date. */
  readonly dueOn: string
  readonly done: boolean
  readonly about: readonly string[]
  /** User id; empty: for everybody. */
  readonly assignee: string
}

export interface LogEntryView extends LogEntryBody {
  readonly id: string
  readonly at: string
  readonly by: string
}

export function readContact(document: MutableDocument): ContactView {
  const text = (field: string) => textOf(document, field) ?? ''
  return {
    ...readCommon(document),
    name: text('name'),
    organisation: text('organisation'),
    role: text('role'),
    email: text('email'),
    phone: text('phone'),
    fields: elementsOf(document, 'fields'),
    municipalities: elementsOf(document, 'municipalities'),
    metAt: text('metAt'),
    kind: text('kind') === 'organisation' ? 'organisation' : 'person',
    website: text('website'),
    reachBy: text('reachBy'),
    ground: text('ground'),
    entry: text('entry'),
    protected: valueOf(document, 'protected') === true,
    mergedInto: text('mergedInto'),
    notSame: elementsOf(document, 'notSame'),
  }
}

export function readNeed(document: MutableDocument): NeedView {
  const text = (field: string) => textOf(document, field) ?? ''
  const common = readCommon(document)
  const state = valueOf(document, 'state')
  // A state that this version does not know is still somebody's open matter.
  const known = needStates.find((candidate) => candidate === state) ?? 'new'
  return {
    ...common,
    text: text('text'),
    kinds: elementsOf(document, 'kinds'),
    fields: elementsOf(document, 'fields'),
    municipalities: elementsOf(document, 'municipalities'),
    contacts: elementsOf(document, 'contacts'),
    state: known,
    isOpen: openNeedStates.includes(known),
    assignee: text('assignee'),
    context: text('context'),
    channel: needChannels.find((known) => known === text('channel')) ?? '',
    receivedAt: text('receivedAt') || common.createdAt,
    name: text('name'),
    reach: text('reach'),
    entry: text('entry'),
    consents: elementsOf(document, 'consents'),
    asker: text('asker'),
    closedBecause: closingReasons.find((known) => known === text('closedBecause')) ?? '',
    nextStep: text('nextStep'),
    helped: helpedAnswers.find((known) => known === text('helped')) ?? '',
    helpedBy: elementsOf(document, 'helpedBy'),
    matter: text('matter'),
    decision: text('decision'),
  }
}

export function readFollowUp(document: MutableDocument): FollowUpView {
  return {
    ...readCommon(document),
    text: textOf(document, 'text') ?? '',
    why: followUpReasons.find((known) => known === textOf(document, 'why')) ?? '',
    dueOn: textOf(document, 'dueOn') ?? '',
    done: valueOf(document, 'done') === true,
    about: elementsOf(document, 'about'),
    assignee: textOf(document, 'assignee') ?? '',
  }
}

/** Also of a body that no rule would let in today: what is not as it should be is left out. */
export function readLogEntry(document: ImmutableDocument): LogEntryView {
  const { about, text, context, change, invented } = document.body
  const changed = changeIn(change)
  return {
    id: document._id,
    at: document.at,
    by: document.by,
    about: Array.isArray(about) ? about.filter((id: Json) => isDocumentId(id)) : [],
    text: typeof text === 'string' ? text : '',
    ...(typeof context === 'string' ? { context } : {}),
    ...(changed ? { change: changed } : {}),
    ...(invented === true ? { invented } : {}),
  }
}

function changeIn(value: Json | undefined): LogEntryBody['change'] {
  if (!isJsonObject(value)) return undefined
  const { field, from, to } = value
  const text = (side: Json | undefined) => (typeof side === 'string' ? side : null)
  return typeof field === 'string' ? { field, from: text(from), to: text(to) } : undefined
}

/** The one line that names a document in lists of unsent or refused items. */
export function titleOf(document: KulturlotsDocument): string {
  if (!isMutable(document)) return readLogEntry(document).text
  // Who is protected is named on their own page alone.
  if (document.type === 'contact' && valueOf(document, 'protected') === true) return ''
  // What a question and a need are called is what is asked; the name is that of whoever asks.
  const isAsked = document.type === 'question' || document.type === 'need'
  const members = isAsked ? ['text'] : ['name', 'text']
  return members.map((member) => textOf(document, member)).find((text) => text !== null) ?? ''
}

/** Fields in which a person has to choose. */
export function openFieldsOf(document: MutableDocument): readonly string[] {
  const quiet = own(quietFields, document.type) ?? []
  return [...openAlternatives(document).keys()].filter((field) => !quiet.includes(field))
}

export function readCommon(document: MutableDocument): DocumentView {
  let first: Written | undefined
  let last: Written | undefined
  for (const [, written] of everyWritten(document)) {
    if (!first || written.at < first.at) first = written
    if (!last || written.at >= last.at) last = written
  }
  const madeAt = timeOfUlid(document._id)
  return {
    id: document._id,
    createdAt: madeAt === null ? (first?.at ?? '') : new Date(madeAt).toISOString(),
    changedAt: last?.at ?? '',
    createdBy: first?.by ?? '',
    openFields: openFieldsOf(document),
    invented: valueOf(document, 'invented') === true,
    archived: valueOf(document, 'archived') === true,
  }
}
