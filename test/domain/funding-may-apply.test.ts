import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Funding } from '../../src/domain/directory/entry.ts'
import { parseDay, plusMonths } from '../../src/domain/funding/calendar-day.ts'
import { criteriaOf, elsewhere, type Answers } from '../../src/domain/funding/criteria.ts'
import type { Eligibility } from '../../src/domain/funding/eligibility.ts'
import { mayApply, type Reason } from '../../src/domain/funding/may-apply.ts'
import { nextQuestion, questionsLeft } from '../../src/domain/funding/next-question.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'

const today = parseDay('2026-11-22')

function scheme(eligibility?: Eligibility, rest: Partial<Funding> = {}): Funding {
  return {
    kind: 'funding',
    id: parseDocumentId('funding:ett-stod'),
    name: 'Ett stöd',
    funder: 'Regionen',
    level: 'region',
    audiences: [],
    purpose: 'Projekt',
    fields: [],
    municipalities: [],
    topics: [],
    status: 'active',
    sources: [],
    ...(eligibility ? { eligibility } : {}),
    ...rest,
  }
}
const assured = { assuredAt: '2026-09-01' } as const
const associations: Eligibility = { legalForms: ['ideell-forening'] }
const kinds = (reasons: readonly Reason[]) => reasons.map(({ kind }) => kind)

const forms = ['ideell-forening', 'privatperson', 'enskild-firma', 'ab', 'offentlig']
const codes = ['0484', '0480', '0483', '2180', elsewhere]
const answersOf: fc.Arbitrary<Answers> = fc.record(
  {
    legalForm: fc.option(fc.constantFrom(...forms)),
    applicant: fc.option(fc.constantFrom('individual' as const, 'group' as const)),
    municipalities: fc.option(fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1 })),
    fields: fc.option(
      fc.uniqueArray(fc.constantFrom('musik', 'dans', elsewhere), { minLength: 1 }),
    ),
    age: fc.option(fc.integer({ min: 5, max: 90 })),
    members: fc.option(fc.integer({ min: 0, max: 300 })),
    started: fc.option(fc.boolean()),
  },
  { requiredKeys: [] },
)
const eligibilities: fc.Arbitrary<Eligibility> = fc.record(
  {
    legalForms: fc.uniqueArray(fc.constantFrom(...forms), { minLength: 1 }),
    applicants: fc.uniqueArray(
      fc.constantFrom('individual' as const, 'group' as const, 'organisation' as const),
      { minLength: 1 },
    ),
    geography: fc.oneof(
      fc.constant({ kind: 'anywhere' as const }),
      fc.constant({ kind: 'within' as const, areas: ['0484', '21'] }),
      fc.record({
        kind: fc.constant('at-least' as const),
        count: fc.integer({ min: 1, max: 3 }),
        county: fc.constant('04'),
        orSpecialInterest: fc.boolean(),
      }),
    ),
    fields: fc.constant(['musik']),
    minimumAge: fc.integer({ min: 13, max: 20 }),
    maximumAge: fc.integer({ min: 20, max: 30 }),
    minimumMembers: fc.integer({ min: 1, max: 150 }),
    notStarted: fc.boolean(),
    otherConditions: fc.constant(['Minst en partner.']),
  },
  { requiredKeys: [] },
)
const schemes: fc.Arbitrary<Funding> = fc
  .tuple(
    fc.option(eligibilities),
    fc.constantFrom('active', 'inactive', 'defunct'),
    fc.constantFrom('2026-09-01', '2019-01-01', undefined),
  )
  .map(([eligibility, status, assuredAt]) =>
    scheme(eligibility ?? undefined, { status, ...(assuredAt ? { assuredAt } : {}) }),
  )

