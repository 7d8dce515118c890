/**
 * Two nodes of a cluster that sometimes don't hear each other: while they are split, the second goes on with
 * the winners of that moment. What would be a conflict becomes a branch, and both writers are told that
 * theirs is stored. Healed, everybody sees both branches.
 */
import { createHash } from 'node:crypto'
import type {
  AllDocsQuery,
  AllDocsRow,
  DocumentStore,
  StoredBody,
  WriteResult,
} from '../../sync-server/couch/document-store.ts'

export interface Cluster {
  /** What the second gateway works with. */
  readonly second: DocumentStore
  readonly isSplit: boolean
  readonly branches: number
  split(): Promise<void>
  heal(): void
}

/** Whose winners may be old; the rest of the store is of one mind. */
const database = 'casework'

export function createCluster(store: DocumentStore): Cluster {
  let winners: Map<string, AllDocsRow> | undefined
  let branches = 0

  async function allDocs(name: string, query: AllDocsQuery) {
    if (!winners || name !== database || !query.keys) return store.allDocs(name, query)
    const rows = query.keys.map(
      (key): AllDocsRow => winners?.get(key) ?? { key, error: 'not_found' },
    )
    return { total_rows: rows.length, rows }
  }

  async function bulkDocs(
    name: string,
    documents: readonly StoredBody[],
    options: { readonly newEdits: boolean },
  ): Promise<readonly WriteResult[]> {
    const results = await store.bulkDocs(name, documents, options)
    if (!winners || name !== database || !options.newEdits) return results
    const told: WriteResult[] = []
    for (const [index, result] of results.entries()) {
      const document = documents[index]
      if (!document) continue
      const accepted = 'error' in result ? await branch(document, result) : result
      if (!('error' in accepted)) {
        const { id, rev } = accepted
        winners.set(id, { id, key: id, value: { rev }, doc: { ...document, _rev: rev } })
      }
      told.push(accepted)
    }
    return told
  }

  async function branch(document: StoredBody, result: WriteResult): Promise<WriteResult> {
    if (!('error' in result) || result.error !== 'conflict') return result
    const { _rev: parent, ...body } = document
    const [generation = '0', parentHash] = (parent ?? '0').split('-')
    const hash = createHash('md5')
      .update(JSON.stringify([parent, body]))
      .digest('hex')
    const start = Number(generation) + 1
    const rev = `${start}-${hash}`
    const _revisions = { start, ids: [hash, ...(parentHash ? [parentHash] : [])] }
    const made = { ...body, _id: document._id, _rev: rev, _revisions }
    await store.bulkDocs(database, [made], { newEdits: false })
    branches += 1
    return { ok: true, id: document._id, rev }
  }

  const second: DocumentStore = new Proxy(store, {
    get(target, name, receiver): unknown {
      if (name === 'actingFor') return () => second
      if (name === 'allDocs') return allDocs
      if (name === 'bulkDocs') return bulkDocs
      const method: unknown = Reflect.get(target, name, receiver)
      return typeof method === 'function' ? method.bind(target) : method
    },
  })
  return {
    second,
    get isSplit() {
      return winners !== undefined
    },
    get branches() {
      return branches
    },
    async split() {
      const { rows } = await store.allDocs(database, { includeDocs: true })
      winners = new Map(rows.map((row) => [row.key, row]))
    },
    heal() {
      winners = undefined
    },
  }
}
