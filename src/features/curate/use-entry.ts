import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { isDocumentId } from '../../domain/identifiers.ts'
import { useDirectory } from '../directory/use-directory.ts'

/** One entry as the directory on the device has it; `missing` once it is certain that it has none. */
export function useEntry(id: () => string): {
  readonly entry: Readonly<ShallowRef<DirectoryEntry | undefined>>
  readonly missing: ComputedRef<boolean>
} {
  const { calls, state } = useDirectory()
  const entry = shallowRef<DirectoryEntry>()
  const looked = shallowRef('')

  watch(
    [id, state],
    async ([wanted]) => {
      if (!isDocumentId(wanted) || state.value === undefined) return
      const found = await calls.entry(wanted)
      if (wanted !== id()) return
      entry.value = found
      looked.value = wanted
    },
    { immediate: true },
  )

  return {
    entry,
    missing: computed(
      () =>
        !isDocumentId(id()) ||
        (looked.value === id() && !entry.value && state.value?.kind === 'ready'),
    ),
  }
}
