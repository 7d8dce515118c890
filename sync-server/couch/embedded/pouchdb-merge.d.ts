/** The part of pouchdb-merge 9 that the store uses; the package has no types of its own. */
declare module 'pouchdb-merge' {
  export type RevisionNode = [id: string, options: { deleted?: true }, children: RevisionNode[]]
  export type RevisionPath = { pos: number; ids: RevisionNode }

  /** Changes `tree` in place, also where it returns another one. */
  export function merge(
    tree: RevisionPath[],
    path: RevisionPath,
    depth: number,
  ): {
    tree: RevisionPath[]
    stemmedRevs: string[]
    conflicts: 'new_leaf' | 'new_branch' | 'internal_node'
  }
  export function revExists(tree: RevisionPath[], rev: string): boolean
  export function winningRev(document: { rev_tree: RevisionPath[] }): string
}
