/**
 * After another past (docs/adr/0008-another-past.md) the pull from the beginning has brought what the
 * server has. What it lacks, and this device still has, is carried back: a step compares some hundred
 * documents, revision by revision, and remembers how far it came in the transaction that lets the lost ones
 * wait for the server again. That a document is not listed is never taken for its deletion.
 */
import { isServerWritten, type SyncedDatabase } from '../domain/casework/documents.ts'
import type { KulturlotsDocument } from '../domain/documents/document.ts'
import { contains } from '../domain/merge/contains.ts'
import { mergeAll } from '../domain/merge/merge.ts'
import { asCarriedBack } from '../domain/rules/carried-back.ts'
import { erasedMeanwhile } from './erased.ts'
import type { Failure, Healing, HeldDocument } from './ports.ts'
import type { PullPorts } from './pull.ts'

/** Documents per step: their revisions are asked about in one request. */
const stepSize = 500

/** One step. `carried`: documents that wait for the server now; null when there is nothing left to compare. */
export async function healStep(
  ports: PullPorts,
  database: SyncedDatabase,
): Promise<{ readonly kind: 'done'; readonly carried: number | null } | Failure> {
  const cursor = await ports.outbox.cursor(database)
  const healing = await ports.outbox.healing(database)
  if (!healing) return { kind: 'done', carried: null }
  const { rows, held, next } = await nextStep(ports, database, healing)
  const answer = await lackingOf(ports, database, held)
  if (answer.kind !== 'answered') return answer
  const lost = lostDocuments(database, rows, held, answer.value)
  // First, and before they wait: a leaf that only the replica has would be taken for the server's, and what is
  // waiting be dropped on its account. Killed in between, the next step finds the rows. One that can't be read
  // stays, since it may be the last there is; the push then refuses the document, and people are told.
  const unreadable = new Set(held.filter((each) => each.unreadable).map(({ id }) => id))
  await ports.replica.forget(
    database,
    lost.map(({ _id }) => _id as string).filter((id) => !unreadable.has(id)),
  )
  if (!(await ports.outbox.carryBack(database, lost, next, { healing, cursor })))
    return erasedMeanwhile
  return { kind: 'done', carried: lost.length }
}

async function nextStep(
  { outbox, replica }: PullPorts,
  database: SyncedDatabase,
  healing: Healing,
) {
  const { after, ids } = healing
  if (ids) {
    const [now, later] = [ids.slice(0, stepSize), ids.slice(stepSize)]
    const [rows, held] = await Promise.all([
      outbox.sentRows(database, now),
      replica.held(database, now),
    ])
    return {
      rows: rows.documents,
      held: held.documents,
      next: later.length > 0 ? { after: null, ids: later } : null,
    }
  }
  const page = { after, limit: stepSize }
  const [rows, held] = await Promise.all([
    outbox.sentRows(database, page),
    replica.held(database, page),
  ])
  // Of two lists that were cut, what lies beyond the earlier end is not known of the other.
  const [end] = [rows.next, held.next].filter((next) => next !== null).sort()
  return {
    rows: rows.documents.filter(({ _id }) => end === undefined || _id <= end),
    held: held.documents.filter(({ id }) => end === undefined || id <= end),
    next: end === undefined ? null : { after: end },
  }
}

function lackingOf({ server }: PullPorts, database: SyncedDatabase, held: readonly HeldDocument[]) {
  const asked = new Map(held.map(({ id, leaves }) => [id, leaves.map(({ rev }) => rev)] as const))
  if (asked.size > 0) return server.lacking(database, asked)
  return Promise.resolve({ kind: 'answered' as const, value: asked })
}

/** What rows and leaves hold beyond the leaves that the server has. */
function lostDocuments(
  database: SyncedDatabase,
  rows: readonly KulturlotsDocument[],
  held: readonly HeldDocument[],
  lacking: ReadonlyMap<string, readonly string[]>,
): KulturlotsDocument[] {
  const shown = new Map<string, KulturlotsDocument>(rows.map((row) => [row._id, row]))
  const leavesOf = new Map(held.map(({ id, leaves }) => [id, leaves]))
  const lost: KulturlotsDocument[] = []
  for (const id of new Set([...shown.keys(), ...leavesOf.keys()])) {
    const missing = lacking.get(id) ?? []
    const leaves = leavesOf.get(id) ?? []
    const there = leaves.filter(({ rev }) => !missing.includes(rev))
    const here = leaves.filter(({ rev }) => missing.includes(rev)).map(({ document }) => document)
    const row = shown.get(id)
    const found = merged([...here, ...(row ? [row] : [])])
    const whole = found && asCarriedBack(database, found)
    if (!whole || isServerWritten(database, whole.type)) continue
    const known = merged(there.map(({ document }) => document))
    if (!known || !contains(known, whole)) lost.push(whole)
  }
  return lost
}

function merged(documents: readonly KulturlotsDocument[]): KulturlotsDocument | undefined {
  const [first, ...rest] = documents
  return first && mergeAll([first, ...rest])
}
