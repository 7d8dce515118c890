import { describe, expect, test } from 'vitest'
import type { DirectoryQuery } from '../../src/directory/calls.ts'
import { packOf } from '../../src/directory/columns.ts'
import { createSearchable } from '../../src/directory/searchable.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { actor, funding, term } from './support/entries.ts'

const vocabulary = [
  term('municipalities', '0482', 'Flen'),
  term('municipalities', '0484', 'Eskilstuna'),
  term('municipalities', '2180', 'Gävle'),
  term('fields', 'musik', 'Musik', 'Music'),
  term('fields', 'dans', 'Dans', 'Dance'),
  term('actor-types', 'museum', 'Museum'),
]

function found(entries: readonly DirectoryEntry[], query: Partial<DirectoryQuery>) {
  const all = [...vocabulary, ...entries]
  const directory = createSearchable({ packs: [packOf(all)], changed: [], removed: [] })
  const whole = { text: '', kinds: [], fields: [], municipalities: [], offset: 0, limit: 50 }
  return directory.search({ ...whole, ...query })
}

const names = (entries: readonly DirectoryEntry[], query: Partial<DirectoryQuery>) =>
  found(entries, query).hits.map((hit) => hit.entry.name)

describe('words', () => {
  const entries = [
    actor('Folkdansens vänner', { municipalities: ['0482'], summary: 'Sommarkurser.' }),
    actor('Kören', { fields: ['musik'], summary: 'Sjunger för alla åldrar.' }),
    actor('Bruket', { actorType: 'museum', scope: 'gavleborg', topics: ['järn'] }),
    actor('Gästspelet', { municipalities: ['2180'] }),
    funding('Resebidrag', { purpose: 'Resor till gästspel.', whoCanApply: 'Föreningar' }),
  ]

  test.each([
    ['', ['Bruket', 'Folkdansens vänner', 'Gästspelet', 'Kören', 'Resebidrag']],
    ['dans', ['Folkdansens vänner']],
    ['VÄNNER folk', ['Folkdansens vänner']],
    ['vänner åldrar', []],
    ['flen', ['Folkdansens vänner']],
    ['sörmland', ['Folkdansens vänner']],
    ['sommar flen dans', ['Folkdansens vänner']],
    ['music', ['Kören']],
    ['museum', ['Bruket']],
    ['gävleborgs', ['Bruket', 'Gästspelet']],
    ['gävle', ['Gästspelet']],
    ['gastrikland', ['Gästspelet']],
    ['hälsingland', []],
    ['land', []],
    ['jarn', ['Bruket']],
    ['gävleborg', ['Bruket', 'Gästspelet']],
    ['gästspel föreningar', ['Resebidrag']],
    ['finns inte', []],
  ])('"%s" finds %j', (text, expected) => {
    expect(names(entries, { text })).toEqual(expected)
  })
})

test('funding that names no field is found under every field, after that which names it', () => {
  const entries = [
    funding('Allmänt bidrag'),
    funding('Musikbidrag', { fields: ['musik'] }),
    actor('Allkonsthuset'),
    actor('Kören', { fields: ['musik'] }),
  ]
  expect(names(entries, { fields: ['musik'] })).toEqual(['Kören', 'Musikbidrag', 'Allmänt bidrag'])
  expect(found(entries, {}).facets.fields).toEqual({ musik: 3, dans: 1 })
})

