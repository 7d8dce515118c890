import { expect, test } from 'vitest'
import { caseworkTypes } from '../../src/domain/casework/documents.ts'
import { byArrival, longestOwnWords, registryRow } from '../../src/domain/casework/registry.ts'
import {
  retentionKinds,
  retentionOf,
  retentionOfNeed,
} from '../../src/domain/casework/retention.ts'
import { readNeed, type NeedView } from '../../src/domain/casework/views.ts'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import type { Json } from '../../src/domain/json.ts'

const people = { askerOf: ({ name }: NeedView) => name, isProtected: () => false }

function need(last: number, fields: Readonly<Record<string, Json>> = {}): NeedView {
  const id = parseDocumentId(`need:01JD00000000000000000000${String(last).padStart(2, '0')}`)
  const all: Record<string, Json> = { state: 'new', ...fields }
  const edits = Object.entries(all).map(([field, value]) =>
    field === 'contacts'
      ? ({ kind: 'add', field, elements: value as readonly string[] } as const)
      : ({ kind: 'set', field, value } as const),
  )
  const written = { dot: ['device', last] as const, at: '2026-11-22T10:00:00Z', by: 'someone' }
  return readNeed(edited(newDocument(id), edits, written))
}

test('rows stand in order of arrival, also of what was written down later', () => {
  const needs = [
    need(1, { receivedAt: '2026-11-03T10:00:00.000Z' }),
    need(2, { receivedAt: '2026-11-01T10:00:00.000Z' }),
    need(3, { receivedAt: '2026-11-03T10:00:00.000Z' }),
  ]
  const order = needs.toSorted(byArrival).map(({ id }) => id.slice(-1))
  expect(order).toEqual(['2', '1', '3'])
})

test('the matter is the beginning of the question until somebody has written one', () => {
  const long = `${'ord '.repeat(60)}\nnästa rad`
  const row = registryRow(need(1, { text: long, name: 'Vera' }), people)
  expect(row).toMatchObject({ hasMatter: false, asker: 'Vera', reference: /^KL-/ as never })
  expect(row.matter.length).toBeLessThanOrEqual(longestOwnWords + 2)
  expect(row.matter).toMatch(/^ord .* ord …$/)
  const written = registryRow(need(1, { text: long, matter: 'Replokal' }), people)
  expect(written).toMatchObject({ hasMatter: true, matter: 'Replokal' })
})

test('of a protected identity it says that something came in, and nothing else', () => {
  const secret = need(1, {
    text: 'Vera frågar',
    name: 'Vera',
    matter: 'Vera',
    decision: 'Vera fick svar',
    contacts: ['contact:1', 'contact:2'],
  })
  const row = registryRow(secret, { ...people, isProtected: (id) => id === 'contact:2' })
  expect(row).toMatchObject({ isProtected: true, asker: '', matter: '', decision: '' })
  expect(JSON.stringify(row)).not.toContain('Vera')
})

test('every kind of document in casework has a class, and a need with a decision is preserved', () => {
  expect(caseworkTypes.filter((type) => !retentionKinds.includes(type))).toEqual([])
  for (const kind of retentionKinds) expect(retentionOf(kind)).toBeTruthy()
  expect(retentionOfNeed({ decision: '' })).toBe('years-2')
  expect(retentionOfNeed({ decision: 'Avslag' })).toBe('preserve')
})
