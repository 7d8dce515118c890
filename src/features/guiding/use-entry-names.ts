/** Names of entries of the directory by their ids, as they arrive; what has left it has none. */
import { shallowRef, watch, type ShallowRef } from 'vue'
import { isDocumentId } from '../../domain/identifiers.ts'
import { useDirectory } from '../directory/use-directory.ts'

export function useEntryNames(
  ids: () => readonly string[],
): Readonly<ShallowRef<ReadonlyMap<string, string>>> {
  const { calls, state } = useDirectory()
  const names = shallowRef<ReadonlyMap<string, string>>(new Map())
  let asked = 0
  watch(
    () => [[...new Set(ids())].sort().join(' '), state.value] as const,
    async ([wanted]) => {
      asked += 1
      const mine = asked
      const entries = await Promise.all(
        wanted
          .split(' ')
          .filter(isDocumentId)
          .map((id) => calls.entry(id).catch(() => undefined)),
      )
      if (mine !== asked) return
      names.value = new Map(entries.flatMap((entry) => (entry ? [[entry.id, entry.name]] : [])))
    },
    { immediate: true },
  )
  return names
}
