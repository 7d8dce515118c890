/** Entries that nobody has checked for a year, whoever longest ago first. */
import type { DirectoryEntry, EntryKind } from '../../domain/directory/entry.ts'
import { plusMonths, type CalendarDay } from '../../domain/funding/calendar-day.ts'

/** What a long list needs of an entry: 20,000 whole ones would fill a phone's memory. */
export interface StaleRow {
  readonly id: string
  readonly name: string
  readonly kind: EntryKind
  readonly municipalities: readonly string[]
  readonly steward: string
  /** ISO date; empty for never. */
  readonly assuredAt: string
}

/** Undefined for one that was checked within the year, or is gone. */
export function staleRow(entry: DirectoryEntry, today: CalendarDay): StaleRow | undefined {
  if (entry.status === 'defunct') return undefined
  const assuredAt = entry.assuredAt?.slice(0, 10) ?? ''
  if (assuredAt >= plusMonths(today, -12)) return undefined
  const { id, name, kind, municipalities, steward = '' } = entry
  return { id, name, kind, municipalities, steward, assuredAt }
}

export function byLongestAgo(
  compare: (a: string, b: string) => number,
): (a: StaleRow, b: StaleRow) => number {
  return (a, b) =>
    a.assuredAt < b.assuredAt ? -1 : a.assuredAt > b.assuredAt ? 1 : compare(a.name, b.name)
}

export interface StaleFilter {
  readonly steward: string
  readonly municipality: string
}

export function isAsked(row: StaleRow, { steward, municipality }: StaleFilter): boolean {
  return (
    (steward === '' || row.steward === steward) &&
    (municipality === '' || row.municipalities.includes(municipality))
  )
}

/** How many rows each word has, most first. */
export function countsOf(
  rows: readonly StaleRow[],
  wordsOf: (row: StaleRow) => readonly string[],
): readonly (readonly [word: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    for (const word of wordsOf(row)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])
}
