/** What people come with, in their own words, and what of the directory answers it beside the functions. */
import type { SearchableKind } from '../directory/entry.ts'

/** As they stand in addresses. `vet-inte` comes last: it is for whoever found no other. */
export const wants = [
  'pengar',
  'ratt-person',
  'samarbete',
  'lokal',
  'lara-mig',
  'traffa-andra',
  'vet-inte',
] as const
export type Want = (typeof wants)[number]

export const kindsFor: Readonly<Record<Want, readonly SearchableKind[]>> = {
  pengar: ['funding'],
  'ratt-person': [],
  samarbete: ['network', 'actor'],
  lokal: ['venue'],
  'lara-mig': ['training', 'resource'],
  'traffa-andra': ['network', 'event'],
  'vet-inte': [],
}

/** What somebody has told of their need. A field or municipality that is missing was skipped. */
export interface Choice {
  readonly want: Want
  /** Vocabulary `fields`. */
  readonly field?: string
  /** SCB municipality code. */
  readonly municipality?: string
}
