/** What screens read, as live queries: each calls back at once, and again whenever the answer changed. */
import { liveQuery, type Observable } from 'dexie'
import type { LogEntryBody, SyncedDatabase } from '../domain/casework/documents.ts'
import {
  readContact,
  readFavourite,
  readFollowUp,
  readLogEntry,
  readNeed,
  readNote,
  titleOf,
  type ContactView,
  type FavouriteView,
  type FollowUpView,
  type LogEntryView,
  type NeedView,
  type NoteView,
} from '../domain/casework/views.ts'
import { isMutable, type MutableDocument } from '../domain/documents/document.ts'
import { textOf } from '../domain/documents/read.ts'
import type { JournalDatabase, Mark, Refusal, Row } from './journal-database.ts'
import type { Seal } from './seal.ts'

/** A query that answers again whenever what it read has changed. */
export type Live<T> = Observable<T>

/** A view with its way to the server. */
export type Marked<View> = View & { readonly mark: Mark; readonly refusal: Refusal | null }

export interface ItemOnItsWay {
  readonly database: SyncedDatabase
  readonly id: string
  readonly type: string
  readonly title: string
  /** Of a line in the history: what changed in a field, and whose history it stands in. */
  readonly change: LogEntryBody['change']
  readonly about: readonly string[]
  readonly mark: Mark
  readonly refusal: Refusal | null
}

/** A document in which somebody has to choose. */
export interface OpenChoice {
  readonly database: SyncedDatabase
  readonly type: string
  readonly title: string
  readonly document: MutableDocument
}

export interface OutboxCounts {
  readonly waiting: number
  readonly refused: number
  /** Documents with open alternatives. */
  readonly open: number
}

export type Reader = { readonly database: JournalDatabase; readonly seal: Seal }

export const contacts = (reader: Reader): Live<Marked<ContactView>[]> =>
  liveQuery(async () => visible(await views(reader, 'casework', 'contact', readContact)))

/** Newest first. */
export const needs = (reader: Reader): Live<Marked<NeedView>[]> =>
  liveQuery(async () => newestFirst(visible(await views(reader, 'casework', 'need', readNeed))))

/** Not done, the most urgent first. */
export const followUps = (reader: Reader): Live<Marked<FollowUpView>[]> =>
  liveQuery(async () =>
    (await views(reader, 'casework', 'follow-up', readFollowUp))
      .filter((followUp) => !followUp.done && !followUp.archived)
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
  )

/** Newest first. */
export const notes = (reader: Reader): Live<Marked<NoteView>[]> =>
  liveQuery(async () => newestFirst(visible(await views(reader, 'own', 'note', readNote))))

/** Newest first. */
export const archivedNotes = (reader: Reader): Live<Marked<NoteView>[]> =>
  liveQuery(async () =>
    newestFirst((await views(reader, 'own', 'note', readNote)).filter((note) => note.archived)),
  )

export const favourites = (reader: Reader): Live<Marked<FavouriteView>[]> =>
  liveQuery(async () =>
    (await views(reader, 'own', 'favourite', readFavourite)).filter(
      (favourite) => favourite.active,
    ),
  )

export const contact = (reader: Reader, id: string) => one(reader, 'casework', id, readContact)
export const need = (reader: Reader, id: string) => one(reader, 'casework', id, readNeed)
export const note = (reader: Reader, id: string) => one(reader, 'own', id, readNote)

/** The document itself, for forms that must know which values their author saw (`dotsOf`). */
export const mutableDocument = (reader: Reader, database: SyncedDatabase, id: string) =>
  one(reader, database, id, (document) => ({ document }))

/** Names of the staff by user id, for histories and assignees. */
export const colleagues = (reader: Reader): Live<ReadonlyMap<string, string>> =>
  liveQuery(async () => {
    const known = await views(reader, 'casework', 'colleague', (document) => ({
      user: document._id.slice('colleague:'.length),
      name: textOf(document, 'name') ?? '',
    }))
    return new Map(known.map(({ user, name }) => [user, name]))
  })

