/** Closes conflict leaves wherever they appear. */
import type { DocumentStore } from '../couch/document-store.ts'
import { closeLeaves } from './close-leaves.ts'
import { startFollower, type Follower } from './follower.ts'

export type LeafCloser = Follower

export interface LeafCloserOptions {
  readonly store: DocumentStore
  readonly report: (event: LeafEvent) => void
}

export type LeafEvent =
  | { readonly kind: 'closed'; readonly leaves: number }
  | { readonly kind: 'failed'; readonly error: unknown }

export function startLeafCloser({ store, report }: LeafCloserOptions): LeafCloser {
  let leaves = 0
  return startFollower({
    store,
    follows: holdsDocuments,
    async look(name, { id, changes: heads }) {
      if (heads.length > 1) leaves += await closeLeaves(store, name, id)
    },
    lookedThrough() {
      if (leaves > 0) report({ kind: 'closed', leaves })
      leaves = 0
    },
    failed: (error) => report({ kind: 'failed', error }),
  })
}

function holdsDocuments(name: string): boolean {
  return name === 'casework' || name === 'directory' || name.startsWith('own-')
}
