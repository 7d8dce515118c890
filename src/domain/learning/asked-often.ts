/** "Flera frågar detta": groups of like needs as people are told of them. */
import { needStates, type NeedState } from '../casework/documents.ts'
import type { NeedView } from '../casework/views.ts'
import type { NeedGroup } from '../matching/need-groups.ts'

/** `now`: those that are open. */
export const askedPeriods = ['now', 'months-24'] as const
export type AskedPeriod = (typeof askedPeriods)[number]

export interface AskedOften {
  /** Id of the need that the others are like. */
  readonly heart: string
  /** Of the period; the most alike first. */
  readonly needs: readonly NeedView[]
  /** The most frequent first. */
  readonly municipalities: readonly string[]
  readonly fields: readonly string[]
  readonly states: readonly { readonly state: NeedState; readonly count: number }[]
}

const months = 24

/** @param now ms. One that asks alone in the period is no group. */
export function askedOften(
  groups: readonly NeedGroup[],
  needs: ReadonlyMap<string, NeedView>,
  period: AskedPeriod,
  now: number,
): readonly AskedOften[] {
  const first = new Date(now)
  first.setUTCMonth(first.getUTCMonth() - months)
  const since = first.toISOString()
  const isOf = (need: NeedView) => (period === 'now' ? need.isOpen : need.receivedAt >= since)
  return groups
    .map(({ heart, needs: ids }) => {
      const members = ids.flatMap((id) => needs.get(id) ?? []).filter(isOf)
      return {
        heart,
        needs: members,
        municipalities: byFrequency(members.flatMap(({ municipalities }) => municipalities)),
        fields: byFrequency(members.flatMap(({ fields }) => fields)),
        states: needStates.flatMap((state) => {
          const count = members.filter((need) => need.state === state).length
          return count > 0 ? [{ state, count }] : []
        }),
      }
    })
    .filter(({ needs: members }) => members.length > 1)
    .sort((a, b) => b.needs.length - a.needs.length || (a.heart < b.heart ? -1 : 1))
}

/** The most frequent first, then in their own order. */
export function byFrequency(words: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([w]) => w)
}

/** "A. B." for Asta Berg; empty where there is no name. */
export function initialsOf(name: string): string {
  return name
    .trim()
    .split(/[\s-]+/u)
    .flatMap((part) => /\p{L}/u.exec(part)?.[0].toLocaleUpperCase('sv') ?? [])
    .slice(0, 3)
    .map((letter) => `${letter}.`)
    .join(' ')
}
