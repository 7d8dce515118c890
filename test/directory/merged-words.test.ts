import { expect, test } from 'vitest'
import type { DirectoryQuery } from '../../src/directory/calls.ts'
import { actor, term } from './support/entries.ts'
import { directoryOf } from './support/in-memory.ts'

const everything: DirectoryQuery = {
  text: '',
  kinds: [],
  fields: [],
  municipalities: [],
  offset: 0,
  limit: 20,
}

const directory = directoryOf([
  [
    actor('Dansant', { fields: ['dans'] }),
    actor('Tåspets', { fields: ['balett'] }),
    actor('Både och', { fields: ['balett', 'dans', 'musik'] }),
    actor('Körledaren', { fields: ['musik'] }),
    term('fields', 'dans', 'Dans'),
    { ...term('fields', 'balett', 'Balett'), mergedInto: 'dans' },
    term('fields', 'musik', 'Musik'),
    { ...term('topics', 'piruett', 'Piruett'), related: ['taxonomy:fields.balett' as never] },
  ],
])
const namesOf = (query: Partial<DirectoryQuery>) =>
  directory
    .search({ ...everything, ...query })
    .hits.map(({ entry }) => entry.name)
    .sort()
const danceNames = ['Både och', 'Dansant', 'Tåspets']

test('entries that name a merged word are narrowed to and counted by the one that stands', () => {
  const { facets, total } = directory.search({ ...everything, fields: ['dans'] })
  expect(total).toBe(3)
  expect(facets.fields).toEqual({ dans: 3, musik: 2 })
})

test('an address that still names the merged word finds the same', () => {
  expect(namesOf({ fields: ['balett'] })).toEqual(danceNames)
})

test('a search by either name finds them all', () => {
  expect(namesOf({ text: 'dans' })).toEqual(danceNames)
  expect(namesOf({ text: 'balett' })).toEqual(danceNames)
})

test('a topic that belongs to the merged word leads to the one that stands', () => {
  expect(namesOf({ text: 'piruett' })).toEqual(danceNames)
})

test('an entry is answered as it is stored', () => {
  const { hits } = directory.search({ ...everything, text: 'Tåspets' })
  expect(hits[0]?.entry.fields).toEqual(['balett'])
})
