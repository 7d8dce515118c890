import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DirectoryQuery } from '../../src/directory/calls.ts'
import { scopes, type DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { listOf, typeLists } from '../../src/directory/type-words.ts'
import { actor, funding, term } from './support/entries.ts'
import { directoryOf } from './support/in-memory.ts'

const fields = ['musik', 'dans', 'film']
const types = [
  'actor-types.kor',
  'actor-types.museum',
  'levels.eu',
  'audiences.ung',
  'audiences.grupp',
]
const municipalities = ['0482', '0484', '2180', '2101']
const vocabulary = [
  ...fields.map((code) => term('fields', code, code)),
  ...municipalities.map((code) => term('municipalities', code, code)),
]

test('facets say what each further choice within them would give', () => {
  const directory = searchable([
    actor('Ett', { fields: ['musik'], municipalities: ['0482'] }),
    actor('Två', { fields: ['musik', 'dans'], municipalities: ['0484'] }),
    funding('Tre', { fields: ['dans'], scope: 'sweden' }),
  ])
  const { total, facets } = directory.search({ ...everything, kinds: ['actor'], fields: ['dans'] })
  expect(total).toBe(1)
  expect(facets.kinds).toEqual({ actor: 1, funding: 1 })
  expect(facets.fields).toEqual({ musik: 2, dans: 1 })
  expect(facets.municipalities).toEqual({ '0484': 1 })
})

test('types narrow entries of their own kind, and within a list any of them', () => {
  const directory = searchable([
    actor('Kören', { actorType: 'kor' }),
    actor('Museet', { actorType: 'museum' }),
    actor('Utan', {}),
    funding('Stödet', { level: 'eu', audiences: ['ung'] }),
    funding('Fonden', { level: 'foundation' }),
  ])
  const named = (query: Partial<DirectoryQuery>) =>
    directory.search({ ...everything, ...query }).hits.map(({ entry }) => entry.name)
  expect(named({ kinds: ['actor'], types: ['actor-types.kor'] })).toEqual(['Kören'])
  expect(named({ kinds: ['actor'], types: ['actor-types.kor', 'actor-types.museum'] })).toEqual([
    'Kören',
    'Museet',
  ])
  expect(named({ kinds: ['funding'], types: ['levels.eu', 'audiences.grupp'] })).toEqual([])
  const { facets } = directory.search({
    ...everything,
    kinds: ['funding'],
    types: ['levels.eu', 'audiences.grupp'],
  })
  expect(facets.types).toEqual({ 'audiences.ung': 1 })
  // What is searched for by words is not met by a code that says something else.
  expect(named({ text: 'foundation' })).toEqual([])
})

test('every count is what a search with that word alone chosen gives', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 25 }), anyQuery, (drawn, query) => {
      const directory = searchable(drawn.map((make, at) => make(at)))
      const { facets } = directory.search(query)
      for (const field of fields) {
        const { total } = directory.search({ ...query, fields: [field] })
        expect(facets.fields[field] ?? 0).toBe(total)
      }
      for (const municipality of municipalities) {
        const { total } = directory.search({ ...query, municipalities: [municipality] })
        expect(facets.municipalities[municipality] ?? 0).toBe(total)
      }
      for (const type of query.kinds.length === 1 ? types : []) {
        const others = query.types?.filter((word) => listOf(word) !== listOf(type)) ?? []
        const { total } = directory.search({ ...query, types: [...others, type] })
        const isOfKind = query.kinds.every((kind) => typeLists[kind].includes(listOf(type)))
        expect(facets.types?.[type] ?? 0).toBe(isOfKind ? total : 0)
      }
      for (const kind of ['actor', 'funding'] as const) {
        const { total } = directory.search({ ...query, kinds: [kind] })
        expect(facets.kinds[kind] ?? 0).toBe(total)
      }
    }),
  )
})

test('a search in windows gives every hit once, in the order of the whole', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 25 }), anyQuery, (drawn, query) => {
      const directory = searchable(drawn.map((make, at) => make(at)))
      const ids = (part: Partial<DirectoryQuery>) =>
        directory.search({ ...query, ...part }).hits.map((hit) => hit.entry.id)
      const whole = ids({ offset: 0, limit: 1000 })
      const windows = [0, 7, 14, 21, 28].flatMap((offset) => ids({ offset, limit: 7 }))
      expect(windows).toEqual(whole)
      expect(new Set(whole).size).toBe(directory.search(query).total)
    }),
  )
})

test('the difference replaces, adds and removes as one directory', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { minLength: 6, maxLength: 25 }), anyQuery, (drawn, query) => {
      const entries = drawn.map((make, at) => make(at))
      const kept = entries.slice(2)
      const late = [actor('Sen', { fields: ['film'] }), ...entries.slice(4).map(renamed)]
      const parted = directoryOf([vocabulary, entries.slice(0, 4), entries.slice(4)], {
        changed: late,
        removed: entries.slice(0, 2).map((entry) => entry.id),
      })
      const whole = searchable([...kept.slice(0, 2), ...late])
      expect(parted.search(query)).toEqual(whole.search(query))
      expect(parted.count).toBe(whole.count)
    }),
  )
})

function renamed(entry: DirectoryEntry): DirectoryEntry {
  return { ...entry, name: `Ny ${entry.name}` }
}

function searchable(entries: readonly DirectoryEntry[]) {
  return directoryOf([[...vocabulary, ...entries]])
}

const everything: DirectoryQuery = {
  text: '',
  kinds: [],
  fields: [],
  municipalities: [],
  offset: 0,
  limit: 50,
}

const some = (words: readonly string[]) => fc.subarray([...words], { maxLength: 2 })

const anyQuery: fc.Arbitrary<DirectoryQuery> = fc.record({
  text: fc.constantFrom(
    '',
    'dans',
    'kor',
    'flen kör',
    '0482',
    'dansem',
    'vem dansar i flen',
    'körsång',
  ),
  kinds: fc.constantFrom<DirectoryQuery['kinds']>([], ['actor'], ['funding'], ['funding', 'actor']),
  types: some(types),
  fields: some(fields),
  municipalities: some(municipalities),
  offset: fc.constant(0),
  limit: fc.constant(50),
})

const anyEntry = fc
  .record({
    name: fc.constantFrom('Dansen', 'Kören', 'Flens kör', 'Korpen', 'Sång och dans'),
    fields: some(fields),
    municipalities: some(municipalities),
    scope: fc.option(fc.constantFrom(...scopes), { nil: undefined }),
    funding: fc.boolean(),
    level: fc.constantFrom('state' as const, 'eu' as const),
    audiences: some(['ung', 'grupp']),
    actorType: fc.constantFrom('kor', 'museum'),
    status: fc.constantFrom('active' as const, 'defunct' as const),
  })
  .map((drawn) => (at: number): DirectoryEntry => {
    const rest = {
      fields: drawn.fields,
      municipalities: drawn.municipalities,
      status: drawn.status,
      ...(drawn.scope ? { scope: drawn.scope } : {}),
    }
    const name = `${drawn.name} ${at}`
    const { level, audiences, actorType } = drawn
    return drawn.funding
      ? funding(name, { ...rest, level, audiences })
      : actor(name, { ...rest, actorType })
  })
