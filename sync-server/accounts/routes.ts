/**
 * `GET·POST·DELETE /api/session` who am I · sign in (by name, or by a guest’s `move-routes.ts`) · sign out; `DELETE /api/sessions` signs the account out
 * on every device; `POST /api/guest` opens a guest account. What changes an account: `account-routes.ts`.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerId } from '../../src/domain/identifiers.ts'
import { networkOf } from '../http/network-of.ts'
import { problem } from '../http/problem.ts'
import { changeRoutes } from './account-routes.ts'
import type { Account, Accounts } from './accounts.ts'
import { parseCredentials } from './credentials.ts'
import type { KnownBrowsers } from './known-browsers.ts'
import { moveRoutes, parseMoveToken } from './move-routes.ts'
import type { Moves } from './moves.ts'
import { createRateLimit } from './rate-limit.ts'
import type { BrowserCookie, SessionCookie } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'
import { createSignInLimits } from './sign-in-limits.ts'

export interface AccountRouteOptions {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly moves: Moves
  readonly browsers: KnownBrowsers
  readonly cookie: SessionCookie
  readonly browserCookie: BrowserCookie
  readonly server: ServerId
  readonly clock: () => number
}

/** A wrong password and an unknown name read the same. */
const wrong = 'The name or the password is wrong.'

const guestsPerNetwork = { limit: 200, windowSeconds: 3600 }

export function accountRoutes(app: FastifyInstance, options: AccountRouteOptions): void {
  const { accounts, sessions, browsers, cookie, browserCookie, server, clock } = options
  const limits = createSignInLimits({ browsers, browserCookie, clock })
  const guests = createRateLimit({ ...guestsPerNetwork, clock })

  const said = (reply: FastifyReply, account: Account | undefined) =>
    reply.header('cache-control', 'no-store').send({
      user: account?.userId ?? null,
      name: account?.name ?? null,
      roles: account?.roles ?? [],
      entries: account?.entries ?? [],
      server,
    })

  const asking = (request: FastifyRequest) =>
    request.requester ? accounts.find(request.requester.userId) : undefined

  const moveIn = moveRoutes(app, { ...options, said, wait })

  app.get('/api/session', { config: { expectedUser: 'any' } }, async (request, reply) =>
    said(reply, await asking(request)),
  )

  app.post('/api/session', { config: { expectedUser: 'any' } }, async (request, reply) => {
    const move = parseMoveToken(request.body)
    if (move !== undefined) return moveIn(request, reply, move)
    const credentials = parseCredentials(request.body)
    if (!credentials) return problem(reply, 'bad_request', 'Send a name and a password.')
    const attempt = await limits.attempt(request, credentials.name)
    if (attempt.kind === 'wait') return wait(reply, attempt.seconds)
    const account = await accounts.verify(credentials.name, credentials.password)
    if (!account) return problem(reply, 'unauthorized', wrong)
    attempt.succeeded()
    if (request.session) {
      await accounts.noteAlias(request.session.userId, account.userId)
      await sessions.end(request.session)
    }
    const { token } = await sessions.start(account.userId, 'account')
    cookie.write(reply, token, 'account')
    const known = await browsers.remember(browserCookie.read(request), credentials.name)
    browserCookie.write(reply, known)
    return said(reply, account)
  })

  app.delete('/api/session', { config: { expectedUser: 'unsaid' } }, async (request, reply) => {
    if (request.session) await sessions.end(request.session)
    cookie.clear(reply)
    return said(reply, undefined)
  })

  app.delete('/api/sessions', async (request, reply) => {
    if (request.session) await sessions.endAll(request.session.userId)
    cookie.clear(reply)
    return said(reply, undefined)
  })

  app.post('/api/guest', { config: { expectedUser: 'unsaid' } }, async (request, reply) => {
    const already = await asking(request)
    if (already) return said(reply, already)
    const verdict = guests.take(networkOf(request.ip))
    if (verdict.kind === 'wait') return wait(reply, verdict.seconds)
    const account = await accounts.create(['actor'])
    const { token } = await sessions.start(account.userId, 'guest')
    cookie.write(reply, token, 'guest')
    return said(reply.code(201), account)
  })

  changeRoutes(app, { ...options, limits, said, wait })
}

function wait(reply: FastifyReply, seconds: number): FastifyReply {
  reply.header('retry-after', String(seconds))
  return problem(reply, 'too_many_requests', 'Too many attempts; wait a while and try again.')
}
