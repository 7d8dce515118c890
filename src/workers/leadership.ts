/**
 * One tab leads the sync of one user, under a Web Lock. A leader that hangs without dying (a frozen page, an
 * endless loop) keeps its lock: one that is not heard for 30 s is robbed of it.
 *
 *   waiting ──lock granted──▶ leading ──stopped──▶ ended
 *      │ ▲                       │
 *      │ └──────robbed───────────┘   ends its session first, then waits for its turn again
 *      └──30 s of silence──▶ steals, leads
 *
 * It saves work, and correctness never rests on it: a robbed leader that wakes may end the step it was in
 * beside the new one. Clock, timers and locks are handed in.
 */
/** What is needed of `navigator.locks`. */
export interface Locks {
  request(
    name: string,
    options: { readonly steal?: boolean; readonly signal?: AbortSignal },
    callback: () => Promise<void>,
  ): Promise<unknown>
}

export interface LeadershipDependencies {
  readonly name: string
  readonly locks: Locks
  /** Tells the waiting ones that the leader lives. */
  readonly beat: () => void
  readonly clock: () => number
  readonly setTimer: (callback: () => void, milliseconds: number) => () => void
  /** Leads until `ending` is aborted; resolves when nothing more is written. */
  readonly lead: (ending: AbortSignal) => Promise<void>
}

export interface Leadership {
  /** The leader was heard. */
  heard(): void
  /** Resolves when nothing more is written. */
  stop(): Promise<void>
}

const beatEvery = 10_000
const longestSilence = 30_000
const lookEvery = 5_000

export function seekLeadership(dependencies: LeadershipDependencies): Leadership {
  const { name, locks, beat, clock, setTimer, lead } = dependencies
  const stopping = new AbortController()
  let lastHeard = clock()

  async function run(): Promise<void> {
    let steal = false
    while (!isStopping()) {
      const waiting = new AbortController()
      const ending = new AbortController()
      const end = () => ending.abort()
      stopping.signal.addEventListener('abort', end, { once: true })
      let leading: Promise<void> | undefined
      const stopWatching = steal ? () => undefined : watch(() => waiting.abort())
      const hold = async () => {
        stopWatching()
        leading = leadBeating(ending.signal)
        await leading
      }
      try {
        const options = steal
          ? { steal: true }
          : { signal: AbortSignal.any([stopping.signal, waiting.signal]) }
        steal = false
        await locks.request(name, options, hold)
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'AbortError')) throw error
        // Robbed while it led, or out of patience while it waited, or stopped.
        end()
        await leading
        steal = leading === undefined && waiting.signal.aborted
      } finally {
        stopWatching()
        stopping.signal.removeEventListener('abort', end)
      }
    }
  }

  function isStopping(): boolean {
    return stopping.signal.aborted
  }

  async function leadBeating(ending: AbortSignal): Promise<void> {
    if (ending.aborted) return
    beat()
    let cancel = setTimer(pulse, beatEvery)
    function pulse(): void {
      beat()
      cancel = setTimer(pulse, beatEvery)
    }
    ending.addEventListener('abort', () => cancel(), { once: true })
    await lead(ending)
  }

  /** @returns stop. */
  function watch(silent: () => void): () => void {
    lastHeard = clock()
    let lastLook = clock()
    let cancel = setTimer(look, lookEvery)
    function look(): void {
      // Whoever was asleep itself has heard nothing either.
      if (clock() - lastLook > 2 * lookEvery) lastHeard = clock()
      lastLook = clock()
      if (clock() - lastHeard > longestSilence) silent()
      else cancel = setTimer(look, lookEvery)
    }
    return () => cancel()
  }

  const running = run()
  return {
    heard() {
      lastHeard = clock()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
