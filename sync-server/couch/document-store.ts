import type { Writer } from '../../src/domain/rules/write-rules.ts'

/**
 * What the gateway asks of a store, in CouchDB's terms. Two adapters: `embedded/` (ours, on node:sqlite)
 * and `remote/` (CouchDB). One contract suite (test/contract) runs on both.
 *
 * Bodies are the CouchDB wire form: `_id`, `_rev`, `_revisions`, `_deleted`, `_attachments` beside the
 * document's own members. Sequences are opaque strings: never ordered, never computed with.
 */
export type StoredBody = {
  readonly _id: string
  readonly _rev?: string
  readonly [member: string]: unknown
}

export interface DatabaseInfo {
  readonly doc_count: number
  readonly doc_del_count: number
  readonly update_seq: string
  /** Bytes of all documents, their histories, attachments and `_local` documents. */
  readonly sizes: { readonly active: number }
}

export interface ChangesQuery {
  /** A sequence of this database, `0` for all, `now` for what comes. */
  readonly since: string
  readonly limit?: number
  /** The page ends before its documents, all leaves counted, exceed so many bytes; one is always there. */
  readonly mostBytes?: number
  readonly style: 'main_only' | 'all_docs'
  readonly includeDocs: boolean
  readonly docIds?: readonly string[]
  readonly descending?: boolean
  /** Documents may come as `docText`: for an answer that only passes them on. */
  readonly asText?: boolean
}

export interface ChangeRow {
  readonly seq: string
  readonly id: string
  readonly changes: readonly { readonly rev: string }[]
  readonly deleted?: true
  readonly doc?: StoredBody
  /** In place of `doc`: its JSON. */
  readonly docText?: string
}

export interface ChangesPage {
  readonly results: readonly ChangeRow[]
  readonly last_seq: string
  readonly pending: number
}

/** One document's outcome in `_bulk_docs`, as CouchDB spells it. */
export type WriteResult =
  | { readonly ok: true; readonly id: string; readonly rev: string }
  | { readonly id: string; readonly rev?: string; readonly error: string; readonly reason: string }

export interface LeafQuery {
  /** `all`: every leaf. A list: these revisions. Left out: the winner. */
  readonly revs?: 'all' | readonly string[]
  /** Add `_revisions`, the ancestry that a replicator needs. */
  readonly history: boolean
  readonly attachments: boolean
  readonly conflicts?: boolean
  /** With a list of revisions: in place of one that is no leaf, the leaves that grew from it. */
  readonly latest?: boolean
}

/** A leaf that was asked for; `missing` carries the revision as asked. */
export type Leaf = { readonly ok: StoredBody } | { readonly missing: string }

export interface AllDocsQuery {
  readonly keys?: readonly string[]
  readonly startKey?: string
  readonly endKey?: string
  readonly limit?: number
  /** With documents: rejects with `too-large` where they are more than one and exceed so many bytes. */
  readonly mostBytes?: number
  readonly includeDocs: boolean
}

/**
 * A question that cannot be answered as asked; the gateway makes 400, 404, 413 or 503 of it.
 * `unavailable`: the store is away, or could not keep the write as often as it must: ask again later.
 * `forbidden`: the store's own walls, where it has any, do not open to the one who asks, or not yet.
 */
export class StoreError extends Error {
  readonly kind: 'no-database' | 'bad-sequence' | 'too-large' | 'forbidden' | 'unavailable'

  constructor(kind: StoreError['kind'], reason: string) {
    super(reason)
    this.kind = kind
  }
}

/** Rejects with `StoreError` where the database is missing (`no-database`) or `since` is not this
 *  store's (`bad-sequence`). */
export interface DocumentStore {
  /**
   * The same store, asked in somebody's name: one that has walls of its own holds them too, behind the
   * gateway's. What only the server may touch is asked of the store itself.
   */
  actingFor(writer: Writer): DocumentStore
  /** Creates the database when it is not there. Idempotent. */
  ensureDatabase(name: string): Promise<void>
  /** The names of all databases, sorted. */
  databases(): Promise<readonly string[]>
  /** Removes the database with all it holds, also from the disk. Idempotent. */
  deleteDatabase(name: string): Promise<void>
  /** @returns undefined when there is no such database. */
  info(name: string): Promise<DatabaseInfo | undefined>
  changes(name: string, query: ChangesQuery): Promise<ChangesPage>
  /** Resolves after the write is on disk (fsync). Outcomes in the order of `documents`; with
   *  `newEdits: false` only failures are listed, as in CouchDB. */
  bulkDocs(
    name: string,
    documents: readonly StoredBody[],
    options: { readonly newEdits: boolean },
  ): Promise<readonly WriteResult[]>
  revsDiff(
    name: string,
    revisions: Readonly<Record<string, readonly string[]>>,
  ): Promise<Record<string, { missing: string[]; possible_ancestors?: string[] }>>
  /** Leaves of one document; an empty list when the id is unknown. A deleted winner is returned as its tombstone. */
  leaves(name: string, id: string, query: LeafQuery): Promise<readonly Leaf[]>
  attachment(
    name: string,
    id: string,
    rev: string | undefined,
    attachment: string,
  ): Promise<{ readonly type: string; readonly data: Uint8Array } | undefined>
  allDocs(
    name: string,
    query: AllDocsQuery,
  ): Promise<{ readonly total_rows: number; readonly rows: readonly AllDocsRow[] }>
  /** `_local` documents: never replicated, single revision `0-n`. `id` is without the `_local/`. */
  getLocal(name: string, id: string): Promise<StoredBody | undefined>
  putLocal(name: string, id: string, body: Record<string, unknown>): Promise<WriteResult>
  /** Ids of those that there are, without the `_local/`, `most` of them at most. */
  localIds(name: string, most: number): Promise<readonly string[]>
  /** Calls back after each change with the database's name, in the writing process only or everywhere.
   *  The write is done by then: a listener must not throw. @returns stop. */
  onUpdate(listener: (name: string) => void): () => void
  /** Lets go of the room that edited revisions and deleted documents take. Answers nothing differently. */
  compact(name: string): Promise<void>
  /**
   * Takes leaves out of their documents as if they had never been: no tombstone, nothing in the changes,
   * nothing of them on the disk. A document without leaves is gone. What is no leaf is left alone.
   * @returns for each document asked the revisions that were taken out.
   */
  purge(
    name: string,
    revisions: Readonly<Record<string, readonly string[]>>,
  ): Promise<Record<string, readonly string[]>>
  close(): Promise<void>
}

export type AllDocsRow =
  | {
      readonly id: string
      readonly key: string
      readonly value: { readonly rev: string; readonly deleted?: true }
      readonly doc?: StoredBody | null
    }
  | { readonly key: string; readonly error: 'not_found' }
