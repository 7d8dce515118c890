/**
 * How far entries are from a municipality, as its seat lies from theirs: what a phone can work out without
 * network, and no nearer than anybody needs to know where its owner stands.
 */
import type { TaxonomyTerm } from '../domain/directory/entry.ts'
import type { Columns } from './columns.ts'
import { codeOf } from './labels.ts'
import { reach, reachOfScope } from './reach.ts'
import { kilometresBetween, seatOf } from './seats.ts'
import { scopes } from '../domain/directory/entry.ts'

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
