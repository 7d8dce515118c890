/** A word that nobody knows stands in a thousand rows: it is told once, with how many. */
import type { CellProblem } from './incoming.ts'

/** `row` is the first that has it. */
export interface TalliedProblem extends CellProblem {
  readonly count: number
}

/** In the order of their first rows. */
export function tallied(problems: readonly CellProblem[]): readonly TalliedProblem[] {
  const found = new Map<string, { readonly first: CellProblem; count: number }>()
  for (const problem of problems) {
    const { row: _row, ...what } = problem
    const key = JSON.stringify([what.column, what.target, what.code, what.detail, what.leftOut])
    const known = found.get(key)
    if (known) known.count += 1
    else found.set(key, { first: problem, count: 1 })
  }
  return [...found.values()].map(({ first, count }) => ({ ...first, count }))
}
