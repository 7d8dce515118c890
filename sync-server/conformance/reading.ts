/** A document with all that a query can ask to be added to it. */
import type { LeafQuery, StoredBody } from '../couch/document-store.ts'
import type { KnownRevisions } from '../couch/embedded/edited-revisions.ts'
import { flag, type Asked } from '../couch/query-values.ts'
import type { InDatabase } from './context.ts'

/** What `asked` adds that the store itself knows to add. */
export function leafQuery(asked: Asked): LeafQuery {
  return {
    history: flag(asked, 'revs') || flag(asked, 'revs_info') || flag(asked, 'meta'),
    attachments: flag(asked, 'attachments'),
    conflicts: flag(asked, 'conflicts') || flag(asked, 'meta'),
    latest: flag(asked, 'latest'),
  }
}

/** Adds `_revs_info`, `_deleted_conflicts` and `_local_seq` where they are asked for. */
export async function withHistory(
  { store, name }: InDatabase,
  document: StoredBody,
  asked: Asked,
): Promise<StoredBody> {
  const meta = flag(asked, 'meta')
  const wantsInfo = meta || flag(asked, 'revs_info')
  const wantsDeleted = meta || flag(asked, 'deleted_conflicts')
  const wantsSeq = flag(asked, 'local_seq')
  if (!wantsInfo && !wantsDeleted && !wantsSeq) return document
  const known = await store.revisions(name, document._id)
  if (!known) return document
  const { _revisions: revisions, ...rest } = document
  const deleted = known.leaves.filter(({ rev, deleted }) => deleted && rev !== document._rev)
  return {
    ...rest,
    _id: document._id,
    ...(flag(asked, 'revs') && { _revisions: revisions }),
    ...(wantsInfo && { _revs_info: revisionsInfo(revisions, known) }),
    ...(wantsDeleted &&
      deleted.length > 0 && { _deleted_conflicts: deleted.map(({ rev }) => rev) }),
    ...(wantsSeq && { _local_seq: known.seq }),
  }
}

function revisionsInfo(revisions: unknown, known: KnownRevisions) {
  const { start, ids } = revisions as { start: number; ids: readonly string[] }
  const deleted = new Set(known.leaves.flatMap((leaf) => (leaf.deleted ? leaf.rev : [])))
  return ids.map((hash, index) => {
    const rev = `${start - index}-${hash}`
    const status = known.hasBody(rev) ? (deleted.has(rev) ? 'deleted' : 'available') : 'missing'
    return { rev, status }
  })
}

/** The winner as `include_docs` shows it; a tombstone too. */
export async function winner(
  { store, name }: InDatabase,
  id: string,
  asked: Asked,
): Promise<StoredBody | undefined> {
  const [leaf] = await store.leaves(name, id, {
    history: false,
    attachments: flag(asked, 'attachments'),
    conflicts: flag(asked, 'conflicts'),
  })
  return leaf && 'ok' in leaf ? leaf.ok : undefined
}
