import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue'
import type { Live } from '../../journal/queries.ts'
import type { Journal } from '../../journal/record.ts'
import { useAccount } from './use-account.ts'

/**
 * The one way in which screens read notes: the newest answer of a live query, undefined until the first.
 * It follows the workspace (signing in changes it) and whatever else `query` reads reactively.
 */
export function useLiveQuery<T>(
  query: (journal: Journal) => Live<T>,
): Readonly<ShallowRef<T | undefined>> {
  const { workspace } = useAccount()
  const answer = shallowRef<T>()
  let stop: (() => void) | undefined

  watch(
    () => (workspace.value ? query(workspace.value.journal) : undefined),
    (observable) => {
      stop?.()
      stop = undefined
      if (!observable) {
        answer.value = undefined
        return
      }
      const open = workspace.value
      let reopened = false
      const subscribe = () => {
        const subscription = observable.subscribe({
          next: (value) => (answer.value = value),
          error: () => {
            if (!open) return
            // Once more on a new connection: one may be dead and still count as open.
            if (reopened || !open.journal.database.isOpen()) {
              open.broken.value = true
              return
            }
            reopened = true
            open.journal.database.close({ disableAutoOpen: false })
            subscribe()
          },
        })
        stop = () => subscription.unsubscribe()
      }
      subscribe()
    },
    { immediate: true },
  )
  onScopeDispose(() => stop?.())
  return answer
}
