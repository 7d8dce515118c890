/** A budget over several funders: what it costs, where the money comes from, and whether it adds up. */

export const incomeKinds = [
  'own-money',
  'in-kind',
  'sales',
  'applied',
  'granted',
  'declined',
] as const
export const rowKinds = ['cost', ...incomeKinds] as const
export type RowKind = (typeof rowKinds)[number]

/** Rows that come from somebody who gives grants. */
export const grantKinds: readonly RowKind[] = ['applied', 'granted', 'declined']

export interface BudgetRow {
  readonly id: string
  readonly kind: RowKind
  /** What it is, or who pays, as written. */
  readonly text: string
  /** Whole kronor; null while nobody has written any. */
  readonly kronor: number | null
  /** Of grants: the scheme’s entry in the directory, or empty. */
  readonly funder: string
}

export interface BudgetSums {
  readonly costs: number
  readonly byKind: Readonly<Record<(typeof incomeKinds)[number], number>>
  /** All but what was declined. */
  readonly incomes: number
  /** Incomes less costs: negative while money is missing. */
  readonly balance: number
}

export function sumsOf(rows: readonly BudgetRow[]): BudgetSums {
  const sum = (kind: RowKind) =>
    rows.reduce((total, row) => (row.kind === kind ? total + (row.kronor ?? 0) : total), 0)
  const costs = sum('cost')
  const byKind = {
    'own-money': sum('own-money'),
    'in-kind': sum('in-kind'),
    sales: sum('sales'),
    applied: sum('applied'),
    granted: sum('granted'),
    declined: sum('declined'),
  }
  const incomes = incomeKinds
    .filter((kind) => kind !== 'declined')
    .reduce((total, kind) => total + byKind[kind], 0)
  return { costs, byKind, incomes, balance: incomes - costs }
}
