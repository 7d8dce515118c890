import type { Choice } from './wants.ts'

/** How far from what was asked for one had to look. */
export type Reach = 'asked' | 'county' | 'everywhere' | 'any-field' | 'anything'

export interface Look {
  readonly reach: Reach
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
}

/** Where to look, the nearest first; the next one is for when the one before it found nothing. */
export function whereToLook(choice: Choice, municipalities: readonly string[]): readonly Look[] {
  const fields = choice.field === undefined ? [] : [choice.field]
  const own = choice.municipality === undefined ? [] : [choice.municipality]
  const looks: Look[] = [{ reach: 'asked', fields, municipalities: own }]
  if (choice.municipality !== undefined) {
    const county = countyOf(choice.municipality)
    const neighbours = municipalities.filter((code) => countyOf(code) === county)
    if (neighbours.length > 1) looks.push({ reach: 'county', fields, municipalities: neighbours })
    looks.push({ reach: 'everywhere', fields, municipalities: [] })
  }
  // What is nowhere to be had in this field is again sought at home first.
  if (choice.field !== undefined) {
    looks.push({ reach: 'any-field', fields: [], municipalities: own })
    if (own.length > 0) looks.push({ reach: 'anything', fields: [], municipalities: [] })
  }
  return looks
}

/** SCB: the first two digits of a municipality's code are its county's. */
export function countyOf(municipality: string): string {
  return municipality.slice(0, 2)
}
