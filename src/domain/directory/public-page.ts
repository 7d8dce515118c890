/**
 * The addresses of the server's own pages, which the app shows in its own way where the server is out of reach:
 * `/katalog/<kind>` and `/katalog/<kind>/<slug>`.
 */
import { searchableKinds } from './entry.ts'

/** For a router or a regular expression: `actor|function|…`. */
export const publicKinds = searchableKinds.join('|')

const publicPage = new RegExp(`^/katalog/(?:${publicKinds})(?:/[^/]+)?/?$`)

export function isPublicPage(pathname: string): boolean {
  return publicPage.test(pathname)
}
