import { shallowRef } from 'vue'
import { expect, test } from 'vitest'
import type { Account } from '../../src/features/account/install-account.ts'
import type { Workspace } from '../../src/features/account/workspace.ts'
import type { CheckOutcome, Directory } from '../../src/features/directory/use-directory.ts'
import { whenShown } from '../../src/features/update/when-shown.ts'
import { initialStatus, reduceStatus } from '../../src/sync/status.ts'

/** As much of directory and account as is looked at. */
function visit(isSignedIn: boolean) {
  const outcome = shallowRef<CheckOutcome>()
  const status = shallowRef(initialStatus)
  const workspace = shallowRef<Pick<Workspace, 'status'> & { readonly sync: object | undefined }>()
  let shown = false
  void whenShown({ outcome } as unknown as Directory, { workspace } as unknown as Account).then(
    () => (shown = true),
  )
  return {
    outcome,
    status,
    open: () => (workspace.value = { status, sync: isSignedIn ? {} : undefined }),
    isShown: () => shown,
  }
}

test('a visitor’s screens are shown when the directory has been asked for, whatever came of it', async () => {
  const { outcome, open, isShown } = visit(false)
  open()
  await Promise.resolve()
  expect(isShown()).toBe(false)
  outcome.value = { kind: 'unreachable' }
  await expect.poll(isShown).toBe(true)
})

test('with somebody signed in they are shown when the first pass has ended, well or not', async () => {
  for (const end of [
    { kind: 'pass-done', inSyncAt: null },
    { kind: 'pass-failed', failure: 'unreachable' },
  ] as const) {
    const { outcome, status, open, isShown } = visit(true)
    outcome.value = { kind: 'unchanged' }
    open()
    status.value = reduceStatus(status.value, { kind: 'fetching', done: 1, total: 9 })
    await new Promise((resolve) => setImmediate(resolve))
    expect(isShown()).toBe(false)
    status.value = reduceStatus(status.value, end)
    await expect.poll(isShown).toBe(true)
  }
})
