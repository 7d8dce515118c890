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
  /** Of a known one, what is written above is what they lacked. Else it only says who it is. */
  organisationIsNew: boolean
  /** Ids of those who were asked about and are others. */
  notSame: readonly string[]
}

/** The image itself is kept beside the draft (`journal/draft-photos.ts`): it must not be written at every letter. */
export interface DraftPhoto {
  readonly id: string
  alt: string
}

/** Where it is not here and now: a call, or a talk that is written down afterwards. */
export const otherWays = ['phone', 'talk'] as const
export type OtherWay = (typeof otherWays)[number]

export interface LogDraft {
  person: DraftPerson
  note: string
  needs: DraftNeed[]
  followUp: { dueOn: string; text: string }
  photos: DraftPhoto[]
  channel: OtherWay | ''
  /** Local time as a time field has it, `2026-11-22T14:05`; empty for now. */
  receivedAt: string
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
  organisationIsNew: false,
  notSame: [],
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
    photos: [],
    channel: '',
    receivedAt: '',
  }
}

/** A need is there when something is said about it; fields and places alone are only leftovers. */
export function isNeed(need: DraftNeed): boolean {
  return need.text.trim() !== '' || need.kinds.length > 0
}

export function isBlank({ person, note, needs, followUp, photos }: LogDraft): boolean {
  return (
    photos.length === 0 &&
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
  const { person, note, needs, followUp, photos } = draft
  const said = note.trim() !== '' || needs.some(isNeed) || photos.length > 0
  if (!said && !namesSomebody(person)) return { kind: 'nothing' }
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
 * @param came how, when, and with which pictures.
 */
export function meetingOf(
  draft: LogDraft,
  place: string,
  words: { readonly kind: (code: string) => string; readonly followUp: string },
  came: Pick<Meeting, 'channel' | 'receivedAt' | 'photos'> = {},
): Meeting {
  const { person, note, needs, followUp } = draft
  return {
    ...came,
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
  if (person.kind === 'known' && isDocumentId(person.id)) {
    const { phone, email, organisation, organisationIsNew } = person
    const adds = { phone: phone.trim(), email: email.trim() }
    const more = organisationIsNew ? { organisation: organisation.trim() } : {}
    return { kind: 'known', id: person.id, adds: { ...adds, ...more } }
  }
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
  return { kind: 'new', fields, notSame: person.notSame.filter(isDocumentId) }
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
