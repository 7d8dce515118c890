import { describe, expect, test } from 'vitest'
import { needStates } from '../../src/domain/casework/documents.ts'
import { isMutable, parseDocument } from '../../src/domain/documents/document.ts'
import { elementsOf, textOf, valueOf } from '../../src/domain/documents/read.ts'
import { parseDeviceId, parseUserId, typeOfId } from '../../src/domain/identifiers.ts'
import { judgeWrite } from '../../src/domain/rules/write-rules.ts'
import { namedEntries } from '../../src/domain/casework/guiding-views.ts'
import {
  demoContacts,
  demoDocuments,
  demoNeeds,
  demoQuestions,
} from '../../sync-server/seed/demo-casework.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'
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
    expect(documents.every((each) => isMutable(each) || each.body['invented'] === true)).toBe(true)
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

  test('refers only to entries that there are, by the names that they have', () => {
    const names = new Map<string, string>(seedEntries().map(({ id, name }) => [id, name]))
    const referred = mutable
      .filter(({ type }) => type === 'referral')
      .map((each) => [textOf(each, 'entry') ?? '', textOf(each, 'name')] as const)
    const replied = documents.flatMap((each) =>
      isMutable(each) ? [] : namedEntries(each.body['entries']),
    )
    const shown = [...referred, ...replied.map(({ id, name }) => [id, name] as const)]
    expect(shown.length).toBeGreaterThan(10)
    expect(shown.filter(([id, name]) => names.get(id) !== name)).toEqual([])
  })

  test('uses only words of the vocabularies', () => {
    const words = seedWords()
    const unknown = [...demoNeeds, ...demoQuestions].flatMap(
      ({ kinds, fields, municipalities }) => [
        ...kinds.filter((word) => !words.get('need-kinds')?.has(word)),
        ...fields.filter((word) => !words.get('fields')?.has(word)),
        ...municipalities.filter((word) => !words.get('municipalities')?.has(word)),
      ],
    )
    expect(unknown).toEqual([])
  })

  test('links only to documents of its own', () => {
    const ids = new Set<string>(documents.map(({ _id }) => _id))
    const links = mutable.flatMap((document) => [
      ...elementsOf(document, 'contacts'),
      ...elementsOf(document, 'about'),
    ])
    const told = documents.flatMap((each) =>
      isMutable(each) ? [] : (each.body['about'] as string[]),
    )
    const referred = ofType('referral').map((each) =>
      isMutable(each) ? (textOf(each, 'need') ?? '') : '',
    )
    expect([...links, ...told, ...referred].filter((id) => !ids.has(id))).toEqual([])
    expect(
      ofType('need').every(
        (need) =>
          isMutable(need) &&
          (elementsOf(need, 'contacts').length > 0 || valueOf(need, 'channel') !== null),
      ),
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
