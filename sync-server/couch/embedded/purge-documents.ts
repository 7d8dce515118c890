/**
 * `_purge`: leaves are taken out of the tree, with their bodies and the attachments that no other leaf lists.
 * What has been told to others stays with them: this is for what must not be kept, not for tidying.
 */
import type { DatabaseRow } from './database-table.ts'
import { leavesByRevision, leavesOf, withoutLeaves } from './revision-tree.ts'
import { treeText } from './stored-tree.ts'
import type { Tables } from './write-documents.ts'

/** Inside the caller's transaction. @returns for each document the revisions that were taken out. */
export function purgeDocuments(
  tables: Tables,
  name: string,
  revisions: Readonly<Record<string, readonly string[]>>,
): Record<string, readonly string[]> {
  let database = tables.databases.get(name)
  const purged: [string, readonly string[]][] = []
  for (const [id, revs] of Object.entries(revisions)) {
    const taken = purgeDocument(tables, database, id, new Set(revs))
    purged.push([id, taken.revs])
    database = taken.database
  }
  tables.databases.update(database)
  return Object.fromEntries(purged)
}

function purgeDocument(
  { documents, attachments }: Tables,
  database: DatabaseRow,
  id: string,
  asked: ReadonlySet<string>,
): { readonly database: DatabaseRow; readonly revs: readonly string[] } {
  const stored = documents.find(database.number, id)
  const revs = stored ? leavesOf(stored.tree).flatMap(({ rev }) => (asked.has(rev) ? rev : [])) : []
  if (!stored || revs.length === 0) return { database, revs: [] }
  const { number } = stored
  const tree = withoutLeaves(stored.tree, new Set(revs))
  const leaves = leavesOf(tree)
  const [winner] = leaves
  documents.keepBodies(number, leavesByRevision(tree).keys())
  attachments.sweep(number)
  // The sequence moves also where the document is gone, so that nobody takes the state before for this one.
  const seq = database.updateSeq + 1
  if (winner)
    documents.save(database.number, { number, id, seq, tree: treeText(tree), leaves, bytes: 0 })
  else documents.remove(number)
  const bytes = winner ? documents.measure(number) : 0
  return {
    revs,
    database: {
      ...database,
      updateSeq: seq,
      documents: database.documents - Number(!stored.deleted) + Number(winner?.deleted === false),
      deleted: database.deleted - Number(stored.deleted) + Number(winner?.deleted === true),
      bytes: database.bytes + bytes - stored.bytes,
    },
  }
}
