/**
 * The tree of a document's revisions, merged by PouchDB's own algorithm. Pure: pouchdb-merge changes its
 * argument, so it gets a copy here, and a write that is refused later leaves the tree as it was.
 *
 * Only leaves have a body in this store (it compacts as it writes), so nodes carry no `status`.
 */
import { merge, revExists, rootToLeaf, type RevisionNode, type RevisionPath } from 'pouchdb-merge'
import { revisionText, type Revision } from '../revision.ts'

export type RevisionTree = RevisionPath[]

/** A revision and its known ancestors, newest first: CouchDB's `_revisions`. */
export interface Ancestry {
  readonly start: number
  readonly ids: readonly string[]
}

export interface TreeLeaf extends Revision {
  readonly rev: string
  readonly deleted: boolean
}

/** Longest branch kept, CouchDB's `_revs_limit`. */
export const revisionLimit = 1000

export function isKnown(tree: RevisionTree, revision: Revision): boolean {
  return revExists(tree, revisionText(revision))
}

/**
 * Live leaves before deleted ones, higher generations first, then the higher hash. The first is the winner:
 * CouchDB's rule, the same in every replica.
 */
export function leavesOf(tree: RevisionTree): readonly TreeLeaf[] {
  return rootToLeaf(tree)
    .flatMap(({ pos, ids }) => {
      const last = ids.at(-1)
      if (!last) return []
      const revision = { generation: pos + ids.length - 1, hash: last.id }
      return [{ ...revision, rev: revisionText(revision), deleted: last.opts.deleted === true }]
    })
    .sort(
      (a, b) =>
        Number(a.deleted) - Number(b.deleted) ||
        b.generation - a.generation ||
        (a.hash > b.hash ? -1 : 1),
    )
}

/** @returns undefined when the revision is not a leaf of the tree. */
export function ancestryOf(tree: RevisionTree, leaf: Revision): Ancestry | undefined {
  const path = rootToLeaf(tree).find(
    ({ pos, ids }) => pos + ids.length - 1 === leaf.generation && ids.at(-1)?.id === leaf.hash,
  )
  return path && { start: leaf.generation, ids: path.ids.map(({ id }) => id).reverse() }
}

/** The leaves that grew from a revision; itself when it is one. Empty when it is unknown. */
export function descendantsOf(tree: RevisionTree, revision: Revision): readonly Revision[] {
  return rootToLeaf(tree).flatMap(({ pos, ids }) => {
    const last = ids.at(-1)
    return last && ids[revision.generation - pos]?.id === revision.hash
      ? [{ generation: pos + ids.length - 1, hash: last.id }]
      : []
  })
}

/** The tree with one more leaf, grafted where its ancestry fits; cut to `revisionLimit`. */
export function withLeaf(
  tree: RevisionTree,
  { start, ids }: Ancestry,
  deleted: boolean,
): RevisionTree {
  const [newest = '', ...ancestors] = ids.slice(0, revisionLimit)
  let node: RevisionNode = [newest, deleted ? { deleted } : {}, []]
  for (const id of ancestors) node = [id, {}, [node]]
  return merge(structuredClone(tree), { pos: start - ancestors.length, ids: node }, revisionLimit)
    .tree
}
