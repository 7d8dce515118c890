/** Laws of the merge over any history, clones of a device and wrong clocks included. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { everyWritten, parseDocument } from '../../src/domain/documents/document.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { canonicalJson, type Json } from '../../src/domain/json.ts'
import { merge, mergeAll } from '../../src/domain/merge/merge.ts'
import { compareWritten } from '../../src/domain/merge/register.ts'
import { histories, play, type Played } from './support/merge-histories.ts'

const text = (document: MutableDocument) => canonicalJson(document as unknown as Json)
const runs = { numRuns: 200 }

/** What stands in a document, by the edit that wrote it: its place and its author’s name for it. */
const standing = (document: MutableDocument) =>
  new Set(
    [...everyWritten(document)].map(
      ([field, { by }, element]) => `${by} ${field} ${element ?? ''}`,
    ),
  )

/** The names of `played.edits` that stand nowhere and that nobody replaced knowingly. */
function unreachable({ copies, edits }: Played): readonly string[] {
  const shown = standing(mergeAll(copies))
  const accounted = new Set<string>()
  // Newest first: an edit is accounted for when it stands, or when one that is replaced it.
  for (const { name, place, removes, replaces } of [...edits].reverse()) {
    if (removes || shown.has(`${name} ${place}`) || accounted.has(`${name} ${place}`)) {
      for (const replaced of replaces) accounted.add(`${replaced} ${place}`)
      accounted.add(`${name} ${place}`)
    }
  }
  return edits.map(({ name, place }) => `${name} ${place}`).filter((each) => !accounted.has(each))
}

describe('over any history', () => {
  test('the merge is commutative, associative and idempotent, in whatever order versions meet', () => {
    fc.assert(
      fc.property(histories(), fc.nat(), (history, turn) => {
        const { copies } = play(history)
        const [a, b, c] = copies
        expect(text(merge(a, b))).toBe(text(merge(b, a)))
        expect(text(merge(merge(a, b), c))).toBe(text(merge(a, merge(b, c))))
        expect(text(merge(merge(a, b), b))).toBe(text(merge(a, b)))
        const at = turn % copies.length
        const [first, ...others] = [...copies.slice(at), ...copies.slice(0, at)]
        if (first) expect(text(mergeAll([first, ...others]))).toBe(text(mergeAll(copies)))
      }),
      runs,
    )
  })

  test('no edit becomes unreachable: it stands, or somebody who saw it replaced it', () => {
    fc.assert(
      fc.property(histories(), (history) => {
        expect(unreachable(play(history))).toEqual([])
      }),
      runs,
    )
  })

  test('what somebody replaced does not come back', () => {
    fc.assert(
      fc.property(histories(), (history) => {
        const { copies, edits } = play(history)
        const shown = standing(mergeAll(copies))
        const back = edits.flatMap(({ place, replaces }) =>
          replaces.map((name) => `${name} ${place}`).filter((each) => shown.has(each)),
        )
        expect(back).toEqual([])
      }),
      runs,
    )
  })

  test('clocks two years off in either direction change nothing but the times', () => {
    const year = 365 * 86_400_000
    const withoutTimes = (document: MutableDocument) =>
      text(document).replaceAll(/"at":"[^"]*",/g, '')
    fc.assert(
      fc.property(
        histories(),
        fc.array(fc.integer({ min: -2 * year, max: 2 * year }), { minLength: 4, maxLength: 4 }),
        (history, skews) => {
          const right = play(history)
          const wrong = play(history, (device, moment) => moment + (skews[device] ?? 0))
          expect(wrong.copies.map(withoutTimes)).toEqual(right.copies.map(withoutTimes))
          expect(withoutTimes(mergeAll(wrong.copies))).toBe(withoutTimes(mergeAll(right.copies)))
        },
      ),
      runs,
    )
  })

  test('the output is canonical: keys sorted at every depth, alternatives in one order', () => {
    fc.assert(
      fc.property(histories(), (history) => {
        const merged = mergeAll(play(history).copies)
        expect(JSON.stringify(merged)).toBe(text(merged))
        for (const register of Object.values(merged.registers)) {
          if ('values' in register)
            expect([...register.values].sort(compareWritten)).toEqual(register.values)
        }
      }),
      runs,
    )
  })

  test('every version and every merge of two is a document that can be read', () => {
    fc.assert(
      fc.property(histories(), (history) => {
        const { copies } = play(history)
        for (const a of copies) for (const b of copies) parseDocument(merge(a, b))
      }),
      runs,
    )
  })
})

describe('where a device was cloned, and makes the same dots twice', () => {
  const clones = () => histories({ clones: true })

  test('the merge is still commutative and idempotent', () => {
    fc.assert(
      fc.property(clones(), (history) => {
        const [a, b] = play(history).copies
        expect(text(merge(a, b))).toBe(text(merge(b, a)))
        expect(text(merge(merge(a, b), merge(b, a)))).toBe(text(merge(a, b)))
      }),
      runs,
    )
  })

  test('every merge is still a document that can be read: no field is left without a value', () => {
    fc.assert(
      fc.property(clones(), (history) => {
        const { copies } = play(history)
        for (const a of copies) for (const b of copies) parseDocument(merge(a, b))
        parseDocument(mergeAll(copies))
      }),
      runs,
    )
  })
})
