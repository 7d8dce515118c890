/**
 * "Flera frågar detta": needs that ask the same, in groups.
 *
 * The needs with most alike to them are the hearts of groups, in turn; a need belongs to the heart it is most
 * like. No chains: two that are in one group are both like its heart. The same needs give the same groups,
 * in whatever order they came.
 */
import { alike as alikeIn, similarFrom } from './likeness.ts'
import type { NeedColumns } from './need-columns.ts'

export interface NeedGroup {
  /** The need that the others are like. */
  readonly heart: string
  /** All of them, the heart first, then the most alike. */
  readonly needs: readonly string[]
}

/** A group says "several ask this" to people, so it must be surer than one need beside another. */
const groupedFrom = similarFrom * 1.5

/** @param least how many needs make a group */
export function groupNeeds(columns: NeedColumns, least = 2): readonly NeedGroup[] {
  const alike = new Map<string, ReadonlyMap<string, number>>()
  for (const read of columns.all()) {
    const others = alikeIn(columns, read, groupedFrom).filter(({ read: other }) => other !== read)
    if (others.length === 0) continue
    alike.set(
      read.need.id,
      new Map(others.map(({ read: { need }, likeness }) => [need.id, likeness])),
    )
  }
  const hearts = heartsOf(alike)
  const groups = new Map<string, { id: string; value: number }[]>()
  for (const [id, others] of alike) {
    if (hearts.has(id)) continue
    const [nearest] = [...others]
      .filter(([other]) => hearts.has(other))
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    if (!nearest) continue
    const [heart, value] = nearest
    const group = groups.get(heart) ?? []
    group.push({ id, value })
    groups.set(heart, group)
  }
  return [...groups]
    .filter(([, members]) => members.length + 1 >= least)
    .map(([heart, members]) => ({
      heart,
      needs: [
        heart,
        ...members.sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1)).map(({ id }) => id),
      ],
    }))
    .sort((a, b) => b.needs.length - a.needs.length || (a.heart < b.heart ? -1 : 1))
}

/** In turn the need with most, and most likely, neighbours that is like no heart yet. */
function heartsOf(alike: ReadonlyMap<string, ReadonlyMap<string, number>>): ReadonlySet<string> {
  const sums = new Map(
    [...alike].map(([id, others]) => {
      // Summed in one order, so that rounding is the same whatever came first.
      const values = [...others.values()].sort((a, b) => a - b)
      return [id, values.reduce((sum, value) => sum + value, 0)] as const
    }),
  )
  const hearts = new Set<string>()
  for (const [id] of [...sums].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))) {
    const others = alike.get(id)
    if (others && ![...others.keys()].some((other) => hearts.has(other))) hearts.add(id)
  }
  return hearts
}
