/**
 * Where this device stands in the server's changes: the cursor, the last one that the server is known to
 * remember, what was taken in between the two, and a comparison that is under way.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { JournalDatabase } from './journal-database.ts'

interface Healing {
  readonly after: string | null
  readonly ids?: readonly string[]
}

/** Two tabs and a late request: no more can be under way at once. */
const mostTold = 4

export function createPlace(database: JournalDatabase) {
  const { facts } = database

  async function sinceIn(key: string): Promise<string | null> {
    const fact = await facts.get(key)
    return fact && 'since' in fact ? fact.since : null
  }

  async function untold(of: SyncedDatabase): Promise<readonly string[]> {
    const fact = await facts.get(`untold:${of}`)
    return fact && fact.key === `untold:${of}` && 'ids' in fact ? (fact.ids ?? []) : []
  }

  async function told(of: SyncedDatabase): Promise<readonly string[]> {
    const fact = await facts.get(`told:${of}`)
    return fact && 'cursors' in fact ? fact.cursors : []
  }

  /** Must run inside a transaction on `facts`. */
  async function addTold(of: SyncedDatabase, cursor: string): Promise<void> {
    const cursors = [...(await told(of)).filter((each) => each !== cursor), cursor]
    await facts.put({ key: `told:${of}`, cursors: cursors.slice(-mostTold) })
  }

  /** Must run inside a transaction on `facts`. */
  async function setHealing(of: SyncedDatabase, healing: Healing | null): Promise<void> {
    if (healing) await facts.put({ key: `healing:${of}`, ...healing })
    else await facts.delete(`healing:${of}`)
  }

  return {
    cursor: (of: SyncedDatabase) => sinceIn(`cursor:${of}`),

    confirmedCursor: (of: SyncedDatabase) => sinceIn(`confirmed-cursor:${of}`),

    confirmCursor: (of: SyncedDatabase, since: string) =>
      database.transaction('rw', facts, async () => {
        await facts.put({ key: `confirmed-cursor:${of}`, since })
        // A server that remembers an earlier one from now on was restored to it.
        await facts.delete(`told:${of}`)
        // Moved on meanwhile, by another leader: what came after stands in the list still.
        if ((await sinceIn(`cursor:${of}`)) === since) await facts.delete(`untold:${of}`)
      }),

    told,

    telling: (of: SyncedDatabase, cursor: string) =>
      database.transaction('rw', facts, () => addTold(of, cursor)),

    untold,

    /** Must run inside a transaction on `facts`. */
    async addUntold(
      of: SyncedDatabase,
      leaves: ReadonlyMap<string, readonly unknown[]>,
    ): Promise<void> {
      const there = [...leaves].filter(([, live]) => live.length > 0).map(([id]) => id)
      if (there.length === 0) return
      const ids = [...new Set([...(await untold(of)), ...there])]
      await facts.put({ key: `untold:${of}`, ids })
    },

    rewind: (of: SyncedDatabase, since: string | null, healing: Healing | null) =>
      database.transaction('rw', facts, async () => {
        await facts.put({ key: `cursor:${of}`, since })
        await facts.delete(`untold:${of}`)
        // Else the same cursor, reached again, would be taken for told.
        if (since === null) {
          const confirmed = await sinceIn(`confirmed-cursor:${of}`)
          // Another tab may have told it just now: the server remembering it is no other past.
          if (confirmed !== null) await addTold(of, confirmed)
          await facts.delete(`confirmed-cursor:${of}`)
        }
        if (healing) await setHealing(of, healing)
      }),

    async healing(of: SyncedDatabase): Promise<Healing | null> {
      const fact = await facts.get(`healing:${of}`)
      if (!fact || fact.key !== `healing:${of}` || !('after' in fact)) return null
      return { after: fact.after, ...(fact.ids && { ids: fact.ids }) }
    },

    setHealing,
  }
}

/**
 * What was read up to the cursors is not here any more. Also not up to those that the server may have been
 * told: going back to one of them would skip all that came before it.
 */
export async function forgetCursors(
  { facts }: Pick<JournalDatabase, 'facts'>,
  databases: readonly SyncedDatabase[],
): Promise<void> {
  await facts.bulkDelete(
    databases.flatMap((of) => [`cursor:${of}`, `confirmed-cursor:${of}`, `told:${of}`]),
  )
}

/** The same, and which documents were to be asked about: of what has left the device not even the ids stay. */
export async function forgetPlaces(
  database: Pick<JournalDatabase, 'facts'>,
  databases: readonly SyncedDatabase[],
): Promise<void> {
  await forgetCursors(database, databases)
  await database.facts.bulkDelete(databases.flatMap((of) => [`untold:${of}`, `healing:${of}`]))
}
