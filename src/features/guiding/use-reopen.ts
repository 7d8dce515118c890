/** Takes a need up again. What stood on screen is replaced: a colleague's reason from meanwhile stays beside. */
import { useI18n } from 'vue-i18n'
import type { NeedState } from '../../domain/casework/documents.ts'
import type { NeedView } from '../../domain/casework/views.ts'
import type { MutableDocument } from '../../domain/documents/document.ts'
import { dotsOf } from '../../domain/documents/edit.ts'
import { reopenNeed } from '../../journal/closing.ts'
import { useFeedback } from '../../ui/feedback.ts'
import type { Workspace } from '../account/workspace.ts'
import { oneAtATime } from '../casework/one-at-a-time.ts'
import { saving } from '../casework/saving.ts'
import { whenChanged } from '../casework/when-changed.ts'

export function useReopen(of: {
  readonly workspace: Workspace
  readonly need: NeedView
  readonly document: MutableDocument
}) {
  const { t } = useI18n()
  const { announce, tell } = useFeedback()
  return oneAtATime(async (to: NeedState = 'guiding') => {
    const { workspace, need, document } = of
    const shown = whenChanged(() => dotsOf(of.document, 'state'))
    const opened = {
      state: dotsOf(document, 'state'),
      closedBecause: dotsOf(document, 'closedBecause'),
      nextStep: dotsOf(document, 'nextStep'),
    }
    const outcome = await saving(() => reopenNeed(workspace.journal, need, opened, to))
    if (outcome.kind !== 'saved') {
      tell(t(`casework.notSaved.${outcome.kind}.title`))
      return
    }
    workspace.sync?.wake()
    announce(t('guiding.asker.reopened'))
    await shown
  })
}
