import { expect, test } from 'vitest'
import type { ContactView, NeedView } from '../../src/domain/casework/views.ts'
import { createNeedSearch } from '../../src/features/needs/need-search.ts'

const search = createNeedSearch({ municipality: () => 'Flen', kind: (code) => `slag ${code}` })
const need = {
  id: 'need:1',
  text: 'Replokal',
  context: '',
  contacts: ['contact:1'],
  municipalities: ['0482'],
  kinds: ['lokaler'],
} as unknown as NeedView
const people = (name: string) =>
  new Map([['contact:1', { id: 'contact:1', name, organisation: '' } as ContactView]])

test('a need is found by its text, its people, its place and its kind', () => {
  for (const text of ['replokal', 'anna', 'flen', 'LOKALER', 'anna flen'])
    expect(search([need], text, people('Anna'))).toEqual([need])
  expect(search([need], 'doris', people('Anna'))).toEqual([])
})

test('a person who has changed their name is found by the new one', () => {
  expect(search([need], 'anna', people('Anna'))).toEqual([need])
  expect(search([need], 'doris', people('Doris'))).toEqual([need])
  expect(search([need], 'anna', people('Doris'))).toEqual([])
})

test('nothing is looked up while nobody searches', () => {
  const silent = createNeedSearch({
    municipality: () => expect.unreachable(),
    kind: () => expect.unreachable(),
  })
  const needs = [need]
  expect(silent(needs, ' ', new Map())).toBe(needs)
})
