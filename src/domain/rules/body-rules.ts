/**
 * The shape of what is written once. A member that is there has its type; one that this version does not know
 * is kept, whatever it holds, since a newer client may have written it. The screens of colleagues read these
 * bodies for ever, and nobody can put one right.
 */
import { isDocumentId } from '../identifiers.ts'
import { isJsonObject, own, type Json, type JsonObject } from '../json.ts'

/** A meeting is about a contact and a handful of needs. */
const mostAbout = 200
const word = /^[A-Za-z][A-Za-z0-9-]{0,63}$/

const isText = (value: Json) => typeof value === 'string'
const isTextOrNothing = (value: Json) => value === null || isText(value)

/** Of `log-entry`, `reply` and `comment` alike. */
const members: Readonly<Record<string, (value: Json) => boolean>> = {
  about: (value) =>
    Array.isArray(value) && value.length <= mostAbout && value.every((id) => isDocumentId(id)),
  text: isText,
  context: isText,
  invented: (value) => typeof value === 'boolean',
  change: isChange,
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

/** @returns the name of a member that is not what it should be. */
export function strangeMember(body: JsonObject): string | undefined {
  return Object.keys(members).find((name) => {
    const value = own(body, name)
    return value !== undefined && members[name]?.(value) === false
  })
}