describe('may I apply?', () => {
  test('yes, where every criterion is met and somebody has assured it', () => {
    const verdict = mayApply(scheme(associations, assured), { legalForm: 'ideell-forening' }, today)
    expect(verdict.answer).toBe('yes')
    expect(verdict.reasons).toEqual([{ kind: 'criterion', about: 'legalForm', state: 'met' }])
  })

  test('no, with the criterion that shuts out', () => {
    const verdict = mayApply(scheme(associations, assured), { legalForm: 'ab' }, today)
    expect(verdict.answer).toBe('no')
    expect(verdict.reasons).toEqual([{ kind: 'criterion', about: 'legalForm', state: 'unmet' }])
  })

  test('only maybe where nobody assured it within twelve months, with the year seen', () => {
    for (const assuredAt of [undefined, '2025-11-22', '2019-05-05', 'i våras', '2027-03-01']) {
      const rest = { year: 2021, ...(assuredAt ? { assuredAt } : {}) }
      for (const legalForm of ['ideell-forening', 'ab']) {
        const verdict = mayApply(scheme(associations, rest), { legalForm }, today)
        expect(verdict.answer).toBe('maybe')
        expect(verdict.reasons).toContainEqual({ kind: 'not-assured', year: 2021 })
      }
    }
    expect(mayApply(scheme(associations), { legalForm: 'ab' }, today).leaning).toBe('differs')
  })

  test('maybe where it is not known who may apply, however sure the rest is', () => {
    const verdict = mayApply(
      scheme({ geography: { kind: 'within', areas: ['04'] } }, assured),
      { municipalities: ['0484'] },
      today,
    )
    expect(verdict.answer).toBe('maybe')
    expect(kinds(verdict.reasons)).toContain('who-unknown')
  })

  test('maybe where something else is asked for that no question asks', () => {
    const eligibility = { ...associations, otherConditions: ['Ni har en egen lokal.'] }
    const verdict = mayApply(scheme(eligibility, assured), { legalForm: 'ideell-forening' }, today)
    expect(verdict.answer).toBe('maybe')
    expect(verdict.leaning).toBe('fits')
  })

  test('maybe where the only call that is known of is over', () => {
    const deadlines = [{ kind: 'once' as const, rounds: [{ closes: parseDay('2023-11-22') }] }]
    const verdict = mayApply(
      scheme(associations, { ...assured, deadlines }),
      { legalForm: 'ideell-forening' },
      today,
    )
    expect(verdict.answer).toBe('maybe')
    expect(verdict.reasons).toContainEqual({ kind: 'over', on: '2023-11-22' })
  })

  test('maybe for several who do not know their legal form, where organisations may apply', () => {
    const organisations = scheme({ applicants: ['organisation'] }, assured)
    const several = { legalForm: null, applicant: 'group' } as const
    expect(mayApply(organisations, several, today).answer).toBe('maybe')
    const people = { legalForm: 'privatperson', applicant: 'group' } as const
    expect(mayApply(organisations, people, today).answer).toBe('no')
  })

  test('three municipalities are counted in the county; special interest is for the funder to judge', () => {
    const three = { kind: 'at-least', count: 3, county: '04' } as const
    const asked = (municipalities: readonly string[], orSpecialInterest: boolean) =>
      mayApply(
        scheme({ ...associations, geography: { ...three, orSpecialInterest } }, assured),
        { legalForm: 'ideell-forening', municipalities },
        today,
      ).answer
    expect(asked(['0484', '0480', '0483'], false)).toBe('yes')
    expect(asked(['0484', '0480', '2180'], false)).toBe('no')
    expect(asked(['0484'], true)).toBe('maybe')
  })

  test('the reach of the entry counts where no other place is named', () => {
    const local = scheme(associations, { ...assured, municipalities: ['0484'] })
    const county = scheme(associations, { ...assured, scope: 'gavleborg' })
    const answers = { legalForm: 'ideell-forening', municipalities: ['0484'] }
    expect(mayApply(local, answers, today).answer).toBe('yes')
    expect(mayApply(county, answers, today).answer).toBe('no')
  })

  test('is never yes or no without an assurance, nor yes with anything unknown', () => {
    fc.assert(
      fc.property(schemes, answersOf, (funding, answers) => {
        const { answer, reasons } = mayApply(funding, answers, today)
        if (answer !== 'maybe') expect(funding.assuredAt).toBe('2026-09-01')
        if (answer === 'yes') {
          for (const reason of reasons) expect(reason).toMatchObject({ state: 'met' })
          expect(reasons.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  test('forgetting an answer turns neither yes into no, nor no into yes, nor maybe into either', () => {
    fc.assert(
      fc.property(schemes, answersOf, (funding, answers) => {
        const before = mayApply(funding, answers, today).answer
        for (const key of Object.keys(answers) as (keyof Answers)[]) {
          // Who passes over the legal form has no organisation that would answer for them.
          if (key === 'legalForm') continue
          const { [key]: _, ...fewer } = answers
          const after = mayApply(funding, fewer, today).answer
          expect([before, 'maybe']).toContain(after)
        }
      }),
    )
  })
})

describe('the next question', () => {
  const local = scheme(associations, { municipalities: ['0484'] })
  const young = scheme({ applicants: ['individual', 'group'], minimumAge: 13, maximumAge: 25 })

  test('is skipped when no remaining scheme depends on it', () => {
    expect(questionsLeft([local, young], {})).toEqual([
      'legalForm',
      'applicant',
      'municipalities',
      'age',
    ])
    // An association is not young, and nobody asks whether it is one or several.
    expect(questionsLeft([local, young], { legalForm: 'ideell-forening' })).toEqual([
      'municipalities',
    ])
    expect(questionsLeft([local, young], { legalForm: 'privatperson' })).toEqual([
      'applicant',
      'age',
    ])
  })

  test('one or several is not asked before the form that may answer it', () => {
    const individuals = scheme({ applicants: ['individual'] })
    expect(nextQuestion([individuals], {})).toBe('legalForm')
    expect(nextQuestion([individuals], { legalForm: 'ideell-forening' })).toBeUndefined()
    expect(nextQuestion([individuals], { legalForm: null })).toBe('applicant')
  })

  test('passed over is not asked again', () => {
    expect(nextQuestion([local], { legalForm: null })).toBe('municipalities')
    expect(nextQuestion([local], { legalForm: null, municipalities: null })).toBeUndefined()
  })

  test('comes to an end, and after it no answer changes what a scheme leans to', () => {
    fc.assert(
      fc.property(
        fc.array(schemes, { maxLength: 6 }),
        answersOf,
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        (all, given, skips) => {
          let answers: Answers = {}
          let asked = 0
          for (let next = nextQuestion(all, answers); next; next = nextQuestion(all, answers)) {
            answers = { ...answers, [next]: skips[asked] ? null : (given[next] ?? null) }
            asked += 1
            expect(asked).toBeLessThanOrEqual(7)
          }
          const unasked = Object.fromEntries(
            Object.entries(given).filter(([key]) => !(key in answers) && key !== 'applicant'),
          )
          for (const funding of all) {
            const { leaning } = mayApply(funding, answers, today)
            if (leaning === 'differs') continue
            expect(mayApply(funding, { ...answers, ...unasked }, today).leaning).toBe(leaning)
          }
        },
      ),
    )
  })
})

test('a place told in a way that this version does not know is left to the funder', () => {
  const geography = { kind: 'upstream' } as unknown as NonNullable<Eligibility['geography']>
  const [criterion] = criteriaOf(scheme({ geography }))
  expect(criterion?.judge({ municipalities: ['0484'] })).toBe('open')
})

test('an assurance counts for twelve months', () => {
  const at = (assuredAt: string) =>
    mayApply(scheme(associations, { assuredAt }), { legalForm: 'ab' }, today).answer
  expect(at(plusMonths(today, -11))).toBe('no')
  expect(at(`${plusMonths(today, -11)}T10:00:00.000Z`)).toBe('no')
  expect(at(plusMonths(today, -12))).toBe('maybe')
})
