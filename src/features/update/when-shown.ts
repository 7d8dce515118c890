import { watch } from 'vue'
import type { Account } from '../account/install-account.ts'
import type { Directory } from '../directory/use-directory.ts'

/**
 * Resolves when a visit has fetched what its screens show, or could not: the directory, and the notes of whoever is
 * signed in. What is for later visits alone waits for it.
 */
export function whenShown({ outcome }: Directory, { workspace }: Account): Promise<void> {
  const isShown = () => {
    if (outcome.value === undefined || !workspace.value) return false
    const { sync, status } = workspace.value
    if (!sync) return true
    const { connection, activity } = status.value
    return connection !== 'connecting' && activity.kind === 'idle'
  }
  return new Promise((resolve) => {
    const stop = watch(
      isShown,
      (shown) => {
        if (!shown) return
        queueMicrotask(() => stop())
        resolve()
      },
      { immediate: true },
    )
  })
}
