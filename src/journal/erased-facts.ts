/** What was erased for good, as this device knows of it (`sync/erased.ts`). */
import { liveQuery, type Observable } from 'dexie'
import type { JournalDatabase } from './journal-database.ts'

interface Place {
  readonly key: string
  readonly total: number
}

const nothing = { key: 'erased', place: null, dropped: 0 } as const

async function read({ facts }: JournalDatabase) {
  const fact = await facts.get('erased')
  return fact?.key === 'erased' ? fact : nothing
}

export async function erasedPlace(database: JournalDatabase): Promise<Place | null> {
  return (await read(database)).place
}

/** @param place null: as it was. */
export async function rememberErased(
  database: JournalDatabase,
  place: Place | null,
  dropped: number,
): Promise<void> {
  await database.transaction('rw', database.facts, async () => {
    const known = await read(database)
    await database.facts.put({
      key: 'erased',
      place: place ?? known.place,
      dropped: known.dropped + dropped,
    })
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
