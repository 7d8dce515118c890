/**
 * How far entries are from a municipality, as its seat lies from theirs: what a phone can work out without
 * network, and no nearer than anybody needs to know where its owner stands.
 */
import type { TaxonomyTerm } from '../domain/directory/entry.ts'
import type { Columns } from './columns.ts'
import { codeOf } from './labels.ts'
import { reach, reachOfScope } from './reach.ts'
import { scopes } from '../domain/directory/entry.ts'

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

export interface Distances {
  /** To the nearest of its municipalities; undefined for what lies in none that is known. */
  kilometresTo(row: number): number | undefined
  /** For ranking, in steps of ten kilometres; what only reaches here comes after what is within fifty. */
  stepTo(row: number): number
}

export const farthestStep = 99

export function createDistances(
  { words, wordsOf, wordStarts, scopes: scopeOf }: Columns,
  terms: readonly TaxonomyTerm[],
  municipality: string,
): Distances {
  const seats = new Map(
    terms
      .filter((term) => term.vocabulary === 'municipalities')
      .map((term) => [term.code, seatOf(term)]),
  )
  const here = seats.get(municipality)
  const byWord = words.map((word) => {
    if (!word.startsWith('municipalities.')) return undefined
    if (codeOf(word) === municipality) return 0
    const seat = seats.get(codeOf(word))
    return here && seat ? kilometresBetween(here, seat) : undefined
  })
  const byScope = [0, ...scopes.keys()].map((_, scope) => {
    const reached = reachOfScope(scope, [municipality])
    if (reached === reach.none) return farthestStep
    return reached === reach.county ? 5 : 6
  })
  function kilometresTo(row: number): number | undefined {
    let nearest: number | undefined
    const end = wordStarts[row + 1] ?? 0
    for (let at = wordStarts[row] ?? 0; at < end; at += 1) {
      const kilometres = byWord[wordsOf[at] ?? 0]
      if (kilometres !== undefined && kilometres < (nearest ?? Infinity)) nearest = kilometres
    }
    return nearest
  }
  return {
    kilometresTo,
    stepTo(row) {
      const kilometres = kilometresTo(row)
      const local = kilometres === undefined ? farthestStep : Math.floor(kilometres / 10)
      // Past fifty, after what reaches here.
      const step = local < 5 ? local : Math.min(local + 2, farthestStep)
      return Math.min(step, byScope[scopeOf[row] ?? 0] ?? farthestStep)
    },
  }
}
