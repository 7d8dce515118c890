import { expect, test } from 'vitest'
import { seekLeadership, type Leadership, type Locks } from '../../src/workers/leadership.ts'

/** Web Locks for one name, as browsers have them: first come first served, `steal` at once. */
function createLocks() {
  let holder: { reject: (error: Error) => void } | undefined
  const queue: (() => void)[] = []
  const request = (
    _name: string,
    options: { signal?: AbortSignal; steal?: boolean },
    callback: () => Promise<void>,
  ) =>
    new Promise<void>((resolve, reject) => {
      const hold = () => {
        const mine = { reject }
        holder = mine
        void callback().then(() => {
          resolve()
          if (holder !== mine) return
          holder = undefined
          queue.shift()?.()
        })
      }
      const aborted = () => reject(new DOMException('Gone.', 'AbortError'))
      if (options.signal?.aborted) aborted()
      else if (options.steal) {
        holder?.reject(new DOMException('Stolen.', 'AbortError'))
        hold()
      } else if (holder) {
        queue.push(hold)
        options.signal?.addEventListener('abort', () => {
          const place = queue.indexOf(hold)
          if (place < 0) return
          queue.splice(place, 1)
          aborted()
        })
      } else hold()
    })
  return { request } satisfies Locks
}

/** Tabs on one clock. A tab that is frozen runs no timers; what was due runs when it wakes. */
function bench() {
  const locks = createLocks()
  const log: string[] = []
  const tabs = new Map<string, { frozen: boolean; leadership?: Leadership }>()
  let timers: { tab: string; at: number; callback: () => void }[] = []
  let now = 0

  async function settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
  }

  return {
    log,
    freeze: (name: string) => void Object.assign(tabs.get(name) ?? {}, { frozen: true }),
    thaw: (name: string) => void Object.assign(tabs.get(name) ?? {}, { frozen: false }),
    stop: (name: string) => tabs.get(name)?.leadership?.stop(),
    open: async (name: string) => {
      const tab: { frozen: boolean; leadership?: Leadership } = { frozen: false }
      tabs.set(name, tab)
      tab.leadership = seekLeadership({
        name: 'sync',
        locks,
        beat() {
          for (const [other, { leadership, frozen }] of tabs)
            if (other !== name && !frozen) leadership?.heard()
        },
        clock: () => now,
        setTimer(callback, milliseconds) {
          const timer = { tab: name, at: now + milliseconds, callback }
          timers.push(timer)
          return () => (timers = timers.filter((each) => each !== timer))
        },
        lead: (ending) => {
          log.push(`${name} leads`)
          return new Promise((resolve) => {
            const end = () => {
              log.push(`${name} has ended`)
              resolve()
            }
            if (ending.aborted) end()
            else ending.addEventListener('abort', end, { once: true })
          })
        },
      })
      await settle()
    },
    pass: async (seconds: number) => {
      const until = now + seconds * 1_000
      while (now < until) {
        now += 1_000
        for (const timer of timers.filter(({ at, tab }) => at <= now && !tabs.get(tab)?.frozen)) {
          timers = timers.filter((each) => each !== timer)
          timer.callback()
        }
        await settle()
      }
    },
  }
}

test('one tab leads, and the next takes its place when it has ended', async () => {
  const { log, open, stop, pass } = bench()
  await open('a')
  await open('b')
  await pass(120)
  expect(log).toEqual(['a leads'])
  await stop('a')
  await pass(1)
  expect(log).toEqual(['a leads', 'a has ended', 'b leads'])
})

test('a leader that is not heard for 30 s is robbed, and when it wakes it has ended and waits', async () => {
  const { log, open, freeze, thaw, pass, stop } = bench()
  await open('a')
  await open('b')
  await pass(12)
  freeze('a')
  await pass(29)
  expect(log).toEqual(['a leads'])
  await pass(12)
  expect(log).toEqual(['a leads', 'b leads', 'a has ended'])
  thaw('a')
  await pass(120)
  expect(log).toHaveLength(3)
  await stop('b')
  await pass(1)
  expect(log.slice(3)).toEqual(['b has ended', 'a leads'])
})

test('a tab that was asleep itself robs nobody on waking', async () => {
  const { log, open, freeze, thaw, pass } = bench()
  await open('a')
  await open('b')
  freeze('b')
  await pass(600)
  thaw('b')
  await pass(60)
  expect(log).toEqual(['a leads'])
})

test('of several that wait one leads in the end, and nobody robs it', async () => {
  const { log, open, freeze, pass } = bench()
  for (const name of ['a', 'b', 'c', 'd']) await open(name)
  freeze('a')
  await pass(300)
  const leading = log.filter((line) => line.endsWith('leads')).length
  const ended = log.filter((line) => line.endsWith('ended')).length
  expect(leading - ended).toBe(1)
  const before = log.length
  await pass(300)
  expect(log).toHaveLength(before)
})

test('one that is stopped while it waits never leads', async () => {
  const { log, open, stop, pass } = bench()
  await open('a')
  await open('b')
  await stop('b')
  await stop('a')
  await pass(60)
  expect(log).toEqual(['a leads', 'a has ended'])
})
