/** How many entries that people find name each word, counted anew when the directory changes. */
import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { wordsNamedBy } from '../../domain/directory/word-uses.ts'
import { useDirectory } from '../directory/use-directory.ts'

/** By `fields.musik`, as entries have it, merged or not. Undefined until counted. */
export type WordUses = ReadonlyMap<string, number>

export function useWordUses(): Readonly<ShallowRef<WordUses | undefined>> {
  const { calls, state } = useDirectory()
  const uses = shallowRef<WordUses>()
  let generation = 0
  onScopeDispose(() => (generation += 1))
  watch(
    state,
    async (now) => {
      if (now?.kind !== 'ready') return
      generation += 1
      const mine = generation
      const counts = new Map<string, number>()
      const everything = { text: '', kinds: [], fields: [], municipalities: [] }
      const outcome = await calls.every(everything, (hits) => {
        for (const { entry } of hits) {
          for (const word of wordsNamedBy(entry)) counts.set(word, (counts.get(word) ?? 0) + 1)
        }
        return mine === generation
      })
      if (outcome === 'all' && mine === generation) uses.value = counts
    },
    { immediate: true },
  )
  return uses
}
