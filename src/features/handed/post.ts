export type Posted =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  /** Too many have been tried: seconds to wait. */
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'unreachable' }

/** @param user whom the page believes to be signed in; left out where nobody has to be. */
export async function post(path: string, body: object, user?: string): Promise<Posted> {
  let response: Response
  let answer: unknown
  try {
    response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        'content-type': 'application/json',
        ...(user === undefined ? {} : { 'x-kulturlots-user': user }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    })
    answer = await response.json()
  } catch {
    // No whole JSON answer: no network, or something in between that is not our server.
    return { kind: 'unreachable' }
  }
  const { status } = response
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? '')
    return { kind: 'wait', seconds: seconds > 0 ? seconds : 60 }
  }
  if (status === 502 || status === 503 || status === 504) return { kind: 'unreachable' }
  return { kind: 'answered', status, body: answer }
}
