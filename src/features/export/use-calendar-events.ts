/** What of some entries belongs in a calendar: last days of the coming year, and events that are not over. */
import { useRouter } from 'vue-router'
import type { DirectoryEntry, EventEntry, Training } from '../../domain/directory/entry.ts'
import { isOccasion } from '../../domain/directory/occasion.ts'
import { dayOfDate, plusMonths, readDay } from '../../domain/funding/calendar-day.ts'
import { deadlinesOf } from '../../domain/funding/outlook.ts'
import type { CalendarEvent } from '../funding/calendar-file.ts'
import { useDeadlineEvent } from '../funding/use-calendar-file.ts'

export function useCalendarEvents(): (entry: DirectoryEntry, now: Date) => CalendarEvent[] {
  const router = useRouter()
  const deadlineEvent = useDeadlineEvent()

  function daysOf(entry: EventEntry | Training, now: Date): CalendarEvent[] {
    const day = readDay(entry.startsOn)
    const lastDay = readDay(entry.endsOn)
    if (day === undefined || (lastDay ?? day) < dayOfDate(now)) return []
    const path = router.resolve({ name: 'entry', params: { id: entry.id } }).href
    return [
      {
        id: entry.id,
        day,
        ...(lastDay === undefined ? {} : { lastDay }),
        title: entry.name,
        text: [entry.place?.name, entry.summary].filter(Boolean).join('\n'),
        url: `${location.origin}${path}`,
      },
    ]
  }

  return (entry, now) => {
    if (isOccasion(entry)) return daysOf(entry, now)
    if (entry.kind !== 'funding') return []
    const today = dayOfDate(now)
    return deadlinesOf(entry, today, plusMonths(today, 12)).map((deadline) =>
      deadlineEvent({ scheme: entry, deadline }),
    )
  }
}
