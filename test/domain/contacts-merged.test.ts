import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import {
  allIdsOf,
  arrowsToUndo,
  keptFor,
  keptIds,
  type Mergeable,
} from '../../src/domain/contacts/merged.ts'

const of = (arrows: Readonly<Record<string, string>>): readonly Mergeable[] =>
  Object.entries(arrows).map(([id, mergedInto]) => ({ id, mergedInto }))

const kept = (arrows: Readonly<Record<string, string>>) => Object.fromEntries(keptIds(of(arrows)))

describe('merged contacts', () => {
  test('stand under the last of a chain', () => {
    expect(kept({ a: 'b', b: 'c', c: '' })).toEqual({ a: 'c', b: 'c' })
  })

  test('that were merged both ways offline hide neither for both: the lowest id is kept', () => {
    expect(kept({ a: 'b', b: 'a' })).toEqual({ b: 'a' })
    expect(kept({ d: 'c', c: 'b', b: 'd', a: 'd' })).toEqual({ a: 'b', c: 'b', d: 'b' })
  })

  test('stand for themselves while the other is not on the device, or is themselves', () => {
    expect(kept({ a: 'gone', b: 'b' })).toEqual({})
  })

  test('are known under all their ids', () => {
    const ids = keptIds(of({ a: 'c', b: 'a', c: '', d: '' }))
    expect(allIdsOf(ids, 'b')).toEqual(['c', 'a', 'b'])
    expect(allIdsOf(ids, 'd')).toEqual(['d'])
  })

  test('come apart again from a circle', () => {
    expect(arrowsToUndo(of({ a: 'b', b: 'a' }), 'b')).toEqual(['b', 'a'])
    expect(arrowsToUndo(of({ a: 'b', b: '' }), 'a')).toEqual(['a'])
    expect(arrowsToUndo(of({ a: 'b', b: '' }), 'b')).toEqual([])
  })
})

/** Up to eight contacts with any arrows: chains, circles, arrows to themselves and to what isn't here. */
const anyContacts = fc
  .array(fc.integer({ min: -1, max: 9 }), { minLength: 1, maxLength: 8 })
  .map((targets) =>
    targets.map((target, index) => ({
      id: `contact:${index}`,
      mergedInto: target < 0 ? '' : `contact:${target}`,
    })),
  )

describe('whatever was merged', () => {
  test('each has exactly one that is kept for it, which is here and is kept for itself', () => {
    fc.assert(
      fc.property(anyContacts, (contacts) => {
        const ids = keptIds(contacts)
        for (const { id } of contacts) {
          const one = keptFor(ids, id)
          expect(contacts.some((contact) => contact.id === one)).toBe(true)
          expect(keptFor(ids, one)).toBe(one)
          expect(allIdsOf(ids, one)).toContain(id)
        }
      }),
    )
  })

  test('it does not matter in which order they are read', () => {
    fc.assert(
      fc.property(anyContacts, fc.nat(), (contacts, turn) => {
        const at = turn % contacts.length
        const others = [...contacts.slice(at), ...contacts.slice(0, at)].reverse()
        expect(new Map([...keptIds(others)].sort())).toEqual(new Map([...keptIds(contacts)].sort()))
      }),
    )
  })

  test('undone, it stands apart, and only what had been merged into it goes with it', () => {
    fc.assert(
      fc.property(anyContacts, fc.nat(), (contacts, which) => {
        const before = keptIds(contacts)
        const merged = [...before.keys()].sort()
        const one = merged[which % Math.max(1, merged.length)]
        if (one === undefined) return
        const undone = arrowsToUndo(contacts, one)
        const left = contacts.map((contact) =>
          undone.includes(contact.id) ? { ...contact, mergedInto: '' } : contact,
        )
        const after = keptIds(left)
        const keptBefore = keptFor(before, one)
        expect(keptFor(after, one)).toBe(one)
        expect(keptFor(after, keptBefore)).toBe(keptBefore)
        for (const id of allIdsOf(before, one)) {
          expect([one, keptBefore]).toContain(keptFor(after, id))
        }
        for (const { id } of contacts) {
          if (keptFor(before, id) === keptBefore) continue
          expect(keptFor(after, id)).toBe(keptFor(before, id))
        }
      }),
    )
  })
})
