/** Days of an application: red ones, the plan backwards, a deadline that moves, the day to report. */
import { describe, expect, it, test } from 'vitest'
import fc from 'fast-check'
import {
  looksLikeBankgiro,
  looksLikeOrganisationNumber,
} from '../../src/domain/application/applicant.ts'
import { checklistOf, keyOfDocument } from '../../src/domain/application/checklist.ts'
import { deadlineOf } from '../../src/domain/application/deadline.ts'
import { planBackwards } from '../../src/domain/application/plan.ts'
import { easterOf, isRedDay } from '../../src/domain/application/red-days.ts'
import { reportDay } from '../../src/domain/application/report-back.ts'
import type { Funding } from '../../src/domain/directory/entry.ts'
import { parseDay, plusDays } from '../../src/domain/funding/calendar-day.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'

const day = parseDay

const scheme = (month: number, date: number): Funding => ({
  kind: 'funding',
  id: parseDocumentId('funding:ett-stod'),
  name: 'Ett stöd',
  fields: [],
  municipalities: [],
  topics: [],
  status: 'active',
  sources: [],
  funder: 'Regionen',
  level: 'region',
  audiences: [],
  purpose: '',
  deadlines: [{ kind: 'yearly', rounds: [{ closes: { month, day: date } }] }],
})

describe('red days', () => {
  // https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/lag-1989253-om-allmanna-helgdagar_sfs-1989-253/
  it.each([
    ['2027-01-06', 'Epiphany'],
    ['2026-04-03', 'Good Friday'],
    ['2026-04-06', 'Easter Monday'],
    ['2026-05-14', 'Ascension Day'],
    ['2028-06-06', 'the national day, a Tuesday'],
    ['2026-06-19', 'Midsummer’s eve'],
    ['2027-06-25', 'Midsummer’s eve at its latest'],
    ['2026-10-31', 'All Saints’ Day, a Saturday'],
    ['2026-12-24', 'Christmas Eve'],
    ['2026-11-22', 'a Sunday'],
  ])('%s is one: %s', (written) => {
    expect(isRedDay(day(written))).toBe(true)
  })

  it.each(['2026-06-18', '2026-06-26', '2026-04-07', '2026-12-23', '2026-11-23', '2027-01-05'])(
    '%s is none',
    (written) => {
      expect(isRedDay(day(written))).toBe(false)
    },
  )

  it('know Easter, early and late', () => {
    expect([2008, 2024, 2025, 2026, 2027, 2038].map(easterOf)).toEqual([
      '2008-03-23',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ])
  })
})

describe('the plan backwards', () => {
  const days = (deadline: string, begun: string) =>
    planBackwards(day(deadline), day(begun)).map(({ on }) => on)

  it('counts from the last day, and steps off red days to the working day before', () => {
    // 1 October 2027 is a Friday: two days before is a Wednesday, 42 days before a Friday.
    expect(days('2027-10-01', '2027-01-10')).toEqual([
      '2027-08-20',
      '2027-08-27',
      '2027-09-03',
      '2027-09-10',
      '2027-09-17',
      '2027-09-21',
      '2027-09-24',
      '2027-09-29',
    ])
  })

  it('moves with the last day', () => {
    const before = days('2027-10-01', '2027-01-10')
    expect(days('2027-10-15', '2027-01-10')).toEqual(before.map((on) => plusDays(on, 14)))
  })

  it('is pressed together where there is less time, and never begins in the past', () => {
    expect(days('2026-12-03', '2026-11-23')).toEqual([
      '2026-11-23',
      '2026-11-25',
      '2026-11-27',
      '2026-11-27',
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
    ])
    expect(new Set(days('2026-11-23', '2026-11-23'))).toEqual(new Set(['2026-11-23']))
    expect(new Set(days('2026-11-23', '2027-01-01'))).toEqual(new Set(['2026-11-23']))
  })

  test('is in order, within its time, and on working days but for the day it begins', () => {
    const someDay = fc.integer({ min: 0, max: 8_000 }).map((n) => plusDays(day('2026-01-01'), n))
    fc.assert(
      fc.property(someDay, fc.nat({ max: 400 }), (begun, room) => {
        const deadline = plusDays(begun, room)
        const plan = planBackwards(deadline, begun).map(({ on }) => on)
        expect(plan).toEqual(plan.toSorted())
        for (const on of plan) {
          expect(on >= begun && on <= deadline).toBe(true)
          if (on !== begun) expect(isRedDay(on)).toBe(false)
        }
      }),
    )
  })
})

