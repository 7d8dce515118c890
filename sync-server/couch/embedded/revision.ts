/**
 * Revisions: `<generation>-<hash>`. As in CouchDB the hash is computed from what is written and on top of
 * what, so that the same edit of the same revision has the same name in every store.
 */
import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '../../../src/domain/json.ts'

export interface Revision {
  readonly generation: number
  readonly hash: string
}

// CouchDB's hashes are 32 hex digits; it takes other words too, and tests of replicators use them.
const written = /^([1-9]\d{0,8})-([0-9A-Za-z]{1,64})$/

/** @returns undefined when it is not a revision. */
export function parseRevision(value: unknown): Revision | undefined {
  const match = typeof value === 'string' ? written.exec(value) : null
  const [, generation, hash] = match ?? []
  return generation && hash ? { generation: Number(generation), hash } : undefined
}

export function revisionText({ generation, hash }: Revision): string {
  return `${generation}-${hash}`
}

/** What a new revision says, without its attachments' bytes: their digests stand for them. */
export interface Edit {
  readonly deleted: boolean
  readonly body: Json
  readonly attachments: Readonly<Record<string, { readonly digest: string }>>
}

/** The name of `edit` on top of `parent`; `undefined` is the first revision of a document. */
export function nextRevision(parent: Revision | undefined, edit: Edit): Revision {
  const attachments = Object.entries(edit.attachments).map(([name, { digest }]) => [name, digest])
  const content: Json = [
    edit.deleted,
    parent?.generation ?? 0,
    parent?.hash ?? null,
    edit.body,
    attachments.sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  ]
  // Not a protection against anybody: MD5 is the length that CouchDB's revisions have.
  const hash = createHash('md5').update(canonicalJson(content)).digest('hex')
  return { generation: (parent?.generation ?? 0) + 1, hash }
}
