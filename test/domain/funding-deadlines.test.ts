import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysBetween,
  inYear,
  parseDay,
  plusDays,
  plusMonths,
  readDay,
  yearOf,
  type CalendarDay,
} from '../../src/domain/funding/calendar-day.ts'
import {
  readDeadlineRules,
  type DeadlineRule,
  type YearlyRound,
} from '../../src/domain/funding/deadline-rule.ts'
import {
  deadlinesWithin,
  lastKnown,
  latestDayFor,
  nextDeadline,
} from '../../src/domain/funding/next-deadline.ts'

const day = parseDay
const today = day('2026-11-22')

const days: fc.Arbitrary<CalendarDay> = fc
  .integer({ min: 0, max: 60_000 })
  .map((count) => plusDays(day('1950-01-01'), count))
const daysOfYear = days.map((each) => ({
  month: Number(each.slice(5, 7)),
  day: Number(each.slice(8)),
}))
const rounds: fc.Arbitrary<YearlyRound> = fc.oneof(
  fc.record({ closes: daysOfYear }),
  fc.record({ closes: daysOfYear, opens: daysOfYear }),
  fc.record({ closes: daysOfYear, opens: fc.record({ weeksBefore: fc.nat({ max: 60 }) }) }),
)
const yearly = (...all: readonly YearlyRound[]): DeadlineRule => ({ kind: 'yearly', rounds: all })

describe('a calendar day', () => {
  test('that is none is not read', () => {
    for (const none of ['2026-02-29', '2026-04-31', '2026-13-01', '2026-1-1', '', null, 20261122]) {
      expect(readDay(none)).toBeUndefined()
    }
    expect(readDay('2028-02-29')).toBe('2028-02-29')
  })

  test('counts forth and back the same, and in the order of its text', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -9_000, max: 9_000 }), (start, count) => {
        const end = plusDays(start, count)
        expect(daysBetween(start, end)).toBe(count)
        expect(plusDays(end, -count)).toBe(start)
        expect(end < start).toBe(count < 0)
      }),
    )
  })

  test('of a shorter month is its last', () => {
    expect(plusMonths(day('2026-05-31'), -3)).toBe('2026-02-28')
    expect(plusMonths(day('2024-02-29'), 12)).toBe('2025-02-28')
    expect(plusMonths(day('2026-01-15'), -1)).toBe('2025-12-15')
    expect(inYear(2027, { month: 2, day: 29 })).toBe('2027-02-28')
    expect(inYear(2028, { month: 2, day: 29 })).toBe('2028-02-29')
  })
})

