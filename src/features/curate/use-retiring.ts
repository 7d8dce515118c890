/** Taking an entry out of the directory, and the way back. */
import { useI18n } from 'vue-i18n'
import type { DocumentId } from '../../domain/identifiers.ts'
import { isDone, propose, withdraw } from '../../journal/proposals.ts'
import { useFeedback } from '../../ui/feedback.ts'
import type { Workspace } from '../account/workspace.ts'
import { saving } from '../casework/saving.ts'
import { useCurating } from './use-curating.ts'

export interface RetiredEntry {
  readonly id: DocumentId
  readonly name: string
}

export function useRetiring() {
  const { t } = useI18n()
  const { tell } = useFeedback()
  const curating = useCurating()

  /** A change back, which approves itself for those who approve: the server has taken the entry out already. */
  function bringBack(open: Workspace, { id, name }: RetiredEntry): Promise<DocumentId> {
    return propose(open.journal, curating.value.database, {
      entry: id,
      purpose: 'change',
      name,
      changes: [{ field: 'retired', before: true, after: null }],
      ...(curating.value.changes === 'edits' ? { decision: 'approved' } : {}),
    })
  }

  /** Withdrawn for as long as nothing has come of it. @param proposal its id. */
  async function regret(open: Workspace, proposal: DocumentId, entry: RetiredEntry): Promise<void> {
    const { database, changes } = curating.value
    const done = await isDone(open.journal, database, proposal)
    const outcome = await saving(async () =>
      done ? bringBack(open, entry) : withdraw(open.journal, database, proposal),
    )
    if (outcome.kind !== 'saved') {
      tell(t(`casework.notSaved.${outcome.kind}.title`))
      return
    }
    open.sync?.wake()
    const asked = changes === 'edits' ? 'curate.retire.restored' : 'curate.retire.restoreAsked'
    tell(t(done ? asked : 'curate.regretted'))
  }

  return { bringBack, regret }
}
