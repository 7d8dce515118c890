/**
 * The journal as the sync loop sees it (`sync/ports.ts`, `Outbox`). Each call is one strict transaction:
 * a reply of the server drops what it contains, writes the rows and moves the cursor, or does nothing.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { isMutable, type KulturlotsDocument } from '../domain/documents/document.ts'
import { own } from '../domain/json.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import { carry } from './carry.ts'
import { erasedPlace, erasingRun, nextErasingRun, rememberErased } from './erased-facts.ts'
import { forgetDocuments } from './forget.ts'
import type { JournalDatabase, JournalEntry, Row } from './journal-database.ts'
import { createMarks } from './marks.ts'
import { createPlace } from './place.ts'
import { deviceIdOf } from './record.ts'
import { renewDevice } from './renew-device.ts'
import { pendingEntries } from './rows.ts'
import type { Seal } from './seal.ts'
import { settle } from './settle.ts'
import { putAside } from './unreadable.ts'

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

interface Healing {
  readonly after: string | null
  readonly ids?: readonly string[]
}

export function createOutbox(dependencies: OutboxDependencies) {
  const { database, seal, clock, ulid } = dependencies
  const stores = [database.journal, database.rows, database.facts]
  const now = () => new Date(clock()).toISOString()
  const place = createPlace(database)
  const marks = createMarks(database, { clock, ulid })

  /**
   * Another life of this device has counted further than this one: what waits may have been given dots that it
   * had made, and would be taken for known. The cursor tells it seldom: that life's last pushes may not have
   * moved the one that the server remembers. Must run inside a transaction on `stores`.
   */
  async function countBeyond(live: readonly KulturlotsDocument[]): Promise<void> {
    const identity = await database.facts.get('identity')
    if (identity?.key !== 'identity') return
    const counter = await database.facts.get('counter')
    const seen = live.map((leaf) =>
      isMutable(leaf) ? (own(leaf.seen, identity.deviceId) ?? 0) : 0,
    )
    const highest = seen.reduce((a, b) => Math.max(a, b), 0)
    if (highest <= (counter?.key === 'counter' ? counter.value : 0)) return
    if ((await database.journal.count()) > 0) await renewDevice({ database, seal }, { clock, ulid })
    else await database.facts.put({ key: 'counter', value: highest })
  }

  /** Nothing of it was written here: it went to a restored server on behalf of those who wrote it. */
  async function isOnlyCarriedBack({ database: of, documentId }: JournalEntry): Promise<boolean> {
    const pending = await pendingEntries(database, { database: of, id: documentId })
    return pending.every(({ origin }) => origin === 'restored-server')
  }

  /**
   * What this person may not carry back (a coordinator's archiving), somebody who may will: each device that was
   * in step with the server has it. As a refusal it would stand here for ever. The document stays as it was seen.
   */
  async function leaveToOthers({ sequence, database: of, documentId }: JournalEntry) {
    await database.journal.delete(sequence)
    const row = await database.rows.get([of, documentId])
    const pending = await pendingEntries(database, { database: of, id: documentId })
    if (!row || row.mark === 'unreadable' || pending.length > 0) return
    await database.rows.update([of, documentId], { mark: 'sent', refusal: null })
  }

  /** As of `begin`. */
  let run: number | undefined
  /** In the transaction that takes something in, so that nothing comes in between. */
  const isCurrent = async () => {
    const now = await erasingRun(database)
    return run === undefined || run === now
  }

  async function isStill(
    of: SyncedDatabase,
    { healing, cursor }: { readonly healing: Healing; readonly cursor: string | null },
  ): Promise<boolean> {
    const now = await place.healing(of)
    return (
      now?.after === healing.after &&
      JSON.stringify(now.ids) === JSON.stringify(healing.ids) &&
      (await place.cursor(of)) === cursor
    )
  }

  return {
    ...place,
    ...marks,

    async begin(): Promise<void> {
      run = await erasingRun(database)
    },

    isCurrent,

    async waiting(): Promise<Waiting[]> {
      const read = () => database.journal.where('state').equals('waiting').sortBy('sequence')
      let entries = await read()
      const odd = entries.filter(({ document }) => !seal.open(document))
      if (odd.length > 0) {
        const keys = odd.map(({ database: of, documentId: id }) => ({ database: of, id }))
        await putAside({ database, seal }, keys)
        entries = await read()
      }
      return entries.flatMap(
        ({ sequence, database: of, documentId, document: stored, ...entry }) => {
          const document = seal.open(stored)
          if (!document) return []
          const { dot, carried } = entry
          return [{ sequence, database: of, documentId, document, dot, carried: carried === true }]
        },
      )
    },

    async retryRefused(): Promise<number> {
      const refused = database.journal.where('state').equals('refused')
      // Asked at each connection: a strict write for nothing would keep what waits from leaving.
      if ((await refused.count()) === 0) return 0
      return database.transaction('rw', stores, async () => {
        const count = await refused.modify({ state: 'waiting', refusal: null })
        await database.rows
          .where('mark')
          .equals('refused')
          .modify({ mark: 'saved-here', refusal: null })
        return count
      })
    },

    refuse: (entry: { readonly sequence: number }, code: string) =>
      database.transaction('rw', stores, async () => {
        const stored = await database.journal.get(entry.sequence)
        if (!stored) return
        if (code === 'not-allowed' && (await isOnlyCarriedBack(stored))) {
          await leaveToOthers(stored)
          return
        }
        const refusal = { code, at: now() }
        await database.journal.update(stored.sequence, { state: 'refused', refusal })
        const row = await database.rows.get([stored.database, stored.documentId])
        if (row && row.mark !== 'unreadable')
          await database.rows.put({ ...row, mark: 'refused', refusal })
      }),

    takeIn: (
      of: SyncedDatabase,
      leaves: ReadonlyMap<string, Leaves>,
      cursor?: string,
      since?: string | null,
    ) =>
      database.transaction('rw', stores, async () => {
        if (!(await isCurrent())) return false
        // A leaf that this version can't read says nothing about the row: it stays as it is.
        const readable = new Map(
          [...leaves]
            .filter(([, { live, unreadable }]) => live.length > 0 || !unreadable)
            .map(([id, { live }]) => [id, live]),
        )
        await countBeyond([...readable.values()].flat())
        if (readable.size > 0) await settle({ database, seal, now }, of, readable)
        await place.addUntold(of, readable)
        if (cursor !== undefined && (since === undefined || since === (await place.cursor(of))))
          await database.facts.put({ key: `cursor:${of}`, since: cursor })
        return true
      }),

    async sentRows(
      of: SyncedDatabase,
      which: { readonly after: string | null; readonly limit: number } | readonly string[],
    ): Promise<{ readonly documents: KulturlotsDocument[]; readonly next: string | null }> {
      const key = database.rows.where('[database+id]')
      const identity = await database.facts.get('identity')
      const deviceId = identity?.key === 'identity' ? identity.deviceId : ''
      // An own edit that waits may stand on what others wrote, which the server had.
      const sentIn = (rows: readonly Row[]) =>
        rows.flatMap(({ mark, document: sealed }) => {
          const document = seal.open(sealed)
          const sent = document && (mark === 'sent' || holdsOthersWork(document, deviceId))
          return sent ? [document] : []
        })
      if (!('limit' in which)) {
        const rows = await key.anyOf(which.map((id) => [of, id])).toArray()
        return { documents: sentIn(rows), next: null }
      }
      const { after, limit } = which
      const rows = await key
        .between([of, after ?? ''], [of, '\uffff'], false, false)
        .limit(limit)
        .toArray()
      const last = rows.length < limit ? undefined : rows.at(-1)
      return { documents: sentIn(rows), next: last?.id ?? null }
    },

    carryBack: (
      of: SyncedDatabase,
      documents: readonly KulturlotsDocument[],
      healing: Healing | null,
      step?: { readonly healing: Healing; readonly cursor: string | null },
    ) =>
      database.transaction('rw', stores, async () => {
        if (!(await isCurrent())) return false
        await carry({ database, seal, clock, ulid }, of, documents, 'restored-server')
        if (!step || (await isStill(of, step))) await place.setHealing(of, healing)
        return true
      }),

    forget: (of: SyncedDatabase, ids: readonly string[]) => forgetDocuments(database, of, ids),

    async ids(of: SyncedDatabase): Promise<readonly string[]> {
      const rows = await database.rows
        .where('[database+id]')
        .between([of, ''], [of, '\uffff'])
        .primaryKeys()
      const entries = await database.journal.filter(({ database: its }) => its === of).toArray()
      return [
        ...new Set([...rows.map(([, id]) => id), ...entries.map(({ documentId }) => documentId)]),
      ]
    },

    erased: () => erasedPlace(database),

    beginErasing: () => nextErasingRun(database, false),

    rememberErased: (
      place: { readonly key: string; readonly total: number } | null,
      dropped: number,
      ofRun?: number,
    ) => rememberErased(database, place, dropped, ofRun),

    async readErasedAgain(): Promise<void> {
      await nextErasingRun(database, true)
    },

    deviceId: () =>
      database.transaction('rw', database.facts, () => deviceIdOf({ database, clock, ulid })),

    renewDevice: (old: string, why: 'another-life' | 'taken') =>
      database.transaction('rw', stores, async () => {
        // Another tab has found the same.
        if ((await deviceIdOf({ database, clock, ulid })) !== old) return
        await renewDevice({ database, seal }, { clock, ulid }, why)
      }),

    /**
     * Remembers that this device and the server have all of each other's, if nothing waits, is refused,
     * unreadable or unresolved. @returns whether that is so.
     */
    rememberInSync: (at: string) =>
      database.transaction('rw', stores, async () => {
        const open = await database.rows.where('open').equals(1).count()
        const unreadable = await database.rows.where('mark').equals('unreadable').count()
        const inSync = open + unreadable === 0 && (await database.journal.count()) === 0
        if (inSync) await database.facts.put({ key: 'in-sync-at', at })
        return inSync
      }),
  }
}

/** Edits that were counted elsewhere came by way of the server. */
function holdsOthersWork(document: KulturlotsDocument, deviceId: string): boolean {
  return isMutable(document) && Object.keys(document.seen).some((device) => device !== deviceId)
}
