/**
 * The take-along file: somebody's work as it stands on their device, to be taken in on another one without
 * network (docs/adr/0010-carried-work.md).
 *
 *   {"format": "kulturlots-take-along", "version": 1, "sha256": hex, "content": {…} | "locked": {…}}
 *
 * `sha256` is of the canonical text of `content` or `locked`. It tells damage, not forgery.
 */
import { syncedDatabases, type SyncedDatabase } from '../casework/documents.ts'
import { parseDocument, type KulturlotsDocument } from '../documents/document.ts'
import { isJsonObject, type Json, type JsonObject } from '../json.ts'
import type { Dot } from '../merge/version-vector.ts'

const format = 'kulturlots-take-along'
const version = 1

/** Bytes. All that one person writes in years fits; a film picked by mistake is not even read. */
export const largestTakeAlong = 50 * 1024 * 1024

/** Author of what was written on a device that nobody had signed in on. */
export const visitorAuthor = 'visitor'

export interface TakeAlongEntry {
  readonly database: SyncedDatabase
  /** As it stood on the device: what the server had, and the unsent edits. */
  readonly document: KulturlotsDocument
  /** The edits in it that the server had not confirmed; none of a document that is written once. */
  readonly dots: readonly Dot[]
  readonly state: 'waiting' | 'refused' | 'sent'
}

export interface TakeAlong {
  /** Identity of the server that the work belongs to. */
  readonly server: string
  /** Whose device it was, as the device believed. */
  readonly user: { readonly id: string; readonly name: string | null }
  /** ISO time by that device's clock. */
  readonly madeAt: string
  readonly entries: readonly TakeAlongEntry[]
}

/** AES-256-GCM under a key that PBKDF2-SHA-256 makes of the code. Bytes are base64. */
export interface Locked {
  readonly rounds: number
  readonly salt: string
  readonly iv: string
  readonly data: string
}

export type Envelope =
  | { readonly kind: 'clear'; readonly content: Json; readonly sha256: string }
  | { readonly kind: 'locked'; readonly locked: Locked; readonly sha256: string }

export type Unreadable =
  /** Ours, but cut off or changed on its way. */
  | { readonly kind: 'damaged' }
  /** Some other file. */
  | { readonly kind: 'not-ours' }
  /** Made by a later version of Kulturlots. */
  | { readonly kind: 'newer' }

const start = `{"format":"${format}",`

/** The file's text. */
export function writeEnvelope(envelope: Envelope): string {
  const { sha256 } = envelope
  const body =
    envelope.kind === 'clear' ? { content: envelope.content } : { locked: envelope.locked }
  return JSON.stringify({ format, version, sha256, ...body })
}

/** Looks no further than the outermost members; the caller holds what they hold against `sha256`. */
export function readEnvelope(text: string): Envelope | Unreadable {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: text.startsWith(start) ? 'damaged' : 'not-ours' }
  }
  if (!isJsonObject(value) || value['format'] !== format) return { kind: 'not-ours' }
  const { version: made, sha256, content, locked } = value
  if (typeof made === 'number' && made > version) return { kind: 'newer' }
  if (made !== version || typeof sha256 !== 'string') return { kind: 'damaged' }
  if (content !== undefined) return { kind: 'clear', content, sha256 }
  return isLocked(locked) ? { kind: 'locked', locked, sha256 } : { kind: 'damaged' }
}

function isLocked(value: Json | undefined): value is Json & Locked {
  return (
    isJsonObject(value) &&
    Number.isSafeInteger(value['rounds']) &&
    ['salt', 'iv', 'data'].every((name) => typeof value[name] === 'string')
  )
}

export function contentOf({ server, user, madeAt, entries }: TakeAlong): Json {
  return { server, user, madeAt, entries: entries as unknown as Json }
}

/**
 * What has passed the checksum. A document that this version can't read stops itself alone.
 * @returns `unreadable`: how many.
 * @throws TypeError when it is not the content of a take-along file.
 */
export function parseContent(value: Json): {
  readonly file: TakeAlong
  readonly unreadable: number
} {
  const content = objectIn(value)
  const user = objectIn(content['user'])
  const listed = content['entries']
  if (!Array.isArray(listed)) throw new TypeError('A take-along file has a list of entries.')
  const madeAt = textIn(content, 'madeAt')
  if (Number.isNaN(Date.parse(madeAt))) throw new TypeError('A take-along file has a time.')
  const name = user['name'] ?? null
  const entries = listed.flatMap((entry: Json) => entryIn(entry) ?? [])
  return {
    file: {
      server: textIn(content, 'server'),
      user: { id: textIn(user, 'id'), name: typeof name === 'string' ? name : null },
      madeAt,
      entries,
    },
    unreadable: listed.length - entries.length,
  }
}

function entryIn(value: Json): TakeAlongEntry | undefined {
  if (!isJsonObject(value)) return undefined
  const { database, document, dots, state } = value
  if (!isSynced(database) || (state !== 'waiting' && state !== 'refused' && state !== 'sent')) {
    return undefined
  }
  try {
    const parsed = parseDocument(document)
    if (!isSendable(parsed as unknown as Json)) return undefined
    return {
      database,
      document: parsed,
      dots: Array.isArray(dots) ? dots.filter(isDot) : [],
      state,
    }
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Levels of one document; a request has a few more above it, and the server takes 100. */
const deepest = 90

/**
 * Whether a server reads a request that holds it. One that it can't read refuses everything that is sent with
 * it, again and again: a file made for that would end the device's sync.
 */
function isSendable(document: Json): boolean {
  let level: Json[] = [document]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false
    const objects = level.filter((value) => typeof value === 'object' && value !== null)
    if (objects.some(isPoison)) return false
    level = objects.flatMap((value) => Object.values<Json>(value))
  }
  return true
}

/** What JSON parsers on servers refuse, since careless code takes it for an object's prototype. */
function isPoison(value: object): boolean {
  if (Object.hasOwn(value, '__proto__')) return true
  const { constructor } = value as { readonly constructor?: unknown }
  return (
    Object.hasOwn(value, 'constructor') && isJsonObject(constructor) && 'prototype' in constructor
  )
}

function isSynced(value: Json | undefined): value is SyncedDatabase {
  return (syncedDatabases as readonly unknown[]).includes(value)
}

function isDot(value: Json): value is Json & Dot {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number'
}

function objectIn(value: Json | undefined): JsonObject {
  if (!isJsonObject(value)) throw new TypeError('A take-along file holds objects.')
  return value
}

function textIn(value: JsonObject, name: string): string {
  const text = value[name]
  if (typeof text !== 'string') throw new TypeError('A take-along file names its server and user.')
  return text
}
