import { describe, expect, test } from 'vitest'
import { readContact, titleOf } from '../../src/domain/casework/views.ts'
import { affiliationsOf, readAffiliation } from '../../src/domain/contacts/affiliation.ts'
import {
  contactGroundOf,
  reachWayOf,
  waysOffered,
} from '../../src/domain/contacts/contact-grounds.ts'
import {
  compareContacts,
  fillEdits,
  takeBackEdits,
} from '../../src/domain/contacts/merge-choice.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { openAlternatives } from '../../src/domain/documents/read.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { merge } from '../../src/domain/merge/merge.ts'

let counter = 0
const blank = (id: string) => newDocument(parseDocumentId(id))
function after(
  document: MutableDocument,
  edits: readonly FieldEdit[],
  at = '2026-11-22T10:00:00Z',
  device = 'phone',
): MutableDocument {
  counter += 1
  return edited(document, edits, { dot: [device, counter], at, by: 'anna' })
}
const set = (field: string, value: string): FieldEdit => ({ kind: 'set', field, value })
const add = (field: string, ...elements: string[]): FieldEdit => ({ kind: 'add', field, elements })

const vera = after(blank('contact:1'), [
  set('name', 'Vera Påhitt'),
  set('phone', '070-000 00 00'),
  add('fields', 'dance'),
])
const v = after(blank('contact:2'), [
  set('name', 'V. Påhitt'),
  set('phone', '070-111 11 11'),
  set('email', 'vera@exempel.se'),
  add('fields', 'dance', 'music'),
])
const pairs = compareContacts(readContact(vera), readContact(v))

/** As the command does it: both documents at one time. */
function mergedAt(at: string, ...chosen: Parameters<typeof fillEdits>[1]) {
  return {
    kept: after(vera, fillEdits(pairs, chosen, vera), at),
    other: after(v, [set('mergedInto', vera._id)], at),
  }
}

describe('merging', () => {
  test('leaves the values of the kept one, and fills in nothing by itself', () => {
    expect(fillEdits(pairs, [], vera)).toEqual([])
    const { kept } = mergedAt('2026-11-22T11:00:00Z', 'name', 'phone', 'email', 'fields')
    expect(readContact(kept)).toMatchObject({
      name: 'Vera Påhitt',
      phone: '070-000 00 00',
      email: 'vera@exempel.se',
      fields: ['dance', 'music'],
    })
  })

  test('takes along only what was chosen', () => {
    const { kept } = mergedAt('2026-11-22T11:00:00Z', 'fields')
    expect(readContact(kept)).toMatchObject({ email: '', fields: ['dance', 'music'] })
  })

  test('fills in beside what somebody wrote there meanwhile', () => {
    const meanwhile = after(vera, [set('email', 'annan@exempel.se')], undefined, 'desk')
    const { kept } = mergedAt('2026-11-22T11:00:00Z', 'email')
    expect([...openAlternatives(merge(kept, meanwhile)).keys()]).toEqual(['email'])
  })

  test('undone, what came with it leaves again, and what stood there or was edited since stays', () => {
    const { kept, other } = mergedAt('2026-11-22T11:00:00Z', 'email', 'fields')
    const back = after(kept, takeBackEdits(kept, other))
    expect(readContact(back)).toMatchObject({
      name: 'Vera Påhitt',
      phone: '070-000 00 00',
      email: '',
      fields: ['dance'],
    })
    const edit = after(kept, [set('email', 'ny@exempel.se')], '2026-11-22T12:00:00Z')
    expect(readContact(after(edit, takeBackEdits(edit, other))).email).toBe('ny@exempel.se')
  })
})

describe('an affiliation', () => {
  const between = (id: string, contact: string, organisation: string, from = '', to = '') =>
    readAffiliation(
      after(blank(`affiliation:${id}`), [
        set('contact', contact),
        set('organisation', organisation),
        set('from', from),
        set('to', to),
      ]),
    )
  const all = [
    between('old', 'a', 'o1', '2010-01-01', '2012-12-31'),
    between('now', 'a', 'o2', '2020-01-01'),
    between('last', 'a', 'o3', '2013-01-01', '2026-11-22'),
    between('others', 'b', 'o1'),
    between('both', 'a', 'x'),
  ]

  test('is shown on both sides, the current ones first; its last day still counts', () => {
    const ids = (of: string[]) => affiliationsOf(all, of, '2026-11-22').map(({ id }) => id)
    expect(ids(['a', 'x'])).toEqual(['affiliation:last', 'affiliation:now', 'affiliation:old'])
    expect(ids(['o1'])).toEqual(['affiliation:others', 'affiliation:old'])
  })
})

test('a protected contact is not named in lists of what is on its way', () => {
  const secret = after(vera, [{ kind: 'set', field: 'protected', value: true }])
  expect([titleOf(vera), titleOf(secret)]).toEqual(['Vera Påhitt', ''])
})

describe('how a contact may be reached', () => {
  const reached = (reachBy: string) => waysOffered({ reachBy, phone: '070', email: 'a@b.se' })

  test('nothing is offered where they want no contact, and only the chosen way else', () => {
    expect(reached('')).toEqual({ phone: '070', email: 'a@b.se' })
    expect(reached('email')).toEqual({ phone: '', email: 'a@b.se' })
    expect(reached('text-message')).toEqual({ phone: '070', email: '' })
    expect(reached('nobody')).toEqual({ phone: '', email: '' })
  })

  test('a word of a later version is no word', () => {
    expect(reachWayOf({ reachBy: 'pigeon' })).toBeUndefined()
    expect(contactGroundOf({ ground: 'whim' })).toBeUndefined()
    expect(reached('pigeon')).toEqual({ phone: '070', email: 'a@b.se' })
  })
})
