/** What comes in by other ways than the app: questions that are carried, e-mails; pictures that were taken. */
import type { JsonObject } from '../domain/json.ts'
import type { FieldEdit } from '../domain/documents/edit.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import { isMutable } from '../domain/documents/document.ts'
import { readPhoto, type PhotoView } from '../domain/casework/guiding-views.ts'
import type { CarriedQuestion } from '../domain/questions/carried-question.ts'
import { missingEdits } from '../domain/questions/need-from-question.ts'
import { needOfQuestion } from '../domain/questions/question.ts'
import { liveQuery } from 'dexie'
import type { Reader } from './kept-views.ts'
import type { Live } from './live.ts'
import { newId, record, type Journal, type Write } from './record.ts'

export interface TakenIn {
  /** `known`: it is here already, and nothing was written. */
  readonly kind: 'taken' | 'known'
  readonly need: DocumentId
}

/**
 * A question that somebody showed as codes becomes the need that it will be when their own phone sends it: the
 * same id, so that it is one need however many carry it.
 * @param line what its history says of it.
 */
export async function takeInQuestion(
  journal: Journal,
  question: CarriedQuestion,
  { context, line }: { readonly context: string; readonly line: string },
  draft?: string,
): Promise<TakenIn> {
  const need = needOfQuestion(question.id)
  if (await journal.database.rows.get(['casework', need])) return { kind: 'known', need }
  const now = new Date(journal.clock()).toISOString()
  const edits: readonly FieldEdit[] = [
    ...missingEdits(question, () => true),
    ...texts({ channel: 'carried', receivedAt: now, state: 'new', context }),
  ]
  const told = context === '' ? {} : { context }
  await record(
    journal,
    [editNeed(need, edits), logLine(journal, { about: [need], text: line, ...told })],
    draft,
  )
  return { kind: 'taken', need }
}

export interface IncomingMail {
  readonly text: string
  readonly subject: string
  readonly name: string
  readonly address: string
  /** ISO time; empty where it isn't known. */
  readonly receivedAt: string
  /** Id of the contact who wrote it, or empty. */
  readonly contact: string
}

/** An e-mail as a need of its own. @returns its id. */
export async function takeInMail(
  journal: Journal,
  mail: IncomingMail,
  line: string,
  draft?: string,
): Promise<DocumentId> {
  const need = newId(journal, 'need')
  const { text, subject, name, address, receivedAt, contact } = mail
  const edits: readonly FieldEdit[] = [
    ...texts({ text, name, reach: address, matter: subject, receivedAt }),
    ...texts({ channel: 'email', state: 'new' }),
    ...(contact === '' ? [] : [{ kind: 'add', field: 'contacts', elements: [contact] } as const]),
  ]
  const about = [need, ...(contact === '' ? [] : [contact])]
  await record(journal, [editNeed(need, edits), logLine(journal, { about, text: line })], draft)
  return need
}

/** Pictures about any of the ids, the newest first. Read from the disk each time: they are large, and seldom many. */
export function photosAbout(
  { database, seal }: Reader,
  ids: readonly string[],
): Live<readonly PhotoView[]> {
  return liveQuery(async () => {
    const rows = await database.rows
      .where('[database+type]')
      .equals(['casework', 'photo'])
      .reverse()
      .toArray()
    return rows.flatMap(({ document: sealed }) => {
      const document = seal.open(sealed)
      if (!document || isMutable(document)) return []
      const photo = readPhoto(document)
      return photo.image !== '' && photo.about.some((id) => ids.includes(id)) ? [photo] : []
    })
  })
}

function editNeed(id: DocumentId, edits: readonly FieldEdit[]): Write {
  return { kind: 'edit', database: 'casework', id, edits }
}

function logLine(journal: Journal, body: JsonObject): Write {
  return { kind: 'once', database: 'casework', id: newId(journal, 'log-entry'), body }
}

function texts(values: Readonly<Record<string, string>>): readonly FieldEdit[] {
  return Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([field, value]) => ({ kind: 'set', field, value }))
}
