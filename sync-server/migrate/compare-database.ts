/**
 * Whether two stores hold the same in a database: the same documents with the same leaves, and each leaf with
 * the same ancestry, content and attachments. Read through, not sampled.
 */
import { isJsonObject, sameJson, type Json } from '../../src/domain/json.ts'
import type { ChangeRow, DocumentStore, Leaf } from '../couch/document-store.ts'

export interface Comparison {
  readonly documents: number
  /** Documents whose winner is a tombstone. */
  readonly deleted: number
  readonly leaves: number
  /** Ids of documents that are not the same; the first hundred. */
  readonly different: readonly string[]
}

const pageSize = 100
const mostNamed = 100

export async function compareDatabase(
  one: DocumentStore,
  other: DocumentStore,
  name: string,
): Promise<Comparison> {
  const there = await leavesById(other, name)
  const different = new Set<string>()
  const counts = { documents: 0, deleted: 0, leaves: 0 }
  for await (const rows of pages(one, name)) {
    await Promise.all(
      rows.map(async (row) => {
        counts.documents += 1
        counts.leaves += row.changes.length
        if (row.deleted) counts.deleted += 1
        const same = there.get(row.id) === revsOf(row) && (await sameLeaves(one, other, name, row))
        there.delete(row.id)
        if (!same) different.add(row.id)
      }),
    )
  }
  for (const id of there.keys()) different.add(id)
  return { ...counts, different: [...different].slice(0, mostNamed) }
}

async function* pages(store: DocumentStore, name: string): AsyncGenerator<readonly ChangeRow[]> {
  for (let since = '0', pending = 1; pending > 0;) {
    const query = { style: 'all_docs', includeDocs: false, limit: pageSize } as const
    const page = await store.changes(name, { ...query, since })
    yield page.results
    since = page.last_seq
    pending = page.pending
  }
}

async function leavesById(store: DocumentStore, name: string): Promise<Map<string, string>> {
  const leaves = new Map<string, string>()
  for await (const rows of pages(store, name)) {
    for (const row of rows) leaves.set(row.id, revsOf(row))
  }
  return leaves
}

function revsOf({ changes }: ChangeRow): string {
  return changes
    .map(({ rev }) => rev)
    .sort()
    .join(' ')
}

async function sameLeaves(
  one: DocumentStore,
  other: DocumentStore,
  name: string,
  { id, changes }: ChangeRow,
): Promise<boolean> {
  const revs = changes.map(({ rev }) => rev)
  const query = { revs, history: true, attachments: true }
  const [here, there] = await Promise.all([
    one.leaves(name, id, query),
    other.leaves(name, id, query),
  ])
  return sameJson(comparable(here), comparable(there))
}

/** Of attachments type and bytes: CouchDB names compressed ones by another digest. */
function comparable(leaves: readonly Leaf[]): Json {
  const bodies = leaves.map((leaf) => {
    if (!('ok' in leaf)) return leaf
    const { _attachments: files, ...body } = leaf.ok
    const attachments = isJsonObject(files)
      ? Object.entries(files).map(([file, value]) => {
          const { content_type: type, data } = isJsonObject(value) ? value : {}
          return [file, type, data]
        })
      : []
    return [body, attachments]
  })
  return JSON.parse(JSON.stringify(bodies)) as Json
}
