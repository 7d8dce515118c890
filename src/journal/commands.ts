/** What people do to notes. Each resolves when it is on the disk (`record.ts`). */
import type { JsonObject } from '../domain/json.ts'
import type {
  LogEntryBody,
  NeedChannel,
  NeedState,
  PhotoBody,
  SyncedDatabase,
} from '../domain/casework/documents.ts'
import type { FieldEdit } from '../domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../domain/identifiers.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import { newId, record, type Journal, type Write } from './record.ts'

export interface ContactFields {
  readonly name: string
  readonly organisation: string
  readonly role: string
  readonly email: string
  readonly phone: string
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
}

export interface NeedFields {
  readonly text: string
  readonly kinds: readonly string[]
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
}

export interface Meeting {
  /**
   * Someone known already, someone new, or nobody named ("utan namn"). `adds`: what the one who is known lacked.
   * `notSame`: those who were asked about and are others.
   */
  readonly contact:
    | { readonly kind: 'known'; readonly id: DocumentId; readonly adds?: ContactAdditions }
    | {
        readonly kind: 'new'
        readonly fields: ContactFields
        readonly notSame?: readonly DocumentId[]
      }
    | { readonly kind: 'unnamed' }
  /** Event or place, as written. */
  readonly context: string
  /** What was said. May be empty when there are needs. */
  readonly note: string
  readonly needs: readonly NeedFields[]
  /** ISO date and what to do; null for none. */
  readonly followUp: { readonly dueOn: string; readonly text: string } | null
  /** How the needs came in; left out: not said. */
  readonly channel?: NeedChannel
  /** ISO time at which they did; left out: now. */
  readonly receivedAt?: string
  readonly photos?: readonly Omit<PhotoBody, 'about'>[]
}

export type ContactAdditions = Partial<Pick<ContactFields, 'organisation' | 'email' | 'phone'>>

export interface LoggedMeeting {
  readonly contact: DocumentId | null
  readonly needs: readonly DocumentId[]
  readonly followUp: DocumentId | null
}

/** "+ Anteckna": contact, needs, log entry and follow-up in one transaction. Takes the draft with it. */
export async function logMeeting(
  journal: Journal,
  meeting: Meeting,
  draft?: string,
): Promise<LoggedMeeting> {
  const writes: Write[] = []
  const contact = contactOf(journal, meeting, writes)
  const needs = meeting.needs.map((need) => {
    const id = newId(journal, 'need')
    writes.push(
      edit('casework', id, [
        ...setText({
          ...{ text: need.text, state: 'new', context: meeting.context },
          ...{ channel: meeting.channel ?? '', receivedAt: meeting.receivedAt ?? '' },
        }),
        ...addAll({
          kinds: need.kinds,
          fields: need.fields,
          municipalities: need.municipalities,
          contacts: contact ? [contact] : [],
        }),
      ]),
    )
    return id
  })
  const about = [...(contact ? [contact] : []), ...needs]
  const line = logEntry(journal, {
    about,
    text: meeting.note,
    ...(meeting.context ? { context: meeting.context } : {}),
  })
  writes.push(line)
  for (const photo of meeting.photos ?? []) {
    // Of somebody without a name and a need it is all there is.
    const body = { ...photo, about: about.length > 0 ? about : [line.id] }
    const id = newId(journal, 'photo')
    writes.push({ kind: 'once', database: 'casework', id, body })
  }
  const followUp = meeting.followUp ? newId(journal, 'follow-up') : null
  if (meeting.followUp && followUp) {
    writes.push(
      edit('casework', followUp, [
        ...setText({ text: meeting.followUp.text, dueOn: meeting.followUp.dueOn }),
        { kind: 'set', field: 'done', value: false },
        ...addAll({ about }),
      ]),
    )
  }
  await record(journal, writes, draft)
  return { contact, needs, followUp }
}

function contactOf(
  journal: Journal,
  { contact, context }: Meeting,
  writes: Write[],
): DocumentId | null {
  if (contact.kind === 'unnamed') return null
  if (contact.kind === 'known') {
    const adds = setText(contact.adds ?? {})
    // It has seen nothing in its place: what a colleague has filled in meanwhile stays beside it.
    const edits = adds.map((each) => ({ ...each, replaces: [] }))
    if (edits.length > 0) writes.push(edit('casework', contact.id, edits))
    return contact.id
  }
  const id = newId(journal, 'contact')
  const { fields, municipalities, ...texts } = contact.fields
  writes.push(
    edit('casework', id, [
      ...setText({ ...texts, metAt: context }),
      ...addAll({ fields, municipalities, notSame: contact.notSame ?? [] }),
    ]),
  )
  return id
}