describe('the next deadline', () => {
  test('of a yearly day is this year’s until it is past, and today still counts', () => {
    const october = yearly({ closes: { month: 10, day: 1 } })
    expect(nextDeadline(october, today)?.closes).toBe('2027-10-01')
    expect(nextDeadline(october, day('2026-10-01'))?.closes).toBe('2026-10-01')
  })

  test('of several days a year is the first to come, over New Year too', () => {
    const gnesta = yearly(
      { closes: { month: 9, day: 7 } },
      { closes: { month: 3, day: 9 } },
      { closes: { month: 12, day: 7 } },
    )
    expect(nextDeadline(gnesta, today)?.closes).toBe('2026-12-07')
    expect(nextDeadline(gnesta, day('2026-12-08'))?.closes).toBe('2027-03-09')
  })

  test('opens the year before where it closes earlier in the year than it opens', () => {
    const winter = yearly({ opens: { month: 12, day: 15 }, closes: { month: 1, day: 31 } })
    expect(nextDeadline(winter, today)).toMatchObject({ opens: '2026-12-15', closes: '2027-01-31' })
    const spring = yearly({ opens: { weeksBefore: 4 }, closes: { month: 3, day: 29 } })
    expect(nextDeadline(spring, today)?.opens).toBe('2027-03-01')
  })

  test('of a yearly rule always comes, is never past, and lies at most a year away', () => {
    fc.assert(
      fc.property(fc.array(rounds, { minLength: 1, maxLength: 5 }), days, (all, now) => {
        const next = nextDeadline(yearly(...all), now)
        expect(next).toBeDefined()
        if (!next) return
        expect(next.closes >= now).toBe(true)
        expect(daysBetween(now, next.closes)).toBeLessThanOrEqual(366)
        expect(next.opens === undefined || next.opens <= next.closes).toBe(true)
        expect(nextDeadline(yearly(...all), next.closes)?.closes).toBe(next.closes)
      }),
    )
  })

  test('of a call of one year is never in another', () => {
    fc.assert(
      fc.property(days, days, fc.nat({ max: 2050 }), (closes, now, seenIn) => {
        const rule: DeadlineRule = { kind: 'once', rounds: [{ closes }], seenIn }
        const next = nextDeadline(rule, now)
        expect(next === undefined || next.closes === closes).toBe(true)
        if (closes < now) expect(next).toBeUndefined()
        expect(deadlinesWithin(rule, plusDays(closes, 1), plusMonths(closes, 240))).toEqual([])
        expect(lastKnown(rule, now)).toBe(closes < now ? closes : undefined)
      }),
    )
  })

  test('of a call that was told long before is that day', () => {
    const rule: DeadlineRule = { kind: 'once', rounds: [{ closes: day('2028-03-01') }] }
    expect(nextDeadline(rule, today)?.closes).toBe('2028-03-01')
  })

  test('that was never told makes no call over while it may still be open', () => {
    const rule: DeadlineRule = { kind: 'once', rounds: [{ opens: day('2026-11-21') }] }
    expect(lastKnown(rule, today)).toBeUndefined()
    expect(lastKnown(rule, day('2027-11-22'))).toBe('2026-11-21')
  })

  test('carries the year that the rule was seen, whatever year it falls in', () => {
    fc.assert(
      fc.property(rounds, days, fc.integer({ min: 1990, max: 2050 }), (round, now, seenIn) => {
        const rule: DeadlineRule = { kind: 'yearly', rounds: [round], seenIn }
        expect(nextDeadline(rule, now)).toMatchObject({ seenIn, announced: false })
      }),
    )
  })

  test('does not exist for a rule without days', () => {
    const without: readonly DeadlineRule[] = [
      { kind: 'rolling' },
      { kind: 'times-a-year', times: 4 },
      { kind: 'before-start', months: 3 },
      { kind: 'after-founding', months: 6 },
      { kind: 'once', rounds: [{ opens: day('2027-01-15') }] },
    ]
    for (const rule of without) expect(nextDeadline(rule, today)).toBeUndefined()
  })

  test('before a start is counted back from it', () => {
    const rule: DeadlineRule = { kind: 'before-start', months: 3 }
    expect(latestDayFor(rule, day('2027-05-31'))).toBe('2027-02-28')
    expect(latestDayFor({ kind: 'rolling' }, day('2027-05-31'))).toBeUndefined()
  })
})

test('the days between two days are each year’s, in order', () => {
  fc.assert(
    fc.property(fc.array(rounds, { minLength: 1, maxLength: 4 }), days, (all, from) => {
      const to = plusMonths(from, 36)
      const found = deadlinesWithin(yearly(...all), from, to).map(({ closes }) => closes)
      expect(found).toEqual([...found].sort())
      for (const closes of found) expect(closes >= from && closes <= to).toBe(true)
      const fullYear = yearOf(from) + 1
      const inFullYear = found.filter((closes) => yearOf(closes) === fullYear)
      expect(inFullYear).toHaveLength(all.length)
    }),
  )
})

describe('rules from elsewhere', () => {
  test('that this version does not understand are left out, the others kept', () => {
    const good = { kind: 'yearly', rounds: [{ closes: { month: 2, day: 29 } }] }
    const strange = [
      { kind: 'at-full-moon' },
      { kind: 'yearly', rounds: [] },
      { kind: 'yearly', rounds: [{ closes: { month: 4, day: 31 } }] },
      { kind: 'once', rounds: [{ closes: '1 oktober' }] },
      { kind: 'before-start', months: '3' },
      null,
      'rolling',
    ]
    expect(readDeadlineRules([...strange, good])).toEqual([good])
  })

  test('never throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), days, (value, now) => {
        for (const rule of readDeadlineRules(value)) nextDeadline(rule, now)
      }),
    )
  })
})
