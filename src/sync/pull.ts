/**
 * Pull: what changed comes with its leaves, is shown first and kept then.
 *
 *   changes ──▶ rows (on screen) ──▶ changes ──▶ rows … ──▶ replica ──▶ cursor
 *
 * The cursor moves only when the replica has everything before it, so that a pull that was interrupted
 * anywhere starts again at the last stored cursor; taking a revision twice changes nothing. It moves only from
 * where the page was asked for: another leader may have put it back to the beginning meanwhile. Rows may be
 * ahead of the replica, since they merge themselves in (docs/adr/0004-rows-merge-themselves-in.md).
 * Leaves that did not come along are asked for, in halves where they are too much for one answer.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { readLeaves } from '../domain/documents/leaves.ts'
import { erasedMeanwhile, takeIntoReplica } from './erased.ts'
import { createGrowingBatches } from './growing-batches.ts'
import type {
  ChangedLeaves,
  Failure,
  LiveLeaves,
  Outbox,
  Replica,
  Revision,
  Server,
} from './ports.ts'

/** Documents per request: the first few soon, then few requests; small enough that progress is seen on slow links. */
const pageSize = (pages: number) => (pages === 0 ? 500 : 1_000)
/** What may wait in memory for the replica, in characters: some ten thousand documents. */
const mostHeld = 16_000_000
/** A long pull is remembered by the server every so many documents, so that it is not begun again. */
const tellEvery = 2_000

export interface PullPorts {
  readonly server: Server
  readonly replica: Replica
  readonly outbox: Outbox
  /** Rows of so many documents have just been written: lets screens read them before the replica is written. */
  readonly shown?: (documents: number) => Promise<void>
}

export type Progress = (progress: { readonly done: number; readonly total: number }) => void

export interface PullOptions {
  /** Most of what changed is what this device has just sent: leaves are asked for only where they are missing. */
  readonly lean?: boolean
}

type Pulled = { readonly kind: 'done'; readonly moved: boolean } | Failure
type Page = ChangedLeaves & { readonly since: string | null }

export async function pull(
  ports: PullPorts,
  database: SyncedDatabase,
  progress: Progress,
  { lean = false }: PullOptions = {},
): Promise<Pulled> {
  let done = 0
  let moved = false
  for (;;) {
    const since = await ports.outbox.cursor(database)
    const ahead = await showAhead(ports, database, since, lean, (page) => {
      if (page.changes.length === 0) return
      done += page.changes.length
      progress({ done, total: done + page.pending })
    })
    await ports.shown?.(ahead.pages.reduce((sum, { changes }) => sum + changes.length, 0))
    for (const page of ahead.pages) {
      const kept = await keep(ports, database, page)
      if (kept.kind !== 'answered') return kept
      if (page.cursor !== page.since) moved = true
      if (page !== ahead.pages.at(-1)) await tellNow(ports, database)
    }
    if (ahead.end.kind === 'unknown-cursor') {
      if (since === null) return { kind: 'unexpected', status: 400 }
      await ports.outbox.rewind(database, null, { after: null })
    } else if (ahead.end.kind !== 'answered') return ahead.end
    // Else another leader has moved it, or has put it back: what is left is asked for from there.
    else if (ahead.last && (await ports.outbox.cursor(database)) === ahead.pages.at(-1)?.cursor)
      return { kind: 'done', moved }
  }
}

/** Fetches pages, as far as memory allows, and writes their rows meanwhile. */
async function showAhead(
  ports: PullPorts,
  database: SyncedDatabase,
  start: string | null,
  lean: boolean,
  fetched: (page: Page) => void,
): Promise<{
  readonly pages: readonly Page[]
  readonly end: { readonly kind: 'answered' } | { readonly kind: 'unknown-cursor' } | Failure
  readonly last: boolean
}> {
  const pages: Page[] = []
  const ask = (since: string | null) =>
    ports.server.changes(database, since, pageSize(pages.length), { withLeaves: !lean })
  let stale = false
  const rows = createGrowingBatches<Revision>(async (leaves) => {
    if (!(await show(ports, database, leaves))) stale = true
  })
  const isStale = () => stale
  let held = 0
  let since = start
  let asked = ask(since)
  for (;;) {
    const answer = await asked
    if (answer.kind !== 'answered') {
      await rows.all()
      if (isStale()) return { pages: [], end: erasedMeanwhile, last: false }
      return { pages, end: answer, last: false }
    }
    const page = { ...answer.value, since }
    held += page.size ?? 0
    const last = page.changes.length === 0 || page.pending === 0
    const full = held > mostHeld
    since = page.cursor
    pages.push(page)
    if (!last && !full) asked = ask(since)
    fetched(page)
    rows.add(page.leaves ?? [])
    if (last || full || isStale() || rows.failed()) {
      await rows.all()
      if (isStale()) return { pages: [], end: erasedMeanwhile, last: false }
      return { pages, end: { kind: 'answered' }, last }
    }
  }
}

