/**
 * The journal as the sync loop sees it (`sync/ports.ts`, `Outbox`). Each call is one strict transaction:
 * a reply of the server drops what it contains, writes the rows and moves the cursor, or does nothing.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { isMutable, type KulturlotsDocument } from '../domain/documents/document.ts'
import { sameJson, type Json } from '../domain/json.ts'
import { hasSeen, type Dot } from '../domain/merge/version-vector.ts'
import type { JournalDatabase, JournalEntry } from './journal-database.ts'
import { deviceIdOf } from './record.ts'
import { pendingEntries, writeRow } from './rows.ts'
import type { Seal } from './seal.ts'

export interface OutboxDependencies {
  readonly database: JournalDatabase
  readonly seal: Seal
  readonly clock: () => number
  readonly ulid: () => string
}

interface Waiting {
  readonly sequence: number
  readonly database: SyncedDatabase
  readonly documentId: string
  readonly document: KulturlotsDocument
  readonly dot: Dot | null
}

interface Leaves {
  readonly live: readonly KulturlotsDocument[]
}

export function createOutbox({ database, seal, clock, ulid }: OutboxDependencies) {
  const stores = [database.journal, database.rows, database.facts]
  const now = () => new Date(clock()).toISOString()

  async function refuseAll(entries: readonly JournalEntry[], code: string): Promise<void> {
    const refusal = { code, at: now() }
    for (const entry of entries) {
      await database.journal.update(entry.sequence, { state: 'refused', refusal })
      await database.rows.update([entry.database, entry.documentId], { mark: 'refused', refusal })
    }
  }

  /** Drops what the server has; an immutable document that the server has otherwise is refused for good. */
  async function settle(
    of: { database: SyncedDatabase; id: string },
    live: readonly KulturlotsDocument[],
  ): Promise<void> {
    const dropped: number[] = []
    const foreign: JournalEntry[] = []
    for (const entry of await pendingEntries(database, of)) {
      if (isConfirmed(entry, seal.open(entry.document), live)) dropped.push(entry.sequence)
      else if (entry.dot === null && live.length > 0) foreign.push(entry)
    }
    if (dropped.length > 0) await database.journal.bulkDelete(dropped)
    await refuseAll(foreign, 'immutable')
    await writeRow(database, seal, of, live)
  }

  async function sinceIn(key: string): Promise<string | null> {
    const fact = await database.facts.get(key)
    return fact && 'since' in fact ? fact.since : null
  }

  return {
    async waiting(): Promise<Waiting[]> {
      const entries = await database.journal.where('state').equals('waiting').sortBy('sequence')
      return entries.map(({ sequence, database: of, documentId, document, dot }) => ({
        sequence,
        database: of,
        documentId,
        document: seal.open(document),
        dot,
      }))
    },

    retryRefused: () =>
      database.transaction('rw', stores, async () => {
        const count = await database.journal
          .where('state')
          .equals('refused')
          .modify({ state: 'waiting', refusal: null })
        await database.rows
          .where('mark')
          .equals('refused')
          .modify({ mark: 'saved-here', refusal: null })
        return count
      }),

    refuse: (entry: { readonly sequence: number }, code: string) =>
      database.transaction('rw', stores, async () => {
        const stored = await database.journal.get(entry.sequence)
        if (stored) await refuseAll([stored], code)
      }),

    takeIn: (of: SyncedDatabase, leaves: ReadonlyMap<string, Leaves>, cursor?: string) =>
      database.transaction('rw', stores, async () => {
        for (const [id, { live }] of leaves) await settle({ database: of, id }, live)
        if (cursor !== undefined) await database.facts.put({ key: `cursor:${of}`, since: cursor })
      }),

    cursor: (of: SyncedDatabase) => sinceIn(`cursor:${of}`),

    confirmedCursor: (of: SyncedDatabase) => sinceIn(`confirmed-cursor:${of}`),

    async confirmCursor(of: SyncedDatabase, since: string): Promise<void> {
      await database.facts.put({ key: `confirmed-cursor:${of}`, since })
    },

    async rewind(of: SyncedDatabase, since: string | null): Promise<void> {
      await database.facts.put({ key: `cursor:${of}`, since })
    },

    deviceId: () =>
      database.transaction('rw', database.facts, () => deviceIdOf({ database, clock, ulid })),

    /** When this device and the server last had all of each other's. */
    rememberInSync: (at: string) => database.facts.put({ key: 'in-sync-at', at }),

    async inSyncAt(): Promise<string | null> {
      const fact = await database.facts.get('in-sync-at')
      return fact?.key === 'in-sync-at' ? fact.at : null
    },
  }
}

function isConfirmed(
  entry: JournalEntry,
  document: KulturlotsDocument,
  live: readonly KulturlotsDocument[],
): boolean {
  const { dot } = entry
  return live.some((leaf) =>
    dot === null || !isMutable(leaf)
      ? sameJson(leaf as unknown as Json, document as unknown as Json)
      : hasSeen(leaf.seen, dot),
  )
}
