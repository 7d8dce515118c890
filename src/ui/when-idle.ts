/** Does work step by step while nothing else is to do. Browsers without idle time (Safari) get a few ms now and then. */

/** Of what the browser says is left, kept for what comes next, ms. */
const reserve = 2
/** Where the browser doesn't tell: worked, and then left to others, ms. */
const portion = 8
const pause = 50

/** @returns stop. */
export function whenIdle(steps: Iterator<void>): () => void {
  let stopped = false
  let stopWaiting = () => {}

  function wait(): void {
    if (typeof requestIdleCallback === 'function') {
      const asked = requestIdleCallback((left) => work(() => left.timeRemaining() > reserve))
      stopWaiting = () => cancelIdleCallback(asked)
      return
    }
    const timer = setTimeout(() => {
      const end = performance.now() + portion
      work(() => performance.now() < end)
    }, pause)
    stopWaiting = () => clearTimeout(timer)
  }

  function work(hasTime: () => boolean): void {
    while (!stopped && hasTime()) if (steps.next().done) return
    if (!stopped) wait()
  }

  wait()
  return () => {
    stopped = true
    stopWaiting()
  }
}
