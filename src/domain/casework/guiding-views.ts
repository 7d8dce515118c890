/** What is done about a need, as screens read it: replies, referrals, introductions, hand-overs, comments. */
import type { ImmutableDocument, MutableDocument } from '../documents/document.ts'
import { elementsOf, textOf } from '../documents/read.ts'
import { isDocumentId } from '../identifiers.ts'
import { isJsonObject, type Json } from '../json.ts'
import type { NamedEntry, ReplyBody } from './documents.ts'
import { readCommon, type DocumentView } from './views.ts'

export interface WrittenOnce {
  readonly id: string
  /** ISO time, by its author’s clock. */
  readonly at: string
  /** User id. */
  readonly by: string
  readonly about: readonly string[]
  readonly text: string
  readonly invented: boolean
}

export interface ReplyView extends WrittenOnce {
  readonly via: ReplyBody['via']
  readonly entries: readonly NamedEntry[]
  readonly signed: string
}

export interface CommentView extends WrittenOnce {
  readonly mentions: readonly string[]
}

export interface PhotoView extends WrittenOnce {
  /** A JPEG as a data URL; empty where it is not one. */
  readonly image: string
  readonly alt: string
}

export const referralOutcomes = ['helped', 'not-helped', 'unknown'] as const
export type ReferralOutcome = (typeof referralOutcomes)[number]

export interface ReferralView extends DocumentView {
  readonly need: string
  readonly entry: string
  /** The entry’s name when it was referred to, for when it has left the directory. */
  readonly name: string
  readonly text: string
  /** ISO date, or empty. */
  readonly askOn: string
  readonly outcome: ReferralOutcome | ''
}

export const introductionStates = ['asking', 'made', 'declined'] as const
export type IntroductionState = (typeof introductionStates)[number]

export interface IntroductionView extends DocumentView {
  readonly contacts: readonly string[]
  readonly need: string
  readonly text: string
  readonly agreed: readonly string[]
  readonly state: IntroductionState
  readonly madeOn: string
}

export const handOverStates = ['open', 'accepted', 'answered', 'declined', 'returned'] as const
export type HandOverState = (typeof handOverStates)[number]

export interface HandOverView extends DocumentView {
  readonly need: string
  readonly entry: string
  readonly name: string
  readonly question: string
  /** ISO date. */
  readonly expiresOn: string
  readonly state: HandOverState
  readonly answer: string
}

export function readReply(document: ImmutableDocument): ReplyView {
  const { via, signed } = document.body
  return {
    ...readWrittenOnce(document),
    via: via === 'email' || via === 'phone' || via === 'talk' ? via : 'app',
    entries: namedEntries(document.body['entries']),
    signed: typeof signed === 'string' ? signed : '',
  }
}

export function readComment(document: ImmutableDocument): CommentView {
  return { ...readWrittenOnce(document), mentions: texts(document.body['mentions']) }
}

export function readPhoto(document: ImmutableDocument): PhotoView {
  const { image, alt } = document.body
  const isJpeg = typeof image === 'string' && image.startsWith('data:image/jpeg;base64,')
  return {
    ...readWrittenOnce(document),
    image: isJpeg ? image : '',
    alt: typeof alt === 'string' ? alt : '',
  }
}

/** Of a reply, an addition, a comment or a photo. */
export function readWrittenOnce({ _id, at, by, body }: ImmutableDocument): WrittenOnce {
  return {
    id: _id,
    at,
    by,
    about: texts(body['about']).filter(isDocumentId),
    text: typeof body['text'] === 'string' ? body['text'] : '',
    invented: body['invented'] === true,
  }
}

export function readReferral(document: MutableDocument): ReferralView {
  const text = textIn(document)
  return {
    ...readCommon(document),
    need: text('need'),
    entry: text('entry'),
    name: text('name'),
    text: text('text'),
    askOn: text('askOn'),
    outcome: referralOutcomes.find((known) => known === text('outcome')) ?? '',
  }
}

export function readIntroduction(document: MutableDocument): IntroductionView {
  const text = textIn(document)
  return {
    ...readCommon(document),
    contacts: elementsOf(document, 'contacts'),
    need: text('need'),
    text: text('text'),
    agreed: elementsOf(document, 'agreed'),
    state: introductionStates.find((known) => known === text('state')) ?? 'asking',
    madeOn: text('madeOn'),
  }
}

export function readHandOver(document: MutableDocument): HandOverView {
  const text = textIn(document)
  return {
    ...readCommon(document),
    need: text('need'),
    entry: text('entry'),
    name: text('name'),
    question: text('question'),
    expiresOn: text('expiresOn'),
    state: handOverStates.find((known) => known === text('state')) ?? 'open',
    answer: text('answer'),
  }
}

export function namedEntries(value: Json | undefined): readonly NamedEntry[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: Json) => {
    if (!isJsonObject(each)) return []
    const { id, name } = each
    return isDocumentId(id) && typeof name === 'string' ? [{ id, name }] : []
  })
}

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((each: Json) => typeof each === 'string') : []
}

function textIn(document: MutableDocument): (field: string) => string {
  return (field) => textOf(document, field) ?? ''
}
