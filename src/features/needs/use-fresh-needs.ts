/** Which open needs have come since the reader was here last. Nothing is marked on the very first visit. */
import { computed, onBeforeUnmount, onMounted, shallowRef, type ComputedRef } from 'vue'
import { knownNeeds, leaveNeeds } from '../../journal/needs-seen.ts'
import { storageTrouble } from '../../journal/storage-trouble.ts'
import type { Workspace } from '../account/workspace.ts'
import type { ListedNeed } from './use-need-list.ts'

export function useFreshNeeds(
  workspace: Workspace,
  all: () => readonly ListedNeed[] | undefined,
): {
  readonly isFresh: (need: ListedNeed) => boolean
  readonly count: ComputedRef<number>
} {
  const { journal } = workspace
  const known = shallowRef<ReadonlySet<string>>()
  const reading = knownNeeds(journal).then(
    (ids) => (known.value = ids),
    (error: unknown) => {
      if (!storageTrouble(error)) throw error
    },
  )

  const isFresh = ({ id, isOpen, archived, createdBy }: ListedNeed) =>
    known.value !== undefined &&
    isOpen &&
    !archived &&
    createdBy !== journal.user &&
    !known.value.has(id)

  async function leave(): Promise<void> {
    await reading
    const listed = all()
    // Nothing was shown yet, or only what a first sync had brought so far.
    if (!listed || listed.length === 0) return
    await leaveNeeds(journal, known.value ?? new Set(listed.map(({ id }) => id)), listed)
  }
  const leaveWhenHidden = () => {
    if (document.hidden) void leave()
  }
  onMounted(() => document.addEventListener('visibilitychange', leaveWhenHidden))
  onBeforeUnmount(() => {
    document.removeEventListener('visibilitychange', leaveWhenHidden)
    void leave()
  })

  return { isFresh, count: computed(() => (all() ?? []).filter(isFresh).length) }
}
