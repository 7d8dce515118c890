/** What a word costs in each row, and which rows it is met in: most words are met in few of them. */
export const unmet = 255

export interface Costs {
  at(row: number): number
  /** Takes it where it is less than what stood there. Under `unmet`. */
  lower(row: number, cost: number): void
  /** Those where it is met, each once, in no order. */
  rows(): Uint32Array
  copy(): Costs
}

export function createCosts(size: number): Costs {
  return costsOf(new Uint8Array(size).fill(unmet), new Uint32Array(64), 0)
}

function costsOf(costs: Uint8Array, first: Uint32Array, count: number): Costs {
  let rows = first
  let met = count
  return {
    at: (row) => costs[row] ?? unmet,
    lower(row, cost) {
      const before = costs[row] ?? 0
      if (cost >= before) return
      costs[row] = cost
      if (before !== unmet) return
      if (met === rows.length) {
        const more = new Uint32Array(met * 4)
        more.set(rows)
        rows = more
      }
      rows[met] = row
      met += 1
    },
    rows: () => rows.subarray(0, met),
    copy: () => costsOf(costs.slice(), rows.slice(), met),
  }
}
