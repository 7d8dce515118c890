import type { Answers } from '../../../src/domain/funding/criteria.ts'

/** What stands in a need that somebody has written down. All of them are invented. */
export interface TableNeed {
  readonly text: string
  /** Vocabulary `need-kinds`; many people who ask never say. */
  readonly kinds: readonly string[]
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
}

export interface NeedRow {
  readonly need: TableNeed
  /** What is known of whoever asks beyond the need itself. */
  readonly asker?: Answers
  /** Any of these is what an experienced adviser would have pointed to, the best first. */
  readonly expected: readonly string[]
}

export interface PairRow {
  readonly one: TableNeed
  readonly other: TableNeed
}

/** Kinds, fields and municipalities are parted by spaces. */
export type Told = readonly [text: string, kinds: string, fields: string, municipalities: string]

export const told = ([text, kinds, fields, municipalities]: Told): TableNeed => ({
  text,
  kinds: words(kinds),
  fields: words(fields),
  municipalities: words(municipalities),
})

export const row = (need: Told, expected: string, asker?: Answers): NeedRow => ({
  need: told(need),
  expected: words(expected),
  ...(asker ? { asker } : {}),
})

export const pair = (one: Told, other: Told): PairRow => ({ one: told(one), other: told(other) })

function words(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '')
}
