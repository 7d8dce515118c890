/** What PouchDB does for the replica, in memory: the same revision trees (pouchdb-merge), bodies of leaves only. */
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import { readLeaves } from '../../src/domain/documents/leaves.ts'
import type { HeldDocument, Page, Replica, Revision } from '../../src/sync/ports.ts'
import {
  isKnown,
  leavesOf,
  withLeaf,
  type Ancestry,
  type RevisionTree,
} from '../../sync-server/couch/embedded/revision-tree.ts'

interface Kept {
  readonly tree: RevisionTree
  readonly bodies: ReadonlyMap<string, Revision>
}

export interface MemoryReplica extends Replica {
  /** As when its storage is lost: PouchDB's transactions are not strict. */
  lose(): void
  backup(): () => void
  held(
    database: SyncedDatabase,
    which: { readonly after: string | null; readonly limit: number } | readonly string[],
  ): Promise<Page<HeldDocument>>
  ids(database: SyncedDatabase): Promise<readonly string[]>
  forget(database: SyncedDatabase, ids: readonly string[]): Promise<void>
}

export function createMemoryReplica(): MemoryReplica {
  let documents = new Map<string, Kept>()
  const keyOf = (database: string, id: string) => `${database} ${id}`
  const parsed = (rev: string) => {
    const dash = rev.indexOf('-')
    return { generation: Number(rev.slice(0, dash)), hash: rev.slice(dash + 1) }
  }
  const idsOf = (database: string) =>
    [...documents.keys()]
      .filter((key) => key.startsWith(`${database} `))
      .map((key) => key.slice(database.length + 1))
  return {
    lose: () => documents.clear(),
    backup() {
      const before = new Map(documents)
      return () => {
        documents = new Map(before)
      }
    },
    leaves: (database, ids) =>
      Promise.resolve(
        new Map(
          ids.map((id) => {
            const kept = documents.get(keyOf(database, id))
            if (!kept) return [id, { winner: null, live: [], unreadable: false }]
            const leaves = leavesOf(kept.tree)
            const bodies = leaves.flatMap(({ rev }) => kept.bodies.get(rev) ?? [])
            return [id, { winner: leaves[0]?.rev ?? null, ...readLeaves(bodies) }]
          }),
        ),
      ),
    missing: (database, leaves) =>
      Promise.resolve(
        new Map(
          [...leaves].flatMap(([id, revs]) => {
            const tree = documents.get(keyOf(database, id))?.tree ?? []
            const missing = revs.filter((rev) => !isKnown(tree, parsed(rev)))
            return missing.length > 0 ? [[id, missing] as const] : []
          }),
        ),
      ),
    ids: (database) => Promise.resolve(idsOf(database)),
    held(database, which) {
      const ids =
        'limit' in which
          ? idsOf(database)
              .filter((id) => which.after === null || id > which.after)
              .sort()
              .slice(0, which.limit)
          : which
      const held = ids.flatMap((id) => {
        const kept = documents.get(keyOf(database, id))
        if (!kept) return []
        const leaves = leavesOf(kept.tree).flatMap(({ rev }) => {
          const [document] = readLeaves(
            kept.bodies.has(rev) ? [kept.bodies.get(rev) ?? {}] : [],
          ).live
          return document ? [{ rev, document }] : []
        })
        return [{ id, leaves, unreadable: false }]
      })
      const isLast = !('limit' in which) || ids.length < which.limit
      return Promise.resolve({ documents: held, next: isLast ? null : (ids.at(-1) ?? null) })
    },
    forget(database, ids) {
      for (const id of ids) documents.delete(keyOf(database, id))
      return Promise.resolve()
    },
    take(database, revisions) {
      for (const revision of revisions) {
        const key = keyOf(database, revision._id)
        const kept: Kept = documents.get(key) ?? { tree: [], bodies: new Map() }
        if (isKnown(kept.tree, parsed(revision._rev))) continue
        const ancestry = revision['_revisions'] as Ancestry
        const tree = withLeaf(kept.tree, ancestry, revision['_deleted'] === true)
        const bodies = new Map(kept.bodies).set(revision._rev, revision)
        const live = new Set(leavesOf(tree).map(({ rev }) => rev))
        documents.set(key, {
          tree,
          bodies: new Map([...bodies].filter(([rev]) => live.has(rev))),
        })
      }
      return Promise.resolve()
    },
  }
}
