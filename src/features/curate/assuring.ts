/** "Stämmer": one tap, and the way back. Whatever the tap began does not depend on the row it was made in. */
import { useI18n } from 'vue-i18n'
import type { DocumentId } from '../../domain/identifiers.ts'
import { propose, withdraw } from '../../journal/proposals.ts'
import { useFeedback } from '../../ui/feedback.ts'
import { useAccount } from '../account/use-account.ts'
import { saving } from '../casework/saving.ts'
import { useCurating } from './use-curating.ts'

export interface Assuring {
  readonly assure: (entry: { readonly id: DocumentId; readonly name: string }) => Promise<void>
  /** @param id of the proposal. */
  readonly regret: (id: string) => Promise<void>
}

export function useAssuring(): Assuring {
  const { t } = useI18n()
  const { tell } = useFeedback()
  const { workspace } = useAccount()
  const curating = useCurating()

  async function regretIn(open: typeof workspace.value, id: string, database: 'own' | 'casework') {
    if (!open) return
    const outcome = await saving(() => withdraw(open.journal, database, id))
    if (outcome.kind !== 'saved') {
      tell(t(`casework.notSaved.${outcome.kind}.title`))
      return
    }
    open.sync?.wake()
    tell(t('curate.regretted'))
  }

  return {
    async assure({ id, name }) {
      const open = workspace.value
      if (!open) {
        tell(t('curate.notYet'))
        return
      }
      const { database } = curating.value
      let proposal: DocumentId | undefined
      const outcome = await saving(async () => {
        proposal = await propose(open.journal, database, { entry: id, purpose: 'assure', name })
      })
      if (outcome.kind !== 'saved' || proposal === undefined) {
        tell(t(`casework.notSaved.${outcome.kind === 'saved' ? 'failed' : outcome.kind}.title`))
        return
      }
      const made = proposal
      open.sync?.wake()
      tell(t('curate.assured', { name }), {
        label: t('curate.regret'),
        run: () => void regretIn(open, made, database),
      })
    },
    regret: (id) => regretIn(workspace.value, id, curating.value.database),
  }
}
