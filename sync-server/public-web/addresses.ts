/** Where the public pages are: `/katalog/<kind>/<slug>`, where an entry's id is `<kind>:<slug>`. */
import type { SearchableKind } from '../../src/domain/directory/entry.ts'

export function pageOfEntry(id: string): string {
  const colon = id.indexOf(':')
  return `/katalog/${id.slice(0, colon)}/${encodeURIComponent(id.slice(colon + 1))}`
}

/** @param page from 1; the first has no number in its address, so that it has one address. */
export function pageOfKind(kind: SearchableKind, page = 1): string {
  return page === 1 ? `/katalog/${kind}` : `/katalog/${kind}?sida=${page}`
}

/** The same entry in the app. */
export function inTheApp(id: string): string {
  return `/katalog/${encodeURIComponent(id)}`
}
