/**
 * Copies one database from store to store as a replicator does: every leaf with its ancestry and attachments,
 * tombstones too, under the revisions that they have.
 *
 *   place ──page of changes──▶ what the target lacks ──read, write──▶ place moves
 *
 * The place stands in the target (`_local/migration`) and moves after what it stands for is written: killed
 * anywhere, the next run takes up from there, and what is there already is not sent again.
 */
import type { DocumentStore, StoredBody } from '../couch/document-store.ts'
import { StoreError } from '../couch/document-store.ts'

export interface Copied {
  /** Documents looked at, and leaves that the target lacked. */
  readonly documents: number
  readonly leaves: number
}

const placeId = 'migration'
const pageSize = 200
/** Of leaves on their way: with their attachments, which come as base64. */
const pageBytes = 4 * 1024 * 1024

/** @throws ForeignTarget where the target holds documents that no migration has brought. */
export async function copyDatabase(
  from: DocumentStore,
  to: DocumentStore,
  name: string,
): Promise<Copied> {
  await to.ensureDatabase(name)
  let place = await to.getLocal(name, placeId)
  if (!place && (await holdsAny(to, name))) throw new ForeignTarget(name)
  let since = typeof place?.['since'] === 'string' ? place['since'] : '0'
  if (!place) place = await movePlace(to, name, since, undefined)
  let documents = 0
  let leaves = 0
  for (;;) {
    const page = await pageSince(from, name, since)
    leaves += await copyPage(from, to, name, page.results)
    documents += page.results.length
    since = page.last_seq
    if (place['since'] !== since) place = await movePlace(to, name, since, place)
    if (page.pending === 0) return { documents, leaves }
  }
}

/** The target is in use, or was filled by something else. */
export class ForeignTarget extends Error {
  constructor(name: string) {
    super(`CouchDB already holds documents in ${name} that no migration brought.`)
  }
}

async function holdsAny(store: DocumentStore, name: string): Promise<boolean> {
  const info = await store.info(name)
  return info !== undefined && info.doc_count + info.doc_del_count > 0
}

/** A place in another past of the source (it was restored meanwhile) is none: everything is compared again. */
async function pageSince(from: DocumentStore, name: string, since: string) {
  const query = {
    style: 'all_docs',
    includeDocs: false,
    limit: pageSize,
    mostBytes: pageBytes,
  } as const
  try {
    return await from.changes(name, { ...query, since })
  } catch (error) {
    if (!(error instanceof StoreError) || error.kind !== 'bad-sequence') throw error
    return from.changes(name, { ...query, since: '0' })
  }
}

async function copyPage(
  from: DocumentStore,
  to: DocumentStore,
  name: string,
  rows: Awaited<ReturnType<DocumentStore['changes']>>['results'],
): Promise<number> {
  if (rows.length === 0) return 0
  const asked = rows.map(({ id, changes }) => [id, changes.map(({ rev }) => rev)] as const)
  const lacking = await to.revsDiff(name, Object.fromEntries(asked))
  const bodies: StoredBody[] = []
  for (const [id, { missing }] of Object.entries(lacking)) {
    const query = { revs: missing, history: true, attachments: true }
    for (const leaf of await from.leaves(name, id, query)) {
      // One that is gone has a successor further on in the changes.
      if ('ok' in leaf) bodies.push(leaf.ok)
    }
  }
  const failed = await to.bulkDocs(name, bodies, { newEdits: false })
  const [first] = failed
  if (first && 'error' in first) {
    throw new Error(`${failed.length} leaves of ${name} were not taken: ${first.error}.`)
  }
  return bodies.length
}

async function movePlace(
  to: DocumentStore,
  name: string,
  since: string,
  before: StoredBody | undefined,
): Promise<StoredBody> {
  const rev = before?._rev
  const body = { since, ...(rev !== undefined && { _rev: rev }) }
  const written = await to.putLocal(name, placeId, body)
  if ('error' in written) throw new Error(`Another migration of ${name} is under way.`)
  return { _id: written.id, _rev: written.rev, since }
}
