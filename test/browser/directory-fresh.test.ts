import { shallowRef } from 'vue'
import { afterEach, expect, test, vi } from 'vitest'
import type { DirectoryState } from '../../src/directory/calls.ts'
import { keepDirectoryFresh } from '../../src/features/directory/keep-fresh.ts'
import { directoryRing } from '../../src/workers/directory-ring.ts'

const checkedAt = '2026-11-22T10:00:00.000Z'
const minutes = (count: number) => Date.parse(checkedAt) + count * 60_000
let stop: () => void = () => undefined
afterEach(() => stop())

/** A directory that only counts how often it is asked to look for news. */
function watched(now: number) {
  const refresh = vi.fn(() => Promise.resolve())
  const state = shallowRef<DirectoryState>({
    kind: 'ready',
    manifestId: 'one',
    count: 1,
    checkedAt,
  })
  const rest = { calls: undefined as never, outcome: shallowRef(), terms: shallowRef([]) }
  stop = keepDirectoryFresh({ ...rest, state, refresh }, () => now)
  return refresh
}

test('a ring of another directory than ours looks for news; one of ours does not', async () => {
  const refresh = watched(minutes(1))
  const channel = new BroadcastChannel(directoryRing)
  channel.postMessage('one')
  channel.postMessage('two')
  await expect.poll(() => refresh.mock.calls.length).toBe(1)
  channel.close()
})

test('coming online looks for news, once notes have had time to leave', async () => {
  const refresh = watched(minutes(1))
  window.dispatchEvent(new Event('online'))
  window.dispatchEvent(new Event('online'))
  expect(refresh).not.toHaveBeenCalled()
  await expect.poll(() => refresh.mock.calls.length, { timeout: 20_000 }).toBe(1)
})

test('coming back into view looks for news when the last check is old', () => {
  const soon = watched(minutes(14))
  document.dispatchEvent(new Event('visibilitychange'))
  expect(soon).not.toHaveBeenCalled()
  stop()
  const late = watched(minutes(16))
  document.dispatchEvent(new Event('visibilitychange'))
  expect(late).toHaveBeenCalledOnce()
})
