/** Documents that people write, as the server reads and edits them. */
import { isMutable, type MutableDocument } from '../../src/domain/documents/document.ts'
import { edited, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { readLeaves } from '../../src/domain/documents/leaves.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { mergeAll } from '../../src/domain/merge/merge.ts'
import type { Written } from '../../src/domain/merge/register.ts'
import { StoreError, type DocumentStore, type StoredBody } from '../couch/document-store.ts'

export interface ReadDocument {
  readonly rev: string
  readonly document: MutableDocument
}

/** A new dot of the server’s own, at this moment. */
export type Sign = () => Written

/** All live leaves in one. undefined for what is not there, or that this version can’t read. */
export async function readMerged(
  store: DocumentStore,
  name: string,
  id: DocumentId,
): Promise<ReadDocument | undefined> {
  const leaves = await store.leaves(name, id, { revs: 'all', history: false, attachments: false })
  const bodies = leaves.flatMap((leaf) => ('ok' in leaf ? [leaf.ok] : []))
  const { live, unreadable } = readLeaves(bodies)
  const [first, ...rest] = live.filter(isMutable)
  if (unreadable || !first) return undefined
  const [winner] = await store.leaves(name, id, { history: false, attachments: false })
  const rev = winner && 'ok' in winner ? winner.ok._rev : undefined
  return rev === undefined ? undefined : { rev, document: mergeAll([first, ...rest]) }
}

/**
 * @param edits are asked again each time somebody else was faster; none: nothing is written.
 * @returns whether the document is there.
 */
export async function amend(
  store: DocumentStore,
  name: string,
  id: DocumentId,
  sign: Sign,
  edits: (document: MutableDocument) => readonly FieldEdit[],
): Promise<boolean> {
  for (;;) {
    const read = await readMerged(store, name, id)
    if (!read) return false
    const wanted = edits(read.document)
    if (wanted.length === 0) return true
    const next = { ...edited(read.document, wanted, sign()), _rev: read.rev }
    if (await put(store, name, next)) return true
  }
}

/** @returns false where somebody else was faster. */
export async function put(store: DocumentStore, name: string, body: StoredBody): Promise<boolean> {
  const [result] = await store.bulkDocs(name, [body], { newEdits: true })
  if (!result || !('error' in result)) return true
  if (result.error === 'conflict') return false
  if (result.error === 'service_unavailable') throw new StoreError('unavailable', result.reason)
  throw new Error(`The store refused a document of the courier: ${result.error}.`)
}
