/** "Resan": what staff plan, tick off and report. */
import type { FieldEdit } from '../domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../domain/identifiers.ts'
import { readTrip, type TripView } from '../domain/trips/trip.ts'
import { mutable } from './kinds.ts'
import { viewsOf, type Marked, type Reader } from './kept-views.ts'
import { derive, sameItems, type Live } from './live.ts'
import { newId, record, type Journal } from './record.ts'

const tripKind = mutable('casework', 'trip', readTrip, (a, b) => (a.id < b.id ? 1 : -1))

export const trips = (reader: Reader): Live<readonly Marked<TripView>[]> =>
  derive(viewsOf(reader, tripKind), (all) => all.filter(({ archived }) => !archived), sameItems)

/** Null when it is not on the device. */
export const trip = (reader: Reader, id: string): Live<Marked<TripView> | null> =>
  derive(viewsOf(reader, tripKind), (all) => all.find((each) => each.id === id) ?? null)

export interface NewTrip {
  readonly name: string
  readonly municipalities: readonly string[]
  /** ISO dates. */
  readonly from: string
  readonly to: string
  readonly text: string
}

/** @returns its id. */
export async function planTrip(
  journal: Journal,
  { municipalities, ...texts }: NewTrip,
  draft?: string,
): Promise<DocumentId> {
  const id = newId(journal, 'trip')
  const edits: FieldEdit[] = Object.entries(texts)
    .filter(([, value]) => value.trim() !== '')
    .map(([field, value]) => ({ kind: 'set', field, value: value.trim() }))
  if (municipalities.length > 0) {
    edits.push({ kind: 'add', field: 'municipalities', elements: municipalities })
  }
  await record(journal, [{ kind: 'edit', database: 'casework', id, edits }], draft)
  return id
}

/** Two colleagues on the same trip tick off without each other: both ticks stand. */
export async function tick(
  journal: Journal,
  trip: string,
  what: string,
  done: boolean,
): Promise<void> {
  await record(journal, [
    {
      kind: 'edit',
      database: 'casework',
      id: parseDocumentId(trip),
      edits: [{ kind: done ? 'add' : 'remove', field: 'done', elements: [what] }],
    },
  ])
}
