import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunksOf, largest, type Chunk, type Line } from '../../sync-server/directory/chunks.ts'
import { regionOf } from '../../src/domain/directory/region.ts'
import { entry } from '../support/in-process.ts'

const line = (number: number, text = `${number}`.padEnd(1000, '.')): Line => ({
  id: `actor:entry-${number}`,
  region: ['04', '21', 'all'][number % 3] ?? 'all',
  text,
})
const many = Array.from({ length: 3000 }, (_, number) => line(number))
const texts = (chunks: readonly Chunk[]) =>
  chunks.map(({ region, lines }) => `${region}\n${lines.map(({ text }) => text).join('\n')}`)
const unlike = (a: readonly Chunk[], b: readonly Chunk[]) => {
  const known = new Set(texts(b))
  return texts(a).filter((text) => !known.has(text)).length
}

test('packs hold every entry once, sorted, none too large, and not too many of them', () => {
  const chunks = chunksOf(many)
  expect(chunks.flatMap(({ lines }) => lines)).toHaveLength(many.length)
  expect(new Set(chunks.flatMap(({ lines }) => lines)).size).toBe(many.length)
  for (const { region, lines } of chunks) {
    expect(lines.reduce((sum, { text }) => sum + text.length + 1, 0)).toBeLessThanOrEqual(largest)
    expect(lines.every((one) => one.region === region)).toBe(true)
    const ids = lines.map(({ id }) => id)
    expect(ids).toEqual([...ids].sort())
  }
  expect(chunks.length).toBeLessThan(30)
})

test('packs depend on the entries alone, never on the order in which they came', () => {
  const expected = texts(chunksOf(many))
  fc.assert(
    fc.property(fc.shuffledSubarray(many, { minLength: many.length }), (shuffled) => {
      expect(texts(chunksOf(shuffled))).toEqual(expected)
    }),
    { numRuns: 5 },
  )
})

test('one changed, added or removed entry leaves all packs but one as they were, or splits or joins one', () => {
  const before = chunksOf(many)
  for (const number of [0, 1234, 2999]) {
    const changed = chunksOf(many.map((one, at) => (at === number ? line(at, 'changed') : one)))
    expect(unlike(changed, before)).toBe(1)
    const removed = chunksOf(many.filter((_, at) => at !== number))
    expect(unlike(removed, before)).toBeLessThanOrEqual(1)
    const added = chunksOf([...many, line(number + 10_000)])
    expect(unlike(added, before)).toBeLessThanOrEqual(2)
  }
})

test('one entry larger than a pack has a pack of its own', () => {
  const chunks = chunksOf([line(0), line(3, 'x'.repeat(largest + 1)), line(6)])
  expect(chunks.some(({ lines }) => lines.length === 1 && lines[0]?.id === 'actor:entry-3')).toBe(
    true,
  )
})

test.each([
  ['one municipality of Sörmland', { municipalities: ['0484'] }, '04'],
  ['two municipalities of Gävleborg', { municipalities: ['2180', '2184'] }, '21'],
  ['both counties', { municipalities: ['0484', '2180'] }, 'all'],
  ['no place at all', { municipalities: [] }, 'all'],
  ['the county by its scope', { municipalities: [], scope: 'gavleborg' as const }, '21'],
  ['the whole country', { municipalities: ['0484'], scope: 'sweden' as const }, 'all'],
  ['another county', { municipalities: ['0180'] }, 'all'],
])('an entry in %s goes in the packs of its region', (_where, more, region) => {
  expect(regionOf(entry('x', more))).toBe(region)
})
