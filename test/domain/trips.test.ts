import { describe, expect, test } from 'vitest'
import type {
  ContactView,
  FollowUpView,
  LogEntryView,
  NeedView,
} from '../../src/domain/casework/views.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { inTripOrder, type TripView } from '../../src/domain/trips/trip.ts'
import {
  eventsThere,
  lastMetOf,
  needsThere,
  toAssureThere,
  unmetThere,
} from '../../src/domain/trips/trip-plan.ts'
import {
  tripReport,
  type ReportSources,
  type ReportWords,
} from '../../src/domain/trips/trip-report.ts'

const flen = '0482'
const common = {
  ...{ createdAt: '2020-01-01T10:00:00Z', changedAt: '', createdBy: 'anna', openFields: [] },
  ...{ invented: false, archived: false },
}
const trip: TripView = {
  ...{ ...common, id: 'trip:1', name: '', municipalities: [flen], text: '', done: [], report: '' },
  ...{ from: '2026-11-24', to: '2026-11-25' },
}
const need = (id: string, part: Partial<NeedView>) =>
  ({
    ...common,
    id,
    isOpen: true,
    municipalities: [flen],
    contacts: [],
    text: '',
    ...part,
  }) as NeedView
const contact = (id: string, part: Partial<ContactView> = {}) =>
  ({
    ...{ ...common, id, name: id, organisation: '', municipalities: [flen], reachBy: '' },
    ...part,
  }) as ContactView
const entry = (id: string, part: object) =>
  ({
    ...{ id, name: id, kind: 'venue', status: 'active', municipalities: [flen], fields: [] },
    ...part,
  }) as unknown as DirectoryEntry
const line = (part: Partial<LogEntryView>): LogEntryView => ({
  ...{ id: 'log-entry:1', at: '2026-11-24T10:00:00Z', by: 'anna', about: [], text: '' },
  ...part,
})
const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id)

describe('before a trip', () => {
  test('open needs there are listed, those that have waited longest first', () => {
    const all = [
      need('new', { receivedAt: '2026-11-01T10:00:00Z' }),
      need('old', { receivedAt: '2026-01-01T10:00:00Z' }),
      need('closed', { isOpen: false }),
      need('elsewhere', { municipalities: ['0480'] }),
    ]
    expect(ids(needsThere(trip, all))).toEqual(['old', 'new'])
  })

  test('contacts are listed whom nobody has met for twelve months, and who want to be met', () => {
    const people = ['a', 'b', 'c', 'never'].map((id) => contact(id))
    const hermit = contact('hermit', { reachBy: 'nobody' })
    const last = lastMetOf(
      [
        line({ about: ['a'], at: '2026-05-01T10:00:00Z', text: 'Möte' }),
        line({ about: ['b'], at: '2025-05-01T10:00:00Z', text: 'Möte' }),
        // A changed field is no meeting.
        line({
          about: ['b'],
          at: '2026-10-01T10:00:00Z',
          change: { field: 'x', from: '', to: '' },
        }),
        line({ about: ['merged'], at: '2025-11-24T10:00:00Z', text: 'Möte' }),
      ],
      [need('n', { contacts: ['b'], receivedAt: '2025-06-01T10:00:00Z' })],
      (id) => (id === 'merged' ? 'c' : id),
    )
    expect(
      unmetThere(trip, [...people, hermit], last).map(({ contact: { id }, lastMet }) => [
        id,
        lastMet.slice(0, 7),
      ]),
    ).toEqual([
      ['never', '2020-01'],
      ['b', '2025-06'],
    ])
  })

  test('entries there that nobody has assured within the year are listed, never assured ones first', () => {
    const all = [
      entry('fresh', { assuredAt: '2026-01-01' }),
      entry('stale', { assuredAt: '2025-01-01' }),
      entry('never', {}),
      entry('money', { kind: 'funding' }),
      entry('gone', { status: 'defunct' }),
      entry('elsewhere', { municipalities: ['0480'] }),
    ]
    expect(ids(toAssureThere(trip, all))).toEqual(['never', 'stale'])
  })

  test('events are listed that take place there on any of the days', () => {
    const event = (id: string, startsOn?: string, endsOn?: string) =>
      entry(id, { kind: 'event', startsOn, endsOn })
    const all = [
      event('after', '2026-11-26'),
      event('last', '2026-11-25'),
      event('long', '2026-11-01', '2026-12-01'),
      event('before', '2026-11-20', '2026-11-23'),
      event('some day'),
    ]
    expect(ids(eventsThere(trip, all))).toEqual(['long', 'last'])
  })

  test('nothing is listed for days that nobody has chosen', () => {
    const open = { ...trip, from: '', to: '' }
    expect(unmetThere(open, [contact('a')], new Map())).toEqual([])
    expect(eventsThere(open, [entry('e', { kind: 'event', startsOn: '2026-11-24' })])).toEqual([])
  })
})

