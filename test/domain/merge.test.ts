import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { elementsOf, openAlternatives, valueOf } from '../../src/domain/documents/read.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { canonicalJson, type Json } from '../../src/domain/json.ts'
import { merge } from '../../src/domain/merge/merge.ts'

const id = parseDocumentId('need:01JD0000000000000000000000')
const text = (document: MutableDocument) => canonicalJson(document as unknown as Json)
const written = (deviceId: string, counter: number) => ({
  dot: [deviceId, counter] as const,
  at: '2026-11-22T10:00:00Z',
  by: 'user',
})

/** Histories as devices make them: each edits its own copy with its own counter, and takes in others’. */
type Step = { device: number; takeFrom: number } | { device: number; edit: FieldEdit }
const steps = fc.array(
  fc.oneof(
    fc.record({ device: fc.nat(3), takeFrom: fc.nat(3) }),
    fc.record({
      device: fc.nat(3),
      edit: fc.oneof(
        fc.record({
          kind: fc.constant('set' as const),
          field: fc.constantFrom('text', 'state'),
          value: fc.constantFrom('a', 'b', 'c', null),
        }),
        fc.record({
          kind: fc.constantFrom('add' as const, 'remove' as const),
          field: fc.constant('fields'),
          elements: fc.uniqueArray(fc.constantFrom('musik', 'dans', 'konst'), { minLength: 1 }),
        }),
      ),
    }),
  ),
  { maxLength: 40 },
)

function play(history: readonly Step[]): MutableDocument[] {
  const copies = Array.from({ length: 4 }, () => newDocument(id))
  history.forEach((step, index) => {
    const mine = copies[step.device] ?? newDocument(id)
    copies[step.device] =
      'edit' in step
        ? edited(mine, [step.edit], written(`device-${step.device}`, index + 1))
        : merge(mine, copies[step.takeFrom] ?? mine)
  })
  return copies.map((copy) => merge(copy, copy))
}

describe('merge', () => {
  test('is commutative, associative and idempotent over any history', () => {
    fc.assert(
      fc.property(steps, (history) => {
        const [a, b, c] = play(history) as [MutableDocument, MutableDocument, MutableDocument]
        expect(text(merge(a, b))).toBe(text(merge(b, a)))
        expect(text(merge(merge(a, b), c))).toBe(text(merge(a, merge(b, c))))
        expect(text(merge(a, a))).toBe(text(a))
        expect(text(merge(merge(a, b), b))).toBe(text(merge(a, b)))
      }),
    )
  })

  test('keeps both of two concurrent edits of one field, and neither of one that was replaced', () => {
    const base = edited(
      newDocument(id),
      [{ kind: 'set', field: 'text', value: 'first' }],
      written('a', 1),
    )
    const mine = edited(base, [{ kind: 'set', field: 'text', value: 'mine' }], written('a', 2))
    const theirs = edited(base, [{ kind: 'set', field: 'text', value: 'theirs' }], written('b', 1))
    const both = merge(mine, theirs)
    expect(
      openAlternatives(both)
        .get('text')
        ?.map((value) => value.value),
    ).toEqual(['mine', 'theirs'])
    const chosen = edited(both, [{ kind: 'set', field: 'text', value: 'theirs' }], written('b', 2))
    expect(openAlternatives(merge(chosen, merge(mine, theirs))).size).toBe(0)
    expect(valueOf(merge(chosen, mine), 'text')).toBe('theirs')
  })

  test('edits of different fields both stand', () => {
    const base = edited(
      newDocument(id),
      [{ kind: 'set', field: 'text', value: 'x' }],
      written('a', 1),
    )
    const mine = edited(base, [{ kind: 'set', field: 'state', value: 'guiding' }], written('a', 2))
    const theirs = edited(base, [{ kind: 'set', field: 'text', value: 'y' }], written('b', 1))
    const both = merge(mine, theirs)
    expect([valueOf(both, 'state'), valueOf(both, 'text'), openAlternatives(both).size]).toEqual([
      'guiding',
      'y',
      0,
    ])
  })

  test('adding an element wins over its concurrent removal', () => {
    const base = edited(
      newDocument(id),
      [{ kind: 'add', field: 'fields', elements: ['musik', 'dans'] }],
      written('a', 1),
    )
    const removed = edited(
      base,
      [{ kind: 'remove', field: 'fields', elements: ['musik', 'dans'] }],
      written('a', 2),
    )
    const added = edited(
      base,
      [{ kind: 'add', field: 'fields', elements: ['musik'] }],
      written('b', 1),
    )
    expect(elementsOf(merge(removed, added), 'fields')).toEqual(['musik'])
  })

  test('an edit keeps a colleague’s value that its author had not seen', () => {
    const opened = edited(
      newDocument(id),
      [{ kind: 'set', field: 'text', value: 'old' }],
      written('a', 1),
    )
    const pulled = edited(
      opened,
      [{ kind: 'set', field: 'text', value: 'theirs' }],
      written('b', 1),
    )
    const saved = edited(
      pulled,
      [{ kind: 'set', field: 'text', value: 'mine', replaces: [['a', 1]] }],
      written('a', 2),
    )
    expect(
      openAlternatives(saved)
        .get('text')
        ?.map((value) => value.value),
    ).toEqual(['mine', 'theirs'])
  })

  test('the same dot with different values keeps both', () => {
    const mine = edited(
      newDocument(id),
      [{ kind: 'set', field: 'text', value: 'one' }],
      written('a', 1),
    )
    const clone = edited(
      newDocument(id),
      [{ kind: 'set', field: 'text', value: 'two' }],
      written('a', 1),
    )
    expect(openAlternatives(merge(mine, clone)).get('text')).toHaveLength(2)
    expect(text(merge(mine, clone))).toBe(text(merge(clone, mine)))
  })

  test('a field that one side does not know is kept', () => {
    const base = edited(
      newDocument(id),
      [{ kind: 'set', field: 'text', value: 'x' }],
      written('a', 1),
    )
    const newer = edited(base, [{ kind: 'set', field: 'fromTheFuture', value: 1 }], written('a', 2))
    const older: MutableDocument = {
      ...edited(newer, [{ kind: 'set', field: 'text', value: 'y' }], written('b', 1)),
      registers: {},
    }
    expect(valueOf(merge(newer, older), 'fromTheFuture')).toBe(1)
  })
})
