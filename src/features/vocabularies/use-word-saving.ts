/** Saving what an admin decides about a word: a proposal that approves itself, on the device first. */
import type { NewProposal } from '../../domain/proposals/proposal.ts'
import { propose } from '../../journal/proposals.ts'
import { useFeedback } from '../../ui/feedback.ts'
import type { Workspace } from '../account/workspace.ts'
import { useSending, type Sending } from '../curate/use-sending.ts'

export interface WordSaving extends Pick<Sending, 'trouble' | 'busy'> {
  /** @param said when it is saved. */
  readonly save: (
    proposal: Omit<NewProposal, 'decision'>,
    said: string,
    then?: () => unknown,
  ) => Promise<void>
}

export function useWordSaving(workspace: () => Workspace | undefined): WordSaving {
  const { tell } = useFeedback()
  const { trouble, busy, send } = useSending(workspace)
  return {
    trouble,
    busy,
    async save(proposal, said, then) {
      const journal = workspace()?.journal
      if (!journal) return
      await send(() => propose(journal, 'casework', { ...proposal, decision: 'approved' }), {
        saved: () => {
          tell(said)
          return then?.()
        },
        held: () => then?.(),
      })
    },
  }
}
