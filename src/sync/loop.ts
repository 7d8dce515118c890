/**
 * One pass of the sync, over ports: connect → push → pull, per database. What people have waited for
 * longest goes first, so saved notes leave before news is fetched.
 *
 * It holds no state of its own. Killed between any two steps, the next pass starts from what is stored,
 * and doing a step twice changes nothing.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { Failure } from './ports.ts'
import { pull, type PullPorts } from './pull.ts'
import { push } from './push.ts'

export interface PassReport {
  (event: {
    readonly kind: 'sending' | 'fetching'
    readonly done: number
    readonly total: number
  }): void
}

export type PassOutcome = { readonly kind: 'done' } | Failure

/** Asks who we are, and makes sure that the cursors are this server's. Once per connection. */
export async function connect(
  ports: PullPorts,
): Promise<{ kind: 'done'; databases: readonly SyncedDatabase[] } | Failure> {
  const answer = await ports.server.connect()
  if (answer.kind !== 'answered') return answer
  const { databases } = answer.value
  // The reason of an earlier refusal may be gone: another role, a newer server.
  await ports.outbox.retryRefused()
  for (const database of databases) {
    const checked = await checkCursor(ports, database)
    if (checked.kind !== 'done') return checked
  }
  return { kind: 'done', databases }
}

/**
 * A cursor is valid only while the server remembers the same one. A device killed before it could tell
 * goes back to the last one that it told; anything else is another server's past: compare from zero.
 */
async function checkCursor(
  { server, outbox }: PullPorts,
  database: SyncedDatabase,
): Promise<PassOutcome> {
  const mine = await outbox.cursor(database)
  if (mine === null) return { kind: 'done' }
  const theirs = await server.remembered(database, await outbox.deviceId())
  if (theirs.kind !== 'answered') return theirs
  if (theirs.value === mine) return { kind: 'done' }
  const confirmed = await outbox.confirmedCursor(database)
  await outbox.rewind(database, theirs.value === confirmed ? confirmed : null)
  return { kind: 'done' }
}

export async function pass(
  ports: PullPorts,
  databases: readonly SyncedDatabase[],
  report: PassReport,
): Promise<PassOutcome> {
  for (const database of databases) {
    const pushed = await push(ports, database, (progress) =>
      report({ kind: 'sending', ...progress }),
    )
    if (pushed.kind !== 'done') return pushed
  }
  for (const database of databases) {
    const pulled = await pull(ports, database, (progress) =>
      report({ kind: 'fetching', ...progress }),
    )
    if (pulled.kind !== 'done') return pulled
    if (!pulled.moved) continue
    const cursor = await ports.outbox.cursor(database)
    if (cursor === null) continue
    const remembered = await ports.server.remember(database, await ports.outbox.deviceId(), cursor)
    if (remembered.kind !== 'answered') return remembered
    await ports.outbox.confirmCursor(database, cursor)
  }
  return { kind: 'done' }
}
