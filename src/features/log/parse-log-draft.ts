/** A stored draft: whatever can be read of it is kept, so that an older version's text is never lost. */
import { isJsonObject, type Json } from '../../domain/json.ts'
import {
  emptyLog,
  newPerson,
  otherWays,
  type DraftNeed,
  type DraftPerson,
  type DraftPhoto,
  type LogDraft,
} from './log-draft.ts'

export function parseLogDraft(stored: unknown): LogDraft | undefined {
  if (!isJsonObject(stored)) return undefined
  const followUp = isJsonObject(stored['followUp']) ? stored['followUp'] : {}
  const needs = Array.isArray(stored['needs']) ? stored['needs'] : []
  const read = needs.filter(isJsonObject).map((need: Json, index): DraftNeed => {
    const fields = need as Readonly<Record<string, Json>>
    return {
      key: index + 1,
      text: text(fields['text']),
      kinds: words(fields['kinds']),
      fields: words(fields['fields']),
      municipalities: words(fields['municipalities']),
    }
  })
  return {
    person: person(stored['person']),
    note: text(stored['note']),
    needs: read.length > 0 ? read : emptyLog('').needs,
    followUp: { dueOn: day(followUp['dueOn']), text: text(followUp['text']) },
    photos: photos(stored['photos']),
    channel: otherWays.find((way) => way === stored['channel']) ?? '',
    receivedAt: text(stored['receivedAt']),
  }
}

function photos(value: Json | undefined): DraftPhoto[] {
  const all = Array.isArray(value) ? value.filter(isJsonObject) : []
  return all
    .map((photo) => ({ id: text(photo['id']), alt: text(photo['alt']) }))
    .filter(({ id }) => id !== '')
}

function person(value: Json | undefined): DraftPerson {
  if (!isJsonObject(value)) return newPerson()
  const kind = value['kind']
  return {
    kind: kind === 'known' || kind === 'unnamed' ? kind : 'new',
    id: text(value['id']),
    name: text(value['name']),
    organisation: text(value['organisation']),
    phone: text(value['phone']),
    email: text(value['email']),
    organisationIsNew: value['organisationIsNew'] === true,
    notSame: words(value['notSame']),
  }
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}

function words(value: Json | undefined): string[] {
  return Array.isArray(value)
    ? value.filter((word): word is string => typeof word === 'string')
    : []
}

function day(value: Json | undefined): string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ''
}
