/** `/api/session(s)`, `/api/guest`, `/api/account` (design §5). Outcomes are values, classified by status. */
import { isJsonObject } from '../../domain/json.ts'
import { parseIdentity, type Identity } from './identity.ts'

export type SessionOutcome =
  /** `serverTime`: when the server answered, ms since 1970 by its own clock; null when it does not say. */
  | { readonly kind: 'ok'; readonly identity: Identity; readonly serverTime: number | null }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'wrong' }
  /** There is no session any more to do this with. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'name-taken' }
  /** Somebody else is signed in in this browser, from another tab. Nothing was done. */
  | { readonly kind: 'other-user' }
  | { readonly kind: 'not-accepted' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'trouble' }

export const askSession = () => ask('GET', '/api/session')
export const signIn = (name: string, password: string) =>
  ask('POST', '/api/session', { name, password })
export const signOut = (user: string) => ask('DELETE', '/api/session', undefined, user)
export const openGuest = () => ask('POST', '/api/guest')
/** Signs in as whoever showed the token on another device. */
export const moveIn = (token: string) => ask('POST', '/api/session', { move: token })
export const nameAccount = (user: string, name: string, password: string) =>
  ask('POST', '/api/account', { name, password }, user)
/** The account's other devices are signed out. */
export const changePassword = (user: string, password: string, next: string) =>
  ask('POST', '/api/account/password', { password, next }, user)
export const signOutEverywhere = (user: string) => ask('DELETE', '/api/sessions', undefined, user)

async function ask(
  method: string,
  path: string,
  body?: unknown,
  user?: string,
): Promise<SessionOutcome> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(user === undefined ? {} : { 'x-kulturlots-user': user }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
    answer = await response.json()
  } catch {
    // No whole JSON answer: no network, or something in between that is not our server.
    return { kind: 'unreachable' }
  }
  if (response.ok) {
    const told = Date.parse(response.headers.get('date') ?? '')
    const serverTime = Number.isNaN(told) ? null : told
    return { kind: 'ok', identity: parseIdentity(answer), serverTime }
  }
  switch (response.status) {
    case 400:
      return { kind: 'not-accepted' }
    case 401:
      return { kind: user === undefined ? 'wrong' : 'ended' }
    case 403:
      return {
        kind: isJsonObject(answer) && answer['error'] === 'wrong_password' ? 'wrong' : 'trouble',
      }
    case 409:
      return isJsonObject(answer) && answer['error'] === 'other_user'
        ? { kind: 'other-user' }
        : { kind: 'name-taken' }
    case 429:
      return { kind: 'wait', seconds: Number(response.headers.get('retry-after') ?? '60') }
    case 502:
    case 503:
    case 504:
      return { kind: 'unreachable' }
    default:
      return { kind: 'trouble' }
  }
}
