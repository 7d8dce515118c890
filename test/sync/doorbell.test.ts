import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDoorbell } from '../../src/workers/doorbell.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server whose streams the test writes to; every request for one is counted. */
function bench() {
  const streams: ReadableStreamDefaultController<Uint8Array>[] = []
  const log: string[] = []
  const bell = openDoorbell({
    fetch: (_input, init) => {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          streams.push(controller)
          init?.signal?.addEventListener('abort', () => {
            try {
              controller.error(new DOMException('Cut.', 'AbortError'))
            } catch {
              // It had ended.
            }
          })
        },
      })
      return Promise.resolve(new Response(body))
    },
    user: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    setTimer(callback, milliseconds) {
      const timer = setTimeout(callback, milliseconds)
      return () => clearTimeout(timer)
    },
    random: () => 0.5,
    onRing: ({ databases }) => log.push(`ring ${databases['own'] ?? ''}`),
    onSilent: () => log.push('silent'),
    onTurnedAway: () => log.push('turned away'),
  })
  const text = new TextEncoder()
  return {
    bell,
    streams,
    log,
    ring: (state: string) =>
      streams
        .at(-1)
        ?.enqueue(text.encode(`event: state\ndata: {"databases":{"own":"${state}"}}\n\n`)),
  }
}

test('a stream that says something every 30 s stays open', async () => {
  const { bell, streams, ring, log } = bench()
  for (let beat = 0; beat < 10; beat++) {
    await vi.advanceTimersByTimeAsync(30_000)
    ring(`${beat}`)
  }
  await vi.advanceTimersByTimeAsync(1)
  expect(streams).toHaveLength(1)
  expect(log).toHaveLength(10)
  bell.stop()
})

test('after 75 s of silence a stream is given up, which is told, and another is opened', async () => {
  const { bell, streams, ring, log } = bench()
  await vi.advanceTimersByTimeAsync(10_000)
  ring('1')
  await vi.advanceTimersByTimeAsync(74_999)
  expect([streams.length, log]).toEqual([1, ['ring 1']])
  await vi.advanceTimersByTimeAsync(1)
  expect(log).toEqual(['ring 1', 'silent'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(streams).toHaveLength(2)
  bell.stop()
})

test('a knock ends the wait for the next try', async () => {
  const { bell, streams } = bench()
  await vi.advanceTimersByTimeAsync(1)
  streams[0]?.error(new Error('The network is gone.'))
  await vi.advanceTimersByTimeAsync(1)
  expect(streams).toHaveLength(1)
  bell.knock()
  await vi.advanceTimersByTimeAsync(1)
  expect(streams).toHaveLength(2)
  bell.stop()
})
