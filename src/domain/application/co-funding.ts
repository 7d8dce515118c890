/**
 * Whether what is sought keeps to each chosen scheme’s terms: the share of the costs that it covers at most,
 * and how much one may get. Reckoned in whole numbers, so that 50 % of 99 999 kronor is never almost 50 %.
 */
import type { Funding } from '../directory/entry.ts'
import { sumsOf, type BudgetRow } from './budget.ts'

export interface CoFundingCheck {
  /** Id of the scheme’s entry. */
  readonly scheme: string
  readonly name: string
  /** Sought from it, or got, in whole kronor. */
  readonly sought: number
  readonly share: ShareCheck
  readonly amount: AmountCheck
  /** What the scheme says besides a number. */
  readonly text?: string
}

export type ShareCheck =
  /** The scheme tells no share. */
  | { readonly kind: 'unknown' }
  /** It tells one, and there is nothing yet to hold against it. */
  | { readonly kind: 'not-yet'; readonly maximumShare: number }
  /** `share` in whole per cent, rounded down where it fits and up where it is over. `most`: kronor. */
  | {
      readonly kind: 'fits' | 'over' | 'over-without-in-kind'
      readonly share: number
      readonly maximumShare: number
      readonly most: number
    }

export type AmountCheck =
  | { readonly kind: 'unknown' | 'fits' }
  | { readonly kind: 'too-much' | 'too-little'; readonly limit: number }

/** One per scheme that grants in the budget name, in the order of their first rows. */
export function coFundingChecks(
  rows: readonly BudgetRow[],
  schemes: ReadonlyMap<string, Funding>,
): readonly CoFundingCheck[] {
  const sought = new Map<string, number>()
  for (const { kind, funder, kronor } of rows) {
    if (funder === '' || (kind !== 'applied' && kind !== 'granted')) continue
    sought.set(funder, (sought.get(funder) ?? 0) + (kronor ?? 0))
  }
  const { costs, byKind } = sumsOf(rows)
  return [...sought].flatMap(([id, kronor]) => {
    const scheme = schemes.get(id)
    if (!scheme) return []
    const text = scheme.coFunding?.text
    return [
      {
        scheme: id,
        name: scheme.name,
        sought: kronor,
        share: shareOf(kronor, costs, byKind['in-kind'], scheme.coFunding?.maximumShare),
        amount: amountOf(kronor, scheme),
        ...(text === undefined ? {} : { text }),
      },
    ]
  })
}

/** Shares are counted in hundredths of a per cent: a third is written 33.33. */
const whole = 10_000n

function shareOf(
  sought: number,
  costs: number,
  inKind: number,
  maximumShare: number | undefined,
): ShareCheck {
  const isShare = maximumShare !== undefined && Number.isFinite(maximumShare) && maximumShare >= 0
  if (!isShare) return { kind: 'unknown' }
  if (costs === 0 || sought === 0) return { kind: 'not-yet', maximumShare }
  const limit = BigInt(Math.round(maximumShare * 100))
  const known = { maximumShare, most: Number((limit * BigInt(costs)) / whole) }
  if (isOver(sought, costs, limit))
    return { kind: 'over', share: perCent(sought, costs, 'up'), ...known }
  // Many funders don’t count work without pay among the costs. What is left may be too little then.
  const paid = costs - inKind
  if (inKind > 0 && isOver(sought, paid, limit)) {
    const share = paid > 0 ? perCent(sought, paid, 'up') : 100
    return { kind: 'over-without-in-kind', share, ...known }
  }
  return { kind: 'fits', share: perCent(sought, costs, 'down'), ...known }
}

function isOver(sought: number, costs: number, limit: bigint): boolean {
  return BigInt(sought) * whole > limit * BigInt(Math.max(0, costs))
}

function perCent(part: number, of: number, towards: 'up' | 'down'): number {
  const [hundredfold, whole] = [BigInt(part) * 100n, BigInt(of)]
  const down = hundredfold / whole
  return Number(towards === 'up' && hundredfold % whole > 0n ? down + 1n : down)
}

function amountOf(sought: number, { grant }: Funding): AmountCheck {
  // Another currency can’t be held against kronor.
  if (grant?.currency !== 'SEK' || sought === 0) return { kind: 'unknown' }
  const { minimum, maximum } = grant
  if (maximum !== undefined && sought > maximum) return { kind: 'too-much', limit: maximum }
  if (minimum !== undefined && sought < minimum) return { kind: 'too-little', limit: minimum }
  return { kind: minimum === undefined && maximum === undefined ? 'unknown' : 'fits' }
}
