import { describe, expect, test } from 'vitest'
import {
  parseDocument,
  type ImmutableDocument,
  type MutableDocument,
} from '../../src/domain/documents/document.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { judgeWrite, raisedDevices } from '../../src/domain/rules/write-rules.ts'
import type { Role } from '../../src/domain/rules/roles.ts'

const id = parseDocumentId('need:01JD0000000000000000000000')
const set = (field: string, value: string | boolean): FieldEdit => ({ kind: 'set', field, value })
const by = (user: string, counter: number) => ({
  dot: [`device-${user}`, counter] as const,
  at: '2026-11-22T10:00:00Z',
  by: user,
})
const stored = edited(
  newDocument(id),
  [set('text', 'Replokal'), set('state', 'new')],
  by('anna', 1),
)
const judge = (
  next: MutableDocument | ImmutableDocument,
  previous?: MutableDocument | ImmutableDocument,
  user = 'bo',
  role: Role = 'staff',
) => {
  const verdict = judgeWrite('casework', next, previous, { roles: [role], userId: user })
  return verdict.kind === 'allowed' ? 'allowed' : verdict.code
}

describe('an edit', () => {
  test('of what is stored, by its own author, is allowed', () => {
    expect(judge(edited(stored, [set('state', 'guiding')], by('bo', 1)), stored)).toBe('allowed')
  })

  test('may not put words in another person’s mouth', () => {
    expect(judge(edited(stored, [set('text', 'Nej')], by('anna', 2)), stored)).toBe('not-yours')
    expect(judge(stored)).toBe('not-yours')
  })

  test.each(['', 'x', '2026', '9999-99-99T99:99:99Z'])('may not call %j a time', (at) => {
    const edit = edited(stored, [set('state', 'guiding')], { ...by('bo', 1), at })
    expect(judge(edit, stored)).toBe('wrong-shape')
    const common = { _id: parseDocumentId('log-entry:1'), type: 'log-entry', schemaVersion: 1 }
    expect(judge({ ...common, at, by: 'bo', body: { text: 'x' } })).toBe('wrong-shape')
  })

  test('may be made by a clock that is centuries off', () => {
    for (const at of ['-000044-03-15T10:00:00.000Z', '+036812-02-20T00:36:16.000Z']) {
      const edit = edited(stored, [set('state', 'guiding')], { ...by('bo', 1), at })
      expect(judge(edit, stored)).toBe('allowed')
    }
  })

  test('may not borrow a stored signature for another element', () => {
    const tagged = edited(
      stored,
      [{ kind: 'add', field: 'fields', elements: ['dans'] }],
      by('anna', 2),
    )
    const { elements } = tagged.registers['fields'] as { elements: Record<string, never> }
    const forged = {
      ...tagged.registers,
      fields: { elements: { ...elements, musik: elements['dans'] } },
    }
    expect(judge({ ...tagged, registers: forged } as unknown as MutableDocument, tagged)).toBe(
      'wrong-shape',
    )
  })

  test('may not leave out what it follows', () => {
    expect(judge({ ...stored, registers: {}, seen: {} }, stored)).toBe('wrong-shape')
    const pulled = edited(stored, [set('text', 'Scen')], by('cia', 1))
    expect(judge(edited(stored, [set('state', 'guiding')], by('bo', 1)), pulled)).toBe(
      'wrong-shape',
    )
  })

  test('names the devices whose counters it raises', () => {
    const next = edited(stored, [set('state', 'guiding')], by('bo', 4))
    expect(raisedDevices(next, stored)).toEqual(['device-bo'])
    expect(raisedDevices({ ...next, seen: { ...next.seen, 'device-anna': 9 } }, stored)).toEqual([
      'device-anna',
      'device-bo',
    ])
  })
})

test('archiving is for those who may', () => {
  const archived = edited(stored, [set('archived', true)], by('bo', 1))
  expect(judge(archived, stored, 'bo', 'staff')).toBe('not-allowed')
  expect(judge(archived, stored, 'bo', 'coordinator')).toBe('allowed')
})

test('a line of history is signed by the one who writes it, once', () => {
  const line = (user: string, text: string): ImmutableDocument => ({
    _id: parseDocumentId('log-entry:01JD0000000000000000000000'),
    type: 'log-entry',
    schemaVersion: 1,
    at: '2026-11-22T10:00:00Z',
    by: user,
    body: { about: [], text },
  })
  expect(judge(line('bo', 'a'))).toBe('allowed')
  expect(judge(line('anna', 'a'))).toBe('not-yours')
  expect(judge(line('bo', 'b'), line('bo', 'a'))).toBe('immutable')
  expect(judge(line('anna', 'a'), line('anna', 'a'))).toBe('allowed')
})

describe('names that every object inherits', () => {
  const hostile = ['toString', 'constructor', 'valueOf', 'hasOwnProperty']

  test.each(hostile)(
    'a field, an element and a device called %s are data like any other',
    (name) => {
      const edits: FieldEdit[] = [
        set(name, 'x'),
        { kind: 'add', field: 'fields', elements: [name] },
      ]
      const mine = edited(stored, edits, { ...by('bo', 1), dot: [name, 1] })
      expect(
        judge(parseDocument(JSON.parse(JSON.stringify(mine))) as MutableDocument, stored),
      ).toBe('allowed')
    },
  )

  test('a field called __proto__ is refused', () => {
    const text = JSON.stringify(stored).replace('"text"', '"__proto__"')
    expect(() => parseDocument(JSON.parse(text))).toThrow(TypeError)
  })
})
