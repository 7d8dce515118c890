import { describe, expect, test } from 'vitest'
import { formats } from '../../sync-server/seed/curated/formats.ts'
import { functionsInGavleborg } from '../../sync-server/seed/curated/functions-gavleborg.ts'
import { functionsInSormland } from '../../sync-server/seed/curated/functions-sormland.ts'
import { fundingInGavleborg } from '../../sync-server/seed/curated/funding-gavleborg.ts'
import { fundingInSormland } from '../../sync-server/seed/curated/funding-sormland.ts'
import { widerFunding } from '../../sync-server/seed/curated/funding-wider.ts'
import { institutionsInGavleborg } from '../../sync-server/seed/curated/institutions-gavleborg.ts'
import { institutionsInSormland } from '../../sync-server/seed/curated/institutions-sormland.ts'
import { occasions } from '../../sync-server/seed/curated/occasions.ts'
import { corrections, factFiles } from '../../sync-server/seed/facts.ts'
import { mappedFacts, seedEntries } from '../../sync-server/seed/index.ts'
import { notShown } from '../../sync-server/seed/not-shown.ts'

const mapped = new Map(mappedFacts().map(({ fact, entries }) => [fact as string, entries]))
const ids = new Set(seedEntries().map((entry) => entry.id as string))
const expected = {
  institutions: 201,
  functions: 80,
  funding: 71,
  training: 18,
  events: 12,
  'event-formats': 12,
  contacts: 21,
  municipalities: 19,
  fields: 23,
  'actor-kinds': 35,
  'need-kinds': 12,
  'kkn-branches': 58,
}

describe.each(Object.entries(factFiles))('each fact in %s', (file, facts) => {
  test('is counted', () => {
    expect(facts.length).toBe(expected[file as keyof typeof expected])
  })

  test('is shown as an entry, or stands among those that are not, with the reason', () => {
    const forgotten = facts.filter(({ id }) => {
      const shown = (mapped.get(`${file}/${id}`)?.length ?? 0) > 0
      return shown === `${file}/${id}` in notShown
    })
    expect(forgotten.map(({ id }) => id)).toEqual([])
  })
})

describe('facts that are not shown themselves', () => {
  test('are merged into an entry that exists', () => {
    const lost = Object.entries(notShown).filter(
      ([, fate]) => fate?.kind === 'merged' && !ids.has(fate.into),
    )
    expect(lost).toEqual([])
  })

  test('exist among the facts', () => {
    const known = Object.entries(factFiles).flatMap(([file, facts]) =>
      facts.map(({ id }) => `${file}/${id}`),
    )
    expect(Object.keys(notShown).filter((reference) => !known.includes(reference))).toEqual([])
  })
})

describe('texts written by hand', () => {
  const split = corrections.flatMap((correction) => correction.split ?? [])
  const known = new Set([...Object.values(factFiles).flat(), ...split].map(({ id }) => id))

  test.each(
    Object.entries({
      institutionsInSormland,
      institutionsInGavleborg,
      functionsInSormland,
      functionsInGavleborg,
      fundingInSormland,
      fundingInGavleborg,
      widerFunding,
      occasions,
      formats,
    }),
  )('in %s each belong to a fact', (_, texts) => {
    expect(Object.keys(texts).filter((id) => !known.has(id))).toEqual([])
  })
})
