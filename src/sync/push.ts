/**
 * Push: each document with waiting entries is sent as merge(replica's winner, entries) after that winner.
 *
 *   waiting ──▶ stored    ──▶ the body is taken into the replica as the server's, its entries are dropped
 *           ──▶ conflict  ──▶ pull, merge, again
 *           ──▶ refused   ──▶ its entries stay, marked with the reason; the others go on
 *           ──▶ refused since this device's id is taken by another ──▶ a new id, and once more
 *           ──▶ too large, or not even read ──▶ the batch is halved; alone it is refused
 *           ──▶ no answer ──▶ all stay as they are; a later push merges with what did arrive
 *           ──▶ superseded ──▶ the server has heard of another life of this device: nothing more is sent or pulled
 *
 * An entry is dropped only when a body that the server has contains its edit: `takeIn` compares dots.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import { contains } from '../domain/merge/contains.ts'
import { mergeAll } from '../domain/merge/merge.ts'
import { erasedMeanwhile, takeIntoReplica } from './erased.ts'
import type {
  Answer,
  Failure,
  LiveLeaves,
  Mark,
  PushedDocument,
  PushResult,
  Revision,
  Superseded,
  WaitingEntry,
} from './ports.ts'
import { pull, type Progress, type PullPorts } from './pull.ts'

const batchSize = 200
/** A document that other people write all the time must not hold up the sync for ever. */
const mostRounds = 8

/** `sent`: documents that the server has stored. */
export type Pushed = { readonly kind: 'done'; readonly sent: number } | Failure | Superseded

export async function push(
  ports: PullPorts,
  database: SyncedDatabase,
  progress: Progress,
): Promise<Pushed> {
  let done = 0
  let asked: ReadonlyMap<string, LiveLeaves> = new Map()
  let mayRenew = true
  for (let round = 0; round < mostRounds; round++) {
    // Before what waits is read: entries and mark must be of one device.
    const device = await ports.outbox.deviceId()
    const waiting = groupByDocument(
      (await ports.outbox.waiting()).filter((entry) => entry.database === database),
    )
    if (waiting.size === 0) return { kind: 'done', sent: done }
    const total = done + waiting.size
    progress({ done, total })
    const outcome = await pushRound(
      ports,
      database,
      { device, waiting, asked, mayRenew },
      (stored) => progress({ done: (done += stored), total }),
    )
    if (outcome.kind === 'done') return { kind: 'done', sent: done }
    if (outcome.kind === 'renewed') {
      mayRenew = false
      continue
    }
    if (outcome.kind !== 'conflict') return outcome
    const pulled = await pull(ports, database, () => undefined)
    if (pulled.kind !== 'done') return pulled
    // A conflict that no pull explains: the replica has lost something, or the server has. Ask what it holds.
    if (pulled.moved) continue
    const answer = await askWinners(ports, database, outcome.ids)
    if (answer.kind !== 'answered') return answer
    asked = answer.value
  }
  return { kind: 'busy' }
}

/** In halves, where they are too much for one answer. */
async function askWinners(
  ports: PullPorts,
  database: SyncedDatabase,
  ids: readonly string[],
): Promise<Answer<ReadonlyMap<string, LiveLeaves>>> {
  const answer = await ports.server.winners(database, ids)
  if (answer.kind !== 'too-large' || ids.length < 2) return answer
  const half = Math.ceil(ids.length / 2)
  const first = await askWinners(ports, database, ids.slice(0, half))
  if (first.kind !== 'answered') return first
  const second = await askWinners(ports, database, ids.slice(half))
  if (second.kind !== 'answered') return second
  return { kind: 'answered', value: new Map([...first.value, ...second.value]) }
}

const nothing: LiveLeaves = { winner: null, live: [], unreadable: false }

type Waiting = ReadonlyMap<string, readonly [WaitingEntry, ...WaitingEntry[]]>

