/** Closed without an answer: what the node could not help with, per field and municipality. */
import type { NeedView } from '../casework/views.ts'

export type GapNeed = Pick<
  NeedView,
  | 'id'
  | 'text'
  | 'state'
  | 'closedBecause'
  | 'fields'
  | 'municipalities'
  | 'receivedAt'
  | 'nextStep'
  | 'isOpen'
  | 'invented'
>

export interface GapCell {
  /** A field and a municipality; empty where nobody has said. */
  readonly field: string
  readonly municipality: string
  /** Ids of needs. */
  readonly needs: readonly string[]
}

export interface Gaps<Need extends GapNeed> {
  readonly needs: readonly Need[]
  /** The most first; a need of two fields stands under both. */
  readonly fields: readonly { readonly field: string; readonly count: number }[]
  readonly municipalities: readonly { readonly municipality: string; readonly count: number }[]
  readonly cells: readonly GapCell[]
  /** Beyond what the node is for, with what the asker was told to do. No gaps of its own. */
  readonly outside: readonly Need[]
}

/** @param since ISO time; empty: always. A duplicate or a question taken back is no gap. */
export function gapsIn<Need extends GapNeed>(needs: readonly Need[], since: string): Gaps<Need> {
  const closed = needs.filter(
    ({ state, receivedAt }) => state === 'closed-without-answer' && receivedAt >= since,
  )
  const gaps = closed.filter(
    ({ closedBecause }) => closedBecause === 'no-answer' || closedBecause === '',
  )
  const cells = new Map<string, { field: string; municipality: string; needs: string[] }>()
  for (const need of gaps) {
    for (const field of orNone(need.fields)) {
      for (const municipality of orNone(need.municipalities)) {
        const key = `${field} ${municipality}`
        const cell = cells.get(key) ?? { field, municipality, needs: [] }
        cell.needs.push(need.id)
        cells.set(key, cell)
      }
    }
  }
  return {
    needs: gaps,
    fields: counted(gaps, ({ fields }) => fields).map(([field, count]) => ({ field, count })),
    municipalities: counted(gaps, (need) => need.municipalities).map(([municipality, count]) => {
      return { municipality, count }
    }),
    cells: [...cells.values()].sort(
      (a, b) =>
        b.needs.length - a.needs.length ||
        (`${a.field} ${a.municipality}` < `${b.field} ${b.municipality}` ? -1 : 1),
    ),
    outside: closed.filter(({ closedBecause }) => closedBecause === 'outside-mandate'),
  }
}

function counted<Need>(
  needs: readonly Need[],
  words: (need: Need) => readonly string[],
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const need of needs) {
    for (const word of orNone(words(need))) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
}

function orNone(words: readonly string[]): readonly string[] {
  return words.length > 0 ? [...new Set(words)] : ['']
}
