import { describe, expect, it } from 'vitest'
import ICAL from 'ical.js'
import { parseDay } from '../../src/domain/funding/calendar-day.ts'
import { calendarFile, type CalendarEvent } from '../../src/features/funding/calendar-file.ts'

const made = new Date('2026-11-22T10:00:00Z')
const event: CalendarEvent = {
  id: 'funding:ett-stod',
  day: parseDay('2027-10-01'),
  title: 'Sista dag: Organisationsbidrag, kultur; å ä ö',
  text: `Räknat från en uppgift från 2024.\nKontrollera. ${'Långt ord '.repeat(40)}`,
  url: 'https://example.org/katalog/funding:ett-stod',
}

describe('a calendar file', () => {
  it('is read back as it was meant, with all of its signs', () => {
    const text = calendarFile([event, { ...event, day: parseDay('2028-10-01') }], made)
    const calendar = ICAL.Component.fromString(text)
    const [first, second] = calendar
      .getAllSubcomponents('vevent')
      .map((each) => new ICAL.Event(each))
    expect(first?.startDate.toString()).toBe('2027-10-01')
    expect(first?.startDate.isDate).toBe(true)
    expect(first?.summary).toBe(event.title)
    expect(first?.description).toBe(event.text)
    expect(first?.uid).not.toBe(second?.uid)
  })

  it('keeps to the format: whole days, short lines ended as in mail, two reminders each', () => {
    const text = calendarFile([event], made)
    const lines = text.split('\r\n')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    // 75 by the standard’s advice; ical.js doesn’t count the blank that a folded line begins with.
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(76)
    expect(lines).toContain('DTSTART;VALUE=DATE:20271001')
    expect(lines).toContain('DTSTAMP:20261122T100000Z')
    expect(lines.filter((line) => line.startsWith('TRIGGER:'))).toEqual([
      'TRIGGER:-P27DT15H',
      'TRIGGER:-P6DT15H',
    ])
  })

  it('keeps an event with a name of its own the same when its day moves, with its own reminders', () => {
    const step = { ...event, uid: 'application:1.send', reminders: ['PT9H'] }
    const read = ['2027-09-29', '2027-10-13'].map((day) =>
      ICAL.Component.fromString(calendarFile([{ ...step, day: parseDay(day) }], made)),
    )
    const uids = read.map((file) =>
      file.getFirstSubcomponent('vevent')?.getFirstPropertyValue('uid'),
    )
    expect(uids).toEqual(['application:1.send@kulturlots', 'application:1.send@kulturlots'])
    const alarms = read[0]?.getFirstSubcomponent('vevent')?.getAllSubcomponents('valarm')
    expect(alarms?.map((each) => String(each.getFirstPropertyValue('trigger')))).toEqual(['PT9H'])
  })

  it('takes a text that looks like calendar lines for text', () => {
    const title = 'Stöd\r\nEND:VEVENT\r\nBEGIN:VALARM'
    const text = calendarFile([{ ...event, title }], made)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text.match(/^END:VEVENT/gm)).toHaveLength(1)
    const read = ICAL.Component.fromString(text).getFirstSubcomponent('vevent')
    expect(read?.getAllSubcomponents('valarm')).toHaveLength(2)
  })
})
