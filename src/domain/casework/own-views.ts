/** What people keep for themselves, as screens read it: notes, favourites, lists and saved searches. */
import type { MutableDocument } from '../documents/document.ts'
import { elementsOf, textOf, valueOf } from '../documents/read.ts'
import { isDocumentId } from '../identifiers.ts'
import { isJsonObject, own, type Json } from '../json.ts'
import { isSetRegister } from '../merge/register.ts'
import { readCommon, type DocumentView } from './views.ts'

export interface NoteView extends DocumentView {
  readonly text: string
  readonly about: readonly string[]
}

export interface FavouriteView extends DocumentView {
  /** Id of a directory entry. */
  readonly entry: string
  /** The entry's name when it was marked, for when it has left the directory. */
  readonly name: string
  readonly active: boolean
}

export interface ListView extends DocumentView {
  readonly name: string
  /** In the order that people gave them; what was added since the last ordering comes after, oldest first. */
  readonly entries: readonly ListedEntry[]
}

export interface ListedEntry {
  /** Id of a directory entry. */
  readonly id: string
  /** The entry's name when it was added; empty when nobody noted it. */
  readonly name: string
}

export interface SavedSearchView extends DocumentView {
  readonly name: string
  /** As in the list's address. */
  readonly query: string
  /** The list that it is a search in; empty for the catalogue. */
  readonly place: string
}

export function readNote(document: MutableDocument): NoteView {
  return {
    ...readCommon(document),
    text: textOf(document, 'text') ?? '',
    about: elementsOf(document, 'about'),
  }
}

export function readFavourite(document: MutableDocument): FavouriteView {
  return {
    ...readCommon(document),
    entry: textOf(document, 'entry') ?? '',
    name: textOf(document, 'name') ?? '',
    active: valueOf(document, 'active') === true,
  }
}

export function readList(document: MutableDocument): ListView {
  const order = valueOf(document, 'order')
  const ordered = Array.isArray(order) ? (order as readonly Json[]) : []
  const place = new Map(ordered.map((id, index) => [id, index] as const))
  const placeOf = (id: string) => place.get(id) ?? ordered.length
  const names = namesIn(document)
  const entries = own(document.registers, 'entries')
  const added = entries && isSetRegister(entries) ? Object.entries(entries.elements) : []
  return {
    ...readCommon(document),
    name: textOf(document, 'name') ?? '',
    entries: added
      .map(([id, written]) => ({ id, at: written[0]?.at ?? '' }))
      .filter(({ id }) => isDocumentId(id))
      .sort(
        (a, b) =>
          placeOf(a.id) - placeOf(b.id) ||
          (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1),
      )
      .map(({ id }) => ({ id, name: names.get(id) ?? '' })),
  }
}

/** Of all values: two devices that each added something have each noted one name. */
function namesIn(document: MutableDocument): ReadonlyMap<string, string> {
  const register = own(document.registers, 'names')
  const values = register && !isSetRegister(register) ? register.values : []
  const pairs = values.flatMap(({ value }) => (isJsonObject(value) ? Object.entries(value) : []))
  return new Map(
    pairs.flatMap(([id, name]) => (typeof name === 'string' ? [[id, name] as const] : [])),
  )
}

export function readSavedSearch(document: MutableDocument): SavedSearchView {
  return {
    ...readCommon(document),
    name: textOf(document, 'name') ?? '',
    query: textOf(document, 'query') ?? '',
    place: textOf(document, 'place') ?? '',
  }
}
