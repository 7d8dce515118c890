/** What "+ Anteckna" holds while it is being written, and what of it is saved. */
import type { ContactFields, Meeting, NeedFields } from '../../journal/commands.ts'
import { isDocumentId } from '../../domain/identifiers.ts'
import { tooLongBy } from '../casework/text-rules.ts'

export interface DraftNeed {
  /** Keeps the field in its place on screen when another need is taken away. */
  readonly key: number
  text: string
  kinds: readonly string[]
  fields: readonly string[]
  municipalities: readonly string[]
}

export interface DraftPerson {
  /** `known`: chosen among those on the device. `new`: whatever name is typed, perhaps none. */
  kind: 'known' | 'new' | 'unnamed'
  id: string
  name: string
  organisation: string
  phone: string
  email: string
}

export interface LogDraft {
  person: DraftPerson
  note: string
  needs: DraftNeed[]
  followUp: { dueOn: string; text: string }
}

export type LogProblem =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-long'; readonly field: string; readonly excess: number }

const nobody: DraftPerson = {
  kind: 'new',
  id: '',
  name: '',
  organisation: '',
  phone: '',
  email: '',
}

export function newPerson(name = ''): DraftPerson {
  return { ...nobody, name }
}

/** @param municipality of the day's event, which a need most likely belongs to. */
export function newNeed(needs: readonly DraftNeed[], municipality: string): DraftNeed {
  const key = needs.reduce((highest, need) => Math.max(highest, need.key), 0) + 1
  const municipalities = municipality === '' ? [] : [municipality]
  return { key, text: '', kinds: [], fields: [], municipalities }
}

export function emptyLog(municipality: string): LogDraft {
  return {
    person: newPerson(),
    note: '',
    needs: [newNeed([], municipality)],
    followUp: { dueOn: '', text: '' },
  }
}

/** A need is there when something is said about it; fields and places alone are only leftovers. */
export function isNeed(need: DraftNeed): boolean {
  return need.text.trim() !== '' || need.kinds.length > 0
}

export function isBlank({ person, note, needs, followUp }: LogDraft): boolean {
  return (
    person.kind === 'new' &&
    [person.name, person.organisation, person.phone, person.email].every((text) => !text.trim()) &&
    note.trim() === '' &&
    !needs.some(isNeed) &&
    followUp.dueOn === '' &&
    followUp.text.trim() === ''
  )
}

/** Why it can't be saved yet; undefined when it can. */
export function problemOf(draft: LogDraft, place: string): LogProblem | undefined {
  const { person, note, needs, followUp } = draft
  if (note.trim() === '' && !needs.some(isNeed) && !namesSomebody(person)) {
    return { kind: 'nothing' }
  }
  const texts: readonly (readonly [string, string])[] = [
    ['place', place],
    ['name', person.name],
    ['organisation', person.organisation],
    ['phone', person.phone],
    ['email', person.email],
    ['note', note],
    ...needs.map((need) => [`need ${need.key}`, need.text] as const),
    ['followUp', followUp.text],
  ]
  const long = texts.find(([, text]) => tooLongBy(text) > 0)
  return long && { kind: 'too-long', field: long[0], excess: tooLongBy(long[1]) }
}

/**
 * @param words for a need that was only given kinds, and for a follow-up without text.
 */
export function meetingOf(
  draft: LogDraft,
  place: string,
  words: { readonly kind: (code: string) => string; readonly followUp: string },
): Meeting {
  const { person, note, needs, followUp } = draft
  return {
    contact: contactOf(person, needs),
    context: place.trim(),
    note: note.trim(),
    needs: needs.filter(isNeed).map((need): NeedFields => {
      const { kinds, fields, municipalities } = need
      const text = need.text.trim() || kinds.map(words.kind).join(', ')
      return { text, kinds, fields, municipalities }
    }),
    followUp:
      followUp.dueOn === ''
        ? null
        : { dueOn: followUp.dueOn, text: followUp.text.trim() || words.followUp },
  }
}

function contactOf(person: DraftPerson, needs: readonly DraftNeed[]): Meeting['contact'] {
  if (person.kind === 'known' && isDocumentId(person.id)) return { kind: 'known', id: person.id }
  if (person.kind === 'unnamed' || !namesSomebody(person)) return { kind: 'unnamed' }
  const named = needs.filter(isNeed)
  const all = (set: 'fields' | 'municipalities') => [...new Set(named.flatMap((need) => need[set]))]
  const fields: ContactFields = {
    // Somebody who gave a number and no name is found again by it.
    name:
      [person.name, person.organisation, person.phone, person.email]
        .map((text) => text.trim())
        .find((text) => text !== '') ?? '',
    organisation: person.organisation.trim(),
    role: '',
    email: person.email.trim(),
    phone: person.phone.trim(),
    fields: all('fields'),
    municipalities: all('municipalities'),
  }
  return { kind: 'new', fields }
}

function namesSomebody({ kind, name, organisation, phone, email }: DraftPerson): boolean {
  return kind !== 'unnamed' && [name, organisation, phone, email].some((text) => text.trim() !== '')
}

/** Everything that was written, for the clipboard or a file when the device won't keep it. */
export function asText({ person, note, needs, followUp }: LogDraft, place: string): string {
  return [
    place,
    [person.name, person.organisation, person.phone, person.email].filter(Boolean).join(', '),
    note,
    ...needs.filter(isNeed).map((need) => `– ${need.text || need.kinds.join(', ')}`),
    [followUp.dueOn, followUp.text].filter(Boolean).join(' '),
  ]
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n\n')
}
