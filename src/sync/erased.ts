/**
 * What was erased for good (a person's right, a retention decision) leaves this device too: rows, unsent
 * edits, drafts, and the replica's copy. The server lists keyed hashes, so that the list names nobody.
 * How far the list was read is stored last: killed in between, it is read again.
 */
import type { SyncedDatabase } from '../domain/casework/documents.ts'
import type { Failure } from './ports.ts'
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
  await outbox.rememberErased({ key, total: read }, dropped)
  return { kind: 'done' }
}
