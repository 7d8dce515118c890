import { describe, expect, test } from 'vitest'
import { readList, readSavedSearch } from '../../src/domain/casework/own-views.ts'
import { openFieldsOf } from '../../src/domain/casework/views.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { merge } from '../../src/domain/merge/merge.ts'

const empty = newDocument(parseDocumentId('list:01JD0000000000000000000000'))

/** @param edit `phone 2`: the device and its counter, which is the minute it was made too. */
function after(document: MutableDocument, edit: string, ...edits: FieldEdit[]): MutableDocument {
  const [device = '', counter = ''] = edit.split(' ')
  const at = `2026-11-22T10:${counter.padStart(2, '0')}:00Z`
  return edited(document, edits, { dot: [device, Number(counter)], at, by: 'anna' })
}

const add = (...elements: string[]): FieldEdit => ({ kind: 'add', field: 'entries', elements })
const names = (value: Record<string, string>): FieldEdit => ({ kind: 'set', field: 'names', value })
const order = (...value: string[]): FieldEdit => ({ kind: 'set', field: 'order', value })
const ids = (document: MutableDocument) => readList(document).entries.map(({ id }) => id)

describe('a list', () => {
  test('stands in the order in which things were added, until somebody orders it', () => {
    let list = after(empty, 'phone 1', add('venue:z'))
    list = after(list, 'phone 2', add('actor:m'))
    expect(ids(list)).toEqual(['venue:z', 'actor:m'])
    list = after(list, 'phone 3', order('actor:m', 'venue:z'))
    list = after(list, 'phone 4', add('actor:a'))
    expect(ids(list)).toEqual(['actor:m', 'venue:z', 'actor:a'])
  })

  test('that two devices add to without each other has both, with both names, and asks nothing', () => {
    const shared = after(empty, 'phone 1', add('venue:z'), names({ 'venue:z': 'Zenit' }))
    const phone = after(
      shared,
      'phone 2',
      add('actor:a'),
      names({ 'venue:z': 'Zenit', 'actor:a': 'Alfa' }),
    )
    const desk = after(
      shared,
      'desk 3',
      add('actor:b'),
      names({ 'venue:z': 'Zenit', 'actor:b': 'Beta' }),
    )
    for (const list of [merge(phone, desk), merge(desk, phone)]) {
      expect(readList(list).entries).toEqual([
        { id: 'venue:z', name: 'Zenit' },
        { id: 'actor:a', name: 'Alfa' },
        { id: 'actor:b', name: 'Beta' },
      ])
      expect(openFieldsOf(list)).toEqual([])
    }
  })

  test('keeps the order that one device gave while another added', () => {
    const shared = after(empty, 'phone 1', add('venue:z', 'actor:m'))
    const phone = after(shared, 'phone 2', order('venue:z', 'actor:m'))
    const desk = after(shared, 'desk 3', add('actor:b'))
    expect(ids(merge(phone, desk))).toEqual(['venue:z', 'actor:m', 'actor:b'])
  })

  test('renamed on two devices keeps both names for a person to choose', () => {
    const set = (value: string): FieldEdit => ({ kind: 'set', field: 'name', value })
    const shared = after(empty, 'phone 1', set('Scener'))
    const both = merge(
      after(shared, 'phone 2', set('Små scener')),
      after(shared, 'desk 3', set('Alla scener')),
    )
    expect(openFieldsOf(both)).toEqual(['name'])
  })

  test('of a strange make shows what can be shown', () => {
    const strange = after(
      empty,
      'phone 1',
      add('venue:z', 'no id at all', 'actor:m'),
      { kind: 'set', field: 'order', value: [7, 'actor:m', null] },
      { kind: 'set', field: 'names', value: ['venue:z'] },
    )
    expect(readList(strange).entries).toEqual([
      { id: 'actor:m', name: '' },
      { id: 'venue:z', name: '' },
    ])
  })
})

test('a saved search whose values are no texts is empty', () => {
  const search = newDocument(parseDocumentId('saved-search:01JD0000000000000000000000'))
  const strange = after(search, 'phone 1', { kind: 'set', field: 'query', value: ['q'] })
  expect(readSavedSearch(strange)).toMatchObject({ name: '', query: '' })
})
