/**
 * What the server has, on this device: PouchDB on its `idb` adapter, conflict leaves included. It is
 * written only with revisions that the server has (pulled, or confirmed by it), so losing it loses nothing:
 * it is filled again from the server, and what is unsent stands in the journal.
 *
 * Bodies go in and out through `seal`/`open`: the place where encryption at rest can be put.
 */
import PouchDB from 'pouchdb-core'
import idbAdapter from 'pouchdb-adapter-idb'
import { syncedDatabases, type SyncedDatabase } from '../domain/casework/documents.ts'
import type { KulturlotsDocument } from '../domain/documents/document.ts'
import { readLeaves } from '../domain/documents/leaves.ts'
import { purgeFromPouch } from './purge.ts'

PouchDB.plugin(idbAdapter)

type Revision = { readonly _id: string; readonly _rev: string; readonly [member: string]: unknown }
type Body = Readonly<Record<string, unknown>>
type Winner = Body & { readonly _conflicts?: readonly string[] }
interface Held {
  readonly id: string
  readonly leaves: readonly { readonly rev: string; readonly document: KulturlotsDocument }[]
  readonly unreadable: boolean
}
interface Leaves {
  readonly winner: string | null
  readonly live: readonly KulturlotsDocument[]
  readonly unreadable: boolean
}

/** Turns a body into what stands on the disk and back. CouchDB's own members stay readable to PouchDB. */
export interface BodySeal {
  close(body: Body): Body
  open(stored: Body): Body
}

export const clearBodySeal: BodySeal = { close: (body) => body, open: (stored) => stored }

export function createReplica(nameOf: (database: SyncedDatabase) => string, seal: BodySeal) {
  const opened = new Map<SyncedDatabase, PouchDB.Database>()

  function replica(of: SyncedDatabase): PouchDB.Database {
    const known = opened.get(of)
    if (known) return known
    const database = new PouchDB(nameOf(of), { adapter: 'idb', auto_compaction: true })
    opened.set(of, database)
    return database
  }

  /** The winner's body and those of its conflicts. One whose body is gone stands for itself, unreadable. */
  async function bodiesOf(of: SyncedDatabase, id: string, winner: Winner): Promise<Body[]> {
    const { _conflicts: revs = [] } = winner
    if (revs.length === 0) return [winner]
    const found = await replica(of).get(id, { open_revs: [...revs] })
    return [winner, ...found.map((leaf) => ('ok' in leaf ? (leaf.ok as unknown as Body) : {}))]
  }

  return {
    /** Makes the database when it is not there: its absence is taken for a loss (`lost-replica.ts`). */
    async ready(of: SyncedDatabase): Promise<void> {
      if (!opened.has(of)) await replica(of).info()
    },

    /** Per id: the winner's revision and all live leaves, the winner first. */
    async leaves(of: SyncedDatabase, ids: readonly string[]) {
      const result = new Map<string, Leaves>()
      if (ids.length === 0) return result
      const { rows } = await replica(of).allDocs({
        keys: [...ids],
        include_docs: true,
        conflicts: true,
      })
      for (const [index, row] of rows.entries()) {
        const id = ids[index]
        if (id === undefined) continue
        if ('error' in row) {
          result.set(id, { winner: null, live: [], unreadable: false })
          continue
        }
        const winner = row.doc as unknown as Winner | null | undefined
        const bodies = winner ? await bodiesOf(of, id, winner) : []
        const leaves = readLeaves(bodies.map((body) => seal.open(body)))
        result.set(id, { winner: row.value.rev, ...leaves })
      }
      return result
    },

    async missing(of: SyncedDatabase, leaves: ReadonlyMap<string, readonly string[]>) {
      const asked = Object.fromEntries([...leaves].map(([id, revs]) => [id, [...revs]]))
      const difference = await replica(of).revsDiff(asked)
      return new Map(Object.entries(difference).map(([id, { missing }]) => [id, missing ?? []]))
    },

    async take(of: SyncedDatabase, revisions: readonly Revision[]): Promise<void> {
      const bodies = revisions.map((revision) => seal.close(revision) as object)
      await replica(of).bulkDocs(bodies, { new_edits: false })
    },

    /** Readable live leaves with their revisions, in the order of ids; `next` where there may be more. */
    async held(
      of: SyncedDatabase,
      which: { readonly after: string | null; readonly limit: number } | readonly string[],
    ) {
      const asked =
        'limit' in which
          ? // One more, since it starts with the one that is known already.
            { startkey: which.after ?? '', limit: which.limit + 1 }
          : { keys: [...which] }
      const found = await replica(of).allDocs({ ...asked, include_docs: true, conflicts: true })
      const page =
        'limit' in which
          ? found.rows.filter(({ id }) => id !== which.after).slice(0, which.limit)
          : found.rows
      const documents: Held[] = []
      for (const row of page) {
        if ('error' in row || !row.doc) continue
        const bodies = await bodiesOf(of, row.id, row.doc as unknown as Winner)
        const leaves: Held['leaves'][number][] = []
        let unreadable = false
        for (const body of bodies) {
          const read = readLeaves([seal.open(body)])
          unreadable ||= read.unreadable
          for (const document of read.live) leaves.push({ rev: String(body['_rev']), document })
        }
        documents.push({ id: row.id, leaves, unreadable })
      }
      const isLast = !('limit' in which) || page.length < which.limit
      return { documents, next: isLast ? null : (page.at(-1)?.id ?? null) }
    },

    /** Ids of all documents that it has. */
    async ids(of: SyncedDatabase): Promise<readonly string[]> {
      const { rows } = await replica(of).allDocs()
      return rows.map(({ id }) => id)
    },

    /** Takes away all revisions of these, bodies included, as if they had never come. */
    async forget(of: SyncedDatabase, ids: readonly string[]): Promise<void> {
      if (ids.length === 0) return
      // Its stores exist once it has been opened.
      await replica(of).info()
      await purgeFromPouch(nameOf(of), ids)
    },

    /** Lets go of the connections; the next call opens them anew. Never fails: a dead one is let go too. */
    async close(): Promise<void> {
      const open = [...opened.values()]
      opened.clear()
      await Promise.allSettled(open.map((database) => database.close()))
    },

    /** @param databases all when left out. */
    async destroy(databases: readonly SyncedDatabase[] = syncedDatabases): Promise<void> {
      await Promise.all(databases.map((of) => replica(of).destroy()))
      for (const of of databases) opened.delete(of)
    },
  }
}
