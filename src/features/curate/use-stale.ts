import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import { useFormat } from '../../ui/format.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { useToday } from '../funding/use-today.ts'
import { byLongestAgo, staleRow, type StaleRow } from './stale.ts'

/** Every stale entry, whoever longest ago first; looked through anew with each directory. */
export function useStale(): Readonly<ShallowRef<readonly StaleRow[] | undefined>> {
  const { calls, state } = useDirectory()
  const format = useFormat()
  const today = useToday()
  const rows = shallowRef<readonly StaleRow[]>()
  let round = 0
  onScopeDispose(() => (round = -1))

  watch(
    [() => (state.value?.kind === 'ready' ? state.value.manifestId : undefined), today],
    async ([manifest, day]) => {
      if (manifest === undefined) return
      round += 1
      const mine = round
      const found: StaleRow[] = []
      const everything = { text: '', kinds: [], fields: [], municipalities: [] }
      await calls.every(everything, (hits) => {
        for (const { entry } of hits) {
          const row = staleRow(entry, day)
          if (row) found.push(row)
        }
        return mine === round
      })
      if (mine === round)
        rows.value = found.sort(byLongestAgo((a, b) => format.value.compare(a, b)))
    },
    { immediate: true },
  )
  return rows
}
