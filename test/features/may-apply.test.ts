import { describe, expect, it } from 'vitest'
import type { Funding } from '../../src/domain/directory/entry.ts'
import { parseDay } from '../../src/domain/funding/calendar-day.ts'
import { readAnswers } from '../../src/features/funding/answers.ts'
import { judgedGroups } from '../../src/features/funding/verdicts.ts'
import { funding } from '../directory/support/entries.ts'

const today = parseDay('2026-11-22')
const associations = { legalForms: ['ideell-forening'] }
const october = [
  { kind: 'yearly' as const, rounds: [{ closes: { month: 10, day: 1 } }], seenIn: 2019 },
]
const march = [{ kind: 'yearly' as const, rounds: [{ closes: { month: 3, day: 31 } }] }]

function shown(schemes: readonly Funding[], answers = { legalForm: 'ideell-forening' }) {
  return judgedGroups(schemes, answers, today, (a, b) => a.localeCompare(b)).map(
    ({ group, judged }) => [group, ...judged.map(({ scheme }) => scheme.name)],
  )
}

describe('the answers of this tab', () => {
  it('come back as they were given', () => {
    const answers = {
      legalForm: 'ideell-forening',
      applicant: null,
      municipalities: ['0484'],
      members: 12,
      started: false,
    }
    expect(readAnswers(JSON.stringify(answers))).toEqual(answers)
  })

  it('are asked again where what is kept is none', () => {
    for (const text of [null, '', '{', '[]', '"x"', '{"age":"34","members":-1,"fields":[]}']) {
      expect(readAnswers(text)).toEqual({})
    }
    expect(readAnswers('{"legalForm":7,"age":34,"constructor":1}')).toEqual({ age: 34 })
  })
})

describe('the schemes with their answers', () => {
  it('stand in groups, the surest first, and in each the soonest first', () => {
    const assuredAt = '2026-10-01'
    const schemes = [
      funding('Nej', { eligibility: { legalForms: ['ab'] }, assuredAt }),
      funding('Oktober', { eligibility: associations, deadlines: october }),
      funding('Mars', { eligibility: associations, deadlines: march }),
      funding('Löpande', { eligibility: associations, deadlines: [{ kind: 'rolling' }] }),
      funding('Okänt'),
      funding('Ja', { eligibility: associations, assuredAt }),
      funding('För bolag', { eligibility: { legalForms: ['ab'] } }),
    ]
    expect(shown(schemes)).toEqual([
      ['yes', 'Ja'],
      ['fits', 'Mars', 'Oktober', 'Löpande'],
      ['unclear', 'Okänt'],
      ['differs', 'För bolag'],
      ['no', 'Nej'],
    ])
  })

  it('are all there, whatever was answered', () => {
    const schemes = [funding('Ett'), funding('Två', { status: 'defunct' })]
    expect(shown(schemes, { legalForm: 'ab' }).flat()).toEqual(
      expect.arrayContaining(['Ett', 'Två']),
    )
  })
})
