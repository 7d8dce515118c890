import { shallowRef, watch, type ShallowRef } from 'vue'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { isDocumentId } from '../../domain/identifiers.ts'
import { useDirectory } from '../directory/use-directory.ts'

/** Several entries by id, asked for again when the directory has changed. Ids that it does not have are left out. */
export function useEntries(
  ids: () => readonly string[],
): Readonly<ShallowRef<ReadonlyMap<string, DirectoryEntry>>> {
  const { calls, state } = useDirectory()
  const entries = shallowRef<ReadonlyMap<string, DirectoryEntry>>(new Map())
  let round = 0

  watch(
    [() => [...new Set(ids())].sort().join(' '), state],
    async ([wanted]) => {
      round += 1
      const mine = round
      const found = await Promise.all(
        wanted
          .split(' ')
          .filter(isDocumentId)
          .map((id) => calls.entry(id)),
      )
      if (mine !== round) return
      entries.value = new Map(found.flatMap((entry) => (entry ? [[entry.id, entry] as const] : [])))
    },
    { immediate: true },
  )
  return entries
}
