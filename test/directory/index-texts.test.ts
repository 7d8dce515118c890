import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../src/directory/fold.ts'
import { indexTexts } from '../../src/directory/index-texts.ts'

const written = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Kör',
        'kör',
        'ÅNGA,',
        'och/eller',
        'så',
        '"Dans"',
        'e\u0301',
        'a\u00ADb',
        '',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((words) => words.join(' '))

test('an entry’s words are those of its folded texts, each in the most telling of them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(written, written), { maxLength: 6 }), (entries) => {
      const { lexicon, postingStarts, postings } = indexTexts(
        entries.map(([name, rest]) => [[name], [rest, undefined]]),
      )
      const found = new Map<string, number>()
      lexicon.split('\n').forEach((word, at) => {
        for (const posting of postings.subarray(postingStarts[at], postingStarts[at + 1])) {
          found.set(`${posting >> 2} ${word}`, posting & 3)
        }
      })
      const meant = new Map<string, number>()
      entries.forEach((sections, position) =>
        sections.forEach((text, section) => {
          const words = text.split(' ').flatMap((part) => fold(part).split(' '))
          for (const word of words) {
            const key = `${position} ${word}`
            if (word !== '' && !meant.has(key)) meant.set(key, section)
          }
        }),
      )
      expect(found).toEqual(meant)
    }),
  )
})

test('more words than the first table has room for keep their own postings', () => {
  const many = Array.from({ length: 9_000 }, (_, at) => `ord${at}`)
  const { lexicon, postings } = indexTexts([[[many.join(' ')]], [[many.toReversed().join(' ')]]])
  expect(new Set(lexicon.split('\n'))).toEqual(new Set(many))
  expect(postings).toHaveLength(18_000)
})
