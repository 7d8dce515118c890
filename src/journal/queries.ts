/**
 * What screens read: each calls back with the answer, and again whenever it has changed. Lists stand on views
 * in memory (`kept-views.ts`); single documents and counts are live queries of Dexie.
 */
import { liveQuery } from 'dexie'
import type { LogEntryBody, SyncedDatabase } from '../domain/casework/documents.ts'
import {
  readFavourite,
  readList,
  readNote,
  type FavouriteView,
  type ListView,
  type NoteView,
  type SavedSearchView,
} from '../domain/casework/own-views.ts'
import {
  readContact,
  readLogEntry,
  readNeed,
  titleOf,
  type FollowUpView,
  type LogEntryView,
  type NeedView,
} from '../domain/casework/views.ts'
import { isMutable, type MutableDocument } from '../domain/documents/document.ts'
import type { JournalDatabase, Mark, Refusal, Row } from './journal-database.ts'
import { viewsOf, type Marked, type Reader } from './kept-views.ts'
import { derive, sameItems, type Live } from './live.ts'
import { renamedIn, underKept } from './under-kept.ts'
import { united, unreadableIn } from './unreadable.ts'
import {
  colleagueKind,
  favouriteKind,
  followUpKind,
  listKind,
  logEntryKind,
  needKind,
  noteKind,
  savedSearchKind,
} from './kinds.ts'

export type { Live } from './live.ts'
export type { Marked, Reader } from './kept-views.ts'
export { contacts, people, type People } from './people.ts'

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
  /** Documents of which something stored here can't be opened (`unreadable.ts`). */
  readonly unreadable: number
}

/** Newest first; of contacts that were merged, the kept one has them (`under-kept.ts`). */
export const needs = (reader: Reader): Live<readonly Marked<NeedView>[]> =>
  derive(
    underKept(reader, viewsOf(reader, needKind), (all, keptId) =>
      all.map((need) => renamedIn(need, 'contacts', keptId)),
    ),
    visible,
    sameItems,
  )

/** Not done, the most urgent first. */
export const followUps = (reader: Reader): Live<readonly Marked<FollowUpView>[]> =>
  derive(
    underKept(reader, viewsOf(reader, followUpKind), (all, keptId) =>
      all.map((followUp) => renamedIn(followUp, 'about', keptId)),
    ),
    (all) => all.filter((followUp) => !followUp.done && !followUp.archived),
    sameItems,
  )

/** Newest first. */
export const notes = (reader: Reader): Live<readonly Marked<NoteView>[]> =>
  derive(viewsOf(reader, noteKind), visible, sameItems)

/** Newest first. */
export const archivedNotes = (reader: Reader): Live<readonly Marked<NoteView>[]> =>
  derive(viewsOf(reader, noteKind), (all) => all.filter((note) => note.archived), sameItems)

export const favourites = (reader: Reader): Live<readonly Marked<FavouriteView>[]> =>
  derive(
    viewsOf(reader, favouriteKind),
    (all) => all.filter((favourite) => favourite.active),
    sameItems,
  )

/** Newest first. */
export const lists = (reader: Reader): Live<readonly Marked<ListView>[]> =>
  derive(viewsOf(reader, listKind), visible, sameItems)

/** Newest first. */
export const archivedLists = (reader: Reader): Live<readonly Marked<ListView>[]> =>
  derive(viewsOf(reader, listKind), (all) => all.filter((list) => list.archived), sameItems)

/** Of the catalogue, or of another list that has a place of its own. Newest first. */
export const savedSearches = (
  reader: Reader,
  place = '',
): Live<readonly Marked<SavedSearchView>[]> =>
  derive(
    viewsOf(reader, savedSearchKind),
    (all) => visible(all).filter((search) => search.place === place),
    sameItems,
  )

export const contact = (reader: Reader, id: string) => one(reader, 'casework', id, readContact)
export const need = (reader: Reader, id: string) =>
  underKept(
    reader,
    one(reader, 'casework', id, readNeed),
    (view, keptId) => view && renamedIn(view, 'contacts', keptId),
  )
