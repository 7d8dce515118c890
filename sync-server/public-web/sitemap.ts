/** Which pages there are, for search engines (sitemaps.org). */
import { searchableKinds } from '../../src/domain/directory/entry.ts'
import { pageOfEntry, pageOfKind } from './addresses.ts'
import type { Catalogue } from './catalogue.ts'
import { escaped } from './html.ts'
import { pagesOf } from './list-page.ts'

/** Addresses in one file; the protocol allows 50,000 and 50 MB. */
export const sitemapSize = 10_000

interface Place {
  readonly path: string
  readonly assuredAt?: string | undefined
}

function placesOf(catalogue: Catalogue): readonly Place[] {
  return searchableKinds.flatMap((kind) => {
    const entries = catalogue.ofKind(kind)
    return [
      ...Array.from({ length: pagesOf(entries.length) }, (_, index) => ({
        path: pageOfKind(kind, index + 1),
      })),
      ...entries.map(({ id, assuredAt }) => ({ path: pageOfEntry(id), assuredAt })),
    ]
  })
}

/** All addresses where one file holds them, else the list of the files that do. */
export function sitemap(catalogue: Catalogue, origin: string, size = sitemapSize): string {
  const places = placesOf(catalogue)
  if (places.length <= size) return addresses(places, origin)
  const files = Array.from({ length: Math.ceil(places.length / size) }, (_, index) => {
    return `<sitemap><loc>${escaped(`${origin}/sitemap/${String(index + 1)}.xml`)}</loc></sitemap>`
  })
  return document('sitemapindex', files)
}

/** @param number from 1. @returns undefined for one that there is not. */
export function sitemapPart(
  catalogue: Catalogue,
  origin: string,
  number: number,
  size = sitemapSize,
): string | undefined {
  const part = placesOf(catalogue).slice((number - 1) * size, number * size)
  return number < 1 || part.length === 0 ? undefined : addresses(part, origin)
}

function addresses(places: readonly Place[], origin: string): string {
  return document(
    'urlset',
    places.map(({ path, assuredAt }) => {
      const checked = /^\d{4}-\d\d-\d\d/.exec(assuredAt ?? '')?.[0]
      const modified = checked === undefined ? '' : `<lastmod>${checked}</lastmod>`
      return `<url><loc>${escaped(origin + path)}</loc>${modified}</url>`
    }),
  )
}

function document(root: string, children: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${children.join('\n')}
</${root}>
`
}

export function robots(origin: string): string {
  return `User-agent: *
Disallow: /api/
Disallow: /db/

Sitemap: ${origin}/sitemap.xml
`
}
