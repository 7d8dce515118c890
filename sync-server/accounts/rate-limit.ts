/**
 * At most `limit` attempts per key and window. In memory: right for the single process of the embedded
 * store; several gateways need an adapter that keeps the counts in the store, behind the same interface.
 */
export interface RateLimit {
  /** Counts an attempt before its outcome is known, so that a hundred at once are a hundred. */
  take(key: string): RateVerdict
  /** The attempt turned out to be rightful and does not count. */
  giveBack(key: string): void
}

export type RateVerdict =
  { readonly kind: 'allowed' } | { readonly kind: 'wait'; readonly seconds: number }

export interface RateLimitOptions {
  readonly limit: number
  readonly windowSeconds: number
  readonly clock: () => number
}

/** Above this many keys, those whose window is over are dropped: an attacker's names must not fill memory. */
const manyKeys = 10_000

export function createRateLimit({ limit, windowSeconds, clock }: RateLimitOptions): RateLimit {
  const windows = new Map<string, { endsAt: number; count: number }>()

  function dropEnded(now: number): void {
    for (const [key, window] of windows) if (window.endsAt <= now) windows.delete(key)
  }

  return {
    take(key) {
      const now = clock()
      if (windows.size >= manyKeys) dropEnded(now)
      let window = windows.get(key)
      if (window === undefined || window.endsAt <= now) {
        window = { endsAt: now + windowSeconds * 1000, count: 0 }
        windows.set(key, window)
      }
      if (window.count >= limit) {
        return { kind: 'wait', seconds: Math.ceil((window.endsAt - now) / 1000) }
      }
      window.count += 1
      return { kind: 'allowed' }
    },
    giveBack(key) {
      const window = windows.get(key)
      if (window !== undefined && window.count > 0) window.count -= 1
    },
  }
}
