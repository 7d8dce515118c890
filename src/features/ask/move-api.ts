/** `/api/guest/move`: what another device signs in with as the same person, once, within ten minutes. */
import { isJsonObject } from '../../domain/json.ts'

export type MoveOutcome =
  /** `expiresAt`: ISO time. */
  | { readonly kind: 'ok'; readonly token: string; readonly expiresAt: string }
  | { readonly kind: 'unreachable' }
  /** The session is over, or is somebody else's. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'wait' }
  | { readonly kind: 'trouble' }

export async function askToMove(user: string): Promise<MoveOutcome> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch('/api/guest/move', {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'x-kulturlots-user': user },
      signal: AbortSignal.timeout(30_000),
    })
    answer = await response.json()
  } catch {
    // No whole JSON answer: no network, or something in between that is not our server.
    return { kind: 'unreachable' }
  }
  if (response.ok && isJsonObject(answer)) {
    const { token, expiresAt } = answer
    if (typeof token === 'string' && typeof expiresAt === 'string') {
      return { kind: 'ok', token, expiresAt }
    }
  }
  switch (response.status) {
    case 401:
    case 409:
      return { kind: 'ended' }
    case 429:
      return { kind: 'wait' }
    case 502:
    case 503:
    case 504:
      return { kind: 'unreachable' }
    default:
      return { kind: 'trouble' }
  }
}
