import type { DirectoryEntry, EventEntry, Training } from './entry.ts'

/** What takes place on certain days: an event, or a training that is given once. */
export function isOccasion(entry: DirectoryEntry): entry is EventEntry | Training {
  return entry.kind === 'event' || entry.kind === 'training'
}
