/** Tells matching of all needs on the device: all once, in pieces, then what changes. */
import type { NeedView } from '../../domain/casework/views.ts'
import type { KnownNeed } from '../../domain/matching/need.ts'
import { needs } from '../../journal/queries.ts'
import type { Journal } from '../../journal/record.ts'
import type { MatchingCalls } from '../../directory/matching-session.ts'

export interface FollowedNeeds {
  /** Resolves when what is on the device has been sent, or could not be read. */
  sent(): Promise<void>
  stop(): void
}

/** Few enough that a keystroke is not held up while they are copied to the worker. */
const piece = 500

/** By id. A view is the same object for as long as it says the same. */
export type KnownViews = Map<string, NeedView>

/** @param known what the worker was told before; kept up to date */
export function followNeeds(
  journal: Journal,
  { put, remove }: Pick<MatchingCalls, 'put' | 'remove'>,
  known: KnownViews,
): FollowedNeeds {
  let sending: Promise<void> = Promise.resolve()
  let first: (() => void) | undefined
  const begun = new Promise<void>((resolve) => (first = resolve))

  async function send(all: readonly NeedView[]): Promise<void> {
    const gone = new Set(known.keys())
    const changed: KnownNeed[] = []
    for (const need of all) {
      gone.delete(need.id)
      if (known.get(need.id) === need) continue
      known.set(need.id, need)
      changed.push(knownNeed(need))
    }
    for (const id of gone) known.delete(id)
    if (gone.size > 0) await remove([...gone])
    for (let from = 0; from < changed.length; from += piece) {
      await put(changed.slice(from, from + piece))
    }
  }

  const subscription = needs(journal).subscribe({
    next(all) {
      // A worker that could not be started says so to whoever asks it.
      sending = sending.then(() => send(all)).catch(() => undefined)
      first?.()
    },
    // What can't be read can't be compared; the directory is searched all the same.
    error: () => first?.(),
  })
  return {
    async sent() {
      await begun
      await sending
    },
    stop: () => subscription.unsubscribe(),
  }
}

/** Plain data: views hold more than a worker needs, and their names are nobody’s business there. */
function knownNeed(need: NeedView): KnownNeed {
  const { id, text, kinds, fields, municipalities, state, helpedBy } = need
  return { id, text, kinds, fields, municipalities, state, helpedBy }
}
