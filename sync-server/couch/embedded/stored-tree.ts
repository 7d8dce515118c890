/**
 * A revision tree as text, node after node. Its own nested lists are no form to store: `JSON.stringify` takes
 * time in the square of the depth, seven milliseconds for a thousand revisions, and this is half the size.
 */
import type { RevisionNode } from 'pouchdb-merge'
import type { RevisionTree } from './revision-tree.ts'

/** A hash alone is a live child of the node before it; else its parent's place in the list stands beside. */
type StoredNode = string | [hash: string, parent: number, deleted: 0 | 1]
/** From the first generation that is known. */
type StoredPath = [pos: number, nodes: StoredNode[]]

export function treeText(tree: RevisionTree): string {
  return JSON.stringify(tree.map(({ pos, ids }): StoredPath => [pos, storedNodes(ids)]))
}

export function parseTree(text: string): RevisionTree {
  const paths = JSON.parse(text) as StoredPath[]
  return paths.map(([pos, nodes]) => ({ pos, ids: rootOf(nodes) }))
}

function storedNodes(root: RevisionNode): StoredNode[] {
  const stored: StoredNode[] = []
  const visit: { node: RevisionNode; parent: number }[] = [{ node: root, parent: -1 }]
  for (let next = visit.pop(); next; next = visit.pop()) {
    const [hash, { deleted }, children] = next.node
    const place = stored.length
    const plain = next.parent === place - 1 && !deleted
    stored.push(plain ? hash : [hash, next.parent, deleted ? 1 : 0])
    // Backwards onto the stack, so that children keep their order, which merging relies on.
    for (const node of children.toReversed()) visit.push({ node, parent: place })
  }
  return stored
}

function rootOf(stored: readonly StoredNode[]): RevisionNode {
  const nodes: RevisionNode[] = []
  for (const [place, each] of stored.entries()) {
    const [hash, parent, deleted] = typeof each === 'string' ? [each, place - 1, 0] : each
    const node: RevisionNode = [hash, deleted ? { deleted: true } : {}, []]
    nodes.push(node)
    nodes[parent]?.[2].push(node)
  }
  const [root] = nodes
  if (!root) throw new TypeError('A stored tree has a root.')
  return root
}