/** Log entries about any of the ids, newest first. */
export const history = (reader: Reader, ids: readonly string[]): Live<Marked<LogEntryView>[]> =>
  liveQuery(async () =>
    (await rowsOf(reader, 'casework', 'log-entry'))
      .flatMap((row) => {
        const document = reader.seal.open(row.document)
        return isMutable(document) ? [] : [{ ...readLogEntry(document), ...markOf(row) }]
      })
      .filter((entry) => entry.about.some((id) => ids.includes(id)))
      .sort((a, b) => (a.id < b.id ? 1 : -1)),
  )

/** Everything that the server has not confirmed. */
export const itemsOnTheirWay = (reader: Reader): Live<ItemOnItsWay[]> =>
  liveQuery(async () => {
    const rows = await reader.database.rows.where('mark').anyOf('saved-here', 'refused').toArray()
    return rows.map((row) => {
      const document = reader.seal.open(row.document)
      const line = isMutable(document) ? undefined : readLogEntry(document)
      return {
        database: row.database,
        id: row.id,
        type: row.type,
        title: titleOf(document),
        change: line?.change,
        about: line?.about ?? [],
        ...markOf(row),
      }
    })
  })

/** Everything in which somebody has to choose. */
export const openChoices = (reader: Reader): Live<OpenChoice[]> =>
  liveQuery(async () => {
    const rows = await reader.database.rows.where('open').equals(1).toArray()
    return rows.flatMap(({ database, type, document: sealed }) => {
      const document = reader.seal.open(sealed)
      return isMutable(document) ? [{ database, type, title: titleOf(document), document }] : []
    })
  })

/** Whether anything was ever saved in this local database. */
export const hasSaved = ({ database }: Reader): Live<boolean> =>
  liveQuery(async () => (await database.facts.get('counter')) !== undefined)

export const outboxCounts = ({ database }: Reader): Live<OutboxCounts> =>
  liveQuery(() => countOutbox(database))

export async function countOutbox(database: JournalDatabase): Promise<OutboxCounts> {
  const [waiting, refused, open] = await Promise.all([
    database.rows.where('mark').equals('saved-here').count(),
    database.rows.where('mark').equals('refused').count(),
    database.rows.where('open').equals(1).count(),
  ])
  return { waiting, refused, open }
}

/** Notes, archived ones too, and what is a favourite now. */
export async function countKept(reader: Reader): Promise<number> {
  const [notes, marked] = await Promise.all([
    rowsOf(reader, 'own', 'note'),
    views(reader, 'own', 'favourite', readFavourite),
  ])
  return notes.length + marked.filter(({ active }) => active).length
}

async function views<View>(
  reader: Reader,
  database: SyncedDatabase,
  type: string,
  read: (document: MutableDocument) => View,
): Promise<Marked<View>[]> {
  const rows = await rowsOf(reader, database, type)
  return rows.flatMap((row) => {
    const document = reader.seal.open(row.document)
    return isMutable(document) ? [{ ...read(document), ...markOf(row) }] : []
  })
}

/** Null when it is not on the device, so that screens can tell "not here" from "not read yet". */
function one<View>(
  reader: Reader,
  database: SyncedDatabase,
  id: string,
  read: (document: MutableDocument) => View,
): Live<Marked<View> | null> {
  return liveQuery(async () => {
    const row = await reader.database.rows.get([database, id])
    if (!row) return null
    const document = reader.seal.open(row.document)
    return isMutable(document) ? { ...read(document), ...markOf(row) } : null
  })
}

function rowsOf({ database }: Reader, of: SyncedDatabase, type: string): Promise<Row[]> {
  return database.rows.where('[database+type]').equals([of, type]).toArray()
}

function markOf({ mark, refusal }: Row) {
  return { mark, refusal }
}

function visible<View extends { readonly archived: boolean }>(list: readonly View[]): View[] {
  return list.filter((view) => !view.archived)
}

function newestFirst<View extends { readonly createdAt: string; readonly id: string }>(
  list: View[],
): View[] {
  return list.sort((a, b) =>
    a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? 1 : -1,
  )
}
