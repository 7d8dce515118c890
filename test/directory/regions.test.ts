import { expect, test } from 'vitest'
import { narrowed, offersOf, regionsFor, smallDirectory } from '../../src/directory/regions.ts'
import type { DirectoryManifest } from '../../src/domain/directory/pack.ts'

function manifest(bytes: number): DirectoryManifest {
  const packs = ['all', '04', '04', '21'].map((region, at) => {
    const sha256 = String(at).padStart(64, '0')
    return { url: `/api/directory/packs/${sha256}.ndjson`, sha256, count: 10 - at, bytes, region }
  })
  return { id: 'm', server: 'nod', count: 34, packs }
}
const small = manifest(1000)
const large = manifest(smallDirectory)

test('until somebody has chosen, a small directory comes whole', () => {
  expect(regionsFor(small, {})).toEqual(['04', '21', 'all'])
})

test('of a large one comes the home region, or the largest, and what concerns everyone', () => {
  expect(regionsFor(large, { home: '21' })).toEqual(['21', 'all'])
  expect(regionsFor(large, {})).toEqual(['04', 'all'])
})

test('what was chosen comes, with the home region; what the server has not is no matter', () => {
  expect(regionsFor(large, { regions: ['21', '25'] })).toEqual(['21', 'all'])
  expect(regionsFor(small, { home: '04', regions: [] })).toEqual(['04', 'all'])
})

test('an offer is all packs of a region; the narrowed manifest counts only its own', () => {
  expect(offersOf(small)).toContainEqual({ region: '04', count: 17, bytes: 2000 })
  expect(narrowed(small, ['04', 'all'])).toMatchObject({ count: 27 })
})
