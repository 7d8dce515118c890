/**
 * The shape of what is written once. A member that is there has its type; one that this version does not know
 * is kept, whatever it holds, since a newer client may have written it. The screens of colleagues read these
 * bodies for ever, and nobody can put one right; a reply goes out to whoever asked.
 */
import { isDocumentId, isUserId, typeOfId } from '../identifiers.ts'
import { isJsonObject, own, type Json, type JsonObject } from '../json.ts'

/** A meeting is about a contact and a handful of needs. */
const mostAbout = 200
/** A reply that names more is a catalogue. */
const mostEntries = 50
const mostMentions = 50
const longestSigned = 200
const longestEntryName = 300
const longestAlt = 1_000
/** A card that can be read, resized on the device; a document holds 256 KB. */
export const longestImage = 250_000

const word = /^[A-Za-z][A-Za-z0-9-]{0,63}$/
const jpeg = /^data:image\/jpeg;base64,[A-Za-z0-9+/]+={0,2}$/

type Test = (value: Json) => boolean
interface Shape {
  readonly members: Readonly<Record<string, Test>>
  readonly required: readonly string[]
}

const isText = (value: Json) => typeof value === 'string'
const isTextOrNothing = (value: Json) => value === null || isText(value)
const isSaid: Test = (value) => typeof value === 'string' && value.trim() !== ''
const isShort =
  (longest: number): Test =>
  (value) =>
    typeof value === 'string' && value.length <= longest
const isAbout: Test = (value) =>
  Array.isArray(value) && value.length <= mostAbout && value.every((id) => isDocumentId(id))
const isOneNeed: Test = (value) =>
  Array.isArray(value) && value.length === 1 && value.every((id: Json) => isOfType(id, 'need'))

/** Of every type. */
const common: Readonly<Record<string, Test>> = {
  about: isAbout,
  text: isText,
  context: isText,
  invented: (value) => typeof value === 'boolean',
  change: isChange,
}

const shapes: Readonly<Record<string, Shape>> = {
  reply: {
    members: {
      about: isOneNeed,
      text: isSaid,
      entries: isNamedEntries,
      via: (value) => ['app', 'email', 'phone', 'talk'].some((known) => known === value),
      signed: isShort(longestSigned),
    },
    required: ['about', 'text', 'via', 'signed'],
  },
  comment: {
    members: { text: isSaid, mentions: isMentions },
    required: ['about', 'text'],
  },
  addition: {
    members: { text: isSaid, question: (value) => isOfType(value, 'question') },
    required: ['text'],
  },
  photo: {
    members: {
      image: (value) =>
        typeof value === 'string' && value.length <= longestImage && jpeg.test(value),
      alt: isShort(longestAlt),
    },
    required: ['about', 'image', 'alt'],
  },
}

function isOfType(value: Json, type: string): boolean {
  return isDocumentId(value) && typeOfId(value) === type
}

function isNamedEntries(value: Json): boolean {
  return (
    Array.isArray(value) &&
    value.length <= mostEntries &&
    value.every(
      (each: Json) =>
        isJsonObject(each) &&
        isDocumentId(each['id']) &&
        isShort(longestEntryName)(each['name'] ?? null),
    )
  )
}

function isMentions(value: Json): boolean {
  return Array.isArray(value) && value.length <= mostMentions && value.every((id) => isUserId(id))
}

function isChange(value: Json): boolean {
  if (!isJsonObject(value)) return false
  const { field, from, to } = value
  return (
    typeof field === 'string' &&
    word.test(field) &&
    from !== undefined &&
    isTextOrNothing(from) &&
    to !== undefined &&
    isTextOrNothing(to)
  )
}

/** @returns the name of a member that is missing, or not what it should be. */
export function strangeMember(type: string, body: JsonObject): string | undefined {
  const shape = own(shapes, type)
  const members: Readonly<Record<string, Test>> = { ...common, ...shape?.members }
  const strange = Object.keys(members).find((name) => {
    const value = own(body, name)
    return value !== undefined && members[name]?.(value) === false
  })
  return strange ?? shape?.required.find((name) => own(body, name) === undefined)
}

/** The body without what has a bound of its own: for the bound of all texts. */
export function boundByLength(type: string, body: JsonObject): JsonObject {
  return type === 'photo' ? { ...body, image: '' } : body
}
