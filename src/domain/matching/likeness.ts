/**
 * How alike two needs are: 0–1, the same from both sides.
 *
 * The cosine of their weighted terms, the rare ones more; times how much of what they share is the matter of
 * both (a fotograf who seeks is not a fotograf who is sought); times what kinds and fields say: another
 * kind of need about the same thing is seldom the same question. Where it was asked says nothing of that.
 */
import type { Asked, KnownNeed } from './need.ts'
import type { NeedColumns, ReadNeed as Read } from './need-columns.ts'

/** From here on two needs are called similar. Chosen on test/domain/matching/tuning-tables.ts. */
export const similarFrom = 0.165

const factors = {
  kinds: { shared: 1, unknown: 0.85, other: 0.2 },
  fields: { shared: 1, unknown: 1, other: 0.9 },
} as const

type ReadNeed = Read<Asked>

export interface Alike {
  readonly read: Read<KnownNeed>
  readonly likeness: number
}

/** The stored needs that are at least so much like one, in no order. */
export function alike(columns: NeedColumns, own: ReadNeed, from: number): readonly Alike[] {
  return columns.near(own, from).flatMap(([read, cosine]) => {
    const likeness = rounded(Math.min(1, cosine * sharpness(own, read) * circumstances(own, read)))
    return likeness < from ? [] : [{ read, likeness }]
  })
}

/** Sums differ in their last digits by the order of their parts; what is said may not. */
const rounded = (value: number) => Math.round(value * 1e6) / 1e6

function circumstances({ need: a }: ReadNeed, { need: b }: ReadNeed): number {
  return factors.kinds[meeting(a.kinds, b.kinds)] * factors.fields[meeting(a.fields, b.fields)]
}

function meeting(a: readonly string[], b: readonly string[]): 'shared' | 'unknown' | 'other' {
  if (a.length === 0 || b.length === 0) return 'unknown'
  return a.some((one) => b.includes(one)) ? 'shared' : 'other'
}

const besideTheMatter = 0.3

function sharpness(a: ReadNeed, b: ReadNeed): number {
  let most = 0
  eachShared(a, b, (one, other) => {
    most = Math.max(most, Math.min(a.stresses[one] ?? 0, b.stresses[other] ?? 0))
  })
  return besideTheMatter + (1 - besideTheMatter) * most
}

/** Both lists of terms are in order. */
function eachShared(a: ReadNeed, b: ReadNeed, meet: (one: number, other: number) => void): void {
  let other = 0
  for (let one = 0; one < a.terms.length; one += 1) {
    const term = a.terms[one] ?? 0
    while (other < b.terms.length && (b.terms[other] ?? 0) < term) other += 1
    if (other < b.terms.length && b.terms[other] === term) meet(one, other)
  }
}
