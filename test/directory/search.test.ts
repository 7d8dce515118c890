import { describe, expect, test } from 'vitest'
import type { DirectoryQuery } from '../../src/directory/calls.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { actor, funding, term } from './support/entries.ts'
import { directoryOf } from './support/in-memory.ts'

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
  const directory = directoryOf([all])
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

  test('takes “lokal” for a room: venues that say so, others that do, then all other venues', () => {
    const place = { municipalities: ['0484'] }
    const venue = (name: string, topics: readonly string[]): DirectoryEntry => ({
      ...{ ...actor(name, place), kind: 'venue', topics },
      id: parseDocumentId(`venue:${name.toLowerCase()}`),
    })
    const entries = [
      actor('Bandet', { ...place, topics: ['lokal'] }),
      actor('Dansarna', place),
      venue('Arenan', []),
      venue('Salen', ['lokal']),
    ]
    for (const text of ['lokal eskilstuna', 'lokaler i Eskilstuna']) {
      expect(names(entries, { text })).toEqual(['Salen', 'Bandet', 'Arenan'])
    }
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
    const directory = directoryOf([[entry]])
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

describe('as people type', () => {
  const synonyms = {
    ...term('topics', 'replokal', 'Replokal'),
    altLabels: { sv: ['repa'], fi: ['harjoitustila'] },
    related: [parseDocumentId('taxonomy:fields.musik')],
  }
  const entries = [
    synonyms,
    actor('Symfoniorkestern i Gävle', { municipalities: ['2180'] }),
    actor('Ung kultur', { summary: 'För den som är ung.' }),
    actor('Teaterns vänner', { topics: ['barnteater'] }),
    actor('ABF', { topics: ['replokal'] }),
    actor('Stipendiet', { summary: 'Delas ut till konstnärer.' }),
  ]
  const typed = (text: string, rest: Partial<DirectoryQuery> = {}) =>
    names(entries, { text, ...rest })

  test.each([
    ['an inflected word', 'symfoniorkester', 'Symfoniorkestern i Gävle'],
    ['a word inflected otherwise', 'symfoniorkestrarna konstnärens', undefined],
    ['a Latin word', 'stipendier', 'Stipendiet'],
    ['a compound that is written as two words', 'ungkultur', 'Ung kultur'],
    ['two words that are written as one', 'barn teater', 'Teaterns vänner'],
    ['a synonym', 'repa', 'ABF'],
    ['a synonym in Finnish', 'harjoitustila', 'ABF'],
    ['an inflected synonym', 'repar', 'ABF'],
    ['a letter left out', 'symfoniorkstern', 'Symfoniorkestern i Gävle'],
    ['two letters that changed places', 'stipednier', 'Stipendiet'],
    ['a word too many, in a sentence', 'vem spelar i symfoniorkestern', 'Symfoniorkestern i Gävle'],
    ['words that ask nothing', 'jag är ung', 'Ung kultur'],
  ])('%s: "%s" finds %s first', (_what, text, expected) => {
    expect(typed(text)[0]).toBe(expected)
  })

  test('a word that was read as another is said, and can be insisted on', () => {
    const asked = { text: 'gälve symfoniorkester' }
    expect(found(entries, asked).readAs).toEqual([{ typed: 'gälve', read: 'gävle' }])
    expect(found(entries, { ...asked, asTyped: true })).toMatchObject({ total: 0 })
    expect(found(entries, { text: 'gavle' }).readAs).toBeUndefined()
  })

  test('a short query is answered by what holds all its words, or by nothing', () => {
    expect(typed('ung replokal')).toEqual([])
  })

  test('Gävleborg is not Gävle, and there is no dance in Nordanstig', () => {
    const around = [
      term('municipalities', '2132', 'Nordanstig'),
      actor('Länets scen', { scope: 'gavleborg', summary: 'I Gävleborg.' }),
      actor('Norra scenen', { municipalities: ['2132'] }),
      actor('Ett', { municipalities: ['2180'], summary: 'En scen.' }),
      actor('Två', { municipalities: ['2180'], summary: 'En scen.' }),
      actor('Tre', { municipalities: ['2180'], summary: 'En scen.' }),
    ]
    expect(names(around, { text: 'gävle scen' })).toEqual(['Ett', 'Tre', 'Två'])
    expect(names(around, { text: 'dans' })).toEqual([])
  })
})

test('each kind shows its first hits, the kind of the best hit first', () => {
  const entries = [
    actor('Om dansen', { summary: 'Dans.' }),
    actor('Andra', { summary: 'Dans.' }),
    actor('Tredje', { summary: 'Dans.' }),
    funding('Dans', { fields: ['dans'] }),
    funding('Upphört dansstöd', { status: 'defunct' }),
  ]
  const { total, groups } = found(entries, { text: 'dans', perKind: 2, limit: 0 })
  expect(total).toBe(5)
  expect(
    groups?.map(({ kind, total: all, hits }) => [kind, all, hits.map((hit) => hit.entry.name)]),
  ).toEqual([
    ['funding', 2, ['Dans', 'Upphört dansstöd']],
    ['actor', 3, ['Om dansen', 'Andra']],
  ])
  expect(found(entries, { text: 'dans' }).groups).toBeUndefined()
})

test('near a municipality, hits come by distance, then what reaches there, then the rest', () => {
  const seat = (code: string, sv: string, latitude: number, longitude: number) => ({
    ...term('municipalities', code, sv),
    place: { latitude, longitude },
  })
  const entries = [
    seat('0482', 'Flen', 59.05834, 16.58781),
    seat('0483', 'Katrineholm', 58.99587, 16.20721),
    seat('2180', 'Gävle', 60.67452, 17.14174),
    actor('Allt i landet', { scope: 'sweden' }),
    actor('I Gävle', { municipalities: ['2180'] }),
    actor('I Katrineholm', { municipalities: ['0483'] }),
    actor('Länet', { scope: 'sormland' }),
    actor('På båda ställena', { municipalities: ['0482', '2180'] }),
    actor('Utan plats'),
  ]
  const directory = directoryOf([entries])
  const whole = { text: '', kinds: [], fields: [], municipalities: [], offset: 0, limit: 50 }
  const { hits } = directory.search({ ...whole, near: '0482' })
  expect(
    hits.map(({ entry, kilometres }) => [entry.name, kilometres && Math.round(kilometres)]),
  ).toEqual([
    ['På båda ställena', 0],
    ['I Katrineholm', 23],
    ['Länet', undefined],
    ['Allt i landet', undefined],
    ['I Gävle', 182],
    ['Utan plats', undefined],
  ])
})

describe('all hits of a query', () => {
  const many = Array.from({ length: 1_203 }, (_, index) =>
    actor(`Kör ${String(index).padStart(4, '0')}`, {
      municipalities: [index % 2 ? '0482' : '0484'],
    }),
  )
  const directory = directoryOf([[...vocabulary, ...many, actor('Bruket')]])
  const query = { text: 'kör', kinds: [], fields: [], municipalities: [] }

  test('come in the order of the search and each once', () => {
    const { total, hits } = directory.all(query)
    expect(total).toBe(1_203)
    expect(hits.map(({ entry }) => entry.name)).toEqual(many.map(({ name }) => name))
  })

  test('are those of the chosen facets', () => {
    const { total, hits } = directory.all({ ...query, municipalities: ['0484'] })
    expect(total).toBe(602)
    expect(hits).toHaveLength(602)
  })

  test('are none where nothing is found', () => {
    const { total, hits } = directory.all({ ...query, text: 'finns inte' })
    expect([total, hits]).toEqual([0, []])
  })
})
