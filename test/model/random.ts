/** One stream of chance per history: the same seed gives the same history, on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** A whole number in [0, limit). */
  below(limit: number): number
  chance(probability: number): boolean
  /** @throws RangeError where there is nothing to pick from. */
  pick<T>(items: readonly T[]): T
  /** Looks like a ULID; unique for all purposes of one history. */
  readonly ulid: () => string
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Mulberry32 (Tommy Ettinger, public domain): small, and good enough to choose what happens next. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick(items) {
      const index = below(items.length)
      if (index >= items.length) throw new RangeError('Nothing to pick from.')
      return items[index] as (typeof items)[number]
    },
    ulid: () => `01${Array.from({ length: 24 }, () => crockford[below(32)]).join('')}`,
  }
}
