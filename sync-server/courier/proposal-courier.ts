/** Settles proposals wherever they appear: in people’s own databases, and in casework. */
import { isDocumentId } from '../../src/domain/identifiers.ts'
import { StoreError } from '../couch/document-store.ts'
import { startFollower, type Follower } from './follower.ts'
import type { ProposalParts } from './proposal-parts.ts'
import { settleProposal } from './proposals.ts'

export interface ProposalCourierOptions extends ProposalParts {
  readonly failed: (error: unknown) => void
}

export function startProposalCourier(options: ProposalCourierOptions): Follower {
  const { store, failed } = options
  return startFollower({
    store,
    follows: (name) => name === 'casework' || name.startsWith('own-'),
    async look(name, { id, deleted }) {
      if (deleted || !id.startsWith('proposal:') || !isDocumentId(id)) return
      try {
        await settleProposal(options, name, id)
      } catch (error) {
        // The store is away: all of it is looked at again. Else one proposal holds up no other.
        if (error instanceof StoreError && isAway(error)) throw error
        failed(error)
      }
    },
    failed,
  })
}

/** Not what the store has against this very document. */
function isAway({ kind }: StoreError): boolean {
  return kind !== 'too-large' && kind !== 'forbidden'
}
