import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/domain/json.ts'
import { carriedOut } from '../../src/domain/proposals/carry-out.ts'
import {
  canonicalChanges,
  readChanges,
  reversed,
  withChanges,
} from '../../src/domain/proposals/changes.ts'
import { entryProblems, problemsOfChange } from '../../src/domain/proposals/entry-problems.ts'
import { deadlineProblems } from '../../src/domain/proposals/funding-problems.ts'

const words = new Map([['municipalities', new Set(['0484'])]] as const)
const codes = (values: Record<string, Json>, kind: 'actor' | 'event' | 'funding' = 'actor') =>
  entryProblems(kind, { name: 'Scenen', ...values }, words).map(
    ({ field, code }) => `${field}: ${code}`,
  )

describe('an entry', () => {
  test.each<[field: string, value: Json, code: string]>([
    ['name', ' ', 'missing'],
    ['name', 'x'.repeat(201), 'too-long'],
    ['name', 'a\nb', 'control-character'],
    ['name', 'a\u202Eb', 'control-character'],
    ['name', { html: '<b>' }, 'wrong-shape'],
    ['website', 'javascript:alert(1)', 'not-a-link'],
    ['website', 'ftp://x.example', 'not-a-link'],
    ['website', 'https://', 'not-a-link'],
    ['email', 'a@b@c', 'not-an-email'],
    ['phone', 'ring mig', 'not-a-phone'],
    ['phone', '<script>016</script>', 'not-a-phone'],
    ['municipalities', ['9999'], 'unknown-municipality'],
    ['municipalities', '0484', 'wrong-shape'],
    ['topics', Array.from({ length: 61 }, (_one, n) => `${n}`), 'too-many'],
    ['publicationConsent', '2026-02-30', 'not-a-date'],
    ['status', 'gone', 'unknown-word'],
    ['sources', [{ publisher: 'X', url: 'data:text/html,x' }], 'not-a-link'],
    ['place', { latitude: 91 }, 'not-a-number'],
    ['related', ['nowhere'], 'wrong-shape'],
    ['shoeSize', '43', 'unknown-field'],
  ])('with %s %j is told of', (field, value, code) => {
    expect(codes({ [field]: value })).toEqual([`${field}: ${code}`])
  })

  test('with HTML in its texts is sound: it is shown as text', () => {
    expect(codes({ summary: '<img src=x onerror=alert(1)>' })).toEqual([])
  })

  test('that is a person needs the day of a consent', () => {
    const person = { legalForm: 'enskild-firma' }
    expect(codes(person)).toEqual(['publicationConsent: consent-missing'])
    expect(codes({ ...person, publicationConsent: '2026-11-01' })).toEqual([])
    expect(codes({ ...person, retired: true })).toEqual([])
  })

  test('does not end before it starts', () => {
    expect(codes({ startsOn: '2026-11-02', endsOn: '2026-11-01' }, 'event')).toEqual([
      'endsOn: ends-before-start',
    ])
  })

  test('with rules that can’t be computed with is told of', () => {
    const money = { funder: 'X', level: 'region', purpose: 'Y' }
    const bad = { kind: 'yearly', rounds: [{ closes: { month: 2, day: 31 } }] }
    expect(codes({ ...money, deadlines: [bad] }, 'funding')).toEqual(['deadlines: not-a-date'])
    expect(
      deadlineProblems([
        { kind: 'once', rounds: [{ opens: '2026-09-01', closes: '2026-08-01' }] },
        { kind: 'yearly', rounds: [{ closes: { month: 3, day: 1 } }, {}] },
        { kind: 'yearly', rounds: [] },
        { kind: 'before-start', months: 1.5 },
        { kind: 'lunar' },
      ]),
    ).toEqual([
      { path: '0.rounds.0.closes', code: 'ends-before-start' },
      { path: '1.rounds.1.closes', code: 'missing' },
      { path: '2.rounds', code: 'missing' },
      { path: '3.months', code: 'not-a-number' },
      { path: '4', code: 'wrong-shape' },
    ])
    const grant = { minimum: 2, maximum: 1, currency: 'SEK' }
    expect(codes({ ...money, grant }, 'funding')).toEqual(['grant: not-a-number'])
  })

  test('may keep what was wrong before in what a change does not touch', () => {
    const before = { name: 'Scenen', email: 'gammal' }
    expect(problemsOfChange('actor', before, { ...before, phone: '016-1 11' }, words)).toEqual([])
    expect(problemsOfChange('actor', before, { ...before, phone: 'x' }, words)).toHaveLength(1)
  })
})

describe('changes', () => {
  const change = (field: string, before: Json, after: Json) =>
    canonicalChanges([{ field, before, after }])

  test('know nothing, an empty text and an empty list as one, and a set in any order', () => {
    expect(change('email', '', null)).toEqual([])
    expect(change('fields', ['musik', 'dans'], ['dans', 'musik'])).toEqual([])
    expect(change('turnToFor', ['a', 'b'], ['b', 'a'])).toHaveLength(1)
  })

  test('stop where a value is neither what was seen nor what it should become', () => {
    const changes = change('email', 'a@x.se', 'b@x.se')
    expect(carriedOut({ email: 'c@x.se' }, changes)).toEqual({ kind: 'changed-since' })
    expect(carriedOut({ email: 'b@x.se' }, changes)).toMatchObject({ changes: [] })
    expect(carriedOut({ email: 'c@x.se' }, changes, 'leave')).toMatchObject({ left: ['email'] })
  })

  test('of sets leave in them what others have added', () => {
    const changes = change('topics', ['rock'], ['jazz'])
    expect(carriedOut({ topics: ['rock', 'folk'] }, changes)).toMatchObject({
      changes: [{ before: ['folk', 'rock'], after: ['folk', 'jazz'] }],
    })
  })

  test('and then their reverse are nothing', () => {
    const values = { name: 'Scenen', topics: ['rock'] }
    const changes = [...change('email', null, 'a@x.se'), ...change('topics', ['rock'], ['jazz'])]
    expect(withChanges(withChanges(values, changes), reversed(changes))).toEqual(values)
  })

  test.each<Json>([
    'x',
    [{ field: 'toString', before: null, after: 1 }],
    [{ field: 'name', before: null }],
    [{ field: 'a.b', before: null, after: 1 }],
    Array.from({ length: 101 }, (_one, n) => ({ field: `f${n}`, before: null, after: 1 })),
  ])('that are none are not read: %#', (value) => {
    expect(readChanges(value)).toBeNull()
  })
})
