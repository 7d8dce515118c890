/**
 * One thing happens at a time, and chance decides which. Whatever a device, a gateway or the courier does to
 * the world is an operation; its doer stops before it, and goes on when the scheduler has picked and done it.
 *
 *   doer ──turn(label, run)──▶ ready ──picked──▶ run to its end ──▶ doer goes on until its next turn ──▶ ready …
 *
 * Nothing runs beside the picked operation, so the seed alone decides the history. A killed doer is never
 * resumed: what it had not begun has not happened.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Random } from './random.ts'

/** A task that dies with its owner: a device, a gateway, the courier. */
interface Doer {
  readonly owner: string
  readonly name: string
  alive: boolean
}

interface Operation {
  readonly doer: Doer | undefined
  readonly label: string
  readonly act: () => Promise<void>
}

export interface Scheduler {
  /** Starts a task of `owner`; it has run up to its first turn when `settled` resolves. */
  spawn(owner: string, name: string, task: () => Promise<void>): void
  /** The one way to touch the world. Outside a task it happens at once. */
  turn<T>(label: string, run: () => Promise<T> | T): Promise<T>
  /** Waits for something that others bring about with `waits.resume`. Never resumed after a kill. */
  wait<T>(): Waiting<T>
  /** Something that will happen by itself at some time: a message on its way. */
  later(label: string, run: () => Promise<void> | void): void
  /** Does one of the ready operations. @returns false when there is none. */
  step(): Promise<boolean>
  settled(): Promise<void>
  kill(owner: string): void
  readonly operations: number
  readonly ready: number
}

export interface Waiting<T> {
  readonly promise: Promise<T>
  resume(value: T): void
  fail(error: unknown): void
}

/** A task that does nothing for so many turns of the event loop waits for something else than a turn. */
const patience = 60

export function createScheduler(random: Random, trace: (line: string) => void): Scheduler {
  const current = new AsyncLocalStorage<Doer>()
  const doers = new Set<Doer>()
  const running = new Set<Doer>()
  let ready: Operation[] = []
  let operations = 0

  function wait<T>(): Waiting<T> {
    const doer = current.getStore()
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    if (doer) running.delete(doer)
    const goOn = (act: () => void) => {
      if (doer && !doer.alive) return
      if (doer) running.add(doer)
      act()
    }
    return {
      promise,
      resume: (value) => goOn(() => resolve(value)),
      fail: (error) => goOn(() => reject(error)),
    }
  }

  async function settled(): Promise<void> {
    for (let round = 0; running.size > 0 && round < patience; round++) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    running.clear()
  }

  return {
    get operations() {
      return operations
    },
    get ready() {
      return ready.length
    },
    wait,
    settled,
    spawn(owner, name, task) {
      const doer = { owner, name, alive: true }
      doers.add(doer)
      running.add(doer)
      const end = () => {
        running.delete(doer)
        doers.delete(doer)
      }
      current.run(doer, () => void task().finally(end))
    },
    async turn(label, run) {
      const doer = current.getStore()
      if (!doer) return run()
      const waiting = wait<Awaited<ReturnType<typeof run>>>()
      if (doer.alive) {
        ready.push({
          doer,
          label,
          act: async () => {
            try {
              waiting.resume(await current.exit(run))
            } catch (error) {
              waiting.fail(error)
            }
          },
        })
      }
      return waiting.promise
    },
    later(label, run) {
      ready.push({ doer: undefined, label, act: async () => current.exit(run) })
    },
    async step() {
      await settled()
      if (ready.length === 0) return false
      const index = random.below(ready.length)
      const [operation] = ready.splice(index, 1)
      if (!operation) return false
      operations += 1
      const who = operation.doer ? `${operation.doer.owner} ${operation.doer.name}` : 'network'
      trace(`  ${who}: ${operation.label}`)
      await operation.act()
      await settled()
      return true
    },
    kill(owner) {
      for (const doer of doers) {
        if (doer.owner !== owner) continue
        doer.alive = false
        doers.delete(doer)
        running.delete(doer)
      }
      ready = ready.filter(({ doer }) => doer?.alive !== false)
    },
  }
}
