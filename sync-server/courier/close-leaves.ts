/**
 * Closing the conflict leaves of one document. Devices merge all live leaves and never write tombstones; the
 * server alone takes a leaf away, and only one that it has just read to be contained in another live one:
 *
 *     read all leaves ──▶ winner contains all? ──no──▶ write the merge on top of the winner ──▶ read again
 *                                     └──yes──▶ a tombstone on each of the others
 *
 * Each step may be done twice, or be the last one before a kill: the merge adds no dot, and a leaf that is
 * closed already refuses its tombstone.
 */
import {
  isMutable,
  parseDocument,
  type KulturlotsDocument,
} from '../../src/domain/documents/document.ts'
import { sameJson, type Json } from '../../src/domain/json.ts'
import { merge, mergeAll } from '../../src/domain/merge/merge.ts'
import type { DocumentStore, StoredBody } from '../couch/document-store.ts'
import { parseRevision } from '../couch/revision.ts'

interface LiveLeaf {
  readonly rev: string
  readonly document: KulturlotsDocument
}

/** @returns how many leaves were closed. One that can't be read, or that nothing contains, stays. */
export async function closeLeaves(store: DocumentStore, name: string, id: string): Promise<number> {
  let closed = 0
  for (;;) {
    const [winner, ...others] = await liveLeaves(store, name, id)
    if (!winner || others.length === 0) return closed
    const outside = others.filter(({ document }) => !contains(winner.document, document))
    if (outside.length > 0 && isMutable(winner.document)) {
      const merged = mergeAll([winner.document, ...outside.map(({ document }) => document)])
      await write(store, name, { ...merged, _rev: winner.rev })
      continue
    }
    const inside = others.filter((leaf) => !outside.includes(leaf))
    for (const { rev } of inside) {
      const result = await write(store, name, { _id: id, _rev: rev, _deleted: true })
      if (result === 'written') closed += 1
    }
    return closed
  }
}

/** The winner first, by CouchDB's rule. Empty where one is unreadable: what it holds is not for us to judge. */
async function liveLeaves(
  store: DocumentStore,
  name: string,
  id: string,
): Promise<readonly LiveLeaf[]> {
  const leaves = await store.leaves(name, id, { revs: 'all', history: false, attachments: false })
  const bodies = leaves.flatMap((leaf) =>
    'ok' in leaf && leaf.ok['_deleted'] !== true ? [leaf.ok] : [],
  )
  try {
    return bodies
      .map((body) => ({ rev: String(body._rev), document: parseDocument(body) }))
      .sort((a, b) => generation(b) - generation(a) || (a.rev > b.rev ? -1 : 1))
  } catch (error) {
    if (error instanceof TypeError) return []
    throw error
  }
}

function generation({ rev }: LiveLeaf): number {
  return parseRevision(rev)?.generation ?? 0
}

/** Every edit, and the same value where both hold one of the same dot (ADR 8). */
function contains(whole: KulturlotsDocument, part: KulturlotsDocument): boolean {
  const asJson = (document: KulturlotsDocument) => document as unknown as Json
  if (isMutable(whole) !== isMutable(part)) return false
  if (!isMutable(whole)) return sameJson(asJson(whole), asJson(part))
  return sameJson(asJson(merge(whole, part)), asJson(whole))
}

async function write(
  store: DocumentStore,
  name: string,
  body: object,
): Promise<'written' | 'conflict'> {
  const [result] = await store.bulkDocs(name, [body as StoredBody], { newEdits: true })
  if (!result || 'ok' in result) return 'written'
  if (result.error === 'conflict') return 'conflict'
  throw new Error(`The store refused a leaf: ${(result as { error: string }).error}.`)
}