interface Round {
  readonly device: string
  readonly waiting: Waiting
  /** What the server was asked for. */
  readonly asked: ReadonlyMap<string, LiveLeaves>
  /** Not again in the same push: else a server that refuses whatever comes would make ids for ever. */
  readonly mayRenew: boolean
}

/** The device has another id by now, and what waits is counted anew. */
interface Renewed {
  readonly kind: 'renewed'
}

async function pushRound(
  ports: PullPorts,
  database: SyncedDatabase,
  { device, waiting, asked, mayRenew }: Round,
  stored: (count: number) => void,
): Promise<
  | Failure
  | Superseded
  | Renewed
  | { readonly kind: 'done' }
  | { readonly kind: 'conflict'; readonly ids: readonly string[] }
> {
  const leaves = await ports.replica.leaves(database, [...waiting.keys()])
  const documents: PushedDocument[] = []
  const carried: PushedDocument[] = []
  const known = new Map<string, LiveLeaves>()
  for (const [id, [first, ...rest]] of waiting) {
    const found = asked.get(id) ?? leaves.get(id) ?? nothing
    if (found.unreadable) {
      await refuse(ports, waiting, id, 'unreadable')
      continue
    }
    const next = mergeAll([
      first.document,
      ...rest.map((entry) => entry.document),
      ...found.live.slice(0, 1),
    ])
    if (found.live[0] && contains(found.live[0], next)) known.set(id, found)
    else {
      const carrying = [first, ...rest].some((entry) => entry.carried)
      ;(carrying ? carried : documents).push({ document: next, rev: found.winner })
    }
  }
  if (known.size > 0 && !(await ports.outbox.takeIn(database, known))) return erasedMeanwhile
  if (documents.length + carried.length === 0) return { kind: 'done' }
  const mark = await ports.outbox.markPush(device)
  if (!mark) return { kind: 'renewed' }

  const conflicts: string[] = []
  let later = false
  const terms = { mark, mayRenew }
  for (const batch of [
    ...batches(documents, { ...terms, carrying: false }),
    ...batches(carried, { ...terms, carrying: true }),
  ]) {
    const outcome = await pushBatch(ports, database, waiting, batch)
    if (outcome.kind !== 'done') return outcome
    conflicts.push(...outcome.conflicts)
    later ||= outcome.later
    stored(outcome.stored)
  }
  if (conflicts.length > 0) return { kind: 'conflict', ids: conflicts }
  return later ? { kind: 'busy' } : { kind: 'done' }
}

interface Terms {
  /** Others' work goes in batches of its own: the server judges it by other rules, and records who brought it. */
  readonly carrying: boolean
  readonly mark: Mark
  readonly mayRenew: boolean
}

interface Batch extends Terms {
  readonly documents: readonly PushedDocument[]
}

type BatchOutcome = {
  readonly kind: 'done'
  readonly stored: number
  readonly conflicts: readonly string[]
  readonly later: boolean
}

async function pushBatch(
  ports: PullPorts,
  database: SyncedDatabase,
  waiting: Waiting,
  { documents: batch, ...terms }: Batch,
): Promise<BatchOutcome | Failure | Superseded | Renewed> {
  const { carrying, mark, mayRenew } = terms
  const answer = await ports.server.push(database, batch, { carrying, mark })
  const code = refusedWhole(answer)
  if (code !== undefined) {
    const [only] = batch
    if (batch.length === 1 && only) {
      await refuse(ports, waiting, only.document._id, code)
      return { kind: 'done', stored: 0, conflicts: [], later: false }
    }
    const half = Math.ceil(batch.length / 2)
    const first = await pushBatch(ports, database, waiting, {
      ...terms,
      documents: batch.slice(0, half),
    })
    if (first.kind !== 'done') return first
    const second = await pushBatch(ports, database, waiting, {
      ...terms,
      documents: batch.slice(half),
    })
    if (second.kind !== 'done') return second
    return {
      kind: 'done',
      stored: first.stored + second.stored,
      conflicts: [...first.conflicts, ...second.conflicts],
      later: first.later || second.later,
    }
  }
  if (answer.kind !== 'answered') return answer
  if (answer.value.some(({ kind }) => kind === 'stored')) ports.outbox.markStored(mark.mark)
  const sent = new Map(batch.map((item) => [item.document._id as string, item]))
  if (!(await takeStored(ports, database, sent, answer.value))) return erasedMeanwhile
  const erased: string[] = []
  let isTaken = false
  for (const result of answer.value) {
    if (result.kind !== 'refused') continue
    if (result.code === 'erased') erased.push(result.id)
    else if (mayRenew && result.devices?.includes(mark.device)) isTaken = true
    else await refuse(ports, waiting, result.id, result.code)
  }
  await giveUp(ports, database, erased)
  if (isTaken) {
    await ports.outbox.renewDevice(mark.device, 'taken')
    return { kind: 'renewed' }
  }
  const ids = (kind: PushResult['kind']) =>
    answer.value.filter((result) => result.kind === kind).map(({ id }) => id)
  return {
    kind: 'done',
    stored: ids('stored').length,
    conflicts: ids('conflict'),
    later: ids('later').length > 0,
  }
}

