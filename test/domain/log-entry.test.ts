import { expect, test } from 'vitest'
import { readLogEntry, titleOf } from '../../src/domain/casework/views.ts'
import { parseDocument, type ImmutableDocument } from '../../src/domain/documents/document.ts'
import type { Json } from '../../src/domain/json.ts'

const entry = (body: unknown) =>
  parseDocument({
    _id: 'log-entry:01JD0000000000000000000002',
    type: 'log-entry',
    schemaVersion: 1,
    at: 'x',
    by: 'y',
    body,
  }) as ImmutableDocument

const strange: readonly Json[] = [null, true, 7, 'x', [], [7], {}, { field: {} }, { length: 1 }]

test.each(strange)('a body full of %j is read as a line that says nothing', (value) => {
  const body = { about: value, text: value, context: value, change: value, invented: value }
  const { about, text, context, change, invented } = readLogEntry(entry(body))
  expect(about).toEqual([])
  expect(text).toBe(typeof value === 'string' ? value : '')
  expect(context ?? 'x').toBe('x')
  expect(change).toBeUndefined()
  expect(invented ?? true).toBe(true)
})

test('of a strange body what can be read is read', () => {
  const need = 'need:01JD0000000000000000000000'
  const body = { about: [need, null, 7], text: 'a', change: { field: 'state', from: 7 } }
  expect(readLogEntry(entry(body))).toMatchObject({
    about: [need],
    text: 'a',
    change: { field: 'state', from: null, to: null },
  })
})

test.each([null, 7, { text: 'x' }])(
  'a document’s own title is not read from a body of %j',
  (body) => {
    const document = {
      _id: 'need:1',
      type: 'need',
      schemaVersion: 1,
      seen: {},
      registers: {},
      body,
    }
    expect(titleOf(parseDocument(document))).toBe('')
  },
)
