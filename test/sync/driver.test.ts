import { expect, test } from 'vitest'
import { createDriver } from '../../src/sync/driver.ts'
import type { PassOutcome } from '../../src/sync/loop.ts'

/** A fake clock and passes that end when the test says so; everything that happened is in `log`. */
function bench() {
  const log: string[] = []
  let now = 0
  let timer: { at: number; callback: () => void } | undefined
  let end: ((outcome: PassOutcome) => void) | undefined
  const driver = createDriver({
    pass: () => {
      log.push(`${now} pass`)
      return new Promise((resolve) => (end = resolve))
    },
    setTimer: (callback, milliseconds) => {
      const mine = { at: now + milliseconds, callback }
      timer = mine
      return () => {
        if (timer === mine) timer = undefined
      }
    },
    random: () => 0.5,
  })
  return {
    driver,
    log,
    finish: async (outcome: PassOutcome) => {
      end?.(outcome)
      await new Promise((resolve) => setImmediate(resolve))
    },
    advance: () => {
      if (!timer) throw new Error('No timer is set.')
      const due = timer
      timer = undefined
      now = due.at
      due.callback()
    },
    hasTimer: () => timer !== undefined,
  }
}

test('a wake during a pass runs exactly one more pass at once', async () => {
  const { driver, log, finish } = bench()
  driver.wake()
  driver.wake()
  driver.wake()
  await finish({ kind: 'done' })
  await finish({ kind: 'done' })
  expect(log).toEqual(['0 pass', '0 pass'])
})

test('an unreachable server is tried again after 1, 2, 4 … seconds, a quarter of it off by chance, at most 60', async () => {
  const { driver, log, finish, advance } = bench()
  driver.wake()
  for (let attempt = 0; attempt < 8; attempt++) {
    await finish({ kind: 'unreachable' })
    advance()
  }
  expect(log).toEqual([
    '0 pass',
    '750 pass',
    '2250 pass',
    '5250 pass',
    '11250 pass',
    '23250 pass',
    '47250 pass',
    '92250 pass',
    '137250 pass',
  ])
})

test('a success starts the waiting times over', async () => {
  const { driver, log, finish, advance } = bench()
  driver.wake()
  await finish({ kind: 'unreachable' })
  advance()
  await finish({ kind: 'done' })
  driver.wake()
  await finish({ kind: 'busy' })
  advance()
  expect(log).toEqual(['0 pass', '750 pass', '750 pass', '1500 pass'])
})

test('a wake cuts the wait short', async () => {
  const { driver, log, finish, hasTimer } = bench()
  driver.wake()
  await finish({ kind: 'unreachable' })
  driver.wake()
  expect(log).toEqual(['0 pass', '0 pass'])
  expect(hasTimer()).toBe(false)
})

test('what only a person can end is not retried by time', async () => {
  const { driver, finish, hasTimer } = bench()
  for (const kind of ['signed-out', 'other-user', 'foreign-server', 'forbidden'] as const) {
    driver.wake()
    await finish({ kind })
    expect(hasTimer(), kind).toBe(false)
  }
})

test('a wake during a pass that fails does not start a loop without waiting', async () => {
  const { driver, log, finish, advance } = bench()
  driver.wake()
  driver.wake()
  await finish({ kind: 'busy' })
  expect(log).toEqual(['0 pass'])
  advance()
  expect(log).toEqual(['0 pass', '1000 pass'])
})

test('when the network comes back during a pass, one that fails for it is followed by another at once', async () => {
  const { driver, log, finish, hasTimer } = bench()
  driver.wake()
  driver.wake('network')
  await finish({ kind: 'unreachable' })
  expect([log, hasTimer()]).toEqual([['0 pass', '0 pass'], false])
  driver.wake('network')
  await finish({ kind: 'done' })
  expect(log).toHaveLength(2)
})

test('nothing runs after stop', async () => {
  const { driver, log, finish, hasTimer } = bench()
  driver.wake()
  driver.wake()
  driver.stop()
  await finish({ kind: 'unreachable' })
  driver.wake()
  expect(log).toEqual(['0 pass'])
  expect(hasTimer()).toBe(false)
})

test('a pass that fails unforeseen after stop does not set the next one', async () => {
  let fail: ((error: Error) => void) | undefined
  const timers: (() => void)[] = []
  // Thrown on for whoever watches the page's errors; here it is awaited instead of failing the run.
  const watching = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection')
  const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve))
  const driver = createDriver({
    pass: () => new Promise((_resolve, reject) => (fail = reject)),
    setTimer: (callback) => {
      timers.push(callback)
      return () => undefined
    },
    random: () => 0.5,
  })
  driver.wake()
  driver.stop()
  fail?.(new Error('database is closed'))
  await unhandled
  for (const listener of watching) process.on('unhandledRejection', listener)
  expect(timers).toEqual([])
})

test('what must not meet a pass waits for its end, and holds up the next', async () => {
  const { driver, log, finish } = bench()
  const act = Promise.withResolvers<string>()
  driver.wake()
  const turn = driver.between(() => {
    log.push('turn')
    return act.promise
  })
  driver.wake()
  expect(log).toEqual(['0 pass'])
  await finish({ kind: 'done' })
  expect(log).toEqual(['0 pass', 'turn'])
  act.resolve('answer')
  expect(await turn).toBe('answer')
  await finish({ kind: 'done' })
  expect(log).toEqual(['0 pass', 'turn', '0 pass'])
})

test('it runs at once when nothing is under way, also after a failure, and a wake or a timer waits for it', async () => {
  const { driver, log, finish, advance } = bench()
  driver.wake()
  await finish({ kind: 'unreachable' })
  const act = Promise.withResolvers<undefined>()
  const turn = driver.between(() => act.promise)
  advance()
  driver.wake('network')
  expect(log).toEqual(['0 pass'])
  act.resolve(undefined)
  await turn
  await new Promise((resolve) => setImmediate(resolve))
  expect(log).toEqual(['0 pass', '750 pass'])
})

test('one that fails fails alone, and what waits when the sync stops is told so', async () => {
  const { driver, finish } = bench()
  driver.wake()
  const failing = driver.between(() => Promise.reject(new RangeError('no')))
  const failed = expect(failing).rejects.toThrow(RangeError)
  await finish({ kind: 'done' })
  await failed
  driver.wake()
  const stopped = expect(driver.between(() => Promise.resolve())).rejects.toMatchObject({
    name: 'AbortError',
  })
  driver.stop()
  await stopped
  await expect(driver.between(() => Promise.resolve())).rejects.toMatchObject({
    name: 'AbortError',
  })
})
