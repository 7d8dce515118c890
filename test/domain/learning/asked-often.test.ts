import { describe, expect, test } from 'vitest'
import type { NeedState } from '../../../src/domain/casework/documents.ts'
import type { NeedView } from '../../../src/domain/casework/views.ts'
import { askedOften, byFrequency, initialsOf } from '../../../src/domain/learning/asked-often.ts'
import {
  answerBegunWith,
  mayQuote,
  quotedUnasked,
} from '../../../src/domain/learning/words-of-askers.ts'
import { parseDocumentId } from '../../../src/domain/identifiers.ts'
import { newDocument } from '../../../src/domain/documents/edit.ts'
import { readNeed } from '../../../src/domain/casework/views.ts'

const empty = readNeed(newDocument(parseDocumentId('need:01JR0000000000000000000001')))
const now = Date.parse('2026-11-22T10:00:00Z')

function need(id: string, more: Partial<NeedView> = {}): NeedView {
  const state: NeedState = more.state ?? 'new'
  const isOpen = state === 'new' || state === 'guiding' || state === 'waiting'
  return { ...empty, id, state, isOpen, receivedAt: '2026-11-01T10:00:00Z', ...more }
}
const byId = (needs: readonly NeedView[]) => new Map(needs.map((each) => [each.id, each]))

describe('a group', () => {
  test('of now has the open ones; of 24 months the closed ones too, and nothing older', () => {
    const needs = [
      need('a', { municipalities: ['0484'] }),
      need('b', { state: 'guiding', municipalities: ['0461', '0484'], fields: ['dans'] }),
      need('c', { state: 'resolved' }),
      need('d', { state: 'resolved', receivedAt: '2024-11-21T10:00:00Z' }),
    ]
    const groups = [{ heart: 'a', needs: ['a', 'b', 'c', 'd', 'gone'] }]
    const [open] = askedOften(groups, byId(needs), 'now', now)
    expect(open).toMatchObject({
      ...{ heart: 'a', municipalities: ['0484', '0461'], fields: ['dans'] },
      states: [
        { state: 'new', count: 1 },
        { state: 'guiding', count: 1 },
      ],
    })
    const [wide] = askedOften(groups, byId(needs), 'months-24', now)
    expect(wide?.needs.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })

  test('of one is none, and the largest comes first', () => {
    const needs = ['a', 'b', 'c', 'd', 'e'].map((id) => need(id))
    const closed = need('x', { state: 'resolved' })
    const groups = [
      { heart: 'x', needs: ['x', 'a'] },
      { heart: 'a', needs: ['a', 'b'] },
      { heart: 'c', needs: ['c', 'd', 'e'] },
    ]
    const hearts = askedOften(groups, byId([...needs, closed]), 'now', now).map((g) => g.heart)
    expect(hearts).toEqual(['c', 'a'])
  })
})

test.each([
  ['Asta Berg', 'A. B.'],
  ['  åsa-lena von öst', 'Å. L. V.'],
  ['', ''],
  ['(–)', ''],
])('the initials of “%s” are “%s”', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('the most frequent word comes first, then their own order', () => {
  expect(byFrequency(['b', 'a', 'c', 'c'])).toEqual(['c', 'a', 'b'])
})

const theirs = 'Var hittar jag en replokal för min dansgrupp på fem personer i Gnesta?'

test('an asker’s words are quoted with their yes; what staff wrote after a talk is theirs', () => {
  const asked = need('a', { asker: 'u', channel: 'app', text: theirs })
  expect(mayQuote(asked)).toBe(false)
  expect(mayQuote({ ...asked, consents: ['share'] })).toBe(false)
  expect(mayQuote({ ...asked, consents: ['publish'] })).toBe(true)
  expect(mayQuote(need('b', { channel: 'email' }))).toBe(false)
  expect(mayQuote(need('c', { channel: 'carried' }))).toBe(false)
  expect(mayQuote(need('d', { channel: 'talk' }))).toBe(true)
})

describe('an answer', () => {
  test('is begun with what may be quoted, and the reply that helped', () => {
    const needs = [
      need('need:a', { asker: 'u', text: 'Hemlig fråga', state: 'resolved', helped: 'yes' }),
      need('need:b', { channel: 'talk', text: 'Replokal för dans\nAsta undrar' }),
      need('need:c', { asker: 'u', consents: ['publish'], helped: 'yes', text: 'Lokal' }),
    ]
    const reply = (about: string, text: string) => ({ about: [about], text, at: '2026-11-02' })
    const replies = [
      reply('need:a', 'Hemligt svar'),
      reply('need:b', 'Vet inte'),
      reply('need:c', 'Ring bokningen'),
      reply('need:z', 'Något annat'),
    ]
    expect(answerBegunWith(needs, replies)).toEqual({
      question: 'Replokal för dans',
      answer: 'Ring bokningen',
    })
    expect(answerBegunWith([], replies)).toEqual({ question: '', answer: '' })
  })

  test('says nothing to one asker alone: neither the greeting nor a line with a name or a number', () => {
    const theirs = { name: 'Bo', reach: '070-174 06 05', consents: ['publish'] }
    const needs = [need('need:a', { asker: 'u', text: 'Lokal', ...theirs })]
    const reply = (text: string) => [{ about: ['need:a'], text, at: '2026-11-02' }]
    const said = 'Hej Asta,\n\nRing bostadsbolaget.\nVi ringer BO på 070 174 06 05.\nHör av dig.'
    expect(answerBegunWith(needs, reply(said)).answer).toBe('Ring bostadsbolaget.\nHör av dig.')
    expect(answerBegunWith(needs, reply('Hejarklacken har lokal.')).answer).toContain('Hejar')
  })

  test('that has eight of an asker’s words in a row is told of, until there is a yes', () => {
    const asked = need('a', { asker: 'u', text: theirs })
    const copied = 'Många undrar: VAR hittar jag en replokal, för min dansgrupp?'
    expect(quotedUnasked(copied, [asked])).toEqual([asked])
    expect(quotedUnasked('Var finns det en replokal för dans?', [asked])).toEqual([])
    expect(quotedUnasked(copied, [{ ...asked, consents: ['publish'] }])).toEqual([])
  })

  test('may say what everybody says in three words', () => {
    const asked = need('a', { asker: 'u', text: 'Söka pengar?' })
    expect(quotedUnasked('Söka pengar', [asked])).toEqual([])
  })
})
