import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'
import type { TripView } from '../../domain/trips/trip.ts'
import { eventsThere, toAssureThere } from '../../domain/trips/trip-plan.ts'
import { useDirectory } from '../directory/use-directory.ts'

export interface TripEntries {
  readonly toAssure: readonly DirectoryEntry[]
  readonly events: readonly DirectoryEntry[]
}

/** What the directory on the device has of a trip’s places; looked through anew with each directory. */
export function useTripEntries(
  trip: () => Pick<TripView, 'municipalities' | 'from' | 'to'> | undefined,
): Readonly<ShallowRef<TripEntries | undefined>> {
  const { calls, state } = useDirectory()
  const entries = shallowRef<TripEntries>()
  let round = 0
  onScopeDispose(() => (round = -1))

  watch(
    [
      () => (state.value?.kind === 'ready' ? state.value.manifestId : state.value?.kind),
      () => JSON.stringify([trip()?.municipalities, trip()?.from, trip()?.to]),
    ],
    async () => {
      const now = trip()
      if (!now || now.municipalities.length === 0 || state.value === undefined) return
      round += 1
      const mine = round
      const found: DirectoryEntry[] = []
      const there = { text: '', kinds: [], fields: [], municipalities: now.municipalities }
      await calls.every(there, (hits) => {
        const some = hits.map(({ entry }) => entry)
        found.push(...toAssureThere(now, some), ...eventsThere(now, some))
        return mine === round
      })
      if (mine !== round) return
      entries.value = { toAssure: toAssureThere(now, found), events: eventsThere(now, found) }
    },
    { immediate: true },
  )
  return entries
}