/** Changes a need's state and says so in its history. */
export async function changeNeedState(
  journal: Journal,
  id: string,
  from: NeedState,
  to: NeedState,
  opened?: readonly Dot[],
): Promise<void> {
  const need = parseDocumentId(id)
  await record(journal, [
    edit('casework', need, [
      { kind: 'set', field: 'state', value: to, ...(opened ? { replaces: opened } : {}) },
    ]),
    logEntry(journal, { about: [need], text: '', change: { field: 'state', from, to } }),
  ])
}

/** Gives a need to a colleague (an empty `to`: to nobody) and says so in its history. */
export async function assignNeed(
  journal: Journal,
  id: string,
  from: string,
  to: string,
  opened?: readonly Dot[],
): Promise<void> {
  const need = parseDocumentId(id)
  const value = to === '' ? null : to
  await record(journal, [
    edit('casework', need, [
      { kind: 'set', field: 'assignee', value, ...(opened ? { replaces: opened } : {}) },
    ]),
    logEntry(journal, {
      about: [need],
      text: '',
      change: { field: 'assignee', from: from === '' ? null : from, to: value },
    }),
  ])
}

/** A contact that was not met in a logged meeting. @returns its id. */
export async function addContact(
  journal: Journal,
  { fields, municipalities, ...texts }: ContactFields,
  draft?: string,
): Promise<DocumentId> {
  const id = newId(journal, 'contact')
  await record(
    journal,
    [edit('casework', id, [...setText(texts), ...addAll({ fields, municipalities })])],
    draft,
  )
  return id
}

/** Edits any fields of a contact, need, follow-up or note. */
export async function editDocument(
  journal: Journal,
  database: SyncedDatabase,
  id: string,
  edits: readonly FieldEdit[],
  draft?: string,
): Promise<void> {
  await record(journal, [edit(database, parseDocumentId(id), edits)], draft)
}

/** A line in the history of contacts and needs. */
export async function addLogEntry(
  journal: Journal,
  body: LogEntryBody,
  draft?: string,
): Promise<void> {
  await record(journal, [logEntry(journal, body)], draft)
}

/** A private note, on its own or about directory entries. @returns its id. */
export async function saveNote(
  journal: Journal,
  note: { readonly text: string; readonly about: readonly string[] },
  draft?: string,
): Promise<DocumentId> {
  const id = newId(journal, 'note')
  await record(
    journal,
    [edit('own', id, [...setText({ text: note.text }), ...addAll({ about: note.about })])],
    draft,
  )
  return id
}

/** One favourite per entry and person, so its id derives from the entry: two devices mark the same one. */
export async function setFavourite(
  journal: Journal,
  entry: { readonly id: string; readonly name: string },
  active: boolean,
): Promise<void> {
  const id = parseDocumentId(`favourite:${entry.id}`)
  await record(journal, [
    edit('own', id, [
      ...setText({ entry: entry.id, name: entry.name }),
      { kind: 'set', field: 'active', value: active },
    ]),
  ])
}

function logEntry(journal: Journal, body: LogEntryBody): Write {
  return {
    kind: 'once',
    database: 'casework',
    id: newId(journal, 'log-entry'),
    body: body as unknown as JsonObject,
  }
}

function edit(database: SyncedDatabase, id: DocumentId, edits: readonly FieldEdit[]): Write {
  return { kind: 'edit', database, id, edits }
}

/** Empty texts are not written: a field that nobody filled in has no author. */
function setText(
  values: Readonly<Record<string, string>>,
): Extract<FieldEdit, { readonly kind: 'set' }>[] {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([field, value]) => ({ kind: 'set', field, value }))
}

function addAll(sets: Readonly<Record<string, readonly string[]>>): FieldEdit[] {
  return Object.entries(sets)
    .filter(([, elements]) => elements.length > 0)
    .map(([field, elements]) => ({ kind: 'add', field, elements }))
}

/** Sends refused items again with the next sync. @param ids of documents; left out, all that were refused. */
export async function sendAgain({ database }: Journal, ids?: readonly string[]): Promise<void> {
  await database.transaction('rw', database.journal, database.rows, async () => {
    await database.journal
      .where('state')
      .equals('refused')
      .filter((entry) => !ids || ids.includes(entry.documentId))
      .modify({ state: 'waiting', refusal: null })
    await database.rows
      .where('mark')
      .equals('refused')
      .filter((row) => !ids || ids.includes(row.id))
      .modify({ mark: 'saved-here', refusal: null })
  })
}
