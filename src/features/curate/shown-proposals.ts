/** Which proposals an entry's page tells of, and for how long. */
import type { ProposalView } from '../../domain/proposals/proposal.ts'

/** What was decided is news for so long, ms; after that the entry itself says it, or the history. */
const newsFor = 30 * 24 * 3600 * 1000

/** Of one's own: all that wait, and for a while what has become of the others. */
export function isTold(proposal: ProposalView, now: Date): boolean {
  const { state, purpose, changedAt } = proposal
  if (purpose === '' || state === 'withdrawn') return false
  if (['waiting', 'accepted', 'unclear'].includes(state)) return true
  // That it was checked stands on the entry.
  if (purpose === 'assure' && state !== 'failed') return false
  const age = now.getTime() - Date.parse(changedAt)
  return Number.isNaN(age) || age < newsFor
}

/** Whether it stands in the queue. */
export function isToDecide({ state, purpose }: ProposalView): boolean {
  return (state === 'waiting' || state === 'unclear') && purpose !== ''
}
