/** The kinds of documents of which screens show lists, and the order they stand in. */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { readFavourite, readList, readNote, readSavedSearch } from '../domain/casework/own-views.ts'
import { readContact, readFollowUp, readLogEntry, readNeed } from '../domain/casework/views.ts'
import { isMutable, type MutableDocument } from '../domain/documents/document.ts'
import { textOf } from '../domain/documents/read.ts'
import type { Kind } from './kept-views.ts'

interface Identified {
  readonly id: string
}

const byId = (a: Identified, b: Identified) => (a.id < b.id ? -1 : 1)

const newestFirst = (
  a: Identified & { readonly createdAt: string },
  b: Identified & { readonly createdAt: string },
) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : byId(b, a))

export const contactKind = mutable('casework', 'contact', readContact, byId)
export const needKind = mutable('casework', 'need', readNeed, newestFirst)
export const noteKind = mutable('own', 'note', readNote, newestFirst)
export const favouriteKind = mutable('own', 'favourite', readFavourite, byId)

export const listKind = mutable('own', 'list', readList, newestFirst)
export const savedSearchKind = mutable('own', 'saved-search', readSavedSearch, newestFirst)

/** The most urgent first. */
export const followUpKind = mutable('casework', 'follow-up', readFollowUp, (a, b) =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : byId(a, b),
)

export const colleagueKind = mutable(
  'casework',
  'colleague',
  (document) => ({
    id: document._id,
    user: document._id.slice('colleague:'.length),
    name: textOf(document, 'name') ?? '',
  }),
  byId,
)

/** Newest first. */
export const logEntryKind: Kind<ReturnType<typeof readLogEntry>> = {
  database: 'casework',
  type: 'log-entry',
  read: (document) => (isMutable(document) ? undefined : readLogEntry(document)),
  order: (a, b) => byId(b, a),
}

export function mutable<View extends Identified>(
  database: SyncedDatabase,
  type: string,
  read: (document: MutableDocument) => View,
  order: (a: View, b: View) => number,
): Kind<View> {
  return {
    database,
    type,
    read: (document) => (isMutable(document) ? read(document) : undefined),
    order,
  }
}
