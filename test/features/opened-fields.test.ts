import { expect, test } from 'vitest'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import {
  changedMeanwhile,
  editsBetween,
  openFields,
} from '../../src/features/casework/opened-fields.ts'

const at = '2026-11-22T10:00:00.000Z'
const need = edited(
  newDocument(parseDocumentId('need:1')),
  [
    { kind: 'set', field: 'text', value: 'Replokal' },
    { kind: 'add', field: 'fields', elements: ['dans', 'musik'] },
  ],
  { dot: ['phone', 1], at, by: 'a' },
)
const opened = openFields(need, ['text', 'context'], ['fields'])

test('an untouched form makes no edits', () => {
  expect(editsBetween(opened, { texts: { ...opened.texts }, sets: { ...opened.sets } })).toEqual([])
})

test('a changed text replaces only what its author saw', () => {
  const now = { texts: { ...opened.texts, text: ' Replokal i Flen ' }, sets: opened.sets }
  expect(editsBetween(opened, now)).toEqual([
    { kind: 'set', field: 'text', value: 'Replokal i Flen', replaces: [['phone', 1]] },
  ])
})

test('an emptied text becomes null, and a set tells what came and what went', () => {
  const now = { texts: { text: '', context: '' }, sets: { fields: ['musik', 'teater'] } }
  expect(editsBetween(opened, now)).toEqual([
    { kind: 'set', field: 'text', value: null, replaces: [['phone', 1]] },
    { kind: 'add', field: 'fields', elements: ['teater'] },
    { kind: 'remove', field: 'fields', elements: ['dans'] },
  ])
})

test('what a colleague writes meanwhile is noticed, also in a field that was empty', () => {
  expect(changedMeanwhile(opened, need)).toEqual([])
  const theirs = edited(need, [{ kind: 'set', field: 'context', value: 'Flen' }], {
    dot: ['desk', 1],
    at,
    by: 'b',
  })
  expect(changedMeanwhile(opened, theirs)).toEqual(['context'])
})
