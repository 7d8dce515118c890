/** The invented casework (`demo-texts.ts`) as documents. Every one carries `invented`, which screens say. */
import type { LogEntryBody, NeedState } from '../../src/domain/casework/documents.ts'
import { registersOf } from '../../src/domain/casework/registers.ts'
import {
  schemaVersion,
  type ImmutableDocument,
  type KulturlotsDocument,
  type MutableDocument,
} from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, type DeviceId, type UserId } from '../../src/domain/identifiers.ts'
import type { Json } from '../../src/domain/json.ts'
import {
  demoContacts,
  demoFollowUps,
  demoLogEntries,
  demoNeeds,
  type DemoLogEntry,
} from './demo-texts.ts'

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
  const followUps = demoFollowUps.map(({ dueInDays, daysAgo, about, ...fields }) =>
    build('follow-up', timeOf(daysAgo, 3 * hour), {
      ...fields,
      about: idsOf(about),
      dueOn: new Date(now.getTime() + dueInDays * day).toISOString().slice(0, 10),
    }),
  )
  const logEntries = demoLogEntries.map((entry): ImmutableDocument => {
    const time = timeOf(entry.daysAgo, 2 * hour)
    return {
      _id: idOf('log-entry', time),
      type: 'log-entry',
      schemaVersion,
      at: new Date(time).toISOString(),
      by: userId,
      body: bodyOf(entry, idsOf(entry.about)),
    }
  })
  return [...contacts, ...needs, ...followUps, ...logEntries]
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
    invented: true,
  } satisfies LogEntryBody
}
