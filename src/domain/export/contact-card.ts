/** What of an entry belongs in somebody’s contacts. */
import type { DirectoryEntry } from '../directory/entry.ts'
import { ownerOf } from './export-row.ts'

export interface ContactCard {
  readonly id: string
  readonly name: string
  /** Whom it belongs to: the municipality of a function, say. May be empty. */
  readonly organisation: string
  readonly phone?: string
  readonly email?: string
  readonly website?: string
  readonly place?: string
  readonly address?: string
  readonly summary?: string
  /** The entry’s public address; somebody whom staff have met has none. */
  readonly page?: string
  /** A person is sorted by their last name. */
  readonly isPerson?: boolean
  readonly role?: string
}

/** Undefined for what can’t be reached in any way: a method, an answer. */
export function contactCard(entry: DirectoryEntry, page: string): ContactCard | undefined {
  const { phone, email, website, place, summary } = entry
  const address = place?.address
  if ([phone, email, website, address].every((way) => !way)) return undefined
  return {
    id: entry.id,
    name: entry.name,
    organisation: ownerOf(entry) ?? entry.name,
    page,
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(website ? { website } : {}),
    ...(place?.name ? { place: place.name } : {}),
    ...(address ? { address } : {}),
    ...(summary ? { summary } : {}),
  }
}
