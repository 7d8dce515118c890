/**
 * The journal as the sync loop sees it (`sync/ports.ts`, `Outbox`). Each call is one strict transaction:
 * a reply of the server drops what it contains, writes the rows and moves the cursor, or does nothing.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import {
  everyWritten,
  isMutable,
  type KulturlotsDocument,
  type MutableDocument,
} from '../domain/documents/document.ts'
import { canonicalJson, type Json } from '../domain/json.ts'
import { contains } from '../domain/merge/contains.ts'
import { hasSeen, sameDot, type Dot } from '../domain/merge/version-vector.ts'
import type { JournalDatabase, JournalEntry } from './journal-database.ts'
import { deviceIdOf } from './record.ts'
import { renewDevice } from './renew-device.ts'
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
  readonly carried: boolean
}

interface Leaves {
  readonly live: readonly KulturlotsDocument[]
  readonly unreadable: boolean
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
      else if (isOtherBody(seal.open(entry.document), live)) foreign.push(entry)
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
      return entries.map(({ sequence, database: of, documentId, document, dot, carried }) => ({
        sequence,
        database: of,
        documentId,
        document: seal.open(document),
        dot,
        carried: carried === true,
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
        for (const [id, { live, unreadable }] of leaves) {
          // A leaf that this version can't read says nothing about the row: it stays as it is.
          if (live.length > 0 || !unreadable) await settle({ database: of, id }, live)
        }
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

    renewDevice: () =>
      database.transaction('rw', stores, () => renewDevice({ database, seal }, { clock, ulid })),

    /**
     * Remembers that this device and the server have all of each other's, if nothing waits, is refused or
     * unresolved. @returns whether that is so.
     */
    rememberInSync: (at: string) =>
      database.transaction('rw', stores, async () => {
        const open = await database.rows.where('open').equals(1).count()
        const inSync = open === 0 && (await database.journal.count()) === 0
        if (inSync) await database.facts.put({ key: 'in-sync-at', at })
        return inSync
      }),
  }
}

/**
 * The server has the edit: a leaf contains it (a carried document: all of it), and where the leaf still holds a value under its very dot,
 * that is the same value (another past of this device may have made the dot for something else).
 */
function isConfirmed(
  entry: JournalEntry,
  document: KulturlotsDocument,
  live: readonly KulturlotsDocument[],
): boolean {
  const { dot } = entry
  if (dot === null || !isMutable(document)) return live.some((leaf) => contains(leaf, document))
  const mine = writtenUnder(document, dot)
  return live.some((leaf) => {
    if (!isMutable(leaf) || !hasSeen(leaf.seen, dot)) return false
    return writtenUnder(leaf, dot).every((written) => mine.includes(written))
  })
}

/** Written once, and the server holds something else under its id. */
function isOtherBody(document: KulturlotsDocument, live: readonly KulturlotsDocument[]): boolean {
  return !isMutable(document) && live.length > 0 && !live.some((leaf) => contains(leaf, document))
}

function writtenUnder(document: MutableDocument, dot: Dot): readonly string[] {
  return [...everyWritten(document)]
    .filter(([, written]) => sameDot(written.dot, dot))
    .map((written) => canonicalJson(written as unknown as Json))
}
