/**
 * The registers of an application whose names hold an id: one per cell of the budget and per attachment, so
 * that two offline edits of different cells merge. Which rows there are is a set: adding wins over a removal
 * made at the same time, and every edit of a row adds it.
 */
export const cells = ['kind', 'text', 'kronor', 'funder'] as const
export type Cell = (typeof cells)[number]

export const itemFields = ['name', 'where'] as const
export type ItemField = (typeof itemFields)[number]

export function rowRegister(row: string, cell: Cell): string {
  return `row-${row}-${cell}`
}

export function itemRegister(item: string, field: ItemField): string {
  return `item-${item}-${field}`
}

export type Register =
  | { readonly kind: 'row'; readonly id: string; readonly cell: Cell }
  | { readonly kind: 'item'; readonly id: string; readonly field: ItemField }

const pattern = /^(row|item)-([A-Za-z0-9]{1,32})-([a-z]+)$/u

/** Undefined for a register that is another’s. */
export function readRegister(name: string): Register | undefined {
  const [, kind, id, last] = pattern.exec(name) ?? []
  if (id === undefined) return undefined
  const cell = cells.find((known) => known === last)
  if (kind === 'row') return cell && { kind, id, cell }
  const field = itemFields.find((known) => known === last)
  return field && { kind: 'item', id, field }
}

/** Ids that may stand in the name of a register: what another client made otherwise is left out. */
export function isPartId(id: string): boolean {
  return /^[A-Za-z0-9]{1,32}$/u.test(id)
}
