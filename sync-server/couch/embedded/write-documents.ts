/**
 * `_bulk_docs`: one document after the other inside the caller's transaction, each on what the one before
 * has left. A refused one writes nothing.
 */
import type { StoredBody, WriteResult } from '../document-store.ts'
import { receiveAttachments, type AttachmentTable } from './attachments.ts'
import type { DatabaseRow, DatabaseTable } from './database-table.ts'
import { listText, type DocumentRow, type DocumentTable, type NewBody } from './document-table.ts'
import { revisionText, type Revision } from '../revision.ts'
import { nextRevision } from './next-revision.ts'
import {
  isKnown,
  leavesOf,
  withLeaf,
  type Ancestry,
  type RevisionTree,
  type TreeLeaf,
} from './revision-tree.ts'
import { treeText } from './stored-tree.ts'
import { parseWireDocument, refusal, type WireDocument } from './wire-document.ts'

export interface Tables {
  readonly databases: DatabaseTable
  readonly documents: DocumentTable
  readonly attachments: AttachmentTable
}

export interface Written {
  readonly results: readonly WriteResult[]
  /** Whether anything changed, for those who wait for changes. */
  readonly changed: boolean
}

export interface WriteOptions {
  readonly newEdits: boolean
  readonly keepsEdited: boolean
}

interface NewLeaf {
  readonly revision: Revision
  readonly ancestry: Ancestry
  readonly deleted: boolean
  readonly content: NewBody
  readonly bytes: ReadonlyMap<string, Uint8Array>
}

export function writeDocuments(
  tables: Tables,
  name: string,
  sent: readonly StoredBody[],
  { newEdits, keepsEdited }: WriteOptions,
): Written {
  const before = tables.databases.get(name)
  let database = before
  const results: WriteResult[] = []
  const stands = tables.documents.known(
    before.number,
    sent.map(({ _id }) => _id),
  )
  for (const each of sent) {
    const document = parseWireDocument(each)
    if ('error' in document) {
      results.push(document)
      continue
    }
    const stored = stands.has(document.id)
      ? tables.documents.find(database.number, document.id)
      : undefined
    const leaf = newEdits ? edit(tables, stored, document) : received(tables, stored, document)
    if (leaf && 'error' in leaf) results.push(leaf)
    else {
      if (leaf) {
        database = addLeaf(tables, database, stored, { id: document.id, ...leaf }, keepsEdited)
        stands.add(document.id)
      }
      const rev = revisionText(leaf?.revision ?? headOf(document))
      results.push({ ok: true, id: document.id, rev })
    }
  }
  const changed = database !== before
  if (changed) tables.databases.update(database)
  return { results: newEdits ? results : results.filter((result) => 'error' in result), changed }
}

/** A user's edit: on top of the leaf it names; without one, the first or on top of a deleted winner. */
function edit({ documents }: Tables, stored: DocumentRow | undefined, document: WireDocument) {
  const leaves = stored ? leavesOf(stored.tree) : []
  const { id, revision, deleted, body } = document
  const [winner] = leaves
  const parent = revision
    ? leaves.find(({ rev }) => rev === revisionText(revision))
    : winner?.deleted && !deleted
      ? winner
      : undefined
  if (!parent && (revision || winner)) return conflict(id)
  const kept = stored && parent ? documents.body(stored.number, parent.rev)?.attachments : {}
  const files = receiveAttachments(document.attachments, {
    generation: (parent?.generation ?? 0) + 1,
    kept: kept ?? {},
    isReplicated: false,
  })
  if (!files) return missingStub(id)
  const text = JSON.stringify(body)
  const next = nextRevision(parent, { deleted, body: text, attachments: files.list })
  const ids = parent ? [next.hash, parent.hash] : [next.hash]
  return {
    revision: next,
    ancestry: { start: next.generation, ids },
    deleted,
    content: { text, attachments: files.list },
    bytes: files.bytes,
  } satisfies NewLeaf
}

/** A revision made elsewhere: taken as it is, wherever in the tree it belongs. @returns undefined when known. */
function received({ documents }: Tables, stored: DocumentRow | undefined, document: WireDocument) {
  const { id, ancestry, deleted, body } = document
  if (!ancestry) return refusal(id, 'bad_request', 'A revision made elsewhere has a _rev.')
  const revision = headOf(document)
  if (stored && isKnown(stored.tree, revision)) return undefined
  const parent = stored && nearestLeaf(stored.tree, ancestry)
  const kept = stored && parent ? documents.body(stored.number, parent)?.attachments : {}
  const files = receiveAttachments(document.attachments, {
    generation: revision.generation,
    kept: kept ?? {},
    isReplicated: true,
  })
  if (!files) return missingStub(id)
  const content = { text: JSON.stringify(body), attachments: files.list }
  return { revision, ancestry, deleted, content, bytes: files.bytes } satisfies NewLeaf
}

function addLeaf(
  { documents, attachments }: Tables,
  database: DatabaseRow,
  stored: DocumentRow | undefined,
  { id, revision, ancestry, deleted, content, bytes: files }: NewLeaf & { readonly id: string },
  keepsEdited: boolean,
): DatabaseRow {
  const tree = withLeaf(stored?.tree ?? [], ancestry, deleted)
  const leaves = leavesOf(tree)
  const seq = database.updateSeq + 1
  const storedTree = treeText(tree)
  const sizes = [storedTree, content.text, listText(content.attachments) ?? '', ...files.values()]
  const size = sizes.reduce((sum, part) => sum + Buffer.byteLength(part), 0)
  const state = { number: stored?.number, id, seq, tree: storedTree, leaves, bytes: size }
  const number = documents.save(database.number, state)
  documents.addBody(number, revisionText(revision), content)
  for (const [digest, data] of files) attachments.add(number, digest, data)
  if (stored && !keepsEdited) dropInnerBodies(documents, attachments, stored, leaves)
  const bytes = stored ? documents.measure(number) : size
  const nowDeleted = leaves[0]?.deleted === true
  const was = stored ? Number(stored.deleted) : undefined
  return {
    ...database,
    updateSeq: seq,
    documents: database.documents + Number(!nowDeleted) - (was === 0 ? 1 : 0),
    deleted: database.deleted + Number(nowDeleted) - (was ?? 0),
    bytes: database.bytes + bytes - (stored?.bytes ?? 0),
  }
}

/** What was a leaf and has been edited loses its body: a replicator asks for leaves, people see the log. */
function dropInnerBodies(
  documents: DocumentTable,
  attachments: AttachmentTable,
  stored: DocumentRow,
  leaves: readonly TreeLeaf[],
): void {
  const remaining = new Set(leaves.map(({ rev }) => rev))
  for (const { rev } of leavesOf(stored.tree)) {
    if (!remaining.has(rev)) documents.removeBody(stored.number, rev)
  }
  attachments.sweep(stored.number)
}

/** The stored leaf that an ancestry continues. */
function nearestLeaf(tree: RevisionTree, { start, ids }: Ancestry): string | undefined {
  const ancestors = new Set(ids.map((hash, index) => `${start - index}-${hash}`))
  return leavesOf(tree).find(({ rev }) => ancestors.has(rev))?.rev
}

function headOf({ ancestry }: WireDocument): Revision {
  return { generation: ancestry?.start ?? 0, hash: ancestry?.ids[0] ?? '' }
}

const conflict = (id: string) => refusal(id, 'conflict', 'Document update conflict.')
const missingStub = (id: string) =>
  refusal(id, 'missing_stub', 'An attachment is neither a known stub nor base64.')
