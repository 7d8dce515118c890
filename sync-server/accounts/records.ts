/**
 * Plain records in a database that is never routed (`accounts`): no registers, no merging, last write
 * wins only when the writer had read the version it replaces.
 */
import { StoreError, type DocumentStore, type StoredBody } from '../couch/document-store.ts'

export interface Stored<R> {
  readonly rev: string
  readonly record: R
}

export type PutOutcome = 'written' | 'conflict'

export interface Records {
  read<R extends object>(id: string, parse: (body: StoredBody) => R): Promise<Stored<R> | undefined>
  /** Those of `ids` that there are. */
  readAll<R extends object>(
    ids: readonly string[],
    parse: (body: StoredBody) => R,
  ): Promise<readonly R[]>
  /** All whose id begins with `prefix`. */
  list<R extends object>(prefix: string, parse: (body: StoredBody) => R): Promise<readonly R[]>
  /** The same in batches, for what may be many: a batch is read when the one before has been dealt with. */
  batches<R extends object>(
    prefix: string,
    parse: (body: StoredBody) => R,
  ): AsyncIterable<readonly Stored<R>[]>
  /** @param replaces the revision that was read; left out for a record that must not be there yet. */
  put(id: string, record: object, replaces?: string): Promise<PutOutcome>
  remove(id: string, rev: string): Promise<PutOutcome>
}

/** Small enough that requests are answered in between. */
const batchSize = 200

export function createRecords(store: DocumentStore, database: string): Records {
  async function write(body: StoredBody): Promise<PutOutcome> {
    const [result] = await store.bulkDocs(database, [body], { newEdits: true })
    if (result === undefined || 'ok' in result) return 'written'
    if (result.error === 'conflict') return 'conflict'
    if (result.error === 'service_unavailable') throw new StoreError('unavailable', result.reason)
    throw new Error(`The store refused a record: ${result.error}.`)
  }

  return {
    async read(id, parse) {
      const [leaf] = await store.leaves(database, id, { history: false, attachments: false })
      if (leaf === undefined || !('ok' in leaf) || leaf.ok['_deleted'] === true) return undefined
      return { rev: String(leaf.ok._rev), record: parse(leaf.ok) }
    },
    async readAll(ids, parse) {
      const { rows } = await store.allDocs(database, { keys: ids, includeDocs: true })
      return rows.flatMap((row) => ('doc' in row && row.doc ? [parse(row.doc)] : []))
    },
    async list(prefix, parse) {
      const { rows } = await store.allDocs(database, {
        startKey: prefix,
        endKey: `${prefix}\ufff0`,
        includeDocs: true,
      })
      return rows.flatMap((row) => ('doc' in row && row.doc ? [parse(row.doc)] : []))
    },
    async *batches(prefix, parse) {
      let startKey = prefix
      for (;;) {
        const { rows } = await store.allDocs(database, {
          startKey,
          endKey: `${prefix}\ufff0`,
          limit: batchSize + 1,
          includeDocs: true,
        })
        yield rows
          .slice(0, batchSize)
          .flatMap((row) =>
            'doc' in row && row.doc ? [{ rev: row.value.rev, record: parse(row.doc) }] : [],
          )
        const next = rows[batchSize]
        if (next === undefined) return
        startKey = next.key
      }
    },
    put: (id, record, replaces) =>
      write({ ...record, _id: id, ...(replaces === undefined ? {} : { _rev: replaces }) }),
    remove: (id, rev) => write({ _id: id, _rev: rev, _deleted: true }),
  }
}
