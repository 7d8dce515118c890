import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { EntryValues } from '../../domain/proposals/changes.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { isBlank, likenessOf, likest, samenessOf, type Duplicate } from './duplicates.ts'

/** After the last letter, ms: looking through the whole directory is worth a pause. */
const pause = 400

/** Entries that may be the one being written. Newest answer only. */
export function useDuplicates(
  values: () => EntryValues,
): Readonly<ShallowRef<readonly Duplicate[]>> {
  const { calls } = useDirectory()
  const found = shallowRef<readonly Duplicate[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0
  onScopeDispose(() => {
    clearTimeout(timer)
    round = -1
  })

  async function look(wanted: ReturnType<typeof likenessOf>, mine: number) {
    const duplicates: Duplicate[] = []
    const everything = { text: '', kinds: [], fields: [], municipalities: [] }
    await calls.every(everything, (hits) => {
      for (const { entry } of hits) {
        const same = samenessOf(entry, wanted)
        if (same.length > 0) duplicates.push({ entry, same })
      }
      return mine === round
    })
    if (mine === round) found.value = likest(duplicates)
  }

  watch(
    () => JSON.stringify(likenessOf(values())),
    () => {
      clearTimeout(timer)
      const wanted = likenessOf(values())
      round += 1
      const mine = round
      if (isBlank(wanted)) found.value = []
      else timer = setTimeout(() => void look(wanted, mine), pause)
    },
    { immediate: true },
  )
  return found
}
