/** A browser's worth of HTTP: a cookie, its own Origin, and the user that its page believes in. */
export interface Visitor {
  /** `X-Kulturlots-User` is sent once signed in; `headers` win. A null header is left out. */
  request(method: string, path: string, options?: RequestOptions): Promise<Response>
  get(path: string, headers?: Headers_): Promise<Response>
  post(path: string, body: unknown, headers?: Headers_): Promise<Response>
  signIn(name: string, password: string): Promise<WhoAmI>
  becomeGuest(): Promise<WhoAmI>
  readonly cookie: string | undefined
  readonly user: string | undefined
}

export type Headers_ = Readonly<Record<string, string | null>>

export interface RequestOptions {
  readonly headers?: Headers_
  readonly body?: string
  readonly signal?: AbortSignal
}

export interface WhoAmI {
  readonly user: string | null
  readonly name: string | null
  readonly roles: readonly string[]
  readonly server: string
}

export function createVisitor(url: string): Visitor {
  let cookie: string | undefined
  let user: string | undefined

  async function request(method: string, path: string, options: RequestOptions = {}) {
    const headers: Record<string, string | null> = {
      ...(cookie === undefined ? {} : { cookie }),
      ...(user === undefined ? {} : { 'x-kulturlots-user': user }),
      ...(method === 'GET' ? {} : { origin: url }),
      ...options.headers,
    }
    const sent = Object.entries(headers).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    )
    const response = await fetch(new URL(path, url), {
      method,
      headers: sent,
      redirect: 'manual',
      ...(options.body === undefined ? {} : { body: options.body }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
    const [set] = response.headers.getSetCookie()
    if (set !== undefined) {
      const pair = set.split(';')[0] ?? ''
      cookie = pair.endsWith('=') ? undefined : pair
    }
    return response
  }

  const post: Visitor['post'] = (path, body, headers) =>
    request('POST', path, {
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  async function become(response: Response): Promise<WhoAmI> {
    if (!response.ok) throw new Error(`Not signed in: ${response.status}.`)
    const who = (await response.json()) as WhoAmI
    user = who.user ?? undefined
    return who
  }

  return {
    request,
    get: (path, headers) => request('GET', path, headers ? { headers } : {}),
    post,
    signIn: async (name, password) => become(await post('/api/session', { name, password })),
    becomeGuest: async () => become(await request('POST', '/api/guest')),
    get cookie() {
      return cookie
    },
    get user() {
      return user
    },
  }
}
