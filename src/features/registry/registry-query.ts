/** Which rows of the registry are shown. The period stands in the address; what is searched for does not. */
import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter, type LocationQuery } from 'vue-router'
import type { RegistryRow } from '../../domain/casework/registry.ts'
import { dayOfDate, readDay } from '../../domain/funding/calendar-day.ts'

export interface RegistryQuery {
  /** ISO dates around the device, both included; empty for open. */
  readonly from: string
  readonly to: string
  /** Only those of which nobody has written the matter. */
  readonly unwritten: boolean
  /** In order of arrival, from the first or from the latest. */
  readonly order: 'latest' | 'arrival'
}

export function parseRegistryQuery(query: LocationQuery, now: Date): RegistryQuery {
  const day = (name: string, fallback: string) => {
    const value = query[name]
    return value === '' ? '' : (readDay(value) ?? fallback)
  }
  return {
    from: day('from', `${dayOfDate(now).slice(0, 4)}-01-01`),
    to: day('to', ''),
    unwritten: query['unwritten'] === '1',
    order: query['order'] === 'arrival' ? 'arrival' : 'latest',
  }
}

export function fitsRegistry(row: RegistryRow, { from, to, unwritten }: RegistryQuery): boolean {
  const day = dayOfDate(new Date(row.receivedAt))
  return (from === '' || day >= from) && (to === '' || day <= to) && !(unwritten && row.hasMatter)
}

export function useRegistryQuery(now: () => Date): {
  readonly query: ComputedRef<RegistryQuery>
  readonly change: (change: Partial<RegistryQuery>) => void
} {
  const route = useRoute()
  const router = useRouter()
  const query = computed(() => parseRegistryQuery(route.query, now()))
  return {
    query,
    change(change) {
      const { from, to, unwritten, order } = { ...query.value, ...change }
      void router.replace({
        path: route.path,
        query: {
          from,
          ...(to ? { to } : {}),
          ...(unwritten ? { unwritten: '1' } : {}),
          ...(order === 'arrival' ? { order } : {}),
        },
      })
    },
  }
}
