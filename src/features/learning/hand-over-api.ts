/** `/api/hand-overs`: links are made by the server, so this needs a network. */
import type { NamedEntry } from '../../domain/casework/documents.ts'
import { isJsonObject, type Json } from '../../domain/json.ts'
import { post, type Posted } from '../handed/post.ts'

export interface MadeLink {
  /** Id of the hand-over. */
  readonly id: string
  readonly name: string
  readonly url: string
}

export type HandOverOutcome =
  | { readonly kind: 'made'; readonly links: readonly MadeLink[] }
  /** Not as far as the server knows. */
  | { readonly kind: 'no-consent' }
  /** The need, or the hand-over, is not there, or no longer. */
  | { readonly kind: 'gone' }
  /** The session is over, or is somebody else’s. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'trouble' }

export interface NewHandOver {
  readonly need: string
  readonly entries: readonly NamedEntry[]
  readonly question: string
  readonly days: number
}

export async function makeHandOvers(user: string, wanted: NewHandOver): Promise<HandOverOutcome> {
  return read(await post('/api/hand-overs', wanted, user))
}

export async function makeNewLink(user: string, id: string): Promise<HandOverOutcome> {
  return read(await post(`/api/hand-overs/${encodeURIComponent(id)}/link`, {}, user))
}

function read(posted: Posted): HandOverOutcome {
  if (posted.kind === 'wait') return { kind: 'wait' }
  if (posted.kind === 'unreachable') return posted
  const { status, body } = posted
  switch (status) {
    case 201: {
      const links = linksIn(body)
      return links.length > 0 ? { kind: 'made', links } : { kind: 'trouble' }
    }
    case 401:
    case 403:
      return { kind: 'ended' }
    case 404:
    case 410:
      return { kind: 'gone' }
    case 409: {
      const isConsent = isJsonObject(body) && body['error'] === 'no-consent'
      return { kind: isConsent ? 'no-consent' : 'ended' }
    }
    default:
      return { kind: 'trouble' }
  }
}

function linksIn(body: unknown): readonly MadeLink[] {
  const links = isJsonObject(body) ? body['links'] : undefined
  if (!Array.isArray(links)) return []
  return links.flatMap((link: Json) => {
    if (!isJsonObject(link) || !isJsonObject(link['entry'])) return []
    const { id, url } = link
    const { name } = link['entry']
    if (typeof id !== 'string' || typeof url !== 'string' || typeof name !== 'string') return []
    return [{ id, name, url }]
  })
}
