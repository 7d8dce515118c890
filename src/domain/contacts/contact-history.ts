/** Everything that has happened with a contact, and with those who turned out to be the same one: newest first. */
import type { IntroductionView, ReferralView, ReplyView } from '../casework/guiding-views.ts'
import type { LogEntryView, NeedView } from '../casework/views.ts'

interface Sources<
  Entry extends LogEntryView,
  Need extends NeedView,
  Reply extends ReplyView,
  Referral extends ReferralView,
  Introduction extends IntroductionView,
> {
  readonly entries: readonly Entry[]
  readonly needs: readonly Need[]
  readonly replies: readonly Reply[]
  readonly referrals: readonly Referral[]
  readonly introductions: readonly Introduction[]
}

export type HistoryItem<
  Entry = LogEntryView,
  Need = NeedView,
  Reply = ReplyView,
  Referral = ReferralView,
  Introduction = IntroductionView,
> = {
  /** ISO time, by its author’s clock. */
  readonly at: string
  readonly id: string
  /** User id. */
  readonly by: string
} & (
  | { readonly kind: 'line'; readonly entry: Entry }
  | { readonly kind: 'need'; readonly need: Need }
  | { readonly kind: 'reply'; readonly reply: Reply; readonly need: Need }
  | { readonly kind: 'referral'; readonly referral: Referral; readonly need: Need }
  | { readonly kind: 'introduction'; readonly introduction: Introduction }
)

/** @param ids all ids under which the contact is known. */
export function contactHistory<
  Entry extends LogEntryView,
  Need extends NeedView,
  Reply extends ReplyView,
  Referral extends ReferralView,
  Introduction extends IntroductionView,
>(
  ids: readonly string[],
  sources: Sources<Entry, Need, Reply, Referral, Introduction>,
): readonly HistoryItem<Entry, Need, Reply, Referral, Introduction>[] {
  type Item = HistoryItem<Entry, Need, Reply, Referral, Introduction>
  const isTheirs = (about: readonly string[]) => about.some((id) => ids.includes(id))
  const needs = new Map(
    sources.needs.filter((need) => isTheirs(need.contacts)).map((need) => [need.id, need]),
  )
  const items: Item[] = []
  for (const entry of sources.entries) {
    const { id, at, by, about, change } = entry
    // The introduction itself stands there, with its state.
    if (isTheirs(about) && change?.field !== 'introduction')
      items.push({ kind: 'line', id, at, by, entry })
  }
  for (const need of needs.values()) {
    const { id, receivedAt: at, createdBy: by } = need
    items.push({ kind: 'need', id, at, by, need })
  }
  for (const reply of sources.replies) {
    const { id, at, by } = reply
    const need = reply.about.map((about) => needs.get(about)).find((found) => found)
    if (need) items.push({ kind: 'reply', id, at, by, reply, need })
  }
  for (const referral of sources.referrals) {
    const { id, createdAt: at, createdBy: by } = referral
    const need = needs.get(referral.need)
    if (need && !referral.archived) items.push({ kind: 'referral', id, at, by, referral, need })
  }
  for (const introduction of sources.introductions) {
    const { id, createdAt: at, createdBy: by, contacts, archived } = introduction
    if (!archived && isTheirs(contacts)) {
      items.push({ kind: 'introduction', id, at, by, introduction })
    }
  }
  return items.sort((a, b) => compare(b.at, a.at) || compare(b.id, a.id))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
