/** What there is to do on a trip: all of it from what the device has. */
import type { ContactView, LogEntryView, NeedView } from '../casework/views.ts'
import { reachWayOf } from '../contacts/contact-grounds.ts'
import type { DirectoryEntry } from '../directory/entry.ts'
import { isOccasion } from '../directory/occasion.ts'
import { plusMonths, readDay } from '../funding/calendar-day.ts'
import type { TripView } from './trip.ts'

type Trip = Pick<TripView, 'municipalities' | 'from' | 'to'>

/** A contact and the ISO time at which anybody last met them, by what is written down. */
export interface Unmet<Contact> {
  readonly contact: Contact
  readonly lastMet: string
}

/** Kinds whose facts one can see with one’s own eyes on the spot. */
const seenOnSite: readonly DirectoryEntry['kind'][] = ['actor', 'function', 'venue', 'network']

const isThere = (trip: Trip, { municipalities }: { readonly municipalities: readonly string[] }) =>
  municipalities.some((code) => trip.municipalities.includes(code))

/** Open ones there, the oldest first: they have waited longest. */
export function needsThere<Need extends NeedView>(
  trip: Trip,
  needs: readonly Need[],
): readonly Need[] {
  return needs
    .filter((need) => need.isOpen && !need.archived && isThere(trip, need))
    .toSorted((a, b) => compare(a.receivedAt, b.receivedAt))
}

/**
 * Contacts there whom nobody has met in the twelve months before the trip, the longest ago first. Who does not
 * want to be contacted is not sought out.
 */
export function unmetThere<Contact extends ContactView>(
  trip: Trip,
  contacts: readonly Contact[],
  lastMet: ReadonlyMap<string, string>,
): readonly Unmet<Contact>[] {
  const first = readDay(trip.from)
  if (first === undefined) return []
  const before = plusMonths(first, -12)
  return contacts
    .filter((contact) => isThere(trip, contact) && reachWayOf(contact) !== 'nobody')
    .map((contact) => ({ contact, lastMet: lastMet.get(contact.id) ?? contact.createdAt }))
    .filter((met) => met.lastMet.slice(0, 10) < before)
    .toSorted((a, b) => compare(a.lastMet, b.lastMet) || compare(a.contact.id, b.contact.id))
}

/**
 * By contact, when something was last said or asked. A changed field is no meeting.
 * @param keptId of those that are merged, the one that is kept.
 */
export function lastMetOf(
  entries: readonly Pick<LogEntryView, 'at' | 'about' | 'text' | 'change'>[],
  needs: readonly Pick<NeedView, 'contacts' | 'receivedAt'>[],
  keptId: (id: string) => string,
): ReadonlyMap<string, string> {
  const last = new Map<string, string>()
  const met = (ids: readonly string[], at: string) => {
    for (const id of ids.map(keptId)) if (at > (last.get(id) ?? '')) last.set(id, at)
  }
  for (const { at, about, text, change } of entries) if (!change || text !== '') met(about, at)
  for (const { contacts, receivedAt } of needs) met(contacts, receivedAt)
  return last
}

/** Entries there that nobody has assured in the twelve months before, never assured ones first. */
export function toAssureThere<Entry extends DirectoryEntry>(
  trip: Trip,
  entries: readonly Entry[],
): readonly Entry[] {
  const first = readDay(trip.from)
  if (first === undefined) return []
  const before = plusMonths(first, -12)
  return entries
    .filter(
      (entry) =>
        seenOnSite.includes(entry.kind) &&
        entry.status !== 'defunct' &&
        !entry.retired &&
        isThere(trip, entry) &&
        (entry.assuredAt ?? '').slice(0, 10) < before,
    )
    .toSorted((a, b) => compare(a.assuredAt ?? '', b.assuredAt ?? '') || compare(a.name, b.name))
}

/** What takes place there on the days of the trip. */
export function eventsThere(
  trip: Trip,
  entries: readonly DirectoryEntry[],
): readonly DirectoryEntry[] {
  if (trip.from === '') return []
  return entries
    .filter(isOccasion)
    .filter((entry) => {
      const { startsOn, endsOn = startsOn } = entry
      if (startsOn === undefined || endsOn === undefined || !isThere(trip, entry)) return false
      return startsOn <= trip.to && endsOn >= trip.from
    })
    .toSorted((a, b) => compare(a.startsOn ?? '', b.startsOn ?? ''))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
