/** How a need ends, and how it is taken up again. */
import type { ClosingReason, NeedState } from '../domain/casework/documents.ts'
import type { ReferralView } from '../domain/casework/guiding-views.ts'
import type { Dot } from '../domain/merge/version-vector.ts'
import type { NeedAsSeen } from './guiding.ts'
import { add, edit, line, set } from './guiding-writes.ts'
import { record, type Journal, type Write } from './record.ts'

export type Ending =
  /** `helpedBy`: ids of entries. `referrals`: those of them that it was referred to. */
  | {
      readonly kind: 'solved'
      readonly helpedBy: readonly string[]
      readonly referrals: readonly ReferralView[]
      readonly text: string
    }
  | {
      readonly kind: 'closed'
      readonly because: Exclude<ClosingReason, 'solved'>
      /** Whom to turn to instead, as the asker is told. */
      readonly nextStep: string
    }

/** By field, the values that stood on screen. */
export type Opened = Readonly<Record<'state' | 'closedBecause' | 'nextStep', readonly Dot[]>>

/** @throws TypeError where "outside the mandate" comes without a next step */
export async function closeNeed(
  journal: Journal,
  need: NeedAsSeen,
  ending: Ending,
  opened: Opened,
  draft?: string,
): Promise<void> {
  if (ending.kind === 'closed' && ending.because === 'outside-mandate' && ending.nextStep === '') {
    throw new TypeError('Outside the mandate always comes with a next step.')
  }
  const to: NeedState = ending.kind === 'solved' ? 'resolved' : 'closed-without-answer'
  const because = ending.kind === 'solved' ? 'solved' : ending.because
  const nextStep = ending.kind === 'solved' || ending.nextStep === '' ? null : ending.nextStep
  const helpedBy = ending.kind === 'solved' ? ending.helpedBy : []
  const referrals = ending.kind === 'solved' ? ending.referrals : []
  const text = ending.kind === 'solved' ? ending.text : ending.nextStep
  await record(
    journal,
    [
      edit(need.id, [
        set('state', to, opened.state),
        set('closedBecause', because, opened.closedBecause),
        set('nextStep', nextStep, opened.nextStep),
        ...(helpedBy.length > 0 ? [add('helpedBy', helpedBy)] : []),
      ]),
      ...referrals
        .filter(({ outcome }) => outcome !== 'helped')
        .flatMap((referral) => helped(journal, referral)),
      line(journal, [need.id], text, { field: 'state', from: need.state, to }),
    ],
    draft,
  )
}

function helped(journal: Journal, { id, need, name, outcome }: ReferralView): readonly Write[] {
  const from = outcome === '' ? null : outcome
  return [
    edit(id, [set('outcome', 'helped')]),
    line(journal, [need], name, { field: 'outcome', from, to: 'helped' }),
  ]
}

/** What was said at its end stays in the history. */
export async function reopenNeed(
  journal: Journal,
  need: NeedAsSeen,
  opened: Opened,
  to: NeedState = 'guiding',
): Promise<void> {
  await record(journal, [
    edit(need.id, [
      set('state', to, opened.state),
      set('closedBecause', null, opened.closedBecause),
      set('nextStep', null, opened.nextStep),
    ]),
    line(journal, [need.id], '', { field: 'state', from: need.state, to }),
  ])
}
