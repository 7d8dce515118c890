import { expect, test } from 'vitest'
import { matching, mentionsIn, typingAt, withMention } from '../../src/domain/guiding/mentions.ts'

const anna = { user: 'a', name: 'Anna' }
const annaLund = { user: 'l', name: 'Anna Lund' }
const bo = { user: 'b', name: 'Bo Påhittad' }
const all = [anna, annaLund, bo]

test('an @ at the caret begins a mention, and an e-mail address does not', () => {
  expect(typingAt('Hej @an', 7)).toEqual({ start: 4, typed: 'an' })
  expect(typingAt('Hej @an och', 7)).toEqual({ start: 4, typed: 'an' })
  expect(typingAt('anna@exempel', 12)).toBeUndefined()
  expect(typingAt('Hej', 3)).toBeUndefined()
  expect(typingAt('@a\nb', 4)).toBeUndefined()
})

test('colleagues are offered by any of their names, until one is written out', () => {
  expect(matching('an', all)).toEqual([anna, annaLund])
  expect(matching('påh', all)).toEqual([bo])
  expect(matching('', all)).toEqual(all)
  expect(matching('Bo Påhittad kan', all)).toEqual([])
})

test('who is chosen stands in the text, with the caret behind', () => {
  expect(withMention('Hej @bo ring', 7, { start: 4, typed: 'bo' }, bo.name)).toEqual({
    text: 'Hej @Bo Påhittad ring',
    caret: 17,
  })
})

test('of two names of which one begins the other the longer is meant, and namesakes are both', () => {
  expect(mentionsIn('Till @Anna Lund', all)).toEqual(['l'])
  expect(mentionsIn('Till @Anna och @Bo Påhittad', all)).toEqual(['a', 'b'])
  expect(mentionsIn('Till @Anna', [anna, { user: 'x', name: 'Anna' }])).toEqual(['a', 'x'])
  expect(mentionsIn('Till anna@exempel.example', all)).toEqual([])
})
