/**
 * Staff come to their needs from everywhere, again and again: what the list is made of is brought when nothing else
 * is to do, and what a pass of the sync has changed is read after it. Never while a pass brings rows: they would be
 * read again and again.
 */
import { watch } from 'vue'
import { readNeedsAhead, type ReadAhead } from '../../journal/need-list.ts'
import { whenIdle } from '../../ui/when-idle.ts'
import type { AccountAccess } from '../account/use-account.ts'
import type { Workspace } from '../account/workspace.ts'

/**
 * @param bring the screen and its words; without them it is opened as any other.
 * @returns stop.
 */
export function keepNeedsReady(
  { staff, workspace }: Pick<AccountAccess, 'staff' | 'workspace'>,
  bring: () => Promise<unknown>,
): () => void {
  let open: Workspace | undefined
  let ahead: ReadAhead | undefined
  let stopWaiting = () => {}

  function close(): void {
    stopWaiting()
    ahead?.stop()
    ahead = undefined
  }

  const stopWatching = watch(
    () => {
      const now = staff.value ? workspace.value : undefined
      return [now, now?.status.value] as const
    },
    ([now, status]) => {
      if (now !== open) close()
      open = now
      stopWaiting()
      if (!now || status?.connection === 'connecting' || status?.activity.kind !== 'idle') return
      stopWaiting = whenIdle(steps(now))
    },
    { immediate: true },
  )

  function* steps({ journal }: Workspace): Generator<void> {
    if (!ahead) bring().catch(() => undefined)
    ahead ??= readNeedsAhead(journal)
    yield
    ahead.refresh()
  }

  return () => {
    stopWatching()
    close()
  }
}
