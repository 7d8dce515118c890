/**
 * Deadlines as a calendar file (iCalendar, RFC 5545): one all-day event each, which takes up nobody’s day,
 * with two reminders. The same deadline saved twice is one event: its UID is made of scheme and day.
 */
import ICAL from 'ical.js'
import { plusDays, type CalendarDay } from '../../domain/funding/calendar-day.ts'

export interface CalendarEvent {
  /** Of the entry; letters that an e-mail address may have. */
  readonly id: string
  readonly day: CalendarDay
  /** Of what goes on for several days; it counts. */
  readonly lastDay?: CalendarDay
  readonly title: string
  readonly text: string
  readonly url: string
  /** Where it stays one event though its day moves; else it is made of entry and day. */
  readonly uid?: string
  /** Durations from its beginning, where the usual ones don’t fit. */
  readonly reminders?: readonly string[]
}

/** Nine in the morning, four weeks and one week before: an all-day event begins at midnight. */
const usual = ['-P27DT15H', '-P6DT15H']

export function calendarFile(events: readonly CalendarEvent[], made: Date): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('prodid', '-//Kulturlots//Kulturlots//SV')
  calendar.addPropertyWithValue('version', '2.0')
  for (const event of events) calendar.addSubcomponent(eventOf(event, made))
  return calendar.toString()
}

function eventOf(
  { id, day, lastDay, title, text, url, uid, reminders = usual }: CalendarEvent,
  made: Date,
): ICAL.Component {
  const event = new ICAL.Component('vevent')
  event.addPropertyWithValue('uid', `${uid ?? `${id}.${day}`}@kulturlots`)
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(made, true))
  event.addPropertyWithValue('dtstart', ICAL.Time.fromDateString(day))
  // The standard's end is the day after.
  if (lastDay !== undefined && lastDay > day) {
    event.addPropertyWithValue('dtend', ICAL.Time.fromDateString(plusDays(lastDay, 1)))
  }
  event.addPropertyWithValue('summary', plain(title))
  event.addPropertyWithValue('description', plain(text))
  event.addPropertyWithValue('url', url)
  event.addPropertyWithValue('transp', 'TRANSPARENT')
  for (const before of reminders) {
    const alarm = new ICAL.Component('valarm')
    alarm.addPropertyWithValue('action', 'DISPLAY')
    alarm.addPropertyWithValue('description', plain(title))
    alarm.addPropertyWithValue('trigger', ICAL.Duration.fromString(before))
    event.addSubcomponent(alarm)
  }
  return event
}

/** A lone carriage return would end a line in some readers; ical.js escapes line feeds only. */
function plain(text: string): string {
  return text.replaceAll('\r', '')
}
