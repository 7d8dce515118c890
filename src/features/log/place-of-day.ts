/**
 * The event or place one is at: chosen once, prefilled for the rest of the day. Kept with the drafts of
 * whoever is signed in, so that it leaves the device with them.
 */
import { readDay } from '../../domain/funding/calendar-day.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'
import { createDraftWriter, readDraft } from '../../journal/drafts.ts'
import type { Journal } from '../../journal/record.ts'

export interface PlaceOfDay {
  readonly place: string
  readonly municipality: string
  /** Of the directory's entry, where the event stands there; else empty. */
  readonly event: string
  /** ISO date of what is written down afterwards; empty for today. */
  readonly date: string
}

export const nowhere: PlaceOfDay = { place: '', municipality: '', event: '', date: '' }

const key = 'log:place'

export async function readPlaceOfDay(journal: Journal): Promise<PlaceOfDay | undefined> {
  let stored: unknown
  try {
    stored = await readDraft(journal.database, key)
  } catch {
    // Storage that can't be read is told of by the draft itself; the place can be typed again.
    return undefined
  }
  if (!isJsonObject(stored) || stored['day'] !== dayOf(journal.clock())) return undefined
  const { place, municipality, event, date } = stored
  if (typeof place !== 'string' || typeof municipality !== 'string') return undefined
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : '')
  return { place, municipality, event: text(event), date: readDay(date) ?? '' }
}

/** @returns remember; a place that could not be stored is only not prefilled. */
export function createPlaceKeeper(journal: Journal): (place: PlaceOfDay) => void {
  const writer = createDraftWriter(journal.database, key, journal.clock, () => undefined)
  return (place) => writer.keep({ ...place, day: dayOf(journal.clock()) })
}

/** ISO time to write for what was heard on another day: its noon. Undefined for today. */
export function timeOfDate(date: string, now: number): string | undefined {
  if (readDay(date) === undefined || date === dayOf(now)) return undefined
  return new Date(`${date}T12:00`).toISOString()
}

/** Local time as a time field holds it, `2026-11-22T14:05`. */
export function timeField(time: number): string {
  const date = new Date(time)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${dayOf(time)}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** The local calendar day, ISO. */
export function dayOf(time: number): string {
  const date = new Date(time)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The local calendar day some days after another. */
export function dayAfter(time: number, days: number): string {
  const date = new Date(time)
  date.setDate(date.getDate() + days)
  return dayOf(date.getTime())
}
