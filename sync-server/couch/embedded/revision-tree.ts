/**
 * The tree of a document's revisions, merged by PouchDB's own algorithm. Pure: pouchdb-merge changes its
 * argument, so it gets a copy here, and a write that is refused later leaves the tree as it was.
 *
 * Only leaves have a body in this store (it compacts as it writes), so nodes carry no `status`.
 */
import { merge, revExists, type RevisionNode, type RevisionPath } from 'pouchdb-merge'
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
const revisionLimit = 1000

export function isKnown(tree: RevisionTree, revision: Revision): boolean {
  return revExists(tree, revisionText(revision))
}

/** A revision on its branch; `ancestors` leads to the root. */
interface Step extends Revision {
  readonly deleted: boolean
  readonly ancestors: Step | undefined
}

/**
 * The leaves, each with the way down to its root. PouchDB's `rootToLeaf` copies the way at every step, which
 * at a thousand revisions takes longer than the write itself.
 */
function branches(tree: RevisionTree): readonly Step[] {
  const leaves: Step[] = []
  const visit: { node: RevisionNode; generation: number; ancestors: Step | undefined }[] = tree.map(
    ({ pos, ids }) => ({ node: ids, generation: pos, ancestors: undefined }),
  )
  for (let next = visit.pop(); next; next = visit.pop()) {
    const { generation, ancestors } = next
    const [hash, { deleted = false }, children] = next.node
    const step = { generation, hash, deleted, ancestors }
    if (children.length === 0) leaves.push(step)
    for (const node of children) visit.push({ node, generation: generation + 1, ancestors: step })
  }
  return leaves
}

function* wayDown(leaf: Step): Generator<Step> {
  for (let step: Step | undefined = leaf; step; step = step.ancestors) yield step
}

function sameRevision(a: Revision, b: Revision): boolean {
  return a.generation === b.generation && a.hash === b.hash
}

/**
 * Live leaves before deleted ones, higher generations first, then the higher hash. The first is the winner:
 * CouchDB's rule, the same in every replica.
 */
export function leavesOf(tree: RevisionTree): readonly TreeLeaf[] {
  return branches(tree)
    .map(({ generation, hash, deleted }) => {
      return { generation, hash, deleted, rev: revisionText({ generation, hash }) }
    })
    .sort(
      (a, b) =>
        Number(a.deleted) - Number(b.deleted) ||
        b.generation - a.generation ||
        (a.hash > b.hash ? -1 : 1),
    )
}

/** A revision on its way down to its root; undefined when the tree does not know it. */
function stepOf(tree: RevisionTree, revision: Revision): Step | undefined {
  const leaves = branches(tree)
  // Nearly always it is a leaf that is asked for.
  const leaf = leaves.find((each) => sameRevision(each, revision))
  if (leaf) return leaf
  for (const each of leaves) {
    for (const step of wayDown(each)) if (sameRevision(step, revision)) return step
  }
  return undefined
}

/** @returns undefined when the tree does not know the revision. */
export function ancestryOf(tree: RevisionTree, revision: Revision): Ancestry | undefined {
  const step = stepOf(tree, revision)
  return step && { start: step.generation, ids: [...wayDown(step)].map(({ hash }) => hash) }
}

/** A revision, leaf or edited since; undefined when the tree does not know it. */
export function nodeOf(tree: RevisionTree, revision: Revision): TreeLeaf | undefined {
  const step = stepOf(tree, revision)
  if (!step) return undefined
  const { generation, hash, deleted } = step
  return { generation, hash, deleted, rev: revisionText({ generation, hash }) }
}

/** For each known revision the leaves that grew from it; itself when it is one. */
export function leavesByRevision(tree: RevisionTree): ReadonlyMap<string, readonly string[]> {
  const grown = new Map<string, string[]>()
  for (const leaf of branches(tree)) {
    const rev = revisionText(leaf)
    for (const step of wayDown(leaf)) {
      const known = revisionText(step)
      const leaves = grown.get(known)
      if (leaves) leaves.push(rev)
      else grown.set(known, [rev])
    }
  }
  return grown
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
  if (tree.length === 0) return [{ pos: start - ancestors.length, ids: node }]
  return merge(structuredClone(tree), { pos: start - ancestors.length, ids: node }, revisionLimit)
    .tree
}

/** The tree without these leaves, and without what led to them alone. */
export function withoutLeaves(tree: RevisionTree, revs: ReadonlySet<string>): RevisionTree {
  const remaining = branches(tree).filter((leaf) => !revs.has(revisionText(leaf)))
  const kept = new Set(remaining.flatMap((leaf) => [...wayDown(leaf)].map(revisionText)))
  const isKept = (generation: number, [hash]: RevisionNode) =>
    kept.has(revisionText({ generation, hash }))
  const pruned = (generation: number, [hash, options, children]: RevisionNode): RevisionNode => [
    hash,
    options,
    children
      .filter((child) => isKept(generation + 1, child))
      .map((child) => pruned(generation + 1, child)),
  ]
  return tree
    .filter(({ pos, ids }) => isKept(pos, ids))
    .map(({ pos, ids }) => ({ pos, ids: pruned(pos, ids) }))
}
