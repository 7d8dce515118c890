/**
 * Decides when a pass runs. No I/O of its own: clock, randomness and the pass are handed in.
 *
 *            wake (saved note · ring · online · visible · start)
 *   idle ─────────────────────────────────────────────▶ running ──done──▶ idle (again at once, when woken meanwhile)
 *     ▲                                                    │
 *     └──── wait 1 s · 2 s · … 60 s, jittered ◀────failed──┘   a wake cuts the wait short
 *
 * A wake because the network is back cuts short, in the caller's hands, what was asked of a dead connection:
 * the pass that fails for it is followed by another at once.
 *
 * What must not meet a pass half-way (`between`) runs after the one that is running, and holds up the next.
 *
 * A failure that only a person can end (signed out, another user, a foreign server) is not retried by
 * time, only by a wake.
 */
import type { Failure } from './ports.ts'
import type { PassOutcome } from './loop.ts'

export interface DriverDependencies {
  /** One pass; it never throws for an expected failure. */
  readonly pass: () => Promise<PassOutcome>
  readonly setTimer: (callback: () => void, milliseconds: number) => () => void
  /** Uniform in [0, 1). */
  readonly random: () => number
}

export interface Driver {
  /**
   * Runs a pass now, or once more after the one that is running. `network`: the network is back; nothing more
   * is needed when the pass that is running ends well.
   */
  wake(reason?: 'news' | 'network'): void
  /** Runs `act` when no pass is running, and none while it runs. Rejects with an `AbortError` once stopped. */
  between<T>(act: () => Promise<T>): Promise<T>
  stop(): void
}

const firstWait = 1_000
const longestWait = 60_000
const needsAPerson: readonly Failure['kind'][] = [
  'signed-out',
  'other-user',
  'foreign-server',
  'forbidden',
]

export function createDriver({ pass, setTimer, random }: DriverDependencies): Driver {
  let state: 'idle' | 'running' | 'stopped' = 'idle'
  let wokenMeanwhile = false
  let networkMeanwhile = false
  let failures = 0
  let cancelTimer: (() => void) | undefined
  let turns: { readonly act: () => Promise<void>; readonly giveUp: () => void }[] = []

  async function run(): Promise<void> {
    state = 'running'
    cancelTimer?.()
    cancelTimer = undefined
    const outcome = await pass()
    await takeTurns()
    if (isStopped()) return
    state = 'idle'
    if (outcome.kind === 'done') failures = 0
    const woken = wokenMeanwhile
    const retry = networkMeanwhile && outcome.kind === 'unreachable'
    wokenMeanwhile = false
    networkMeanwhile = false
    if (retry || (woken && outcome.kind === 'done')) start()
    // After a failure a wake from meanwhile shortens the wait, but never to nothing: no hot loop.
    else if (woken) cancelTimer = setTimer(start, firstWait)
    else if (outcome.kind !== 'done' && !needsAPerson.includes(outcome.kind)) {
      cancelTimer = setTimer(start, wait(failures++))
    }
  }

  /** Half of it fixed, half random, so that a hall full of phones does not come back at once. */
  function wait(failed: number): number {
    const full = Math.min(longestWait, firstWait * 2 ** failed)
    return full / 2 + (full / 2) * random()
  }

  async function takeTurns(): Promise<void> {
    for (let turn = turns.shift(); turn; turn = turns.shift()) await turn.act()
  }

  async function runTurns(): Promise<void> {
    state = 'running'
    await takeTurns()
    if (isStopped()) return
    state = 'idle'
    const woken = wokenMeanwhile || networkMeanwhile
    wokenMeanwhile = false
    networkMeanwhile = false
    if (woken) start()
  }

  function start(): void {
    // A timer may end while a turn is taken.
    if (state === 'running') {
      wokenMeanwhile = true
      return
    }
    // A bug in a pass must surface as an unhandled rejection, and must not end the sync for good.
    void run().catch(async (error: unknown) => {
      await takeTurns()
      if (!isStopped()) {
        state = 'idle'
        cancelTimer = setTimer(start, wait(failures++))
      }
      throw error
    })
  }

  // Read through a function: `state` changes while a pass is awaited.
  function isStopped(): boolean {
    return state === 'stopped'
  }

  return {
    wake(reason = 'news') {
      if (state === 'running' && reason === 'network') networkMeanwhile = true
      else if (state === 'running') wokenMeanwhile = true
      else if (state === 'idle') start()
    },
    between: (act) =>
      new Promise((resolve, reject) => {
        const giveUp = () => reject(new DOMException('The sync has stopped.', 'AbortError'))
        if (isStopped()) {
          giveUp()
          return
        }
        turns.push({ act: () => act().then(resolve, reject), giveUp })
        if (state === 'idle') void runTurns()
      }),
    stop() {
      state = 'stopped'
      cancelTimer?.()
      for (const { giveUp } of turns) giveUp()
      turns = []
    },
  }
}
