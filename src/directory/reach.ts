/**
 * Where an entry is at home. A scope reaches every municipality in it: `sormland` those of county 04,
 * `gavleborg` those of 21, the wider ones all; `outside` none.
 */
import { scopes, type Scope } from '../domain/directory/entry.ts'

/** How near an entry is to the municipalities asked for; the nearest are ranked first. */
export const reach = { local: 0, county: 1, wide: 2, none: 3 } as const

/** `scope` as in the columns: a position in `scopes` from one, nought for none. */
export function scopeReaches(scope: number, municipality: string): boolean {
  switch (scopeAt(scope)) {
    case 'sormland':
      return municipality.startsWith('04')
    case 'gavleborg':
      return municipality.startsWith('21')
    case 'sweden':
    case 'nordic':
    case 'europe':
      return true
    default:
      return false
  }
}

/** What a scope alone makes of a choice of municipalities. */
export function reachOfScope(scope: number, municipalities: readonly string[]): number {
  if (!municipalities.some((municipality) => scopeReaches(scope, municipality))) return reach.none
  const name = scopeAt(scope)
  return name === 'sormland' || name === 'gavleborg' ? reach.county : reach.wide
}

function scopeAt(scope: number): Scope | undefined {
  return scope === 0 ? undefined : scopes[scope - 1]
}
