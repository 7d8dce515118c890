/** The best rows of each group, so that some thousand candidates are never sorted. */
import type { EntryRow } from './entry-columns.ts'
import { groupOf, type GroupName } from './suggestion.ts'

export interface ScoredRow {
  readonly row: number
  readonly score: number
}

export interface BestRows {
  add(row: number, score: number): void
  /** Of all groups, the best first. */
  all(): readonly ScoredRow[]
}

export function createBestRows(rows: readonly EntryRow[], most: number): BestRows {
  const groups = new Map<GroupName, ScoredRow[]>()
  const order = byScore(rows)
  return {
    add(row, score) {
      const entry = rows[row]
      const group = entry && groupOf(entry.kind)
      if (group === undefined) return
      const list = groups.get(group) ?? []
      groups.set(group, list)
      const last = list.at(-1)
      const scored = { row, score: rounded(score) }
      if (last && list.length >= most && order(scored, last) > 0) return
      list.splice(placeIn(list, scored, order), 0, scored)
      if (list.length > most) list.pop()
    },
    all: () => [...groups.values()].flat().sort(order),
  }
}

/** Sums differ in their last digits by the order of their parts; the order of what is shown may not. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6

function placeIn(
  list: readonly ScoredRow[],
  scored: ScoredRow,
  order: (a: ScoredRow, b: ScoredRow) => number,
): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = list[middle]
    if (other && order(other, scored) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Equals in order of name, then id. */
export function byScore(rows: readonly EntryRow[]): (a: ScoredRow, b: ScoredRow) => number {
  return (a, b) => b.score - a.score || byName(rows[a.row], rows[b.row])
}

function byName(a: EntryRow | undefined, b: EntryRow | undefined): number {
  const one = a?.name ?? ''
  const other = b?.name ?? ''
  if (one !== other) return one < other ? -1 : 1
  return (a?.id ?? '') < (b?.id ?? '') ? -1 : 1
}
