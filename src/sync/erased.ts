/**
 * What was erased for good (a person's right, a retention decision) leaves this device too: rows, unsent
 * edits, drafts, and the replica's copy. The server lists keyed hashes, so that the list names nobody.
 * How far the list was read is stored last: killed in between, it is read again.
 *
 * Another leader (one that was robbed of its lock, and wakes) may have in hand what it fetched before, and would
 * put it back. So everybody is told first that it begins, and takes in nothing older: rows and journal refuse it
 * in the very transaction; the replica, which is another database, is looked at after it has taken something.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { Failure, Revision } from './ports.ts'
import type { PullPorts } from './pull.ts'

/** Which of the ids are among the hashes. */
export type Matching = (
  key: string,
  ids: readonly string[],
  hashes: ReadonlySet<string>,
) => Promise<readonly string[]>

/** @param total as the server tells it in its rings; undefined where it tells none. */
export async function dropErased(
  ports: PullPorts,
  databases: readonly SyncedDatabase[],
  total: string | undefined,
  matching: Matching,
): Promise<{ readonly kind: 'done' } | Failure> {
  const { server, outbox, replica } = ports
  const known = await outbox.erased()
  if (total === undefined || total === String(known?.total ?? 0)) return { kind: 'done' }
  let answer = await server.erased(known?.total ?? 0)
  // Another list: none of it is known.
  if (answer.kind === 'answered' && known && answer.value.key !== known.key)
    answer = await server.erased(0)
  if (answer.kind !== 'answered') return answer
  const { key, total: read, hashes } = answer.value
  const run = await outbox.beginErasing()
  const wanted = new Set(hashes)
  let dropped = 0
  for (const database of wanted.size > 0 ? databases : []) {
    const held = new Set([...(await outbox.ids(database)), ...(await replica.ids(database))])
    const ids = await matching(key, [...held], wanted)
    if (ids.length === 0) continue
    await replica.forget(database, ids)
    await outbox.forget(database, ids)
    dropped += ids.length
  }
  await outbox.rememberErased({ key, total: read }, dropped, run)
  return { kind: 'done' }
}

/** What is in hand may be of before something was erased: it is let go, and the next pass fetches anew. */
export const erasedMeanwhile = { kind: 'busy' } as const

/** @returns false where what was taken may have to be taken away again; that is seen to. */
export async function takeIntoReplica(
  { outbox, replica }: PullPorts,
  database: SyncedDatabase,
  revisions: readonly Revision[],
): Promise<boolean> {
  if (!(await outbox.isCurrent())) return false
  await replica.take(database, revisions)
  if (await outbox.isCurrent()) return true
  await outbox.readErasedAgain()
  return false
}
