import { describe, expect, test } from 'vitest'
import { needStates } from '../../src/domain/casework/documents.ts'
import { isMutable, parseDocument } from '../../src/domain/documents/document.ts'
import { elementsOf, valueOf } from '../../src/domain/documents/read.ts'
import { parseDeviceId, parseUserId, typeOfId } from '../../src/domain/identifiers.ts'
import { judgeWrite } from '../../src/domain/rules/write-rules.ts'
import { demoContacts, demoDocuments, demoNeeds } from '../../sync-server/seed/demo-casework.ts'
import { seedWords } from '../../sync-server/seed/validate.ts'

const now = new Date('2026-11-22T10:00:00Z')
const userId = parseUserId('01JD0000000000000000000000')
let made = 0
const documents = demoDocuments({
  now,
  deviceId: parseDeviceId('demo-device'),
  userId,
  ulid: () => {
    made += 1
    return `01JD${String(made).padStart(22, '0')}`
  },
})
const ofType = (type: string) => documents.filter(({ _id }) => typeOfId(_id) === type)
const mutable = documents.filter(isMutable)

describe('the demo casework', () => {
  test('is accepted by the rules that guard casework, document by document', () => {
    const refused = documents
      .map((document) =>
        judgeWrite('casework', parseDocument(document), undefined, { roles: ['staff'], userId }),
      )
      .filter(({ kind }) => kind === 'refused')
    expect(refused).toEqual([])
  })

  test('says of every document that it is invented', () => {
    expect(mutable.every((document) => valueOf(document, 'invented') === true)).toBe(true)
    expect(
      ofType('log-entry').every((entry) => 'body' in entry && entry.body['invented'] === true),
    ).toBe(true)
  })

  test('names nobody who could exist: invented names, reserved addresses and numbers', () => {
    for (const { name, email, phone } of demoContacts) {
      expect(name).toMatch(/ (Exempel|Påhittad)$/)
      expect(email).toMatch(/@exempel\.example$/)
      expect(phone).toMatch(/^070-174 06 (0[5-9]|[1-9]\d)$/)
    }
  })

  test('shows every state a need can be in, and work spread over both counties', () => {
    expect(new Set(demoNeeds.map(({ state }) => state))).toEqual(new Set(needStates))
    const codes = new Set(demoNeeds.flatMap(({ municipalities }) => municipalities))
    expect(codes.size).toBeGreaterThan(10)
    expect(new Set([...codes].map((code) => code.slice(0, 2)))).toEqual(new Set(['04', '21']))
  })

  test('uses only words of the vocabularies', () => {
    const words = seedWords()
    const unknown = demoNeeds.flatMap(({ kinds, fields, municipalities }) => [
      ...kinds.filter((word) => !words.get('need-kinds')?.has(word)),
      ...fields.filter((word) => !words.get('fields')?.has(word)),
      ...municipalities.filter((word) => !words.get('municipalities')?.has(word)),
    ])
    expect(unknown).toEqual([])
  })

  test('links only to documents of its own', () => {
    const ids = new Set<string>(documents.map(({ _id }) => _id))
    const links = mutable.flatMap((document) => [
      ...elementsOf(document, 'contacts'),
      ...elementsOf(document, 'about'),
    ])
    const told = ofType('log-entry').flatMap((entry) =>
      'body' in entry ? (entry.body['about'] as string[]) : [],
    )
    expect([...links, ...told].filter((id) => !ids.has(id))).toEqual([])
    expect(
      ofType('need').every((need) => isMutable(need) && elementsOf(need, 'contacts').length > 0),
    ).toBe(true)
  })

  test('counts one edit of the device for each document, and lies in the past', () => {
    const counters = mutable.map((document) => document.seen['demo-device'])
    expect(counters).toEqual(counters.map((_, index) => index + 1))
    for (const entry of ofType('log-entry')) {
      if ('at' in entry) expect(entry.at < now.toISOString()).toBe(true)
    }
  })
})