/** A batch that the server would not even take apart, because of one document in it: which one, halving tells. */
function refusedWhole(
  answer: Answer<unknown> | Superseded,
): 'too-large' | 'wrong-shape' | undefined {
  if (answer.kind === 'too-large') return 'too-large'
  return answer.kind === 'unexpected' && answer.status === 400 ? 'wrong-shape' : undefined
}

/**
 * What the server has confirmed is what the server has: it goes where pulled revisions go, journal and rows
 * first (see `show` in pull.ts).
 */
async function takeStored(
  ports: PullPorts,
  database: SyncedDatabase,
  sent: ReadonlyMap<string, PushedDocument>,
  results: readonly PushResult[],
): Promise<boolean> {
  const revisions: Revision[] = []
  const leaves = new Map<string, LiveLeaves>()
  for (const result of results) {
    const item = sent.get(result.id)
    if (result.kind !== 'stored' || !item) continue
    const { id, rev } = result
    leaves.set(id, { winner: rev, live: [item.document], unreadable: false })
    revisions.push({
      ...item.document,
      _id: id,
      _rev: rev,
      _revisions: history(rev, item.rev),
    })
  }
  if (revisions.length === 0) return true
  return (
    (await ports.outbox.takeIn(database, leaves)) &&
    (await takeIntoReplica(ports, database, revisions))
  )
}

/** `_revisions` of a body stored after `parent`. */
function history(
  rev: string,
  parent: string | null,
): { readonly start: number; readonly ids: readonly string[] } {
  const [generation = '1', id = ''] = splitRevision(rev)
  return {
    start: Number(generation),
    ids: parent === null ? [id] : [id, splitRevision(parent)[1] ?? ''],
  }
}

function splitRevision(rev: string): readonly string[] {
  const dash = rev.indexOf('-')
  return [rev.slice(0, dash), rev.slice(dash + 1)]
}

async function refuse(
  { outbox }: PullPorts,
  waiting: Waiting,
  id: string,
  code: string,
): Promise<void> {
  for (const entry of waiting.get(id) ?? []) await outbox.refuse(entry, code)
}

/** Erased for good on the server: an edit that was made without network does not bring it back. */
async function giveUp(
  { outbox, replica }: PullPorts,
  database: SyncedDatabase,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await replica.forget(database, ids)
  await outbox.forget(database, ids)
  await outbox.rememberErased(null, ids.length)
}

function groupByDocument(entries: readonly WaitingEntry[]): Waiting {
  const groups = new Map<string, [WaitingEntry, ...WaitingEntry[]]>()
  for (const entry of entries) {
    const group = groups.get(entry.documentId)
    if (group) group.push(entry)
    else groups.set(entry.documentId, [entry])
  }
  return groups
}

function* batches(documents: readonly PushedDocument[], terms: Terms): Generator<Batch> {
  for (let start = 0; start < documents.length; start += batchSize)
    yield { ...terms, documents: documents.slice(start, start + batchSize) }
}
