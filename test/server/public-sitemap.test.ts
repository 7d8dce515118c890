import { expect, test } from 'vitest'
import type { Catalogue, Listed } from '../../sync-server/public-web/catalogue.ts'
import { sitemap, sitemapPart } from '../../sync-server/public-web/sitemap.ts'

const origin = 'https://lots.example'

function catalogueOf(count: number): Catalogue {
  const actors = Array.from(
    { length: count },
    (_, at) => ({ id: `actor:nr${String(at)}` }) as Listed,
  )
  return {
    ofKind: (kind) => (kind === 'actor' ? actors : []),
    find: () => undefined,
    read: () => Promise.resolve(undefined),
    label: (_vocabulary, code) => code,
  }
}

const places = (xml: string | undefined) =>
  [...(xml ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place)

test('a large directory has a list of sitemaps, which hold each page once', () => {
  const catalogue = catalogueOf(250)
  const index = sitemap(catalogue, origin, 100)
  expect(index).toContain('<sitemapindex')
  expect(places(index)).toEqual(
    [1, 2, 3].map((number) => `${origin}/sitemap/${String(number)}.xml`),
  )
  const all = [1, 2, 3].flatMap((number) => places(sitemapPart(catalogue, origin, number, 100)))
  // Nine kinds, of which one has three pages.
  expect(all).toHaveLength(250 + 11)
  expect(new Set(all).size).toBe(all.length)
  expect(sitemapPart(catalogue, origin, 4, 100)).toBeUndefined()
  expect(sitemapPart(catalogue, origin, 0, 100)).toBeUndefined()
})

test('a small one has one', () => {
  expect(sitemap(catalogueOf(3), origin)).toBe(sitemapPart(catalogueOf(3), origin, 1))
})