/**
 * Rows and journal take in what came, before the replica does: an entry that waits while the replica has it
 * already would be dropped on the replica's word alone, though the server may have lost it meanwhile.
 */
async function show(
  { outbox }: PullPorts,
  database: SyncedDatabase,
  leaves: readonly Revision[],
): Promise<boolean> {
  const shown = new Map<string, LiveLeaves>()
  for (const [id, bodies] of byDocument(leaves)) {
    const { live, unreadable } = readLeaves(bodies)
    if (live.length > 0) shown.set(id, { winner: null, live, unreadable })
  }
  return shown.size === 0 || outbox.takeIn(database, shown)
}

/** The replica takes what came, and what is still missing; then the cursor moves. */
async function keep(
  ports: PullPorts,
  database: SyncedDatabase,
  { since, cursor, changes, leaves = [] }: Page,
): Promise<{ kind: 'answered' } | Failure> {
  if (leaves.length > 0 && !(await takeIntoReplica(ports, database, leaves))) return erasedMeanwhile
  const came = byDocument(leaves)
  const rest = new Map(
    changes
      .filter(({ id, revs }) => !isWhole(revs, came.get(id) ?? []))
      .map(({ id, revs }) => [id, revs]),
  )
  const taken =
    rest.size === 0 ? { kind: 'answered' as const } : await takeMissing(ports, database, rest)
  if (taken.kind !== 'answered' || cursor === since) return taken
  // A document without a live leaf in what came may have one in the replica.
  const unsure = changes.filter(
    ({ id }) => rest.has(id) || readLeaves(came.get(id) ?? []).live.length === 0,
  )
  const found = await ports.replica.leaves(
    database,
    unsure.map(({ id }) => id),
  )
  // What the replica has never had is not gone: the leaf that was listed has a successor, which another tab may
  // have shown already.
  const known = new Map([...found].filter(([, { winner }]) => winner !== null))
  return (await ports.outbox.takeIn(database, known, cursor, since)) ? taken : erasedMeanwhile
}

function isWhole(revs: readonly string[], bodies: readonly Revision[]): boolean {
  return revs.every((rev) => bodies.some(({ _rev }) => _rev === rev))
}

async function tellNow(ports: PullPorts, database: SyncedDatabase): Promise<void> {
  if ((await ports.outbox.untold(database)).length < tellEvery) return
  const cursor = await ports.outbox.cursor(database)
  if (cursor === null) return
  await ports.outbox.telling(database, cursor)
  const told = await ports.server.remember(database, await ports.outbox.deviceId(), cursor)
  // No answer: the next request will find out as well.
  if (told.kind === 'answered') await ports.outbox.confirmCursor(database, cursor)
}

async function takeMissing(
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
  const answer = await ports.server.revisions(database, revisionsOf(leaves))
  if (answer.kind === 'too-large' && leaves.length > 1) {
    const half = Math.ceil(leaves.length / 2)
    const first = await takeAll(ports, database, leaves.slice(0, half))
    return first.kind === 'answered' ? takeAll(ports, database, leaves.slice(half)) : first
  }
  if (answer.kind !== 'answered') return answer
  const taken =
    (await show(ports, database, answer.value)) &&
    (await takeIntoReplica(ports, database, answer.value))
  return taken ? { kind: 'answered' } : erasedMeanwhile
}

function revisionsOf(leaves: readonly NamedLeaf[]): ReadonlyMap<string, readonly string[]> {
  const revisions = new Map<string, string[]>()
  for (const [id, rev] of leaves) {
    const known = revisions.get(id)
    if (known) known.push(rev)
    else revisions.set(id, [rev])
  }
  return revisions
}

function byDocument(leaves: readonly Revision[]): ReadonlyMap<string, Revision[]> {
  const bodies = new Map<string, Revision[]>()
  for (const leaf of leaves) {
    const known = bodies.get(leaf._id)
    if (known) known.push(leaf)
    else bodies.set(leaf._id, [leaf])
  }
  return bodies
}
