import { describe, expect, test } from 'vitest'
import { indexPack } from '../../src/directory/pack-index.ts'
import { parseEntry, parseLine } from '../../src/domain/directory/parse-entry.ts'
import { parseChanges, parseManifest } from '../../src/directory/parse-manifest.ts'
import { actor, funding, ndjson, term } from './support/entries.ts'

describe('an entry from outside', () => {
  test('of each shape passes, with members that this version does not know', () => {
    for (const entry of [actor('Ett'), funding('Två'), term('fields', 'musik', 'Musik')]) {
      expect(parseEntry({ ...entry, later: { shape: 1 } })).toEqual({
        ...entry,
        later: { shape: 1 },
      })
    }
  })

  test.each([
    ['no object', 'actor:x'],
    ['null', null],
    ['a list', []],
    ['no id', { ...actor('Ett'), id: undefined }],
    ['an id that is none', { ...actor('Ett'), id: '../etc' }],
    ['an unknown kind', { ...actor('Ett'), kind: 'robot' }],
    ['a kind every object has', { ...actor('Ett'), kind: 'constructor' }],
    ['a blank name', { ...actor('Ett'), name: ' ' }],
    ['fields that are no words', { ...actor('Ett'), fields: [1] }],
    ['an unknown status', { ...actor('Ett'), status: 'borta' }],
    ['an unknown scope', { ...actor('Ett'), scope: 'månen' }],
    ['a source without publisher', { ...actor('Ett'), sources: [{ url: 'https://a.example' }] }],
    ['a place whose name is no text', { ...actor('Ett'), place: { name: ['Huset'] } }],
    ['a website that would run', { ...actor('Ett'), website: 'javascript:alert(1)' }],
    ['a source that would run', { ...actor('Ett'), sources: [{ publisher: 'x', url: 'data:,x' }] }],
    ['an actor without roles', { ...actor('Ett'), roles: undefined }],
    ['funding without a purpose', { ...funding('Ett'), purpose: undefined }],
    ['a term without labels', { ...term('fields', 'musik', 'Musik'), labels: 'Musik' }],
  ])('with %s does not', (_what, value) => {
    expect(parseEntry(value)).toBeUndefined()
  })

  test('on a line cut short is none', () => {
    expect(parseLine('{"id":"actor:x"')).toBeUndefined()
  })
})

test('a pack’s index counts every line and skips those that hold no entry', () => {
  const body = `${ndjson([actor('Ängen')])}\n{"kind":"robot"}\n${ndjson([actor('Bruket')])}`
  const index = indexPack(new TextEncoder().encode(body))
  expect(index).toMatchObject({ lines: 3, skipped: 1 })
  expect(index.ids.split('\n')).toHaveLength(2)
})

const sha256 = 'a'.repeat(64)
const pack = { url: '/api/directory/packs/x.ndjson', sha256, count: 2, bytes: 9, region: 'all' }
const manifest = { id: 'm1', server: 'nod', count: 2, packs: [pack] }

describe('a manifest', () => {
  test('passes when it adds up', () => {
    expect(parseManifest(manifest)).toEqual(manifest)
  })

  test.each([
    ['that is no object', 'hej'],
    ['without a server', { ...manifest, server: '' }],
    ['with a count that is not its packs’', { ...manifest, count: 3 }],
    ['with a pack on another host', { ...manifest, packs: [{ ...pack, url: '//evil.example/x' }] }],
    ['with a checksum that is none', { ...manifest, packs: [{ ...pack, sha256: 'abc' }] }],
    ['with a negative count', { ...manifest, count: -1, packs: [{ ...pack, count: -1 }] }],
    ['with the same pack twice', { ...manifest, count: 4, packs: [pack, pack] }],
  ])('%s does not', (_what, value) => {
    expect(parseManifest(value)).toBeUndefined()
  })
})

describe('a difference', () => {
  test('leaves out and counts entries that this version cannot show', () => {
    const changes = { id: 'm2', entries: [actor('Ett'), { kind: 'robot' }], removed: ['actor:x'] }
    expect(parseChanges(changes)).toMatchObject({ entries: [actor('Ett')], skipped: 1 })
  })

  test('with a removed id that is none does not pass', () => {
    expect(parseChanges({ id: 'm2', entries: [], removed: [7] })).toBeUndefined()
  })
})
