/** How and when what is being written came in, and the pictures that go with it. */
import { draftPhoto } from '../../journal/draft-photos.ts'
import type { Meeting } from '../../journal/commands.ts'
import type { Journal } from '../../journal/record.ts'
import type { LogDraft } from './log-draft.ts'
import { timeOfDate, type PlaceOfDay } from './place-of-day.ts'

export function cameIn(
  { channel, receivedAt }: LogDraft,
  { event, date }: PlaceOfDay,
  now: number,
): Pick<Meeting, 'channel' | 'receivedAt'> {
  const time = channel === '' ? timeOfDate(date, now) : timeOf(receivedAt, now)
  return {
    channel: channel === '' ? (event === '' ? 'talk' : 'event') : channel,
    ...(time === undefined ? {} : { receivedAt: time }),
  }
}

/** Nothing comes in later than now. */
function timeOf(field: string, now: number): string | undefined {
  const time = Date.parse(field)
  return Number.isFinite(time) && time > 0 ? new Date(Math.min(time, now)).toISOString() : undefined
}

/** @returns how many the device has lost meanwhile besides those that are here. */
export async function photosOf(
  { database }: Journal,
  { photos }: LogDraft,
  called: (index: number) => string,
): Promise<{ readonly photos: NonNullable<Meeting['photos']>; readonly missing: number }> {
  const images = await Promise.all(
    photos.map(({ id }) => draftPhoto(database, id).catch(() => undefined)),
  )
  const here = photos.flatMap(({ alt }, index) => {
    const image = images[index]
    return image === undefined ? [] : [{ image, alt: alt.trim() || called(index) }]
  })
  return { photos: here, missing: photos.length - here.length }
}
