/** "Hänvisa" in one tap, and back again from the line that says so. */
import type { NamedEntry } from '../../domain/casework/documents.ts'
import type { NeedView } from '../../domain/casework/views.ts'
import { refer, takeReferralBack } from '../../journal/guiding.ts'
import { useI18n } from 'vue-i18n'
import { useFeedback } from '../../ui/feedback.ts'
import type { Workspace } from '../account/workspace.ts'
import { saving } from '../casework/saving.ts'
import { dayAfter } from '../log/place-of-day.ts'

/** Long enough to have got in touch, short enough to remember; days. */
const askAfter = 14

export function useRefer(workspace: Workspace, need: () => NeedView) {
  const { t } = useI18n()
  const { tell, announce } = useFeedback()
  /** A second press on the same one does nothing while the first is saved. */
  const referring = new Set<string>()

  async function run(command: () => Promise<unknown>): Promise<boolean> {
    const outcome = await saving(command)
    if (outcome.kind !== 'saved') {
      tell(t(`casework.notSaved.${outcome.kind}.title`))
      return false
    }
    workspace.sync?.wake()
    return true
  }

  return async ({ id: entry, name }: NamedEntry): Promise<void> => {
    if (referring.has(entry)) return
    referring.add(entry)
    const { id, state } = need()
    const { journal } = workspace
    const askOn = dayAfter(journal.clock(), askAfter)
    let made: string | undefined
    const isSaved = await run(async () => {
      made = await refer(journal, { id, state }, { id: entry, name }, askOn)
    }).finally(() => referring.delete(entry))
    const referral = made
    if (!isSaved || referral === undefined) return
    tell(t('guiding.refer.done', { name }), {
      label: t('guiding.refer.undo'),
      run: () =>
        void run(() => takeReferralBack(journal, referral, { id, state })).then((isUndone) => {
          if (isUndone) announce(t('guiding.refer.undone'))
        }),
    })
  }
}
