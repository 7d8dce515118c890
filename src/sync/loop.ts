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
  let otherPast = false
  for (const database of databases) {
    const checked = await checkCursor(ports, database)
    if (checked.kind !== 'done') return checked
    otherPast ||= checked.otherPast
  }
  if (otherPast) await ports.outbox.renewDevice()
  return { kind: 'done', databases }
}

/**
 * A cursor is valid only while the server remembers the same one. A device killed before it could tell
 * goes back to the last one that it told. Anything else is another past, the server's (restored from a
 * backup) or this device's own (a restored phone, a cloned profile): everything is compared from zero, and
 * unsent edits are counted anew under a new device id, since their dots may have been made before.
 */
async function checkCursor(
  { server, outbox }: PullPorts,
  database: SyncedDatabase,
): Promise<{ readonly kind: 'done'; readonly otherPast: boolean } | Failure> {
  const mine = await outbox.cursor(database)
  const theirs = await server.remembered(database, await outbox.deviceId())
  if (theirs.kind !== 'answered') return theirs
  if (theirs.value === mine) return { kind: 'done', otherPast: false }
  const confirmed = await outbox.confirmedCursor(database)
  const known = theirs.value === confirmed
  await outbox.rewind(database, known ? confirmed : null)
  return { kind: 'done', otherPast: !known }
}

export async function pass(
  ports: PullPorts,
  databases: readonly SyncedDatabase[],
  report: PassReport,
): Promise<PassOutcome> {
  // A document that can't be sent just now holds up neither the other database nor the news.
  let outcome: PassOutcome = { kind: 'done' }
  for (const database of databases) {
    const pushed = await push(ports, database, (progress) =>
      report({ kind: 'sending', ...progress }),
    )
    if (pushed.kind === 'busy') outcome = pushed
    else if (pushed.kind !== 'done') return pushed
  }
  for (const database of databases) {
    const pulled = await pullAndRemember(ports, database, report)
    if (pulled.kind !== 'done') return pulled
  }
  return outcome
}

async function pullAndRemember(
  ports: PullPorts,
  database: SyncedDatabase,
  report: PassReport,
): Promise<PassOutcome> {
  const pulled = await pull(ports, database, (progress) =>
    report({ kind: 'fetching', ...progress }),
  )
  if (pulled.kind !== 'done') return pulled
  const cursor = await ports.outbox.cursor(database)
  if (!pulled.moved || cursor === null) return { kind: 'done' }
  const remembered = await ports.server.remember(database, await ports.outbox.deviceId(), cursor)
  if (remembered.kind !== 'answered') return remembered
  await ports.outbox.confirmCursor(database, cursor)
  return { kind: 'done' }
}
