import { expect, test } from 'vitest'
import type { NeedView } from '../../src/domain/casework/views.ts'
import { nobodyNamed, type Named } from '../../src/features/needs/need-people.ts'
import { createNeedSearch } from '../../src/features/needs/need-search.ts'
import type { Contact } from '../../src/journal/people.ts'

const { find, foldAhead } = createNeedSearch({
  municipality: () => 'Flen',
  kind: (code) => `slag ${code}`,
})
const need = {
  id: 'need:1',
  text: 'Replokal',
  context: '',
  matter: '',
  name: 'Skyddad i egna ord',
  contacts: ['contact:1'],
  municipalities: ['0482'],
  kinds: ['lokaler'],
} as unknown as NeedView
const people = (name: string): Named => {
  const person = { id: 'contact:1', name, organisation: '' } as Contact
  return { named: (id) => (id === person.id ? person : undefined) }
}

test('a need is found by its text, its people, its place and its kind', () => {
  for (const text of ['replokal', 'anna', 'flen', 'LOKALER', 'anna flen'])
    expect(find([need], text, people('Anna'))).toEqual([need])
  expect(find([need], 'doris', people('Anna'))).toEqual([])
})

test('a person who has changed their name is found by the new one', () => {
  expect(find([need], 'anna', people('Anna'))).toEqual([need])
  expect(find([need], 'doris', people('Doris'))).toEqual([need])
  expect(find([need], 'anna', people('Doris'))).toEqual([])
})

test('nothing is looked up while nobody searches', () => {
  const { find: findNothing } = createNeedSearch({
    municipality: () => expect.unreachable(),
    kind: () => expect.unreachable(),
  })
  const needs = [need]
  expect(findNothing(needs, ' ', nobodyNamed)).toBe(needs)
})

test('a need is not found by whoever may not be named, nor by what they call themselves', () => {
  for (const text of ['anna', 'skyddad']) expect(find([need], text, nobodyNamed)).toEqual([])
})

test('what was folded ahead is found, and anew once somebody is called otherwise', () => {
  const folded = { ...need }
  expect([...foldAhead([folded], people('Anna'))]).toHaveLength(1)
  expect(find([folded], 'anna', people('Anna'))).toEqual([folded])
  expect(find([folded], 'doris', people('Doris'))).toEqual([folded])
  expect(find([folded], 'anna', nobodyNamed)).toEqual([])
})