test('trips to come stand first, the next one first, then those that have been', () => {
  const on = (id: string, day: string) => ({ ...trip, id, from: day, to: day })
  const all = [
    on('far', '2027-01-01'),
    on('old', '2025-01-01'),
    on('next', '2026-12-01'),
    on('last', '2026-11-01'),
  ]
  expect(ids(inTripOrder(all, '2026-11-22'))).toEqual(['next', 'far', 'last', 'old'])
})

describe('the draft of the report', () => {
  const words: ReportWords = {
    ...{ title: 'Resa till Flen', day: (date) => date, dateOf: (time) => time.slice(0, 10) },
    counts: ({ meetings, needs }) => `${meetings} möten, ${needs} behov`,
    need: (text) => `Behov: ${text}`,
    ...{ somebody: 'Utan namn', assured: (names) => `Stämmer: ${names.join(', ')}` },
    events: (names) => `Evenemang: ${names.join(', ')}`,
    left: 'Kvar att göra',
  }
  const people = new Map([
    ['contact:a', contact('contact:a', { name: 'Vera', organisation: 'Ökna' })],
  ])
  const sources = (part: Partial<ReportSources>): ReportSources => ({
    ...{ trip, traveller: 'anna', entries: [], followUps: [], assured: [], events: [] },
    needs: [need('need:1', { text: 'Replokal\nför tjugo', contacts: ['contact:a'] })],
    named: (id) => people.get(id),
    ...part,
  })

  test('tells what was said to whom, day by day and place by place, each need once', () => {
    const about = ['contact:a', 'need:1']
    const text = tripReport(
      sources({
        entries: [
          line({ id: 'log-entry:2', at: '2026-11-25T08:00:00Z', about, text: 'Ringer i dag' }),
          line({ about, text: 'Vill\nrepetera', context: 'Kulturfrukost' }),
        ],
        followUps: [
          {
            ...common,
            id: 'f',
            text: 'Ring',
            dueOn: '2026-12-01',
            done: false,
            about,
            assignee: '',
            why: '',
          } satisfies FollowUpView,
        ],
        assured: ['Flens bibliotek'],
        events: ['Höstmarknad'],
      }),
      words,
    )
    expect(text).toBe(`Resa till Flen
2 möten, 1 behov

2026-11-24, Kulturfrukost
– Vera (Ökna): Vill repetera
  Behov: Replokal för tjugo

2026-11-25
– Vera (Ökna): Ringer i dag

Evenemang: Höstmarknad

Stämmer: Flens bibliotek

Kvar att göra
– Ring (2026-12-01)`)
  })

  test('leaves out other days and other places, and what names no place and is a colleague’s', () => {
    const text = tripReport(
      sources({
        entries: [
          line({ at: '2026-11-26T10:00:00Z', about: ['contact:a'], text: 'Dagen efter' }),
          line({ text: 'Min egen' }),
          line({ by: 'kim', text: 'Kollegans' }),
        ],
        needs: [],
      }),
      words,
    )
    expect(text).toContain('– Utan namn: Min egen')
    expect(text).not.toMatch(/Dagen efter|Kollegans/)
  })

  test('does not name who has a protected identity', () => {
    const text = tripReport(
      sources({ entries: [line({ about: ['contact:hidden', 'need:1'], text: 'Möte' })] }),
      words,
    )
    expect(text).toContain('– Utan namn: Möte')
  })
})
