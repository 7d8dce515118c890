/** Reading documents: leaves, the difference of revisions, attachments. */
import type { JsonObject } from '../../../src/domain/json.ts'
import type { Leaf, LeafQuery, StoredBody } from '../document-store.ts'
import type { DatabaseRow } from './database-table.ts'
import type { DocumentRow } from './document-table.ts'
import { parseRevision } from '../revision.ts'
import { ancestryOf, leavesByRevision, leavesOf, nodeOf, type TreeLeaf } from './revision-tree.ts'
import { stubs, wireDocument } from './wire-document.ts'
import type { Tables } from './write-documents.ts'

/** @returns an empty list when the id is unknown. */
export function readLeaves(
  tables: Tables,
  database: DatabaseRow,
  id: string,
  query: LeafQuery,
): readonly Leaf[] {
  const stored = tables.documents.find(database.number, id)
  if (!stored) return []
  const leaves = leavesOf(stored.tree)
  const read = (leaf: TreeLeaf): Leaf => ({ ok: readLeaf(tables, stored, leaf, leaves, query) })
  if (query.revs === undefined) return leaves.slice(0, 1).map(read)
  if (query.revs === 'all') return leaves.map(read)
  const byRev = new Map(leaves.map((leaf) => [leaf.rev, leaf]))
  const grown = query.latest ? leavesByRevision(stored.tree) : undefined
  const wanted = new Set(query.revs.flatMap((rev) => grown?.get(rev) ?? [rev]))
  return [...wanted].map((rev) => {
    const leaf = byRev.get(rev) ?? keptNode(tables, stored, rev)
    return leaf ? read(leaf) : { missing: rev }
  })
}

/** A revision that has been edited since and still has its body. */
function keptNode({ documents }: Tables, stored: DocumentRow, rev: string): TreeLeaf | undefined {
  const revision = documents.hasBody(stored.number, rev) ? parseRevision(rev) : undefined
  return revision && nodeOf(stored.tree, revision)
}

function readLeaf(
  tables: Tables,
  stored: DocumentRow,
  leaf: TreeLeaf,
  leaves: readonly TreeLeaf[],
  { history, attachments, conflicts }: LeafQuery,
): StoredBody {
  const content = tables.documents.body(stored.number, leaf.rev)
  if (!content) throw new Error('A leaf has a body.')
  return wireDocument(stored.id, leaf, content.body, {
    ancestry: history ? ancestryOf(stored.tree, leaf) : undefined,
    conflicts: conflicts
      ? leaves.filter((other) => other !== leaf && !other.deleted).map(({ rev }) => rev)
      : [],
    attachments: attachments
      ? inline(tables, stored.number, content.attachments)
      : stubs(content.attachments),
  })
}

function inline(tables: Tables, document: number, list: Parameters<typeof stubs>[0]): JsonObject {
  return Object.fromEntries(
    Object.entries(list).map(([name, { content_type, revpos, digest }]) => {
      const data = Buffer.from(bytesOf(tables, document, digest)).toString('base64')
      return [name, { content_type, revpos, digest, data }]
    }),
  )
}

function bytesOf({ attachments }: Tables, document: number, digest: string): Uint8Array {
  const bytes = attachments.read(document, digest)
  if (!bytes) throw new Error('A listed attachment has bytes.')
  return bytes
}

export function readAttachment(
  tables: Tables,
  database: DatabaseRow,
  id: string,
  rev: string | undefined,
  name: string,
): { type: string; data: Uint8Array } | undefined {
  const stored = tables.documents.find(database.number, id)
  if (!stored) return undefined
  const wanted = rev ?? leavesOf(stored.tree)[0]?.rev
  const list = wanted ? tables.documents.body(stored.number, wanted)?.attachments : undefined
  const attachment = list && Object.hasOwn(list, name) ? list[name] : undefined
  if (!attachment) return undefined
  return {
    type: attachment.content_type,
    data: bytesOf(tables, stored.number, attachment.digest),
  }
}

/** What of `revisions` is not here, and the leaves that could be below it in the tree. */
export function revisionsMissing(
  { documents }: Tables,
  database: DatabaseRow,
  revisions: Readonly<Record<string, readonly string[]>>,
): Record<string, { missing: string[]; possible_ancestors?: string[] }> {
  const answers = Object.entries(revisions).flatMap(([id, revs]) => {
    const tree = documents.find(database.number, id)?.tree ?? []
    const known = leavesByRevision(tree)
    const missing = revs.filter((rev) => !known.has(rev))
    if (missing.length === 0) return []
    const highest = missing.reduce(
      (generation, rev) => Math.max(generation, parseRevision(rev)?.generation ?? 0),
      0,
    )
    const below = leavesOf(tree).filter(({ generation }) => generation < highest)
    const ancestors = below.length > 0 && { possible_ancestors: below.map(({ rev }) => rev) }
    return [[id, { missing, ...ancestors }] as const]
  })
  return Object.fromEntries(answers)
}
