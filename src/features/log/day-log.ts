/** What was noted on a day, at one place or everywhere: the lines, and how many of each. */
import type {
  ContactView,
  FollowUpView,
  LogEntryView,
  NeedView,
} from '../../domain/casework/views.ts'
import { dayOf } from './place-of-day.ts'

export interface DayLog<Line extends LogEntryView> {
  /** Newest first. */
  readonly lines: readonly Line[]
  /** Meetings: lines that tell of no change. */
  readonly meetings: number
  readonly newContacts: number
  readonly needs: number
  readonly followUps: number
  /** The most frequent first; '' for needs without a kind. A need of two kinds counts for both. */
  readonly byKind: readonly (readonly [kind: string, count: number])[]
  /** Where notes were made that day, the latest first. */
  readonly places: readonly string[]
}

export interface Noted<Line extends LogEntryView> {
  readonly lines: readonly Line[]
  readonly needs: readonly NeedView[]
  readonly contacts: readonly ContactView[]
  readonly followUps: readonly FollowUpView[]
}

/**
 * @param day ISO date, local.
 * @param place as written; empty for all.
 */
export function dayLog<Line extends LogEntryView>(
  noted: Noted<Line>,
  day: string,
  place: string,
): DayLog<Line> {
  const isToday = (time: string) => dayOf(Date.parse(time)) === day
  const ofDay = noted.lines.filter((line) => isToday(line.at) && !line.change)
  const lines = ofDay.filter((line) => place === '' || line.context === place)
  const told = new Set(lines.flatMap((line) => line.about))
  // What was written without a place belongs to what its line tells.
  const isHere = (id: string) => place === '' || told.has(id)
  const needs = noted.needs.filter((need) => isToday(need.createdAt) && isHere(need.id))
  return {
    lines,
    meetings: lines.length,
    newContacts: noted.contacts.filter(({ id, createdAt }) => isToday(createdAt) && isHere(id))
      .length,
    needs: needs.length,
    followUps: noted.followUps.filter(
      ({ createdAt, about }) =>
        isToday(createdAt) && (place === '' || about.some((id) => told.has(id))),
    ).length,
    byKind: counted(needs.flatMap(({ kinds }) => (kinds.length > 0 ? kinds : ['']))),
    places: [...new Set(ofDay.flatMap(({ context }) => (context ? [context] : [])))],
  }
}

function counted(words: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts].sort(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
}
