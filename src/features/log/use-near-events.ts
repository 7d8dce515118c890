import { shallowRef, watch, type ShallowRef } from 'vue'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import { isOccasion } from '../../domain/directory/occasion.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { daysBack, nearEvents, type NearEvent } from './near-events.ts'
import { dayAfter, dayOf } from './place-of-day.ts'

/** From the device; nothing while there is no directory. */
export function useNearEvents(clock: () => number): Readonly<ShallowRef<readonly NearEvent[]>> {
  const { calls, state } = useDirectory()
  const near = shallowRef<readonly NearEvent[]>([])
  watch(
    state,
    async (now) => {
      if (now?.kind !== 'ready') return
      const found: DirectoryEntry[] = []
      const query = {
        ...{ text: '', kinds: ['event', 'training'] as const },
        ...{ fields: [], municipalities: [] },
      }
      await calls.every(query, (hits) => {
        found.push(...hits.map(({ entry }) => entry))
        return true
      })
      const time = clock()
      near.value = nearEvents(found.filter(isOccasion), dayOf(time), dayAfter(time, -daysBack))
    },
    { immediate: true },
  )
  return near
}
