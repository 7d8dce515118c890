/**
 * What a scheme gives and asks for, as far as it is known. A member that is missing isn’t known; it never
 * means "no limit".
 */
import type { DayOfYear } from './calendar-day.ts'

export interface Amount {
  readonly minimum?: number
  readonly maximum?: number
  readonly currency: 'SEK' | 'EUR'
  /** The year that the amount is from, where it isn’t the entry’s. */
  readonly seenIn?: number
}

/** How much of the costs somebody else must pay. */
export interface CoFunding {
  /** Per cent of the costs that the grant covers at most. */
  readonly maximumShare?: number
  /** Where a share alone doesn’t tell it, one sentence. */
  readonly text?: string
}

/** HSDS `required_document`. */
export interface RequiredDocument {
  readonly name: string
  readonly note?: string
}

/** When one must tell what came of it. */
export type ReportBack =
  | { readonly kind: 'after-end'; readonly weeks: number }
  | { readonly kind: 'after-end'; readonly months: number }
  | ({ readonly kind: 'yearly' } & DayOfYear)
