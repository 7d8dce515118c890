import { computed, type ComputedRef } from 'vue'
import type { ProposalView } from '../../domain/proposals/proposal.ts'
import { proposalsAbout, type MarkedProposal } from '../../journal/proposals.ts'
import { useAccount } from '../account/use-account.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import { useCurating } from './use-curating.ts'

/** About one entry: the reader's own, and for staff everybody's. Undefined until the device has answered. */
export function useProposalsAbout(
  entry: () => string,
): ComputedRef<readonly MarkedProposal[] | undefined> {
  const curating = useCurating(entry)
  const found = useLiveQuery((journal) => proposalsAbout(journal, curating.value.database, entry()))
  return computed(() => found.value)
}

/** Whether the reader is the one who proposed it. In `own` there is nothing else. */
export function useIsMine(): (proposal: ProposalView) => boolean {
  const { workspace } = useAccount()
  return ({ createdBy, fromOutside }) => {
    const user = workspace.value?.journal.user
    return createdBy === user && !fromOutside
  }
}
