import type { DocumentStore, Leaf, StoredBody } from './document-store.ts'
import type { BulkGetRequest } from './requests.ts'

type BulkGetDoc =
  | { readonly ok: StoredBody }
  | {
      readonly error: {
        readonly id: string
        readonly rev: string
        readonly error: 'not_found'
        readonly reason: 'missing'
      }
    }

export interface BulkGetRow {
  readonly id: string
  readonly docs: readonly BulkGetDoc[]
}

/** One row per document and revision asked for; asked twice is answered once, or one request could ask for gigabytes. */
export async function bulkGet(
  store: DocumentStore,
  name: string,
  { wanted, query }: BulkGetRequest,
): Promise<readonly BulkGetRow[]> {
  const once = new Map(wanted.map((each) => [`${each.rev ?? ''} ${each.id}`, each]))
  const rows: BulkGetRow[] = []
  for (const { id, rev } of once.values()) {
    const leaves = await store.leaves(
      name,
      id,
      rev === undefined ? query : { ...query, revs: [rev] },
    )
    const found = leaves.length > 0 ? leaves : [{ missing: rev ?? 'undefined' }]
    rows.push({ id, docs: found.map((leaf) => bulkGetDoc(id, leaf)) })
  }
  return rows
}

function bulkGetDoc(id: string, leaf: Leaf): BulkGetDoc {
  return 'ok' in leaf
    ? { ok: leaf.ok }
    : { error: { id, rev: leaf.missing, error: 'not_found', reason: 'missing' } }
}
