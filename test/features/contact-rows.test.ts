import { expect, test } from 'vitest'
import type { ContactView } from '../../src/domain/casework/views.ts'
import { contactRows } from '../../src/features/contacts/contact-rows.ts'
import { createFormat } from '../../src/ui/format.ts'

const format = createFormat('sv')
const named = (name: string) => ({ name }) as ContactView

test('contacts stand in Swedish order under their letters, å ä ö last', () => {
  const names = ['Östen', 'Anna', 'Åsa', 'Zara', 'Ärla', 'Élise', 'bo', '']
  const rows = contactRows(names.map(named), (a, b) => format.compare(a, b))
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