describe('order', () => {
  test('goes by where the word stands, name before topics and labels before the rest', () => {
    const entries = [
      actor('Åtta', { summary: 'En dans i taget.' }),
      actor('Sju', { topics: ['dans'] }),
      actor('Sex', { fields: ['dans'] }),
      actor('Fem', { summary: 'Allt annat.' }),
      actor('Folkdans'),
      actor('Dansens hus'),
      actor('Hus för dans'),
      actor('Dans'),
    ]
    expect(names(entries, { text: 'dans' })).toEqual([
      'Dans',
      'Hus för dans',
      'Dansens hus',
      'Folkdans',
      'Sex',
      'Sju',
      'Åtta',
    ])
  })

  test('puts å, ä, ö as typed before a and o that stand for them', () => {
    const entries = [actor('Båtmuseet'), actor('Batmuseet'), actor('Bätmuseet')]
    expect(names(entries, { text: 'bat' })).toEqual(['Batmuseet', 'Båtmuseet', 'Bätmuseet'])
    expect(names(entries, { text: 'båt' })).toEqual(['Båtmuseet'])
    const rest = [actor('Ett', { summary: 'En hål.' }), actor('Två', { summary: 'En hal.' })]
    expect(names(rest, { text: 'hal' })).toEqual(['Två', 'Ett'])
  })

  test('is Swedish by name among equals', () => {
    const entries = ['Öland', 'Zinken', 'Ärla', 'Åby', 'Dans i Flen', 'Dans'].map((name) =>
      actor(name),
    )
    expect(names(entries, {})).toEqual(['Dans', 'Dans i Flen', 'Zinken', 'Åby', 'Ärla', 'Öland'])
  })

  test('puts what has ended last, and never hides it', () => {
    const entries = [
      actor('Dans', { status: 'defunct' }),
      actor('Om allt', { summary: 'Också dans.' }),
    ]
    expect(names(entries, { text: 'dans' })).toEqual(['Om allt', 'Dans'])
  })

  test('gives the window that is asked for, and the whole count', () => {
    const entries = ['A', 'B', 'C', 'D', 'E'].map((name, at) =>
      actor(`${name}scen`, { status: at === 0 ? 'defunct' : 'active' }),
    )
    const { total, hits } = found(entries, { text: 'scen', offset: 3, limit: 2 })
    expect(total).toBe(5)
    expect(hits.map((hit) => hit.entry.name)).toEqual(['Escen', 'Ascen'])
    expect(found(entries, { offset: 9, limit: 2 }).hits).toEqual([])
  })
})

describe('what is not for everybody', () => {
  test('funding that only a region can apply for is not found, but is there by its id', () => {
    const entry = funding('Statens bidrag till regionen', { audiences: ['region'] })
    const both = funding('Bidrag till båda', { audiences: ['region', 'forening'] })
    expect(names([entry, both], { text: 'bidrag' })).toEqual(['Bidrag till båda'])
    const directory = createSearchable({ packs: [packOf([entry])], changed: [], removed: [] })
    expect(directory.entry(entry.id)?.name).toBe('Statens bidrag till regionen')
  })

  test('controlled words are no hits', () => {
    expect(found([], { text: 'flen' })).toMatchObject({ total: 0, facets: { kinds: {} } })
  })
})

describe('a choice of municipalities', () => {
  const entries = [
    actor('Europa', { scope: 'europe' }),
    actor('Flens scen', { municipalities: ['0482'] }),
    actor('Gävle scen', { municipalities: ['2180'] }),
    actor('Arbetsgrupp', { scope: 'sormland' }),
    actor('Bergslaget', { scope: 'gavleborg' }),
    actor('Centralen', { scope: 'sweden' }),
    actor('Danmark', { scope: 'outside' }),
    actor('Ingenstans'),
    actor('Båda', { municipalities: ['0484'], scope: 'sormland' }),
  ]

  test('is met by those there, then by their county, then by those wider', () => {
    expect(names(entries, { municipalities: ['0482'] })).toEqual([
      'Flens scen',
      'Arbetsgrupp',
      'Båda',
      'Centralen',
      'Europa',
    ])
    expect(names(entries, { municipalities: ['2180'] })).toEqual([
      'Gävle scen',
      'Bergslaget',
      'Centralen',
      'Europa',
    ])
  })

  test('of both counties is met by either', () => {
    const { total } = found(entries, { municipalities: ['0482', '2180'] })
    expect(total).toBe(7)
  })
})
