/**
 * A question shown as QR codes by a phone without coverage, and taken in by a staff member's. It keeps its id, so
 * that it is one question when the asker's own phone sends it later.
 *
 *     KL1:<set>:<number>:<count>:<part>:<check>
 *
 * - `part`: some of the bytes of a JSON array (`packed`) in Crockford's base32: capitals and digits, which a QR
 *   code holds in fewer squares than bytes, and which no reader takes for another character set
 * - `set`: checksum of all bytes, the same on each frame: frames of two questions are never mixed
 * - `check`: checksum of all that stands before it: a frame that was read or pasted wrong is left out
 *
 * The retrieval code stays with the asker.
 */
import { isDocumentId, parseDocumentId, type DocumentId } from '../identifiers.ts'
import type { Json } from '../json.ts'
import { askerConsents, type AskerConsent } from '../casework/documents.ts'
import { checksum, fromBase32, toBase32 } from './base32.ts'
import { longestName, longestQuestion, longestReach, type QuestionView } from './question.ts'

export type CarriedQuestion = Pick<
  QuestionView,
  'text' | 'name' | 'reach' | 'fields' | 'municipalities' | 'want' | 'entry'
> & {
  readonly id: DocumentId
  readonly consents: readonly AskerConsent[]
}

export interface Frame {
  readonly set: string
  /** From 1. */
  readonly number: number
  readonly count: number
  readonly part: string
}

export type FrameReading =
  | { readonly kind: 'frame'; readonly frame: Frame }
  /** Not one of ours. */
  | { readonly kind: 'other' }
  /** Of a format that came later: the app needs to be updated. */
  | { readonly kind: 'newer' }
  /** Ours, but not whole. */
  | { readonly kind: 'damaged' }

export type Joined =
  | { readonly kind: 'whole'; readonly question: CarriedQuestion }
  | { readonly kind: 'missing'; readonly numbers: readonly number[]; readonly count: number }
  /** Every frame is right and what they hold is no question. */
  | { readonly kind: 'damaged' }

/**
 * Longest text of one code: what version 12 holds (ISO/IEC 18004, level M), 65 squares a side, which an old camera
 * reads off a scratched screen. At 77 a side one of four was not read any more from a picture of 313 pixels.
 */
export const longestFrame = 419
/** What stands around the part: prefix, two checksums, two numbers and the colons. */
const around = 'KL1:'.length + 7 + 1 + 3 + 1 + 3 + 1 + 1 + 7
const shape = /^KL1:([0-9A-Z]{7}):([1-9]\d{0,2}):([1-9]\d{0,2}):([0-9A-Z]+):([0-9A-Z]{7})$/

/** One for each code, in order; each is read by itself. */
export function framesOf(question: CarriedQuestion): readonly string[] {
  const bytes = new TextEncoder().encode(JSON.stringify(packed(question)))
  const set = checksum(bytes)
  const all = toBase32(bytes)
  const size = longestFrame - around
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, index) => {
    const part = all.slice(index * size, (index + 1) * size)
    const head = `KL1:${set}:${index + 1}:${count}:${part}`
    return `${head}:${checksumOf(head)}`
  })
}

/** @param text as a camera or a clipboard gives it. */
export function readFrame(text: string): FrameReading {
  const trimmed = text.trim().toUpperCase()
  if (!/^KL\d+:/.test(trimmed)) return { kind: 'other' }
  if (!trimmed.startsWith('KL1:')) return { kind: 'newer' }
  const found = trimmed.length <= longestFrame ? shape.exec(trimmed) : null
  if (!found) return { kind: 'damaged' }
  const [, set = '', number, count, part = '', check] = found
  const frame = { set, number: Number(number), count: Number(count), part }
  const head = trimmed.slice(0, trimmed.lastIndexOf(':'))
  if (check !== checksumOf(head) || frame.number > frame.count) return { kind: 'damaged' }
  return { kind: 'frame', frame }
}

/** @param frames of one set, in any order, the same one as often as it was seen. */
export function joinFrames(frames: readonly Frame[]): Joined {
  const [first] = frames
  if (!first) return { kind: 'missing', numbers: [1], count: 1 }
  const parts = new Map(
    frames.filter(({ set }) => set === first.set).map(({ number, part }) => [number, part]),
  )
  const numbers = Array.from({ length: first.count }, (_, index) => index + 1)
  const missing = numbers.filter((number) => !parts.has(number))
  if (missing.length > 0) return { kind: 'missing', numbers: missing, count: first.count }
  const bytes = fromBase32(numbers.map((number) => parts.get(number) ?? '').join(''))
  if (!bytes || checksum(bytes) !== first.set) return { kind: 'damaged' }
  const question = unpacked(bytes)
  return question ? { kind: 'whole', question } : { kind: 'damaged' }
}

function checksumOf(text: string): string {
  return checksum(new TextEncoder().encode(text))
}

/** In this order for as long as the prefix is `KL1`; more may follow. */
function packed(question: CarriedQuestion): Json {
  const { id, text, name, reach, fields, municipalities, want, entry, consents } = question
  const ulid = id.slice('question:'.length)
  return [ulid, text, name, reach, fields, municipalities, want, entry, consents]
}

/** Anybody may show a code: nothing in it is taken for granted. */
function unpacked(bytes: Uint8Array): CarriedQuestion | undefined {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
  if (!Array.isArray(value)) return undefined
  const members: readonly unknown[] = value
  const [ulid, text, name, reach, fields, municipalities, want, entry, consents] = members
  const id = `question:${String(ulid)}`
  if (!isDocumentId(id) || !/^[0-9A-Z]{26}$/.test(String(ulid))) return undefined
  if (!isText(text, longestQuestion) || text.trim() === '') return undefined
  if (!isText(name, longestName) || !isText(reach, longestReach)) return undefined
  if (!isWords(fields) || !isWords(municipalities) || !isWords(consents)) return undefined
  if (!isText(want, 64) || !isText(entry, 200)) return undefined
  return {
    id: parseDocumentId(id),
    text,
    name,
    reach,
    fields,
    municipalities,
    want,
    entry: isDocumentId(entry) ? entry : '',
    consents: askerConsents.filter((consent) => consents.includes(consent)),
  }
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length <= 60 && value.every((word) => isText(word, 64))
}
