/** How near an entry is to whoever asks. */
import { countyOf } from '../guided-start/where-to-look.ts'
import type { EntryRow } from './entry-columns.ts'
import type { Reason } from './reasons.ts'

export interface Nearness {
  /** 0–1. */
  readonly weight: number
  readonly reason?: Reason
}

/** Those that serve their own municipality or county alone: elsewhere they help nobody. */
const bound: ReadonlySet<string> = new Set(['function', 'funding'])
const counties: Readonly<Record<string, string>> = { sormland: '04', gavleborg: '21' }
const weights = { own: 1, county: 0.8, neighbour: 0.35, country: 0.5, unknown: 0.5, far: 0.05 }

/** Undefined where it is out of reach. */
export function createNearness(
  municipalities: readonly string[],
): (row: EntryRow) => Nearness | undefined {
  const own = new Set(municipalities)
  const ownCounties = new Set(municipalities.map(countyOf))
  const wide: Nearness = { weight: weights.country, reason: { kind: 'whole-country' } }
  return (row) => {
    const far = bound.has(row.kind) ? undefined : { weight: weights.far }
    if (row.municipalities.length > 0) {
      if (own.size === 0) return { weight: weights.unknown }
      const shared = row.municipalities.filter((code) => own.has(code))
      if (shared.length > 0) {
        return {
          weight: weights.own,
          reason: { kind: 'same-municipality', municipalities: shared },
        }
      }
      const county = row.municipalities.map(countyOf).find((code) => ownCounties.has(code))
      if (county === undefined || far === undefined) return far
      return { weight: weights.neighbour, reason: { kind: 'same-county', county } }
    }
    const county = counties[row.scope ?? '']
    if (county === undefined) {
      return row.scope === undefined ? { weight: weights.unknown } : wide
    }
    if (own.size === 0) return { weight: weights.unknown }
    return ownCounties.has(county)
      ? { weight: weights.county, reason: { kind: 'whole-county', county } }
      : far
  }
}
