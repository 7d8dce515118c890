/** Short ways of asking a store, for the contract's tests. */
import type {
  ChangesPage,
  ChangesQuery,
  DocumentStore,
  StoredBody,
  WriteResult,
} from '../../sync-server/couch/document-store.ts'

export const db = 'db'

/** One edit. @returns its revision. @throws when it was refused. */
export async function put(store: DocumentStore, body: StoredBody): Promise<string> {
  const result = await tryPut(store, body)
  if ('error' in result) throw new Error(`${result.error}: ${result.reason}`)
  return result.rev
}

export async function tryPut(store: DocumentStore, body: StoredBody): Promise<WriteResult> {
  const [result] = await store.bulkDocs(db, [body], { newEdits: true })
  if (!result) throw new Error('No answer to a write.')
  return result
}

/** Revisions made elsewhere; each `revs` is a branch, newest first. @returns the failures. */
export function receive(
  store: DocumentStore,
  id: string,
  revs: readonly string[],
  members: Record<string, unknown> = {},
): Promise<readonly WriteResult[]> {
  const [newest = ''] = revs
  const _revisions = {
    start: Number.parseInt(newest, 10),
    ids: revs.map((rev) => rev.slice(rev.indexOf('-') + 1)),
  }
  return store.bulkDocs(db, [{ ...members, _id: id, _rev: newest, _revisions }], {
    newEdits: false,
  })
}

/** A revision whose hash is `letter`, 32 times. */
export function rev(generation: number, letter: string): string {
  return `${generation}-${letter.repeat(32)}`
}

/** The winner, tombstone or not. */
export async function winner(store: DocumentStore, id: string): Promise<StoredBody | undefined> {
  const query = { history: true, attachments: false, conflicts: true }
  const [leaf] = await store.leaves(db, id, query)
  return leaf && 'ok' in leaf ? leaf.ok : undefined
}

export async function leafRevs(store: DocumentStore, id: string): Promise<readonly string[]> {
  const leaves = await store.leaves(db, id, { revs: 'all', history: false, attachments: false })
  return leaves.map((leaf) => ('ok' in leaf ? String(leaf.ok._rev) : leaf.missing)).sort()
}

export function changes(
  store: DocumentStore,
  query: Partial<ChangesQuery> = {},
): Promise<ChangesPage> {
  return store.changes(db, { since: '0', style: 'all_docs', includeDocs: false, ...query })
}
