/** The wire form of a document, taken apart: CouchDB's members by name, the rest as the body. */
import { isJsonObject, type JsonObject } from '../../../src/domain/json.ts'
import type { StoredBody, WriteResult } from '../document-store.ts'
import type { AttachmentList } from './attachments.ts'
import { parseRevision, type Revision } from '../revision.ts'
import type { Ancestry } from './revision-tree.ts'

export interface WireDocument {
  readonly id: string
  readonly revision: Revision | undefined
  /** From `_revisions`, or just the revision. Where the two contradict, `_revisions` counts, as in CouchDB. */
  readonly ancestry: Ancestry | undefined
  readonly deleted: boolean
  readonly attachments: JsonObject
  readonly body: JsonObject
}

export type Refusal = Extract<WriteResult, { error: string }>

/** What a read adds and a writer may send back; it says nothing to the store. */
const echoes = ['_conflicts', '_deleted_conflicts', '_revs_info', '_local_seq']
/** CouchDB's replicator keeps its state in these: to the store they are a document's own. */
const replicatorsOwn = [
  '_replication_id',
  '_replication_state',
  '_replication_state_reason',
  '_replication_state_time',
  '_replication_stats',
]
const members = [
  '_id',
  '_rev',
  '_revisions',
  '_deleted',
  '_attachments',
  ...echoes,
  ...replicatorsOwn,
]

export function refusal(id: string, error: string, reason: string): Refusal {
  return { id, error, reason }
}

/** A member that begins as CouchDB's own do and is none of them. */
export function strangeMember(sent: StoredBody): string | undefined {
  return Object.keys(sent).find((key) => key.startsWith('_') && !members.includes(key))
}

/** Ids and revisions are refused per document, so that a broken one does not hinder its neighbours. */
export function parseWireDocument(sent: StoredBody): WireDocument | Refusal {
  const {
    _id: id,
    _rev: rev,
    _revisions: revisions,
    _deleted: deleted,
    _attachments: files,
    ...rest
  } = sent
  if (!isDocumentName(id)) {
    return refusal(
      String(id),
      'illegal_docid',
      'An id is text and does not begin with an underscore.',
    )
  }
  if (strangeMember(sent) !== undefined)
    return refusal(id, 'doc_validation', 'Bad special document member.')
  const revision = parseRevision(rev)
  if (rev !== undefined && !revision) return refusal(id, 'bad_request', 'Invalid rev format.')
  const ancestry = revisions === undefined ? alone(revision) : parseAncestry(revisions)
  if (revisions !== undefined && !ancestry) {
    return refusal(id, 'bad_request', 'Invalid _revisions.')
  }
  if (deleted !== undefined && typeof deleted !== 'boolean') {
    return refusal(id, 'bad_request', '_deleted is true or false.')
  }
  if (files !== undefined && !isJsonObject(files)) {
    return refusal(id, 'bad_request', '_attachments is an object.')
  }
  if (Object.keys(files ?? {}).some((name) => name.startsWith('_'))) {
    return refusal(
      id,
      'bad_request',
      'The name of an attachment does not begin with an underscore.',
    )
  }
  return {
    id,
    revision: ancestry && headOf(ancestry),
    ancestry,
    deleted: deleted === true,
    attachments: files ?? {},
    body: withoutEchoes(rest) as JsonObject,
  }
}

function withoutEchoes(members: Readonly<Record<string, unknown>>): object {
  if (!echoes.some((name) => name in members)) return members
  return Object.fromEntries(Object.entries(members).filter(([name]) => !echoes.includes(name)))
}

/** Members that a read may be asked to add. */
export interface Extras {
  readonly ancestry?: Ancestry | undefined
  readonly conflicts?: readonly string[]
  readonly attachments?: JsonObject | undefined
}

export function wireDocument(
  id: string,
  leaf: { readonly rev: string; readonly deleted: boolean },
  body: JsonObject,
  { ancestry, conflicts = [], attachments }: Extras = {},
): StoredBody {
  return {
    _id: id,
    _rev: leaf.rev,
    ...(leaf.deleted && { _deleted: true }),
    ...body,
    ...(attachments && Object.keys(attachments).length > 0 && { _attachments: attachments }),
    ...(ancestry && { _revisions: ancestry }),
    ...(conflicts.length > 0 && { _conflicts: conflicts }),
  }
}

/** The same from a body as stored, which is neither parsed nor copied. */
export function wireText(
  id: string,
  leaf: { readonly rev: string; readonly deleted: boolean },
  body: string,
  attachments?: JsonObject,
): string {
  const head = `{"_id":${JSON.stringify(id)},"_rev":"${leaf.rev}"${leaf.deleted ? ',"_deleted":true' : ''}`
  const own = body === '{}' ? '' : `,${body.slice(1, -1)}`
  return `${head}${own}${attachments ? `,"_attachments":${JSON.stringify(attachments)}` : ''}}`
}

export function stubs(list: AttachmentList): JsonObject {
  return Object.fromEntries(
    Object.entries(list).map(([name, attachment]) => [name, { ...attachment, stub: true }]),
  )
}

/** SQLite keeps text as UTF-8: two ids that differ in a lone surrogate alone would become one. */
function isDocumentName(id: unknown): id is string {
  return (
    typeof id === 'string' &&
    id.length > 0 &&
    id.isWellFormed() &&
    (!id.startsWith('_') || id.startsWith('_design/'))
  )
}

function alone(revision: Revision | undefined): Ancestry | undefined {
  return revision && { start: revision.generation, ids: [revision.hash] }
}

function headOf({ start, ids }: Ancestry): Revision {
  return { generation: start, hash: ids[0] ?? '' }
}

function parseAncestry(value: unknown): Ancestry | undefined {
  if (!isJsonObject(value) || typeof value['start'] !== 'number') return undefined
  const { start, ids } = value
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > start) return undefined
  // The oldest of a long branch may be missing, so the length need not be `start`.
  const sound = ids.every((hash, index) => parseRevision(`${start - index}-${String(hash)}`))
  return sound ? { start, ids: ids as readonly string[] } : undefined
}
