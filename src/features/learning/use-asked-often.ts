/** Needs that ask the same, as they are now: grouped beside the screen, anew when needs have come or changed. */
import { computed, onScopeDispose, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { askedOften, type AskedOften, type AskedPeriod } from '../../domain/learning/asked-often.ts'
import type { NeedGroup } from '../../domain/matching/need-groups.ts'
import { needs } from '../../journal/queries.ts'
import { useLiveQuery } from '../account/use-live-query.ts'
import type { Workspace } from '../account/workspace.ts'
import { useMatching } from '../guiding/use-matching.ts'

export interface AskedOftenNow {
  /** Undefined until they are there. */
  readonly groups: ComputedRef<readonly AskedOften[] | undefined>
  /** The worker could not be started. */
  readonly failed: Readonly<Ref<boolean>>
}

/** A sync brings many at once: grouped when it has been quiet for so long, ms. */
const quiet = 500

export function useAskedOften({ journal }: Workspace, period: () => AskedPeriod): AskedOftenNow {
  const all = useLiveQuery(needs)
  const matching = useMatching(journal)
  const found = shallowRef<readonly NeedGroup[]>()
  const failed = shallowRef(false)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function group(): Promise<void> {
    asked += 1
    const mine = asked
    try {
      const groups = await matching.groups()
      if (mine !== asked) return
      found.value = groups
      failed.value = false
    } catch {
      if (mine === asked) failed.value = true
    }
  }

  watch(
    all,
    (now) => {
      if (!now) return
      clearTimeout(timer)
      timer = setTimeout(() => void group(), found.value ? quiet : 0)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))

  const groups = computed(() => {
    if (!all.value || !found.value) return undefined
    const byId = new Map(all.value.map((need) => [need.id, need]))
    return askedOften(found.value, byId, period(), journal.clock())
  })
  return { groups, failed }
}
