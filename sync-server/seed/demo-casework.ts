/** The invented casework (`demo-texts.ts`, `demo-guiding-texts.ts`) as documents. Every one carries `invented`, which screens say. */
import type {
  CommentBody,
  LogEntryBody,
  NeedState,
  ReplyBody,
} from '../../src/domain/casework/documents.ts'
import { registersOf } from '../../src/domain/casework/registers.ts'
import {
  schemaVersion,
  type ImmutableDocument,
  type KulturlotsDocument,
  type MutableDocument,
} from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, type DeviceId, type UserId } from '../../src/domain/identifiers.ts'
import type { Json, JsonObject } from '../../src/domain/json.ts'
import {
  demoContacts,
  demoFollowUps,
  demoLogEntries,
  demoNeeds,
  type DemoLogEntry,
} from './demo-texts.ts'
import { demoComments, demoQuestions, demoReferrals, demoReplies } from './demo-guiding-texts.ts'

export { demoQuestions } from './demo-guiding-texts.ts'
export { demoContacts, demoFollowUps, demoLogEntries, demoNeeds } from './demo-texts.ts'

export interface DemoWriter {
  readonly now: Date
  readonly deviceId: DeviceId
  /** Author of everything, and assignee of the needs that somebody has taken on. */
  readonly userId: UserId
  /** A new ULID of that time in milliseconds (`ulid` of the package of that name). */
  readonly ulid: (time: number) => string
  /** The device's counter before the first document; each document is one edit. */
  readonly counter?: number
}

const day = 24 * 60 * 60 * 1000
/** Log entries come after the documents that they tell about, within the same day. */
const hour = 60 * 60 * 1000

export function demoDocuments(writer: DemoWriter): KulturlotsDocument[] {
  const { now, deviceId, userId, ulid } = writer
  let counter = writer.counter ?? 0
  const timeOf = (daysAgo: number, later = 0) => now.getTime() - daysAgo * day - 12 * hour + later
  const idOf = (type: string, time: number) => parseDocumentId(`${type}:${ulid(time)}`)

  const build = (
    type: keyof typeof registersOf,
    time: number,
    fields: Readonly<Record<string, Json>>,
  ): MutableDocument => {
    const at = new Date(time).toISOString()
    counter += 1
    const written = { dot: [deviceId, counter] as const, at, by: userId }
    return edited(newDocument(idOf(type, time)), editsOf(type, fields), written)
  }

  const ids = new Map<string, string>()
  const idsOf = (keys: readonly string[]) => keys.flatMap((key) => ids.get(key) ?? [])

  const contacts = demoContacts.map(({ key, daysAgo, ...fields }) => {
    const document = build('contact', timeOf(daysAgo), { ...fields, archived: false })
    ids.set(key, document._id)
    return document
  })
  const needs = demoNeeds.map(({ key, daysAgo, assigned, ...fields }) => {
    const document = build('need', timeOf(daysAgo, hour), {
      ...fields,
      contacts: idsOf(fields.contacts),
      assignee: assigned ? userId : null,
      archived: false,
    })
    ids.set(key, document._id)
    return document
  })
  const questions = demoQuestions.map(({ key, daysAgo, assigned, ...fields }) => {
    const time = timeOf(daysAgo, hour)
    const document = build('need', time, {
      ...fields,
      receivedAt: new Date(time).toISOString(),
      assignee: assigned ? userId : null,
      archived: false,
    })
    ids.set(key, document._id)
    return document
  })
  const dayFromNow = (days: number) =>
    new Date(now.getTime() + days * day).toISOString().slice(0, 10)
  const followUps = demoFollowUps.map(({ dueInDays, daysAgo, about, ...fields }) =>
    build('follow-up', timeOf(daysAgo, 3 * hour), {
      ...fields,
      about: idsOf(about),
      dueOn: dayFromNow(dueInDays),
    }),
  )
  const referrals = demoReferrals.map(({ need, to, text, askInDays, outcome, daysAgo }) =>
    build('referral', timeOf(daysAgo, 3 * hour), {
      ...{ need: ids.get(need) ?? null, entry: to.id, name: to.name, text },
      ...{ askOn: dayFromNow(askInDays), outcome: outcome ?? null, archived: false },
    }),
  )

  const once = (type: string, time: number, body: JsonObject): ImmutableDocument => ({
    ...{ _id: idOf(type, time), type, schemaVersion },
    ...{ at: new Date(time).toISOString(), by: userId, body: { ...body, invented: true } },
  })
  const logEntries = demoLogEntries.map((entry) =>
    once('log-entry', timeOf(entry.daysAgo, 2 * hour), bodyOf(entry, idsOf(entry.about))),
  )
  const replies = demoReplies.map(({ need, daysAgo, ...reply }) =>
    once('reply', timeOf(daysAgo, 4 * hour), {
      ...reply,
      about: idsOf([need]),
      signed: 'Noden (påhittat svar)',
    } satisfies ReplyBody),
  )
  const comments = demoComments.map(({ need, daysAgo, text }) =>
    once('comment', timeOf(daysAgo, 5 * hour), {
      about: idsOf([need]),
      text,
    } satisfies CommentBody),
  )
  const written = [...logEntries, ...replies, ...comments]
  return [...contacts, ...needs, ...questions, ...followUps, ...referrals, ...written]
}

function editsOf(
  type: keyof typeof registersOf,
  fields: Readonly<Record<string, Json>>,
): FieldEdit[] {
  const kinds: Readonly<Record<string, 'value' | 'set'>> = registersOf[type]
  const all: Readonly<Record<string, Json>> = { ...fields, invented: true }
  return Object.entries(all).map(([field, value]) =>
    kinds[field] === 'set'
      ? { kind: 'add', field, elements: value as readonly string[] }
      : { kind: 'set', field, value },
  )
}

function bodyOf({ text, context, change }: DemoLogEntry, about: readonly string[]) {
  return {
    about,
    text,
    ...(context ? { context } : {}),
    ...(change ? { change: change satisfies { from: NeedState; to: NeedState } } : {}),
  } satisfies LogEntryBody
}
