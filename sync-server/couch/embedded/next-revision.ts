/**
 * The names of new revisions. As in CouchDB the hash is computed from what is written and on top of what,
 * so that the same edit of the same revision has the same name in every replica of this store.
 */
import { hash as digest } from 'node:crypto'
import type { Revision } from '../revision.ts'

/** What a new revision says, without its attachments' bytes: their digests stand for them. */
export interface Edit {
  readonly deleted: boolean
  /** JSON. */
  readonly body: string
  readonly attachments: Readonly<Record<string, { readonly digest: string }>>
}

/** The name of `edit` on top of `parent`; `undefined` is the first revision of a document. */
export function nextRevision(parent: Revision | undefined, edit: Edit): Revision {
  const attachments = Object.entries(edit.attachments).map(([name, { digest }]) => [name, digest])
  const beside = [
    edit.deleted,
    parent?.generation ?? 0,
    parent?.hash ?? null,
    attachments.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  ]
  // Not a protection against anybody, so the quickest, cut to the length of CouchDB's.
  const hash = digest('sha1', JSON.stringify(beside) + edit.body).slice(0, 32)
  return { generation: (parent?.generation ?? 0) + 1, hash }
}
