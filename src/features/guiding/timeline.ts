/** Everything that has happened to a need, in one order: newest first. */
import type { LogEntryView } from '../../domain/casework/views.ts'
import type {
  CommentView,
  HandOverView,
  ReferralView,
  ReplyView,
  WrittenOnce,
} from '../../domain/casework/guiding-views.ts'
import type { Marked } from '../../journal/queries.ts'

export type Step = { readonly id: string; readonly at: string; readonly by: string } & (
  | { readonly kind: 'line'; readonly what: Marked<LogEntryView> }
  | { readonly kind: 'reply'; readonly what: Marked<ReplyView> }
  | { readonly kind: 'addition'; readonly what: Marked<WrittenOnce> }
  | { readonly kind: 'comment'; readonly what: Marked<CommentView> }
  | { readonly kind: 'referral'; readonly what: Marked<ReferralView> }
  | { readonly kind: 'hand-over'; readonly what: Marked<HandOverView> }
)

export interface Happened {
  readonly lines: readonly Marked<LogEntryView>[]
  readonly replies: readonly Marked<ReplyView>[]
  readonly additions: readonly Marked<WrittenOnce>[]
  readonly comments: readonly Marked<CommentView>[]
  readonly referrals: readonly Marked<ReferralView>[]
  readonly handOvers: readonly Marked<HandOverView>[]
}

export function stepsOf(happened: Happened): readonly Step[] {
  const once = <Kind extends string, What extends { id: string; at: string; by: string }>(
    kind: Kind,
    all: readonly What[],
  ) => all.map((what) => ({ kind, id: what.id, at: what.at, by: what.by, what }))
  const made = <
    Kind extends string,
    What extends { id: string; createdAt: string; createdBy: string },
  >(
    kind: Kind,
    all: readonly What[],
  ) => all.map((what) => ({ kind, id: what.id, at: what.createdAt, by: what.createdBy, what }))
  const steps: Step[] = [
    ...once('line', happened.lines),
    ...once('reply', happened.replies),
    ...once('addition', happened.additions),
    ...once('comment', happened.comments),
    ...made('referral', happened.referrals),
    ...made('hand-over', happened.handOvers),
  ]
  // Ids as well: what one command wrote has one time.
  return steps.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1))
}
