/** "Resan": where one goes, when, and what was done on the way. */
import { readCommon, type DocumentView } from '../casework/views.ts'
import type { MutableDocument } from '../documents/document.ts'
import { elementsOf, textOf } from '../documents/read.ts'
import { readDay } from '../funding/calendar-day.ts'

export interface TripView extends DocumentView {
  readonly name: string
  readonly municipalities: readonly string[]
  /** ISO dates; empty where none was chosen. */
  readonly from: string
  readonly to: string
  /** What to think of before. */
  readonly text: string
  /** Ids of what was met, asked or assured on the way. */
  readonly done: readonly string[]
  readonly report: string
}

export function readTrip(document: MutableDocument): TripView {
  const text = (field: string) => textOf(document, field) ?? ''
  const from = readDay(text('from')) ?? ''
  return {
    ...readCommon(document),
    name: text('name'),
    municipalities: elementsOf(document, 'municipalities'),
    from,
    // One day, where no last day was chosen or two people chose days that don't go together.
    to: lastOf(from, readDay(text('to')) ?? ''),
    text: text('text'),
    done: elementsOf(document, 'done'),
    report: text('report'),
  }
}

function lastOf(from: string, to: string): string {
  return to < from ? from : to
}

/** Those to come first, the next one first; then those that have been, the latest first. */
export function inTripOrder<Trip extends TripView>(
  trips: readonly Trip[],
  today: string,
): readonly Trip[] {
  const isPast = (trip: Trip) => trip.to !== '' && trip.to < today
  return trips.toSorted((a, b) => {
    if (isPast(a) !== isPast(b)) return isPast(a) ? 1 : -1
    const order = a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1
    return isPast(a) ? -order : order
  })
}
