/**
 * Bodies of edited revisions, where the store was opened to keep them. The product's store is not; a suite
 * that tests for CouchDB's history needs them.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { DatabaseRow } from './database-table.ts'
import { documentBytes } from './schema.ts'
import { leavesOf } from './revision-tree.ts'
import type { Sequences } from './sequence.ts'
import type { Tables } from './write-documents.ts'

/** What is known of a document's revisions beside what a read of them tells. */
export interface KnownRevisions {
  /** The document's last change. */
  readonly seq: string
  /** The winner first. */
  readonly leaves: readonly { readonly rev: string; readonly deleted: boolean }[]
  hasBody(rev: string): boolean
}

export function knownRevisions(
  { documents }: Tables,
  sequences: Sequences,
  database: DatabaseRow,
  id: string,
): KnownRevisions | undefined {
  const stored = documents.find(database.number, id)
  return (
    stored && {
      seq: sequences.text(stored.seq),
      leaves: leavesOf(stored.tree),
      hasBody: (rev) => documents.hasBody(stored.number, rev),
    }
  )
}

/** @returns what drops the bodies of a database's edited revisions; runs inside a transaction. */
export function createDropEdited(sqlite: DatabaseSync): (database: DatabaseRow) => void {
  const ofDatabase = 'document IN (SELECT number FROM documents WHERE database = :database)'
  const leavesOfDocument = '(SELECT leaves FROM documents WHERE number = bodies.document)'
  const statements = [
    `DELETE FROM bodies WHERE ${ofDatabase}
      AND rev NOT IN (SELECT value FROM json_each(${leavesOfDocument}))`,
    `DELETE FROM attachments WHERE ${ofDatabase} AND digest NOT IN (
      SELECT json_extract(listed.value, '$.digest') FROM bodies, json_each(bodies.attachments) AS listed
      WHERE bodies.document = attachments.document)`,
    `UPDATE documents SET bytes = ${documentBytes} WHERE database = :database`,
    `UPDATE databases SET bytes =
      coalesce((SELECT sum(bytes) FROM documents WHERE database = :database), 0)
      + coalesce((SELECT sum(octet_length(body)) FROM locals WHERE database = :database), 0)
      WHERE number = :database`,
  ].map((sql) => sqlite.prepare(sql))
  return ({ number }) => {
    for (const statement of statements) statement.run({ database: number })
  }
}
