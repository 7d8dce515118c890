/** Municipalities by where their seats lie. */
import type { TaxonomyTerm } from '../domain/directory/entry.ts'

export interface Position {
  /** WGS 84, degrees. */
  readonly latitude: number
  readonly longitude: number
}

const earthRadius = 6371

/** Great-circle distance, kilometres. */
export function kilometresBetween(a: Position, b: Position): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [from, to] = [radians(a.latitude), radians(b.latitude)]
  const across = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  const along = Math.sin((to - from) / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.sqrt(along + Math.cos(from) * Math.cos(to) * across))
}

export function seatOf({ place }: TaxonomyTerm): Position | undefined {
  const { latitude, longitude } = place ?? {}
  return latitude === undefined || longitude === undefined ? undefined : { latitude, longitude }
}

/** The municipality whose seat is nearest; undefined when none is known. */
export function nearestMunicipality(
  position: Position,
  terms: readonly TaxonomyTerm[],
): TaxonomyTerm | undefined {
  let nearest: { term: TaxonomyTerm; kilometres: number } | undefined
  for (const term of terms) {
    const seat = term.vocabulary === 'municipalities' ? seatOf(term) : undefined
    if (!seat) continue
    const kilometres = kilometresBetween(position, seat)
    if (!nearest || kilometres < nearest.kilometres) nearest = { term, kilometres }
  }
  return nearest?.term
}
