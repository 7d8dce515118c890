/**
 * What a visitor has written for the node waits on the device until there is a server, and gets a guest
 * account to be sent with then. Nothing is lost by an attempt that fails: the next one finds it where it is.
 */
import { watch } from 'vue'
import type { Subscription } from '../../journal/live.ts'
import { waitingForAccount } from '../../journal/waiting-for-account.ts'
import type { AccountAccess } from './use-account.ts'

/** Between attempts while the server is out of reach, ms: the network's return is heard of besides. */
const pause = 60_000

/** @returns stop. */
export function sendAsGuest(account: Pick<AccountAccess, 'workspace' | 'openGuest'>): () => void {
  let waiting = false
  let trying = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let counting: Subscription | undefined

  async function attempt(): Promise<void> {
    clearTimeout(timer)
    if (!waiting || trying || document.visibilityState === 'hidden') return
    trying = true
    const outcome = await account.openGuest()
    trying = false
    // Then the workspace is another's, and nothing waits in it.
    if (outcome.kind === 'ok') return
    const seconds = outcome.kind === 'wait' ? outcome.seconds : 0
    timer = setTimeout(() => void attempt(), Math.max(pause, seconds * 1000))
  }

  const stopWatching = watch(
    account.workspace,
    (open) => {
      counting?.unsubscribe()
      counting = undefined
      waiting = false
      if (open?.identity.kind !== 'visitor') return
      counting = waitingForAccount(open.journal).subscribe({
        next(count) {
          waiting = count > 0
          void attempt()
        },
        // The workspace says on every screen that its storage does not answer.
        error: () => (waiting = false),
      })
    },
    { immediate: true },
  )
  const again = () => void attempt()
  addEventListener('online', again)
  document.addEventListener('visibilitychange', again)
  return () => {
    stopWatching()
    counting?.unsubscribe()
    clearTimeout(timer)
    removeEventListener('online', again)
    document.removeEventListener('visibilitychange', again)
  }
}
