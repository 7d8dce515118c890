/**
 * At most one call per `interval` ms: the first at once, and one at the end for whatever was asked
 * meanwhile, so that no ring is lost. @returns ring, and stop.
 */
export function createThrottle(
  interval: number,
  call: () => void,
): { readonly ring: () => void; readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  let asked = false

  function calm(): void {
    timer = undefined
    if (asked) fire()
  }
  function fire(): void {
    asked = false
    timer = setTimeout(calm, interval)
    call()
  }
  return {
    ring() {
      if (timer) asked = true
      else fire()
    },
    stop() {
      clearTimeout(timer)
      asked = false
    },
  }
}
