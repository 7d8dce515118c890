import { describe, expect, test } from 'vitest'
import { parseEntry } from '../../src/domain/directory/parse-entry.ts'
import type { Funding } from '../../src/domain/directory/entry.ts'
import { readDeadlineRules, type DeadlineRule } from '../../src/domain/funding/deadline-rule.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'
import { fundingEntries, fundingRules } from '../../sync-server/seed/funding.ts'
import { seedWords } from '../../sync-server/seed/validate.ts'

const schemes = seedEntries().filter((entry): entry is Funding => entry.kind === 'funding')
const months = [
  ...['januari', 'februari', 'mars', 'april', 'maj', 'juni'],
  ...['juli', 'augusti', 'september', 'oktober', 'november', 'december'],
]

/** Days of the rule, as `month-day`. */
function daysOf(rule: DeadlineRule): readonly string[] {
  if (rule.kind === 'yearly') {
    return rule.rounds.flatMap(({ opens, closes }) =>
      [opens && 'month' in opens ? opens : undefined, closes].flatMap((day) =>
        day ? [`${day.month}-${day.day}`] : [],
      ),
    )
  }
  if (rule.kind !== 'once') return []
  return rule.rounds.flatMap(({ opens, closes }) =>
    [opens, closes].flatMap((day) =>
      day ? [`${Number(day.slice(5, 7))}-${Number(day.slice(8))}`] : [],
    ),
  )
}

/** Days that a text names: "1 oktober", "1–31 mars". What is decided then is no deadline. */
function daysIn(text: string): readonly string[] {
  const asked = text.replace(/, (?:och )?be(?:slut|sked) .*$/, '')
  const named = new RegExp(`(?:(\\d+)–)?(\\d+) (${months.join('|')})`, 'g')
  return [...asked.matchAll(named)].flatMap(([, from, day, month]) => {
    const number = months.indexOf(month ?? '') + 1
    return [from, day].flatMap((each) => (each ? [`${number}-${Number(each)}`] : []))
  })
}

const sorted = (days: readonly string[]) => [...new Set(days)].sort()

describe('the rules of the seed’s schemes', () => {
  test('belong to facts that there are', () => {
    const facts = fundingEntries().flatMap(({ entries, fact }) =>
      entries.length === 1 ? [fact.slice('funding/'.length)] : [],
    )
    const parts = ['oxe-verksamhet', 'oxe-anlaggning', 'oxe-jubileum', 'oxe-start']
    const known = new Set([...facts, ...parts, 'oxe-studieforbund'])
    expect(Object.keys(fundingRules).filter((fact) => !known.has(fact))).toEqual([])
  })

  test('name the days that the text names, and no others', () => {
    const differing = schemes.flatMap(({ id, deadlines = [], deadlineText = '' }) => {
      const rules = sorted(deadlines.flatMap(daysOf))
      // "Före 2 april": the first is the last day.
      const text = sorted(daysIn(deadlineText.replace('före 2 april', '1 april')))
      return rules.join() === text.join() ? [] : [[id, rules, text]]
    })
    expect(differing).toEqual([])
  })

  test('have a last day in every month that the facts call one', () => {
    const missing = schemes.filter(({ deadlineMonths = [], deadlines = [] }) => {
      const named = new Set(deadlines.flatMap(daysOf).map((day) => Number(day.split('-')[0])))
      return deadlineMonths.some((month) => !named.has(month))
    })
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  test('are open all year exactly where the facts say so', () => {
    const rollingNow = schemes.filter(({ deadlines = [] }) =>
      deadlines.some(({ kind }) => kind === 'rolling' || kind === 'before-start'),
    )
    const missing = schemes.filter((scheme) => scheme.rolling && !rollingNow.includes(scheme))
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  test('are one year’s where the text dates a call, and only there', () => {
    const dated = schemes.filter(({ deadlineText = '' }) => /\((?:19|20)\d\d\)/.test(deadlineText))
    const opened = schemes.filter(({ deadlineText = '' }) => deadlineText === 'Öppnar 15 december')
    const once = schemes.filter(({ deadlines = [] }) => deadlines.some((d) => d.kind === 'once'))
    expect(once).toEqual(schemes.filter((each) => dated.includes(each) || opened.includes(each)))
    for (const { deadlines = [], deadlineText = '' } of dated) {
      const text = /\((\d{4})\)/.exec(deadlineText)?.[1] ?? ''
      expect(JSON.stringify(deadlines)).toContain(`"closes":"${text}-`)
    }
  })

  test('grant no amount and no share that the text does not name', () => {
    const invented = schemes.flatMap(({ id, grant, coFunding, amount = '' }) => {
      const bare = amount.replaceAll(/(?<=\d)\s(?=\d)/gu, '')
      const numbers = [grant?.minimum, grant?.maximum].filter((number) => number !== undefined)
      const share = coFunding?.maximumShare
      const named =
        share === undefined ||
        bare.includes(`${share} procent`) ||
        /hela kostnaden|hälften/.test(bare)
      return numbers.every((number) => bare.includes(String(number))) && named ? [] : [id]
    })
    expect(invented).toEqual([])
  })

  test('promise no place that the facts take back', () => {
    const leader = schemes.filter(({ funder }) => funder === 'Leader Södermanland')
    expect(leader).toHaveLength(3)
    for (const { eligibility } of leader) {
      expect(eligibility?.otherConditions?.join(' ')).toContain('tätorterna')
    }
  })

  test('use words of the vocabularies', () => {
    const words = seedWords()
    const unknown = schemes.flatMap(({ eligibility: { legalForms = [], fields = [] } = {} }) => [
      ...legalForms.filter((form) => !words.get('legal-forms')?.has(form)),
      ...fields.filter((field) => !words.get('fields')?.has(field)),
    ])
    expect(unknown).toEqual([])
  })

  test('come in by the device’s door whole', () => {
    for (const scheme of schemes) {
      expect(parseEntry(JSON.parse(JSON.stringify(scheme)))).toEqual(scheme)
      expect(readDeadlineRules(scheme.deadlines)).toEqual(scheme.deadlines ?? [])
    }
  })
})
