/** Tells whether a referral helped, and says what was noted. */
import { useI18n } from 'vue-i18n'
import type { ReferralOutcome, ReferralView } from '../../domain/casework/guiding-views.ts'
import { tellOutcome } from '../../journal/guiding.ts'
import { useFeedback } from '../../ui/feedback.ts'
import type { Workspace } from '../account/workspace.ts'
import { oneAtATime } from '../casework/one-at-a-time.ts'
import { saving } from '../casework/saving.ts'

export function useOutcome(workspace: () => Workspace | undefined) {
  const { t } = useI18n()
  const { tell } = useFeedback()
  return oneAtATime(async (referral: ReferralView, outcome: ReferralOutcome) => {
    const open = workspace()
    if (!open) return
    const saved = await saving(() => tellOutcome(open.journal, referral, outcome))
    if (saved.kind !== 'saved') {
      tell(t(`casework.notSaved.${saved.kind}.title`))
      return
    }
    open.sync?.wake()
    tell(t('guiding.referrals.told', { outcome: t(`guiding.referrals.outcomes.${outcome}`) }), {
      label: t('guiding.refer.undo'),
      run: () => {
        const now = { ...referral, outcome }
        void saving(() => tellOutcome(open.journal, now, referral.outcome)).then(() =>
          open.sync?.wake(),
        )
      },
    })
  })
}
