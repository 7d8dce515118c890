import { expect, test } from 'vitest'
import {
  emptyLog,
  isBlank,
  meetingOf,
  newNeed,
  newPerson,
  problemOf,
  type LogDraft,
} from '../../src/features/log/log-draft.ts'
import { parseLogDraft } from '../../src/features/log/parse-log-draft.ts'
import { dayAfter, dayOf } from '../../src/features/log/place-of-day.ts'

const words = { kind: (code: string) => `<${code}>`, followUp: 'Hör av dig' }
const draft = (part: Partial<LogDraft>): LogDraft => ({ ...emptyLog('0482'), ...part })

test('an untouched form is blank and can’t be saved, whatever place it was prefilled with', () => {
  expect(isBlank(draft({}))).toBe(true)
  expect(problemOf(draft({}), 'Kulturfrukost')).toEqual({ kind: 'nothing' })
})

test('a name, a note or a need alone is enough', () => {
  expect(problemOf(draft({ person: newPerson('Prova') }), '')).toBeUndefined()
  expect(problemOf(draft({ note: 'Undrade över bidrag' }), '')).toBeUndefined()
  const need = { ...newNeed([], ''), kinds: ['lokaler'] }
  expect(problemOf(draft({ needs: [need] }), '')).toBeUndefined()
})

test('a need that was only given kinds is named by them, and an unwritten one is not saved', () => {
  const first = { ...newNeed([], '0482'), kinds: ['lokaler', 'finansiering'] }
  const meeting = meetingOf(draft({ needs: [first, newNeed([first], '0482')] }), ' Flen ', words)
  expect(meeting.needs).toEqual([
    {
      text: '<lokaler>, <finansiering>',
      kinds: ['lokaler', 'finansiering'],
      fields: [],
      municipalities: ['0482'],
    },
  ])
  expect(meeting.context).toBe('Flen')
})

test('a new contact takes over the fields and places of their needs', () => {
  const need = { ...newNeed([], '0482'), text: 'Replokal', fields: ['dans'] }
  const meeting = meetingOf(draft({ person: newPerson('Prova'), needs: [need] }), '', words)
  expect(meeting.contact).toMatchObject({
    kind: 'new',
    fields: { name: 'Prova', fields: ['dans'], municipalities: ['0482'] },
  })
})

test('somebody without a name leaves no contact behind', () => {
  const person = { ...newPerson(), kind: 'unnamed' as const }
  expect(meetingOf(draft({ person, note: 'Hej' }), '', words).contact).toEqual({ kind: 'unnamed' })
})

test('a text too long for the server names its field and by how much', () => {
  const long = draft({ note: 'å'.repeat(20_001) })
  expect(problemOf(long, '')).toEqual({ kind: 'too-long', field: 'note', excess: 1 })
})

test('a stored draft comes back as it was', () => {
  const need = { ...newNeed([], '0482'), text: 'Replokal', kinds: ['lokaler'] }
  const written = draft({ person: newPerson('Prova'), note: 'Hej', needs: [need] })
  expect(parseLogDraft(JSON.parse(JSON.stringify(written)))).toEqual(written)
})

test('of a damaged draft what can be read is kept', () => {
  expect(parseLogDraft({ note: 'Hej', needs: 'x', person: 7 })).toMatchObject({
    note: 'Hej',
    person: { kind: 'new', name: '' },
    followUp: { dueOn: '', text: '' },
  })
  expect(parseLogDraft('x')).toBeUndefined()
})

test('a day later is the next calendar day, also when clocks change', () => {
  const lastSundayOfOctober = new Date(2026, 9, 25, 0, 30).getTime()
  expect(dayOf(lastSundayOfOctober)).toBe('2026-10-25')
  expect(dayAfter(lastSundayOfOctober, 1)).toBe('2026-10-26')
  expect(dayAfter(new Date(2026, 11, 31, 23, 59).getTime(), 1)).toBe('2027-01-01')
})
