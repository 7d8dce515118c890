/**
 * A CouchDB-compatible store in one SQLite file: revision trees, conflicts, changes, attachments and
 * `_local` documents as a replicator knows them. What it leaves out: views, design functions, and the
 * bodies of revisions that have been edited (it compacts as it writes).
 *
 *   wire-document ──▶ write-documents ──▶ revision-tree (pouchdb-merge) ──▶ tables   in group-commit
 *   changes, all-docs, read-documents ◀── tables                                     reads see commits only
 *
 * SQLite is called synchronously: a read is done before anyone else can write. The disk is waited for beside
 * that (group-commit.ts, write-ahead-log.ts).
 */
import { randomUUID } from 'node:crypto'
import type { DocumentStore } from '../document-store.ts'
import { createReadAllDocs } from './all-docs.ts'
import { createAttachmentTable } from './attachments.ts'
import { createReadChanges } from './changes.ts'
import { createDatabaseTable, type DatabaseRow } from './database-table.ts'
import { createDocumentTable } from './document-table.ts'
import { createDropEdited, knownRevisions, type KnownRevisions } from './edited-revisions.ts'
import { createGroupCommit } from './group-commit.ts'
import { createLocalDocuments } from './local-documents.ts'
import { purgeDocuments } from './purge-documents.ts'
import { readAttachment, readLeaves, revisionsMissing } from './read-documents.ts'
import { openStoreFile, scrub } from './schema.ts'
import { sequencesOf } from './sequence.ts'
import { openWriteAheadLog } from './write-ahead-log.ts'
import { writeDocuments, type Tables } from './write-documents.ts'

export interface EmbeddedStoreOptions {
  /** Path of the database file; its folder must exist. */
  readonly file: string
  /** Identity of a new file. A random UUID unless a test wants to know it. */
  readonly newStoreId?: () => string
  /** Keep the bodies of edited revisions until `compact`, as CouchDB does. False where personal data lives. */
  readonly keepsEdited?: boolean
}

export interface EmbeddedStore extends DocumentStore {
  /** @returns undefined when the id is unknown. */
  revisions(name: string, id: string): Promise<KnownRevisions | undefined>
}

/** @throws when the file is not a store, or was made by a later version of this program. */
export function createEmbeddedStore({
  file,
  newStoreId = randomUUID,
  keepsEdited = false,
}: EmbeddedStoreOptions): EmbeddedStore {
  const { sqlite, storeId } = openStoreFile(file, newStoreId)
  const tables: Tables = {
    databases: createDatabaseTable(sqlite),
    documents: createDocumentTable(sqlite),
    attachments: createAttachmentTable(sqlite),
  }
  const { databases } = tables
  const log = openWriteAheadLog(sqlite, file)
  const commit = createGroupCommit(sqlite, log)
  const locals = createLocalDocuments(sqlite)
  const readChanges = createReadChanges(sqlite, storeId)
  const readAllDocs = createReadAllDocs(sqlite, winnerOf)
  const dropEdited = createDropEdited(sqlite)
  const listeners = new Set<(name: string) => void>()

  function winnerOf(database: DatabaseRow, id: string) {
    const [leaf] = readLeaves(tables, database, id, { history: false, attachments: false })
    return leaf && 'ok' in leaf ? leaf.ok : undefined
  }

  function tell(name: string): void {
    for (const listener of listeners) listener(name)
  }

  /** SQLite answers at once; what it throws becomes a rejection, as from a store across the network. */
  function reading<Arguments extends unknown[], Value>(
    read: (...asked: Arguments) => Value,
  ): (...asked: Arguments) => Promise<Value> {
    return (...asked) => new Promise((resolve) => resolve(commit.told(read(...asked))))
  }

  let closing: Promise<void> | undefined
  async function close(): Promise<void> {
    try {
      await commit.finish()
    } finally {
      await log.close()
      sqlite.close()
    }
  }

  const store: EmbeddedStore = {
    // It has no walls of its own: the gateway is the only way in.
    actingFor: () => store,
    async ensureDatabase(name) {
      if (!databases.find(name)) await commit.write(() => databases.create(name))
    },
    databases: reading(() => databases.names()),
    async deleteDatabase(name) {
      if (!databases.find(name)) return
      await commit.write(() => databases.remove(name))
      scrub(sqlite)
      tell(name)
    },
    info: reading((name: string) => {
      const row = databases.find(name)
      return (
        row && {
          doc_count: row.documents,
          doc_del_count: row.deleted,
          update_seq: sequencesOf(storeId, row).text(row.updateSeq),
          sizes: { active: row.bytes },
        }
      )
    }),
    changes: reading((name, query) => readChanges(databases.get(name), query)),
    async bulkDocs(name, documents, { newEdits }) {
      const written = await commit.write(() =>
        writeDocuments(tables, name, documents, { newEdits, keepsEdited }),
      )
      if (written.changed) tell(name)
      return written.results
    },
    revsDiff: reading((name, revisions) =>
      revisionsMissing(tables, databases.get(name), revisions),
    ),
    leaves: reading((name, id, query) => readLeaves(tables, databases.get(name), id, query)),
    attachment: reading((name, id, rev, attachment) =>
      readAttachment(tables, databases.get(name), id, rev, attachment),
    ),
    allDocs: reading((name, query) => readAllDocs(databases.get(name), query)),
    getLocal: reading((name, id) => locals.get(databases.get(name), id)),
    localIds: reading((name, most) => locals.ids(databases.get(name), most)),
    putLocal: (name, id, body) => commit.write(() => locals.put(databases.get(name), id, body)),
    onUpdate(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async compact(name) {
      await commit.write(() => dropEdited(databases.get(name)))
      scrub(sqlite)
    },
    async purge(name, revisions) {
      const purged = await commit.write(() => purgeDocuments(tables, name, revisions))
      scrub(sqlite)
      if (Object.values(purged).some((revs) => revs.length > 0)) tell(name)
      return purged
    },
    revisions: reading((name, id) => {
      const database = databases.get(name)
      return knownRevisions(tables, sequencesOf(storeId, database), database, id)
    }),
    close: () => (closing ??= close()),
  }
  return store
}
