/**
 * The event or place one is at: chosen once, prefilled for the rest of the day. Kept with the drafts of
 * whoever is signed in, so that it leaves the device with them.
 */
import { isJsonObject } from '../../domain/json.ts'
import { createDraftWriter, readDraft } from '../../journal/drafts.ts'
import type { Journal } from '../../journal/record.ts'

export interface PlaceOfDay {
  readonly place: string
  readonly municipality: string
}

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
  const { place, municipality } = stored
  if (typeof place !== 'string' || typeof municipality !== 'string') return undefined
  return { place, municipality }
}

/** @returns remember; a place that could not be stored is only not prefilled. */
export function createPlaceKeeper(journal: Journal): (place: PlaceOfDay) => void {
  const writer = createDraftWriter(journal.database, key, journal.clock, () => undefined)
  return (place) => writer.keep({ ...place, day: dayOf(journal.clock()) })
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
