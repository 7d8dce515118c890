/**
 * One file holds thousands of small databases: every row carries its database's number, since a table per
 * person would make the schema itself the largest thing in the file.
 *
 * Durability: the log is synced after each group of commits, before anybody is answered (group-commit.ts), so
 * what was acknowledged survives a power cut. SQLite itself syncs (`synchronous=NORMAL`) what must be on disk
 * for the file to be whole after one: the log before a checkpoint, the file after it. Privacy: `secure_delete` overwrites what is deleted (`scrub` says where not), the log is cut to
 * nothing after each checkpoint, and the file can be read by its owner alone (SQLite gives `-wal` and `-shm`
 * the same mode).
 */
import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'

export interface StoreFile {
  readonly sqlite: DatabaseSync
  /** Made with the file. Part of every sequence, so that another store's can be told apart. */
  readonly storeId: string
}

const schemaVersion = 2

/** A document's bytes, of its row in `documents`. SQLite takes lengths from the record's head, so nothing is read. */
export const documentBytes = `
  octet_length(tree)
  + coalesce((SELECT sum(octet_length(body) + coalesce(octet_length(attachments), 0))
      FROM bodies WHERE document = documents.number), 0)
  + coalesce((SELECT sum(octet_length(data)) FROM attachments WHERE document = documents.number), 0)`

/** Kept beside the data they count, since a quota is looked at before each write. */
const countBytes = `
  ALTER TABLE documents ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE databases ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
  UPDATE documents SET bytes = ${documentBytes};
  UPDATE databases SET bytes =
    coalesce((SELECT sum(bytes) FROM documents WHERE database = databases.number), 0)
    + coalesce((SELECT sum(octet_length(body)) FROM locals WHERE database = databases.number), 0);
`

const tables = `
  CREATE TABLE store (id TEXT NOT NULL) STRICT;
  CREATE TABLE databases (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    update_seq INTEGER NOT NULL DEFAULT 0,
    doc_count INTEGER NOT NULL DEFAULT 0,
    doc_del_count INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  -- winner, deleted and leaves follow from the tree; they are kept beside it so that a page of changes need not read trees.
  CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    database INTEGER NOT NULL REFERENCES databases (number),
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    winner TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    leaves TEXT NOT NULL,
    tree TEXT NOT NULL,
    UNIQUE (database, id),
    UNIQUE (database, seq)
  ) STRICT;
  CREATE TABLE bodies (
    document INTEGER NOT NULL REFERENCES documents (number),
    rev TEXT NOT NULL,
    body TEXT NOT NULL,
    attachments TEXT,
    UNIQUE (document, rev)
  ) STRICT;
  CREATE TABLE attachments (
    document INTEGER NOT NULL REFERENCES documents (number),
    digest TEXT NOT NULL,
    data BLOB NOT NULL,
    UNIQUE (document, digest)
  ) STRICT;
  CREATE TABLE locals (
    database INTEGER NOT NULL REFERENCES databases (number),
    id TEXT NOT NULL,
    generation INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (database, id)
  ) STRICT, WITHOUT ROWID;
`

/** @throws when the file is not a store, or was made by a later version of this program. */
export function openStoreFile(file: string, newStoreId: () => string): StoreFile {
  closeSync(openSync(file, 'a', 0o600))
  const sqlite = new DatabaseSync(file, { timeout: 5000 })
  try {
    sqlite.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA wal_autocheckpoint = 0;
      PRAGMA secure_delete = ON;
      PRAGMA journal_size_limit = 0;
    `)
    return { sqlite, storeId: prepareSchema(sqlite, newStoreId) }
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/**
 * Writes the file anew without what was deleted, and cuts the log to nothing. `secure_delete` alone is not
 * enough: when SQLite splits a page it leaves a copy of what it moves to the next one, which nothing
 * overwrites until the page is full. While another process reads, the log can't be cut: then the first
 * checkpoint after that does it.
 */
export function scrub(sqlite: DatabaseSync): void {
  sqlite.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)')
}

function prepareSchema(sqlite: DatabaseSync, newStoreId: () => string): string {
  sqlite.exec('BEGIN IMMEDIATE')
  const version = Number(sqlite.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version > schemaVersion) {
    throw new Error(`The store's file has version ${version}; this program knows ${schemaVersion}.`)
  }
  if (version === 0) {
    sqlite.exec(tables)
    sqlite.prepare('INSERT INTO store (id) VALUES (?)').run(newStoreId())
  }
  if (version < 2) sqlite.exec(countBytes)
  sqlite.exec(`PRAGMA user_version = ${schemaVersion}`)
  sqlite.exec('COMMIT')
  return String(sqlite.prepare('SELECT id FROM store').get()?.['id'])
}
