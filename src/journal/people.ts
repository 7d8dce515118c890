/**
 * Contacts as screens name them: those that are merged are one, and who has a protected identity stands in no
 * list, no suggestion and no search. Their own page reads them by `person`.
 */
import type { ContactView } from '../domain/casework/views.ts'
import { allIdsOf, keptFor, keptIds, type KeptIds } from '../domain/contacts/merged.ts'
import { contactKind } from './kinds.ts'
import { viewsOf, type Marked, type Reader } from './kept-views.ts'
import { derive, sameItems, type Live } from './live.ts'

export type Contact = Marked<ContactView>

export interface People {
  /** Everybody, archived, merged and protected ones too. */
  readonly all: readonly Contact[]
  /** What lists show, by id. */
  readonly listed: readonly Contact[]
  /** The one that stands for an id, protected or not: for a contact's own page. */
  readonly person: (id: string) => Contact | undefined
  /** Whom others' pages and lists may name: not the protected. */
  readonly named: (id: string) => Contact | undefined
  /** The id of the one that stands for it. */
  readonly keptId: (id: string) => string
  /** All ids under which things are told of a contact, the kept one's first. */
  readonly idsOf: (id: string) => readonly string[]
  /** Whether it is one with somebody whose identity is protected. */
  readonly isProtected: (id: string) => boolean
}

export const people = (reader: Reader): Live<People> =>
  derive(viewsOf(reader, contactKind), peopleOf)

/** Not archived, not merged into another, not protected. */
export const contacts = (reader: Reader): Live<readonly Contact[]> =>
  derive(viewsOf(reader, contactKind), (all) => peopleOf(all).listed, sameItems)

/** Many watch the same list: it is looked through once. */
const known = new WeakMap<readonly Contact[], People>()

export function peopleOf(all: readonly Contact[]): People {
  const there = known.get(all)
  if (there) return there
  const made = lookThrough(all, keptIds(all))
  known.set(all, made)
  return made
}

function lookThrough(all: readonly Contact[], kept: KeptIds): People {
  let byId: ReadonlyMap<string, Contact> | undefined
  const keptId = kept.size === 0 ? itself : (id: string) => keptFor(kept, id)
  const person = (id: string) => {
    byId ??= new Map(all.map((contact) => [contact.id, contact]))
    return byId.get(keptId(id))
  }
  // Of one of two who turned out to be the same person, it holds for both.
  const secret = new Set(all.filter((each) => each.protected).map(({ id }) => keptId(id)))
  const isProtected = (id: string) => secret.has(keptId(id))
  return {
    all,
    listed: all.filter(({ id, archived }) => !archived && !kept.has(id) && !secret.has(id)),
    person,
    named: (id) => (isProtected(id) ? undefined : person(id)),
    keptId,
    idsOf: (id) => allIdsOf(kept, id),
    isProtected,
  }
}

const itself = (id: string) => id
