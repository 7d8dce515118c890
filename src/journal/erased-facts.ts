/** What was erased for good, as this device knows of it (`sync/erased.ts`). */
import { liveQuery, type Observable } from 'dexie'
import type { Fact, JournalDatabase } from './journal-database.ts'

interface Place {
  readonly key: string
  readonly total: number
}

type ErasedFact = Extract<Fact, { readonly key: 'erased' }>

const nothing: ErasedFact = { key: 'erased', place: null, dropped: 0 }

async function read({ facts }: JournalDatabase): Promise<ErasedFact> {
  const fact = await facts.get('erased')
  return fact?.key === 'erased' ? fact : nothing
}

export async function erasedPlace(database: JournalDatabase): Promise<Place | null> {
  return (await read(database)).place
}

/**
 * @param place null: as it was.
 * @param run where another has begun since, the place stays as it is.
 */
export async function rememberErased(
  database: JournalDatabase,
  place: Place | null,
  dropped: number,
  run?: number,
): Promise<void> {
  await database.transaction('rw', database.facts, async () => {
    const known = await read(database)
    const isLatest = run === undefined || run === (known.run ?? 0)
    await database.facts.put({
      ...known,
      place: (isLatest ? place : null) ?? known.place,
      dropped: known.dropped + dropped,
    })
  })
}

/** How often this device has begun to take away what is on the list. */
export function erasingRun({ facts }: JournalDatabase): PromiseLike<number> {
  return facts.get('erased').then((fact) => (fact?.key === 'erased' ? (fact.run ?? 0) : 0))
}

/** @param again the list is to be read from its beginning. @returns the number of this run. */
export async function nextErasingRun(database: JournalDatabase, again: boolean): Promise<number> {
  return database.transaction('rw', database.facts, async () => {
    const known = await read(database)
    const run = (known.run ?? 0) + 1
    await database.facts.put({ ...known, ...(again && { place: null }), run })
    return run
  })
}

/** How many documents have left this device for that reason, and nobody has said "seen" yet. */
export const erasedHere = ({
  database,
}: {
  readonly database: JournalDatabase
}): Observable<number> => liveQuery(async () => (await read(database)).dropped)

/** Somebody has read it. */
export async function erasedSeen(database: JournalDatabase): Promise<void> {
  await database.transaction('rw', database.facts, async () => {
    await database.facts.put({ ...(await read(database)), dropped: 0 })
  })
}