export const note = (reader: Reader, id: string) => one(reader, 'own', id, readNote)
export const list = (reader: Reader, id: string) => one(reader, 'own', id, readList)

/** The document itself, for forms that must know which values their author saw (`dotsOf`). */
export const mutableDocument = (reader: Reader, database: SyncedDatabase, id: string) =>
  one(reader, database, id, (document) => ({ document }))

/** Names of the staff by user id, for histories and assignees. */
export const colleagues = (reader: Reader): Live<ReadonlyMap<string, string>> =>
  derive(
    viewsOf(reader, colleagueKind),
    (all) => new Map(all.map(({ user, name }) => [user, name])),
  )

/** Newest first. */
export const allLogEntries = (reader: Reader): Live<readonly Marked<LogEntryView>[]> =>
  viewsOf(reader, logEntryKind)

/** Log entries about any of the ids, newest first. */
export const history = (
  reader: Reader,
  ids: readonly string[],
): Live<readonly Marked<LogEntryView>[]> =>
  derive(
    viewsOf(reader, logEntryKind),
    (all) => all.filter((entry) => entry.about.some((id) => ids.includes(id))),
    sameItems,
  )

/** Everything that the server has not confirmed. */
export const itemsOnTheirWay = (reader: Reader): Live<ItemOnItsWay[]> =>
  liveQuery(async () => {
    const rows = await reader.database.rows.where('mark').anyOf('saved-here', 'refused').toArray()
    return rows.flatMap((row) => {
      const document = reader.seal.open(row.document)
      if (!document) return []
      const line = isMutable(document) ? undefined : readLogEntry(document)
      return [
        {
          database: row.database,
          id: row.id,
          type: row.type,
          title: titleOf(document),
          change: line?.change,
          about: line?.about ?? [],
          ...markOf(row),
        },
      ]
    })
  })

/** Everything in which somebody has to choose. */
export const openChoices = (reader: Reader): Live<OpenChoice[]> =>
  liveQuery(async () => {
    const rows = await reader.database.rows.where('open').equals(1).toArray()
    return rows.flatMap(({ database, type, document: sealed }) => {
      const document = reader.seal.open(sealed)
      return document && isMutable(document)
        ? [{ database, type, title: titleOf(document), document }]
        : []
    })
  })

/** Whether anything was ever saved in this local database. */
export const hasSaved = ({ database }: Reader): Live<boolean> =>
  liveQuery(async () => (await database.facts.get('counter')) !== undefined)

export const outboxCounts = ({ database }: Reader): Live<OutboxCounts> =>
  liveQuery(() => countOutbox(database))

export async function countOutbox(database: JournalDatabase): Promise<OutboxCounts> {
  const [waiting, refused, open, ...unreadable] = await Promise.all([
    database.rows.where('mark').equals('saved-here').count(),
    database.rows.where('mark').equals('refused').count(),
    database.rows.where('open').equals(1).count(),
    ...unreadableIn(database),
  ])
  return { waiting, refused, open, unreadable: united(unreadable).length }
}

/** Notes, lists, applications and questions, archived ones too, searches, and what is a favourite now. */
export async function countKept({ database, seal }: Reader): Promise<number> {
  const of = (type: string) => database.rows.where('[database+type]').equals(['own', type])
  const [notes, lists, searches, applications, applicants, questions, marked] = await Promise.all([
    of('note').count(),
    of('list').count(),
    of('saved-search').count(),
    of('application').count(),
    of('applicant').count(),
    of('question').count(),
    of('favourite').toArray(),
  ])
  const active = marked.filter((row) => {
    const document = seal.open(row.document)
    return document && isMutable(document) && readFavourite(document).active
  })
  return notes + lists + searches + applications + applicants + questions + active.length
}

/** Null when it is not on the device or can't be read, so that screens can tell "not here" from "not read yet". */
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
    return document && isMutable(document) ? { ...read(document), ...markOf(row) } : null
  })
}

function markOf({ mark, refusal }: Row) {
  return { mark, refusal }
}

function visible<View extends { readonly archived: boolean }>(
  list: readonly View[],
): readonly View[] {
  return list.filter((view) => !view.archived)
}
