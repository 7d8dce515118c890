import { describe, expect, test } from 'vitest'
import type { ImmutableDocument, MutableDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { merge } from '../../src/domain/merge/merge.ts'
import { judgeWrite, newWorkIn, type Writer } from '../../src/domain/rules/write-rules.ts'

const anna = '01ARZ3NDEKTSV4RRFFQ69G5FAV'
const bo = '01BX5ZZKBKACTAV9WEVGEMMVRZ'
const id = parseDocumentId('need:01JD0000000000000000000000')
const set = (field: string, value: string): FieldEdit => ({ kind: 'set', field, value })
const by = (user: string, counter: number) => ({
  dot: [`device-${user}`, counter] as const,
  at: '2026-11-22T10:00:00Z',
  by: user,
})
const written = edited(newDocument(id), [set('text', 'Replokal'), set('state', 'new')], by(anna, 1))
const carrier: Writer = { roles: ['staff'], userId: bo, carries: 'anybody' }

function codeOf(
  next: MutableDocument | ImmutableDocument,
  previous?: MutableDocument,
  writer: Writer = carrier,
) {
  const verdict = judgeWrite(next.type === 'note' ? 'own' : 'casework', next, previous, writer)
  return verdict.kind === 'allowed' ? 'allowed' : verdict.code
}

describe('somebody who carries', () => {
  test('may bring a colleague’s new document, edit and line of history as they are', () => {
    expect(codeOf(written)).toBe('allowed')
    expect(codeOf(edited(written, [set('text', 'Scen')], by(anna, 2)), written)).toBe('allowed')
    const line = { at: '2026-11-22T10:00:00Z', by: anna, body: { about: [], text: 'a' } }
    const entry = parseDocumentId('log-entry:01JD0000000000000000000000')
    expect(codeOf({ _id: entry, type: 'log-entry', schemaVersion: 1, ...line })).toBe('allowed')
  })

  test('may bring nobody’s work who is no user', () => {
    expect(codeOf(edited(newDocument(id), [set('state', 'new')], by('visitor', 1)))).toBe(
      'not-yours',
    )
  })

  test('may not leave out what the document follows', () => {
    const pulled = edited(written, [set('text', 'Scen')], by(bo, 1))
    expect(codeOf(edited(written, [set('text', 'Ateljé')], by(anna, 2)), pulled)).toBe(
      'wrong-shape',
    )
  })

  test('brings no archiving that they may not do themselves, and nothing that the server writes', () => {
    const archived = edited(written, [{ kind: 'set', field: 'archived', value: true }], by(anna, 2))
    expect(codeOf(archived, written)).toBe('not-allowed')
    const colleague = newDocument(parseDocumentId(`colleague:${bo}`))
    expect(codeOf(edited(colleague, [set('name', 'Chefen')], by(anna, 3)))).toBe('not-allowed')
  })

  test('needs to be one of the staff', () => {
    expect(codeOf(written, undefined, { ...carrier, roles: ['actor'] })).toBe('not-allowed')
  })

  test('brings into a private database only what was written under another name of their own', () => {
    const note = edited(
      newDocument(parseDocumentId('note:01JD0000000000000000000000')),
      [set('text', 'Min')],
      by(anna, 1),
    )
    expect(codeOf(note, undefined, { ...carrier, carries: new Set([anna]) })).toBe('allowed')
    expect(codeOf(note, undefined, { ...carrier, carries: new Set() })).toBe('not-yours')
  })
})

test('new work names its authors and, for each device that counts it, whose values it holds', () => {
  const theirs = edited(written, [set('text', 'Scen')], by(anna, 2))
  const both = edited(theirs, [set('context', 'Frukost')], by(bo, 7))
  expect(newWorkIn(both, written)).toEqual({
    authors: new Set([anna, bo]),
    devices: new Map([
      [`device-${anna}`, new Set([anna])],
      [`device-${bo}`, new Set([bo])],
    ]),
  })
})

test('a device whose values have all been replaced since names nobody', () => {
  const theirs = edited(written, [set('text', 'Scen')], by(anna, 2))
  const replaced = edited(theirs, [set('text', 'Ateljé')], by(bo, 1))
  expect(newWorkIn(replaced, written).devices.get(`device-${anna}`)).toEqual(new Set())
})

test('nobody takes a wording away without an edit that is counted', () => {
  const other = edited(newDocument(id), [set('text', 'Scen'), set('state', 'new')], by(bo, 1))
  const open = merge(written, other)
  const { values } = open.registers['text'] as unknown as { values: readonly object[] }
  const bare = {
    ...open,
    registers: { ...open.registers, text: { values: values.slice(0, 1) } },
  } as unknown as MutableDocument
  expect(codeOf(bare, open)).toBe('wrong-shape')
  expect(codeOf(bare, open, { roles: ['staff'], userId: bo })).toBe('wrong-shape')
})
