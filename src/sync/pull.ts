/**
 * Pull: which leaves changed → those the replica lacks → replica → rows and cursor at once.
 * Interrupted anywhere it starts again at the last stored cursor; taking a revision twice changes nothing.
 * Leaves that are too much for one answer are asked for in halves, and the cursor waits for all of them.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { Failure, Outbox, Replica, Server } from './ports.ts'

/** Documents per round: enough to be few requests, small enough that progress is seen on slow links. */
const pageSize = 500

export interface PullPorts {
  readonly server: Server
  readonly replica: Replica
  readonly outbox: Outbox
}

export type Progress = (progress: { readonly done: number; readonly total: number }) => void

export async function pull(
  ports: PullPorts,
  database: SyncedDatabase,
  progress: Progress,
): Promise<{ kind: 'done'; moved: boolean } | Failure> {
  let done = 0
  let moved = false
  for (;;) {
    const since = await ports.outbox.cursor(database)
    const page = await ports.server.changes(database, since, pageSize)
    if (page.kind === 'unknown-cursor') {
      if (since === null) return { kind: 'unexpected', status: 400 }
      await ports.outbox.rewind(database, null)
      continue
    }
    if (page.kind !== 'answered') return page
    const { changes, cursor, pending } = page.value
    if (changes.length > 0) {
      const taken = await takeLeaves(
        ports,
        database,
        new Map(changes.map(({ id, revs }) => [id, revs])),
      )
      if (taken.kind !== 'answered') return taken
      done += changes.length
      progress({ done, total: done + pending })
    }
    if (cursor !== since) {
      const leaves = await ports.replica.leaves(
        database,
        changes.map(({ id }) => id),
      )
      await ports.outbox.takeIn(database, leaves, cursor)
      moved = true
    }
    if (changes.length === 0 || pending === 0) return { kind: 'done', moved }
  }
}

async function takeLeaves(
  ports: PullPorts,
  database: SyncedDatabase,
  leaves: ReadonlyMap<string, readonly string[]>,
): Promise<{ kind: 'answered' } | Failure> {
  const missing = await ports.replica.missing(database, leaves)
  const each = [...missing].flatMap(([id, revs]) => revs.map((rev) => [id, rev] as const))
  return each.length === 0 ? { kind: 'answered' } : takeAll(ports, database, each)
}

type NamedLeaf = readonly [id: string, rev: string]

async function takeAll(
  ports: PullPorts,
  database: SyncedDatabase,
  leaves: readonly NamedLeaf[],
): Promise<{ kind: 'answered' } | Failure> {
  const answer = await ports.server.revisions(database, byDocument(leaves))
  if (answer.kind === 'too-large' && leaves.length > 1) {
    const half = Math.ceil(leaves.length / 2)
    const first = await takeAll(ports, database, leaves.slice(0, half))
    return first.kind === 'answered' ? takeAll(ports, database, leaves.slice(half)) : first
  }
  if (answer.kind !== 'answered') return answer
  await ports.replica.take(database, answer.value)
  return { kind: 'answered' }
}

function byDocument(leaves: readonly NamedLeaf[]): ReadonlyMap<string, readonly string[]> {
  const revisions = new Map<string, string[]>()
  for (const [id, rev] of leaves) {
    const known = revisions.get(id)
    if (known) known.push(rev)
    else revisions.set(id, [rev])
  }
  return revisions
}
