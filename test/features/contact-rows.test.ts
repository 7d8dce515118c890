import { expect, test } from 'vitest'
import type { ContactView } from '../../src/domain/casework/views.ts'
import {
  contactRows,
  createContactOrder,
  isFound,
} from '../../src/features/contacts/contact-rows.ts'
import { foldedWords } from '../../src/directory/fold.ts'
import { createFormat } from '../../src/ui/format.ts'

const format = createFormat('sv')
const named = (name: string, id = `contact:${name}`) =>
  ({ id, name, organisation: '' }) as ContactView

test('contacts stand in Swedish order under their letters, å ä ö last', () => {
  const names = ['Östen', 'Anna', 'Åsa', 'Zara', 'Ärla', 'Élise', 'bo', '']
  const order = createContactOrder((a, b) => format.compare(a, b))
  const rows = contactRows(order(names.map((name) => named(name))))
  expect(rows.map((row) => (row.kind === 'letter' ? row.letter : row.contact.name))).toEqual([
    '#',
    '',
    'A',
    'Anna',
    'B',
    'bo',
    'E',
    'Élise',
    'Z',
    'Zara',
    'Å',
    'Åsa',
    'Ä',
    'Ärla',
    'Ö',
    'Östen',
  ])
})

test('the order stays right when contacts come, go and change their names', () => {
  const order = createContactOrder((a, b) => format.compare(a, b))
  order([named('Bo', 'contact:1'), named('Anna', 'contact:2'), named('Doris', 'contact:3')])
  const now = [named('Cilla', 'contact:4'), named('Östen', 'contact:2'), named('Bo', 'contact:1')]
  expect(order(now).map(({ name }) => name)).toEqual(['Bo', 'Cilla', 'Östen'])
})

test('few are compared when one among many has changed', () => {
  let compared = 0
  const order = createContactOrder((a, b) => {
    compared += 1
    return format.compare(a, b)
  })
  const many = Array.from({ length: 1_000 }, (_, index) => named(`Person ${(index * 7) % 1_000}`))
  order(many)
  compared = 0
  order(many.map((contact, index) => (index === 500 ? { ...contact, name: 'Åsa' } : contact)))
  expect(compared).toBeLessThan(2_100)
})

test('a contact is found by name and organisation, whatever the case', () => {
  const contact = { ...named('Åsa Påhittad'), organisation: 'Folkdansen' }
  expect(isFound(contact, foldedWords('påhittad DANS'))).toBe(true)
  expect(isFound(contact, foldedWords('åsa teater'))).toBe(false)
})
