import { shallowRef, watch, type ShallowRef } from 'vue'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { isDocumentId } from '../../domain/identifiers.ts'
import { useDirectory } from '../directory/use-directory.ts'

/**
 * The entries of some ids, asked anew when the directory changes. Undefined where the directory has no such
 * entry; the whole is undefined until it has answered.
 */
export function useEntries(
  ids: () => readonly string[] | undefined,
): Readonly<ShallowRef<ReadonlyMap<string, DirectoryEntry | undefined> | undefined>> {
  const directory = useDirectory()
  const entries = shallowRef<ReadonlyMap<string, DirectoryEntry | undefined>>()
  let asked = 0
  watch(
    [() => ids()?.join(), directory.state],
    async () => {
      const wanted = ids()
      if (directory.state.value?.kind !== 'ready' || !wanted) return
      const mine = (asked += 1)
      const found = await Promise.all(
        wanted.map(async (id) => {
          return [id, isDocumentId(id) ? await directory.calls.entry(id) : undefined] as const
        }),
      )
      if (mine === asked) entries.value = new Map(found)
    },
    { immediate: true },
  )
  return entries
}
