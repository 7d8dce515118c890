/**
 * Earlier needs as they are compared: each read once when it comes or changes, then only numbers. How rare a
 * term is, is counted over the needs there are, so that what everybody asks about weighs little.
 */
import type { Asked, KnownNeed } from './need.ts'
import type { Terms } from './terms.ts'

export interface NeedColumns {
  put(need: KnownNeed): void
  remove(id: string): void
  readonly size: number
  all(): Iterable<ReadNeed<KnownNeed>>
  /** The same text gives the same. */
  read<Need extends Asked>(need: Need): ReadNeed<Need>
  /**
   * Those whose terms' cosine is at least so much, with it: what everything else in a likeness only lowers.
   */
  near(read: ReadNeed<Asked>, from: number): readonly (readonly [ReadNeed<KnownNeed>, number])[]
}

/** Four lists side by side, the terms in order. */
export interface ReadNeed<Need extends Asked> {
  readonly need: Need
  readonly terms: readonly number[]
  readonly weights: readonly number[]
  readonly stresses: readonly number[]
  readonly words: readonly string[]
}

/** Where there are few needs, a word that stands in one of them is not yet known to be rare. */
const assumed = 40

/** Texts beyond this many letters are compared by their beginning. */
const longest = 4_000

export function createNeedColumns(terms: Terms): NeedColumns {
  const needs = new Map<string, ReadNeed<KnownNeed>>()
  /** Made anew when somebody asks after a change. */
  let compared: Compared | undefined

  function read<Need extends Asked>(need: Need): ReadNeed<Need> {
    const found = [...terms.readStressed(need.text.slice(0, longest))].sort(([a], [b]) => a - b)
    return {
      need,
      terms: found.map(([term]) => term),
      weights: found.map(([, { weight }]) => weight),
      stresses: found.map(([, { stress }]) => stress),
      words: found.map(([, { word }]) => word),
    }
  }

  function near(read: ReadNeed<Asked>, from: number) {
    compared ??= compare([...needs.values()])
    const { rows, postings, rarity } = compared
    const own = normed(read, rarity)
    const sums = new Float64Array(rows.length)
    const met: number[] = []
    read.terms.forEach((term, at) => {
      const list = postings.get(term) ?? []
      for (let next = 0; next < list.length; next += 2) {
        const row = list[next] ?? 0
        if (sums[row] === 0) met.push(row)
        sums[row] = (sums[row] ?? 0) + (own[at] ?? 0) * (list[next + 1] ?? 0)
      }
    })
    return met.flatMap((row) => {
      const need = rows[row]
      const cosine = sums[row] ?? 0
      return need === undefined || cosine < from ? [] : [[need, cosine] as const]
    })
  }

  return {
    put(need) {
      needs.set(need.id, read(need))
      compared = undefined
    },
    remove(id) {
      if (needs.delete(id)) compared = undefined
    },
    get size() {
      return needs.size
    },
    all: () => needs.values(),
    read,
    near,
  }
}

interface Compared {
  readonly rows: readonly ReadNeed<KnownNeed>[]
  /** Per term: rows, each followed by the term's weight in it. */
  readonly postings: ReadonlyMap<number, readonly number[]>
  readonly rarity: (term: number) => number
}

function compare(rows: readonly ReadNeed<KnownNeed>[]): Compared {
  const counts = new Map<number, number>()
  for (const { terms } of rows) {
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const rarity = (term: number) =>
    Math.log(1 + (rows.length + assumed) / ((counts.get(term) ?? 0) + 1))
  const postings = new Map<number, number[]>()
  rows.forEach((read, row) => {
    normed(read, rarity).forEach((weight, at) => {
      const term = read.terms[at] ?? 0
      const list = postings.get(term)
      if (list) list.push(row, weight)
      else postings.set(term, [row, weight])
    })
  })
  return { rows, postings, rarity }
}

/** Weights by rarity, of length one together. */
function normed(
  { terms, weights }: ReadNeed<Asked>,
  rarity: (term: number) => number,
): readonly number[] {
  const weighted = weights.map((weight, at) => weight * rarity(terms[at] ?? 0))
  const length = Math.hypot(...weighted)
  return weighted.map((weight) => (length === 0 ? 0 : weight / length))
}
