/**
 * Which open needs somebody has seen on this device, so that the list marks what has come since last time: by
 * their ids, since a colleague's phone may bring what it wrote days ago. Never sent anywhere.
 */
import type { NeedView } from '../domain/casework/views.ts'
import type { JournalDatabase } from './journal-database.ts'
import { storageTrouble } from './storage-trouble.ts'

const key = 'needs-seen'

/** Who comes back sooner is still at it: what was new stays marked, ms. */
const sameVisit = 30 * 60_000

interface Owner {
  readonly database: JournalDatabase
  readonly clock: () => number
}

/** @returns ids that are not new; undefined on the first visit, when nothing is marked. */
export async function knownNeeds({
  database,
  clock,
}: Owner): Promise<ReadonlySet<string> | undefined> {
  const fact = await database.facts.get(key)
  if (!fact || !('leftAt' in fact)) return undefined
  const isSameVisit = Math.abs(clock() - Date.parse(fact.leftAt)) < sameVisit
  return new Set(isSameVisit ? fact.known : fact.seen)
}

/**
 * @param known what was not new in this visit.
 * @param needs all that were listed in it.
 */
export async function leaveNeeds(
  { database, clock }: Owner,
  known: ReadonlySet<string>,
  needs: readonly NeedView[],
): Promise<void> {
  const seen = needs.filter(({ isOpen }) => isOpen).map(({ id }) => id)
  const leftAt = new Date(clock()).toISOString()
  try {
    await database.facts.put({ key, known: seen.filter((id) => known.has(id)), seen, leftAt })
  } catch (error) {
    // A mark too many next time is no loss; a device without room says so elsewhere.
    if (!storageTrouble(error)) throw error
  }
}