describe('the deadline', () => {
  const today = day('2026-11-22')
  const kept = (written: string | undefined, from: 'own' | 'scheme' = 'scheme') => ({
    day: written === undefined ? undefined : day(written),
    from,
  })

  it('is the scheme’s next where none is kept', () => {
    expect(deadlineOf(kept(undefined), scheme(10, 1), today)).toMatchObject({
      day: '2027-10-01',
      from: 'scheme',
    })
  })

  it('moves when the scheme’s rule does, and tells where it was', () => {
    expect(deadlineOf(kept('2027-10-01'), scheme(9, 15), today)).toMatchObject({
      day: '2027-09-15',
      moved: '2027-10-01',
    })
  })

  it('stays when it is over: next year’s round is another one', () => {
    expect(deadlineOf(kept('2026-10-01'), scheme(10, 1), today)).toMatchObject({
      day: '2026-10-01',
    })
  })

  it('stays where its author has set it, or the scheme tells none any more', () => {
    expect(deadlineOf(kept('2027-02-02', 'own'), scheme(10, 1), today)).toEqual({
      day: '2027-02-02',
      from: 'own',
    })
    const silent = { ...scheme(10, 1), deadlines: [] }
    expect(deadlineOf(kept('2027-10-01'), silent, today)?.day).toBe('2027-10-01')
    expect(deadlineOf(kept('2027-10-01'), undefined, today)?.day).toBe('2027-10-01')
    expect(deadlineOf(kept(undefined), silent, today)).toBeUndefined()
  })
})

describe('the day to report', () => {
  const ends = day('2027-05-31')
  it.each([
    [[{ kind: 'after-end', months: 2 }] as const, '2027-07-31'],
    [[{ kind: 'after-end', weeks: 6 }] as const, '2027-07-12'],
    [[{ kind: 'yearly', month: 9, day: 15 }] as const, '2027-09-15'],
    [[{ kind: 'yearly', month: 2, day: 29 }] as const, '2028-02-29'],
    [
      [
        { kind: 'after-end', months: 2 },
        { kind: 'after-end', weeks: 1 },
      ] as const,
      '2027-06-07',
    ],
  ])('%j gives %s', (rules, expected) => {
    expect(reportDay(rules, ends)).toBe(expected)
  })

  it('is not known without rules, or without knowing when it ends', () => {
    expect(reportDay([], ends)).toBeUndefined()
    expect(reportDay([{ kind: 'after-end', months: 2 }], undefined)).toBeUndefined()
    expect(reportDay([{ kind: 'after-end', months: NaN }], ends)).toBeUndefined()
  })
})

describe('the checklist', () => {
  const item = (key: string, more = {}) => ({ key, name: key, done: false, where: '', ...more })

  it('holds what the scheme asks for, ticked where it is, and one’s own rows', () => {
    const list = checklistOf(
      [{ name: 'Budget', note: 'På egen blankett' }, { name: 'Stadgar' }],
      [item(keyOfDocument(' budget '), { done: true, where: 'Mappen Projekt' }), item('01J')],
    )
    expect(list).toMatchObject([
      { name: 'Budget', note: 'På egen blankett', done: true, where: 'Mappen Projekt' },
      { name: 'Stadgar', done: false, asked: 'by-scheme' },
      { name: '01J', asked: 'own' },
    ])
  })

  it('keeps what somebody has worked on when the scheme no longer asks for it', () => {
    const gone = item(keyOfDocument('Intyg'), { name: 'Intyg', done: true })
    expect(checklistOf([], [gone, item(keyOfDocument('Bilaga'))])).toMatchObject([
      { name: 'Intyg', asked: 'no-longer', done: true },
    ])
  })
})

describe('numbers of an applicant', () => {
  it('are told from slips of the finger', () => {
    expect(['232100-0032', '2321000032', '16232100-0032'].map(looksLikeOrganisationNumber)).toEqual(
      [true, true, true],
    )
    expect(['232100-0023', '12345', 'abc'].map(looksLikeOrganisationNumber)).toEqual([
      false,
      false,
      false,
    ])
    expect(['5050-1055', '991-2346'].map(looksLikeBankgiro)).toEqual([true, true])
    expect(['5050-1054', '12'].map(looksLikeBankgiro)).toEqual([false, false])
  })
})
