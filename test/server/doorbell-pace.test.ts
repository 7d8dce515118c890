import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDoorbells, type DoorbellSources } from '../../sync-server/doorbell/doorbells.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Somebody at the doorbell of one database, and what they hear. */
async function listening() {
  let state = 0
  let tell: (name: string) => void = () => undefined
  const sources = {
    store: {
      info: () => Promise.resolve({ update_seq: String(state) }),
      onUpdate(listener: (name: string) => void) {
        tell = listener
        return () => undefined
      },
    },
    publication: { manifest: () => undefined, onPublish: () => () => undefined },
    sessions: { holding: () => Promise.resolve(new Set()), onEnd: () => () => undefined },
    erased: { total: () => 0, onGrowth: () => () => undefined },
    rang: () => undefined,
    failed(error: unknown) {
      throw error
    },
  } as unknown as DoorbellSources
  const doorbells = createDoorbells(sources)
  const heard: number[] = []
  doorbells.open({
    user: null,
    session: undefined,
    databases: new Map([['casework', 'casework']]),
    send: () => heard.push(performance.now()) > 0,
    ended: () => undefined,
  })
  await vi.advanceTimersByTimeAsync(0)
  return {
    heard,
    change: async () => {
      state += 1
      tell('casework')
      await vi.advanceTimersByTimeAsync(0)
    },
    stop: () => doorbells.stop(),
  }
}

test('the first change after the connection rings at once, and so do two after a quiet while', async () => {
  const { heard, change, stop } = await listening()
  expect(heard).toHaveLength(1)
  await change()
  expect(heard).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(heard).toHaveLength(2)
  await change()
  await change()
  expect(heard).toHaveLength(4)
  stop()
})

test('without a pause between the changes it rings once a second', async () => {
  const { heard, change, stop } = await listening()
  const begun = performance.now()
  while (performance.now() - begun < 10_000) {
    await change()
    await vi.advanceTimersByTimeAsync(20)
  }
  expect(heard.length).toBeGreaterThanOrEqual(10)
  expect(heard.length).toBeLessThanOrEqual(12)
  stop()
})
