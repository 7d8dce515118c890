import type { Ref } from 'vue'
import { useUpdates, type OfflineState, type UpdateState } from './updates.ts'

export interface UseUpdate {
  readonly state: Readonly<Ref<UpdateState>>
  readonly offline: Readonly<Ref<OfflineState>>
  /** Takes the new version and reloads, once everything being written is saved; else `state` is `held`. */
  readonly update: () => Promise<void>
}

/** @param mayReload saves all drafts; resolves to false when one could not be saved. */
export function useUpdate(mayReload: () => Promise<boolean>): UseUpdate {
  const updates = useUpdates()
  return {
    state: updates.state,
    offline: updates.offline,
    update: () => updates.apply(mayReload),
  }
}
