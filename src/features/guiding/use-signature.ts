/** How one's replies are signed: as the latest was, else by name and the node's. */
import { computed, type ComputedRef } from 'vue'
import { guidesFor } from '../../domain/guided-start/guides.ts'
import { latestSignature } from '../../journal/guiding-lists.ts'
import { colleagues } from '../../journal/queries.ts'
import type { Journal } from '../../journal/record.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import { useEntryStandings } from './use-entry-standings.ts'

export function useSignature(
  { user }: Journal,
  municipality: () => string | undefined,
): ComputedRef<string> {
  const latest = useLiveQuery((journal) => latestSignature(journal, user))
  const names = useLiveQuery(colleagues)
  const guides = () => guidesFor(municipality()).slice(0, 1)
  const standings = useEntryStandings(guides)
  return computed(() => {
    if (latest.value) return latest.value
    const [guide] = guides().flatMap((id) => standings.value.get(id) ?? [])
    const entry = guide && guide.kind !== 'gone' ? guide.entry : undefined
    const organisation = entry?.kind === 'function' ? entry.organisation : undefined
    return [names.value?.get(user), organisation].filter(Boolean).join(', ')
  })
}
