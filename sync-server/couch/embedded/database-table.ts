import type { DatabaseSync } from 'node:sqlite'
import { StoreError } from '../document-store.ts'

export interface DatabaseRow {
  readonly number: number
  readonly name: string
  readonly updateSeq: number
  readonly documents: number
  readonly deleted: number
  /** Of all documents and `_local` documents. */
  readonly bytes: number
}

/** The databases in the file, with their counters. */
export interface DatabaseTable {
  create(name: string): void
  find(name: string): DatabaseRow | undefined
  /** @throws StoreError `no-database`. */
  get(name: string): DatabaseRow
  update(row: DatabaseRow): void
  names(): readonly string[]
  /** With all that carries its number. */
  remove(name: string): void
}

export function createDatabaseTable(sqlite: DatabaseSync): DatabaseTable {
  const insert = sqlite.prepare('INSERT INTO databases (name) VALUES (?) ON CONFLICT DO NOTHING')
  const select = sqlite.prepare(`
    SELECT number, name, update_seq AS updateSeq, doc_count AS documents, doc_del_count AS deleted,
      bytes
    FROM databases WHERE name = ?`)
  const update = sqlite.prepare(
    'UPDATE databases SET update_seq = ?, doc_count = ?, doc_del_count = ?, bytes = ? WHERE number = ?',
  )
  const names = sqlite.prepare('SELECT name FROM databases ORDER BY name')
  const ofDatabase = 'document IN (SELECT number FROM documents WHERE database = ?)'
  const remove = [
    `DELETE FROM attachments WHERE ${ofDatabase}`,
    `DELETE FROM bodies WHERE ${ofDatabase}`,
    'DELETE FROM documents WHERE database = ?',
    'DELETE FROM locals WHERE database = ?',
    'DELETE FROM databases WHERE number = ?',
  ].map((sql) => sqlite.prepare(sql))
  const find = (name: string) => select.get(name) as DatabaseRow | undefined
  return {
    create: (name) => void insert.run(name),
    find,
    get(name) {
      const row = find(name)
      if (!row) throw new StoreError('no-database', 'There is no such database.')
      return row
    },
    update: (row) =>
      void update.run(row.updateSeq, row.documents, row.deleted, row.bytes, row.number),
    names: () => names.all().map((row) => row['name'] as string),
    remove(name) {
      const row = find(name)
      if (row) for (const statement of remove) statement.run(row.number)
    },
  }
}
