/** A seeded stream of choices, so that a run that found something can be run again (mulberry32). */
export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number
  /** A whole number from 0, below `end`. */
  below(end: number): number
  of<T>(items: readonly T[]): T
  happens(share: number): boolean
  bytes(length: number): Buffer
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number) => Math.floor(next() * end)
  return {
    next,
    below,
    of: <T>(items: readonly T[]) => items[below(items.length)] as T,
    happens: (share) => next() < share,
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  }
}
