/** Pocket catalogues of the directory that the project brings along, made in Node. */
import { createI18n } from 'vue-i18n'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/directory/fold.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import type { PocketWords } from '../../src/features/pocket/pocket-entry.ts'
import { mostPocketBytes, pocketBytes, pocketFile } from '../../src/features/pocket/pocket-file.ts'
import { partsFor } from '../../src/features/pocket/pocket-parts.ts'
import { foldForPocket } from '../../src/features/pocket/search-script.ts'
import { byRoom } from '../../src/locales/by-room.ts'
import { createFormat } from '../../src/ui/format.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'
import { actor } from '../directory/support/entries.ts'

const files = import.meta.glob('../../src/locales/sv/*.json', { eager: true, import: 'default' })
const i18n = createI18n<false>({
  legacy: false,
  locale: 'sv',
  messages: { sv: byRoom(files) },
} as never).global as unknown as Pick<PocketWords, 't'>

const format = createFormat('sv')
const words: PocketWords = {
  language: 'sv',
  t: (key, named) => i18n.t(key, named),
  label: (_vocabulary, code) => code,
  day: (iso) => format.day(iso),
  page: ({ id }) => `https://kultur.test/katalog/${id}`,
}

const made = (entries: readonly DirectoryEntry[], title = 'Gävle') =>
  pocketFile({
    title,
    entries,
    fetchedAt: '2026-11-22T10:00:00Z',
    origin: 'kultur.test',
    words,
    compare: (a, b) => format.compare(a, b),
  })

const all: readonly DirectoryEntry[] = seedEntries()

describe('a pocket catalogue', () => {
  test('of any municipality, with its county and the country, is below two megabytes', async () => {
    const codes = new Set(all.flatMap(({ municipalities }) => municipalities))
    expect(codes.size).toBeGreaterThan(10)
    let largest = { code: '', bytes: 0 }
    for (const code of codes) {
      const { local, region, wide } = partsFor(code, all)
      const bytes = pocketBytes([...local, ...region, ...wide], words)
      if (bytes > largest.bytes) largest = { code, bytes }
    }
    const { local, region, wide } = partsFor(largest.code, all)
    const file = await made([...local, ...region, ...wide])
    const bytes = new TextEncoder().encode(file).length
    expect(bytes).toBeLessThan(mostPocketBytes)
    expect(bytes - largest.bytes).toBeLessThan(20_000)
  })

  test('of a municipality has what is at home there, its county’s and the country’s, and no other’s', () => {
    const { local, region, wide } = partsFor('2180', all)
    expect(local.length).toBeGreaterThan(20)
    expect(local.every(({ municipalities }) => municipalities.includes('2180'))).toBe(true)
    expect(new Set(region.map(({ scope }) => scope))).toEqual(new Set(['gavleborg']))
    expect(wide.length).toBeGreaterThan(10)
    expect([...local, ...region, ...wide].map(({ kind }) => kind)).not.toContain('taxonomy')
    expect(partsFor('0484', all).region.map(({ scope }) => scope)).not.toContain('gavleborg')
  })

  test('holds no text of anybody as anything but text', async () => {
    const evil = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'&'
    const entry = actor(evil, {
      summary: evil,
      alert: evil,
      topics: [evil],
      website: 'javascript:alert(3)',
      email: `a@b"onclick="alert(4)`,
      phone: evil,
      sources: [{ publisher: evil, url: 'javascript:alert(5)' }],
      place: { name: evil },
    })
    const file = await made([entry], evil)
    expect(file.match(/<script/g)).toHaveLength(1)
    expect(file).not.toContain('<img')
    expect(file).not.toMatch(/href="javascript/)
    expect(file).not.toMatch(/"onclick/)
    expect(file).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('says when it was fetched, and of each entry when somebody checked it', async () => {
    const checked = actor('Arkivet', { assuredAt: '2026-03-01' })
    const file = await made([checked, actor('Museet', { year: 2024 })])
    expect(file).toContain('Hämtad 22 november 2026 från kultur.test.')
    expect(file).toContain('Senast kontrollerad 1 mars 2026.')
    expect(file).toContain('Ej kontrollerad. De är från 2024.')
    expect(file).toContain('<html lang="sv">')
    expect(file).toContain('<title>Gävle – fickkatalog från Kulturlots</title>')
  })

  test('runs and asks for nothing but what its policy names by digest', async () => {
    const file = await made([actor('Museet')])
    expect(file).toMatch(
      /content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]{44}&#39;; script-src &#39;sha256-[\w+/=]{44}&#39;;/,
    )
    expect(file).not.toMatch(/ src=|@import|url\(/)
  })
})

test('the file folds words as the app does', () => {
  const strange = [
    'Ångström',
    'A\u030angstro\u0308m',
    'ÆØß œ ł ı',
    'e\u0301tude',
    'mjuk\u00adstreck',
  ]
  const texts = [
    ...strange,
    'Kör & dans: 50 % – "ja"',
    'İ',
    'Ǆ',
    '½',
    ...all.map(({ name }) => name),
  ]
  expect(texts.length).toBeGreaterThan(300)
  for (const text of texts) expect(foldForPocket(text), text).toBe(fold(text))
})
