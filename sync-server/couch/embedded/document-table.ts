import type { DatabaseSync } from 'node:sqlite'
import type { JsonObject } from '../../../src/domain/json.ts'
import type { AttachmentList } from './attachments.ts'
import type { RevisionTree, TreeLeaf } from './revision-tree.ts'
import { documentBytes } from './schema.ts'
import { parseTree } from './stored-tree.ts'

/** A document as the file knows it: its tree; the bodies of its leaves stand apart. */
export interface DocumentRow {
  readonly number: number
  readonly id: string
  readonly seq: number
  readonly deleted: boolean
  readonly tree: RevisionTree
  /** Of the tree, all leaves and their attachments. */
  readonly bytes: number
}

export interface LeafBody {
  readonly body: JsonObject
  readonly attachments: AttachmentList
}

/** A body on its way into the file, as JSON. */
export interface NewBody {
  readonly text: string
  readonly attachments: AttachmentList
}

/** What one more leaf makes of a document. */
export interface NewState {
  /** Of the stored document; undefined for a new one. */
  readonly number: number | undefined
  readonly id: string
  readonly seq: number
  /** As stored (`treeText`). */
  readonly tree: string
  /** Of that tree, the winner first. */
  readonly leaves: readonly TreeLeaf[]
  /** Of a new document; one that was stored is measured (`measure`). */
  readonly bytes: number
}

export interface DocumentTable {
  find(database: number, id: string): DocumentRow | undefined
  /** Which of these are stored. */
  known(database: number, ids: readonly string[]): Set<string>
  /** @returns the document's number: the given one, or a new one's. */
  save(database: number, document: NewState): number
  body(document: number, rev: string): LeafBody | undefined
  hasBody(document: number, rev: string): boolean
  addBody(document: number, rev: string, leaf: NewBody): void
  removeBody(document: number, rev: string): void
  /** Removes what is not listed. */
  keepBodies(document: number, revs: Iterable<string>): void
  /** The document alone: its bodies are removed before. */
  remove(document: number): void
  /** Called when tree, bodies and attachments of a stored document are changed. @returns how many bytes they are. */
  measure(document: number): number
}

export function createDocumentTable(sqlite: DatabaseSync): DocumentTable {
  const select = sqlite.prepare(
    'SELECT number, id, seq, deleted, tree, bytes FROM documents WHERE database = ? AND id = ?',
  )
  const selectKnown = sqlite.prepare(
    'SELECT id FROM documents WHERE database = ? AND id IN (SELECT value FROM json_each(?))',
  )
  const insert = sqlite.prepare(`
    INSERT INTO documents (database, id, seq, winner, deleted, leaves, tree, bytes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`)
  const update = sqlite.prepare(
    'UPDATE documents SET seq = ?, winner = ?, deleted = ?, leaves = ?, tree = ? WHERE number = ?',
  )
  const selectBody = sqlite.prepare(
    'SELECT body, attachments FROM bodies WHERE document = ? AND rev = ?',
  )
  const insertBody = sqlite.prepare(
    'INSERT INTO bodies (document, rev, body, attachments) VALUES (?, ?, ?, ?)',
  )
  const measure = sqlite.prepare(
    `UPDATE documents SET bytes = ${documentBytes} WHERE number = ? RETURNING bytes`,
  )
  const hasBody = sqlite.prepare('SELECT 1 FROM bodies WHERE document = ? AND rev = ?')
  const keepBodies = sqlite.prepare(
    'DELETE FROM bodies WHERE document = ? AND rev NOT IN (SELECT value FROM json_each(?))',
  )
  const remove = sqlite.prepare('DELETE FROM documents WHERE number = ?')
  const deleteBody = sqlite.prepare('DELETE FROM bodies WHERE document = ? AND rev = ?')

  return {
    find(database, id) {
      const row = select.get(database, id)
      return (
        row && {
          number: row['number'] as number,
          id: row['id'] as string,
          seq: row['seq'] as number,
          deleted: row['deleted'] === 1,
          tree: parseTree(row['tree'] as string),
          bytes: row['bytes'] as number,
        }
      )
    },
    known(database, ids) {
      const rows = selectKnown.all(database, JSON.stringify(ids))
      return new Set(rows.map((row) => row['id'] as string))
    },
    save(database, { number, id, seq, tree, leaves, bytes }) {
      const [winner] = leaves
      if (!winner) throw new TypeError('A document has a leaf.')
      const derived = [
        seq,
        winner.rev,
        Number(winner.deleted),
        JSON.stringify(leaves.map(({ rev }) => rev)),
        tree,
      ] as const
      if (number !== undefined) update.run(...derived, number)
      return number ?? Number(insert.run(database, id, ...derived, bytes).lastInsertRowid)
    },
    body(document, rev) {
      const row = selectBody.get(document, rev)
      return (
        row && {
          body: JSON.parse(row['body'] as string) as JsonObject,
          attachments: JSON.parse((row['attachments'] as string | null) ?? '{}') as AttachmentList,
        }
      )
    },
    addBody(document, rev, { text, attachments }) {
      insertBody.run(document, rev, text, listText(attachments))
    },
    measure: (document) => measure.get(document)?.['bytes'] as number,
    removeBody: (document, rev) => void deleteBody.run(document, rev),
    hasBody: (document, rev) => hasBody.get(document, rev) !== undefined,
    keepBodies: (document, revs) => void keepBodies.run(document, JSON.stringify([...revs])),
    remove: (document) => void remove.run(document),
  }
}

/** An attachment list as stored. */
export function listText(attachments: AttachmentList): string | null {
  return Object.keys(attachments).length > 0 ? JSON.stringify(attachments) : null
}
