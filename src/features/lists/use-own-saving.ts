import { useI18n } from 'vue-i18n'
import { useFeedback } from '../../ui/feedback.ts'
import { useAccount } from '../account/use-account.ts'
import type { Workspace } from '../account/workspace.ts'
import { saving } from '../casework/saving.ts'

/** Runs a command of one's own things; says what went wrong. */
export function useOwnSaving() {
  const { t } = useI18n()
  const { tell } = useFeedback()
  const { workspace } = useAccount()

  /** @returns whether it is on the disk. */
  return async (command: (open: Workspace) => Promise<unknown>): Promise<boolean> => {
    const open = workspace.value
    if (!open) {
      tell(t('notes.notYet.text'))
      return false
    }
    const { kind } = await saving(() => command(open))
    if (kind !== 'saved') tell(t(kind === 'held' ? 'casework.notSaved.held.title' : 'own.failed'))
    else open.sync?.wake()
    return kind === 'saved'
  }
}
