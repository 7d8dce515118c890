import { describe, expect, test } from 'vitest'
import type { DirectoryEntry, Funding, FunctionEntry } from '../../src/domain/directory/entry.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import type { Asked, KnownNeed } from '../../src/domain/matching/need.ts'
import { groupNeeds } from '../../src/domain/matching/need-groups.ts'
import { similarNeeds, solvedBy } from '../../src/domain/matching/similar-needs.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'
import { createSetting, knownNeed, today } from './matching/setting.ts'
import { samePairs } from './matching/pairs-table.ts'
import { told } from './matching/table-row.ts'

const rehearse = told(['Kören behöver en replokal.', 'lokaler', 'musik', '0484'])
const rehearseToo = told(['Var kan ett band repetera?', 'lokaler', 'musik', '2180'])
const apply = told(['Hur skriver man en ansökan till Kulturrådet?', 'ansokan', 'teater', '0484'])

const common = { fields: [], topics: [], status: 'active', sources: [] } as const

const office = (
  slug: string,
  municipality: string,
  more: Partial<FunctionEntry> = {},
): FunctionEntry => ({
  ...common,
  kind: 'function',
  id: parseDocumentId(`function:${slug}`),
  name: slug,
  organisation: 'Påhittad kommun',
  level: 'municipality',
  turnToFor: ['replokal för musik'],
  municipalities: [municipality],
  ...more,
})

const scheme = (slug: string, more: Partial<Funding> = {}): Funding => ({
  ...common,
  kind: 'funding',
  id: parseDocumentId(`funding:${slug}`),
  name: 'Bidrag till replokal',
  funder: 'Påhittad stiftelse',
  level: 'foundation',
  audiences: [],
  purpose: 'Replokal för musik',
  municipalities: [],
  scope: 'sweden',
  assuredAt: '2026-10-01',
  eligibility: { legalForms: ['ideell-forening'] },
  ...more,
})

const suggested = (entries: readonly DirectoryEntry[], asked: Asked, more = {}) =>
  createSetting([], [...words, ...entries]).suggest({ ...asked, ...more, today })
const words = seedEntries().filter(({ kind }) => kind === 'taxonomy')

describe('suggestions', () => {
  test('leave out whom one cannot turn to: offices of other municipalities, what is closed or retired', () => {
    const entries = [
      office('har', '0484'),
      office('dar', '2180'),
      office('stangd', '0484', { status: 'inactive' }),
      office('borta', '0484', { retired: true }),
    ]
    expect(suggested(entries, rehearse).first.map(({ id }) => id)).toEqual(['function:har'])
  })

  test('leave out funding that the asker cannot seek, and say what is not known of the rest', () => {
    const entries = [scheme('kanske'), scheme('nej', { eligibility: { legalForms: ['ab'] } })]
    const need = { ...rehearse, kinds: ['finansiering'] }
    const { groups } = suggested(entries, need, { asker: { legalForm: 'enskild-firma' } })
    expect(groups).toEqual([])
    const open = suggested(entries, need, { asker: {} })
    expect(open.first[0]?.reasons).toContainEqual({
      kind: 'may-apply',
      verdict: expect.objectContaining({ answer: 'maybe', leaning: 'unclear' }) as unknown,
    })
  })

  test('tell why, in codes and values', () => {
    const [first] = suggested([office('har', '0484', { fields: ['musik'] })], rehearse).first
    expect(first?.reasons).toEqual([
      { kind: 'same-field', fields: ['musik'] },
      { kind: 'same-municipality', municipalities: ['0484'] },
      { kind: 'same-words', words: ['replokal'] },
    ])
  })

  test('bring forward what has helped with needs like this one, and say which', () => {
    const earlier: KnownNeed = {
      ...knownNeed('need:fore', rehearseToo),
      state: 'resolved',
      helpedBy: ['function:bortre'],
    }
    const { needColumns, language, suggest } = createSetting(
      [earlier],
      [...words, office('bortre', '0484', { turnToFor: ['annat'] }), office('har', '0484')],
    )
    const solved = solvedBy(similarNeeds(needColumns, language, rehearse))
    const ids = (found: ReturnType<typeof suggest>) => found.first.map(({ id }) => id)
    expect(ids(suggest({ ...rehearse, today }))).not.toContain('function:bortre')
    const found = suggest({ ...rehearse, today, solved })
    expect(found.first.find(({ id }) => id === 'function:bortre')?.reasons).toContainEqual({
      kind: 'solved-similar',
      needs: ['need:fore'],
    })
  })

  test('are the same whatever order the directory came in', () => {
    const entries = seedEntries()
    const one = createSetting([], entries).suggest({ ...rehearse, today })
    const other = createSetting([], entries.toReversed()).suggest({ ...rehearse, today })
    expect(other).toEqual(one)
  })

  test.each(['', '   ', '?!', '<script>alert(1)</script>', 'a '.repeat(50_000)])(
    'are had for any text: %.20s',
    (text) => {
      const asked = { text, kinds: [], fields: [], municipalities: [] }
      expect(suggested([office('har', '0484')], asked).first.length).toBeLessThanOrEqual(3)
    },
  )
})

describe('similar needs', () => {
  const needs = [
    knownNeed('need:a', rehearse),
    knownNeed('need:b', rehearseToo),
    knownNeed('need:c', apply),
  ]

  test('are found in other words and other places, without the need itself', () => {
    const { needColumns, language } = createSetting(needs)
    const found = similarNeeds(needColumns, language, { ...rehearse, id: 'need:a' })
    expect(found.map(({ id }) => id)).toEqual(['need:b'])
  })

  test('follow a need that changes or goes', () => {
    const { needColumns, language } = createSetting(needs)
    needColumns.put(knownNeed('need:b', apply))
    expect(similarNeeds(needColumns, language, { ...rehearse, id: 'need:a' })).toEqual([])
    needColumns.remove('need:a')
    expect(similarNeeds(needColumns, language, rehearseToo)).toEqual([])
    expect(needColumns.size).toBe(2)
  })

  test('are grouped alike in whatever order they came', () => {
    const all = samePairs.flatMap(({ one, other }, at) => [
      knownNeed(`need:${at}-one`, one),
      knownNeed(`need:${at}-other`, other),
    ])
    const groups = groupNeeds(createSetting(all).needColumns)
    expect(groups.length).toBeGreaterThan(8)
    expect(groupNeeds(createSetting(all.toReversed()).needColumns)).toEqual(groups)
    const grouped = groups.flatMap(({ needs: members }) => members)
    expect(new Set(grouped).size).toBe(grouped.length)
  })
})
