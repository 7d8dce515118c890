/** A choice that is saved at once: a tick, a state, a day, a row. */
import { useI18n } from 'vue-i18n'
import { useFeedback } from '../../ui/feedback.ts'
import type { Workspace } from '../account/workspace.ts'
import { saving } from '../casework/saving.ts'

/** @returns whether it is on the disk; where it isn’t, that has been said. */
export function useCommand(
  workspace: Workspace,
): (command: () => Promise<unknown>) => Promise<boolean> {
  const { t } = useI18n()
  const { tell } = useFeedback()
  return async (command) => {
    const outcome = await saving(command)
    if (outcome.kind !== 'saved') {
      tell(t(outcome.kind === 'held' ? 'casework.notSaved.held.title' : 'application.failed'))
      return false
    }
    workspace.sync?.wake()
    return true
  }
}
