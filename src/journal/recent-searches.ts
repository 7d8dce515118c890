/**
 * What was last searched for on this device, as it stood in the catalogue's address. Never sent anywhere, and
 * gone when its person signs out (`leaveUnsent`): on a shared phone the next one must not read it.
 */
import { liveQuery } from 'dexie'
import type { JournalDatabase } from './journal-database.ts'
import type { Live } from './live.ts'

const key = 'recent-searches'
export const mostRecentSearches = 10

interface Owner {
  readonly database: JournalDatabase
}

/** The newest first. */
export const recentSearches = ({ database }: Owner): Live<readonly string[]> =>
  liveQuery(() => read(database))

export async function rememberSearch(owner: Owner, query: string): Promise<void> {
  await change(owner, (before) => [query, ...before.filter((other) => other !== query)])
}

export async function forgetSearch(owner: Owner, query: string): Promise<void> {
  await change(owner, (before) => before.filter((other) => other !== query))
}

export async function forgetAllSearches({ database }: Owner): Promise<void> {
  await database.facts.delete(key)
}

/** What a visitor looked for goes with them into the account that they open or sign in to. */
export async function moveSearches(from: Owner, to: Owner): Promise<void> {
  const theirs = await read(from.database)
  if (theirs.length === 0) return
  await change(to, (before) => [...theirs, ...before.filter((other) => !theirs.includes(other))])
  await forgetAllSearches(from)
}

async function change(
  { database }: Owner,
  next: (before: readonly string[]) => readonly string[],
): Promise<void> {
  await database.transaction('rw', database.facts, async () => {
    const searches = next(await read(database)).slice(0, mostRecentSearches)
    await database.facts.put({ key, searches })
  })
}

async function read(database: JournalDatabase): Promise<readonly string[]> {
  const fact = await database.facts.get(key)
  return fact && 'searches' in fact ? fact.searches : []
}
