/**
 * Leaves of documents. What is asked of several documents in one turn of the loop is asked of CouchDB in one
 * `_bulk_get`, so that a page of five hundred costs a request and not five hundred.
 *
 * Unlike the embedded store CouchDB keeps the bodies of edited revisions until it compacts, and gives one out
 * that is asked for by name. A replicator takes it in below its successor.
 */
import { isJsonObject, type JsonObject } from '../../../src/domain/json.ts'
import type { Leaf, LeafQuery, StoredBody } from '../document-store.ts'
import { parseRevision } from '../revision.ts'
import { listOf, member, objectOf, refusalOf, type CouchClient } from './couch-client.ts'

export type ReadLeaves = (
  database: string,
  id: string,
  query: LeafQuery,
) => Promise<readonly Leaf[]>

export function createReadLeaves(client: CouchClient): ReadLeaves {
  const byRevision = createBatches(client)
  return async (database, id, query) => {
    if (query.revs === undefined) return readWinner(client, database, id, query)
    if (query.revs === 'all') return readAll(client, database, id, query)
    return query.revs.length === 0 ? [] : byRevision(database, id, query.revs, query)
  }
}

async function readWinner(
  client: CouchClient,
  database: string,
  id: string,
  query: LeafQuery,
): Promise<readonly Leaf[]> {
  const { conflicts } = query
  const answer = await client.ask('GET', [database, id], {
    query: { ...flags(query), conflicts: conflicts === true || undefined },
  })
  if (answer.status !== 404) return [{ ok: objectOf(answer) as StoredBody }]
  if (isNoDatabase(answer.json)) throw refusalOf(answer)
  // Unknown, or deleted: then its tombstones are among the leaves.
  return member(answer.json, 'reason') === 'missing'
    ? []
    : (await readAll(client, database, id, query)).slice(0, 1)
}

/** The winner first, by CouchDB's rule. */
async function readAll(
  client: CouchClient,
  database: string,
  id: string,
  query: LeafQuery,
): Promise<readonly Leaf[]> {
  const answer = await client.ask('GET', [database, id], {
    query: { ...flags(query), open_revs: 'all' },
  })
  if (answer.status === 404 && !isNoDatabase(answer.json)) return []
  return listOf(answer)
    .flatMap((item) => (isJsonObject(item) ? okIn(item) : []))
    .sort(
      (a, b) => Number(a['_deleted'] === true) - Number(b['_deleted'] === true) || byRevision(a, b),
    )
    .map((ok) => ({ ok }))
}

function byRevision(a: StoredBody, b: StoredBody): number {
  const [one, other] = [parseRevision(a._rev), parseRevision(b._rev)]
  if (!one || !other) throw new TypeError('A leaf has a revision.')
  return other.generation - one.generation || (one.hash > other.hash ? -1 : 1)
}

interface Waiting {
  readonly id: string
  readonly revs: readonly string[]
  readonly resolve: (leaves: readonly Leaf[]) => void
  readonly reject: (error: unknown) => void
}

function createBatches(client: CouchClient) {
  const batches = new Map<string, Waiting[]>()

  return (database: string, id: string, revs: readonly string[], query: LeafQuery) => {
    const asked = { ...flags(query), latest: query.latest === true || undefined }
    const key = JSON.stringify([database, asked])
    return new Promise<readonly Leaf[]>((resolve, reject) => {
      const waiting = { id, revs, resolve, reject }
      const batch = batches.get(key)
      if (batch) {
        batch.push(waiting)
        return
      }
      const fresh = [waiting]
      batches.set(key, fresh)
      queueMicrotask(() => {
        batches.delete(key)
        void fetchBatch(client, database, asked, fresh)
      })
    })
  }
}

async function fetchBatch(
  client: CouchClient,
  database: string,
  query: Record<string, boolean | undefined>,
  batch: readonly Waiting[],
): Promise<void> {
  try {
    const docs = batch.flatMap(({ id, revs }) => revs.map((rev) => ({ id, rev })))
    const answer = await client.ask('POST', [database, '_bulk_get'], { query, body: { docs } })
    const { results } = objectOf(answer)
    if (!Array.isArray(results) || results.length !== docs.length) throw refusalOf(answer)
    let at = 0
    for (const { revs, resolve } of batch) {
      const leaves = revs.flatMap((rev, index) => leavesIn(results[at + index], rev))
      at += revs.length
      // By `latest` one leaf may have grown from several of those asked.
      resolve([...new Map(leaves.map((leaf) => [nameOf(leaf), leaf])).values()])
    }
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}

function leavesIn(result: unknown, asked: string): readonly Leaf[] {
  const docs = isJsonObject(result) ? result['docs'] : undefined
  const found = (Array.isArray(docs) ? docs : [])
    .flatMap((doc: unknown) => (isJsonObject(doc) ? okIn(doc) : []))
    .map((ok) => ({ ok }))
  return found.length > 0 ? found : [{ missing: asked }]
}

function okIn({ ok }: JsonObject): readonly StoredBody[] {
  return isJsonObject(ok) ? [ok as unknown as StoredBody] : []
}

function nameOf(leaf: Leaf): string {
  return 'ok' in leaf ? String(leaf.ok._rev) : leaf.missing
}

function flags({ history, attachments }: LeafQuery) {
  return { revs: history || undefined, attachments: attachments || undefined }
}

/** CouchDB says 404 for both; its word for a document is `missing` or `deleted`. */
export function isNoDatabase(json: unknown): boolean {
  return !['missing', 'deleted'].includes(member(json, 'reason') ?? '')
}
