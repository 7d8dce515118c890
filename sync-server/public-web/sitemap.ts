/** Which pages there are, for search engines (sitemaps.org). */
import { searchableKinds } from '../../src/domain/directory/entry.ts'
import { pageOfEntry, pageOfKind } from './addresses.ts'
import type { Catalogue } from './catalogue.ts'
import { escaped } from '../../src/domain/markup.ts'
import { pagesOf } from './list-page.ts'

/** Addresses in one file; the protocol allows 50,000 and 50 MB. */
export const sitemapSize = 10_000

interface Place {
  readonly path: string
  readonly assuredAt?: string | undefined
}

function countOf(catalogue: Catalogue): number {
  return searchableKinds.reduce((count, kind) => {
    const entries = catalogue.ofKind(kind).length
    return count + pagesOf(entries) + entries
  }, 0)
}

/** A kind's lists stand before its entries. Only what is asked for is made: a large directory has many files. */
function placesOf(catalogue: Catalogue, start: number, size: number): readonly Place[] {
  const places: Place[] = []
  let skipped = 0
  for (const kind of searchableKinds) {
    const entries = catalogue.ofKind(kind)
    const pages = pagesOf(entries.length)
    const total = pages + entries.length
    for (let at = Math.max(0, start - skipped); at < total && places.length < size; at += 1) {
      const entry = entries[at - pages]
      if (entry) places.push({ path: pageOfEntry(entry.id), assuredAt: entry.assuredAt })
      else places.push({ path: pageOfKind(kind, at + 1) })
    }
    skipped += total
  }
  return places
}

/** All addresses where one file holds them, else the list of the files that do. */
export function sitemap(catalogue: Catalogue, origin: string, size = sitemapSize): string {
  const count = countOf(catalogue)
  if (count <= size) return addresses(placesOf(catalogue, 0, size), origin)
  const files = Array.from({ length: Math.ceil(count / size) }, (_, index) => {
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
  const part = number < 1 ? [] : placesOf(catalogue, (number - 1) * size, size)
  return part.length === 0 ? undefined : addresses(part, origin)
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
