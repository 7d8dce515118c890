/**
 * `GET·POST·DELETE /api/session` who am I · sign in · sign out; `POST /api/guest` opens a guest account;
 * `POST /api/account` gives a guest a name and a password (its user id, and so all its data, stays).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerId } from '../../src/domain/identifiers.ts'
import { networkOf } from '../http/network-of.ts'
import { problem } from '../http/problem.ts'
import type { Account, Accounts } from './accounts.ts'
import { parseCredentials, shortestPassword } from './credentials.ts'
import { createRateLimit } from './rate-limit.ts'
import type { SessionCookie } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

export interface AccountRouteOptions {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly cookie: SessionCookie
  readonly server: ServerId
  readonly clock: () => number
}

/** A wrong password and an unknown name read the same. */
const wrong = 'The name or the password is wrong.'

/**
 * Only failures count. Per name it is what a person mistypes; per address it is wider, since a whole
 * event sits behind one Wi-Fi.
 */
const failuresPerName = { limit: 10, windowSeconds: 900 }
const failuresPerAddress = { limit: 50, windowSeconds: 900 }
const guestsPerAddress = { limit: 200, windowSeconds: 3600 }

export function accountRoutes(app: FastifyInstance, options: AccountRouteOptions): void {
  const { accounts, sessions, cookie, server, clock } = options
  const byName = createRateLimit({ ...failuresPerName, clock })
  const byAddress = createRateLimit({ ...failuresPerAddress, clock })
  const guests = createRateLimit({ ...guestsPerAddress, clock })

  const said = (reply: FastifyReply, account: Account | undefined) =>
    reply.header('cache-control', 'no-store').send({
      user: account?.userId ?? null,
      name: account?.name ?? null,
      roles: account?.roles ?? [],
      server,
    })

  const asking = (request: FastifyRequest) =>
    request.requester ? accounts.find(request.requester.userId) : undefined

  app.get('/api/session', { config: { expectedUser: 'any' } }, async (request, reply) =>
    said(reply, await asking(request)),
  )

  app.post('/api/session', { config: { expectedUser: 'any' } }, async (request, reply) => {
    const credentials = parseCredentials(request.body)
    if (!credentials) return problem(reply, 'bad_request', 'Send a name and a password.')
    const name = credentials.name.toLocaleLowerCase('sv')
    // The address first: one that is stopped must not go on to lock a name.
    const network = networkOf(request.ip)
    const atAddress = byAddress.take(network)
    const verdict = atAddress.kind === 'wait' ? atAddress : byName.take(name)
    if (verdict.kind === 'wait') return wait(reply, verdict.seconds)
    const account = await accounts.verify(credentials.name, credentials.password)
    if (!account) return problem(reply, 'unauthorized', wrong)
    byName.giveBack(name)
    byAddress.giveBack(network)
    if (request.session) {
      await accounts.noteAlias(request.session.userId, account.userId)
      await sessions.end(request.session)
    }
    const { token } = await sessions.start(account.userId, 'account')
    cookie.write(reply, token, 'account')
    return said(reply, account)
  })

  app.delete('/api/session', { config: { expectedUser: 'unsaid' } }, async (request, reply) => {
    if (request.session) await sessions.end(request.session)
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

  app.post('/api/account', async (request, reply) => {
    const { session } = request
    if (!session) return problem(reply, 'unauthorized', 'Open a guest account first.')
    const credentials = parseCredentials(request.body)
    if (!credentials) return problem(reply, 'bad_request', 'Send a name and a password.')
    if (credentials.password.length < shortestPassword) {
      return problem(
        reply,
        'bad_request',
        `A password has at least ${shortestPassword} characters.`,
      )
    }
    const outcome = await accounts.open(session.userId, credentials.name, credentials.password)
    switch (outcome.kind) {
      case 'name-taken':
        return problem(reply, 'conflict', 'That name is taken; choose another.')
      case 'has-account':
        return problem(reply, 'conflict', 'This account has a name and a password already.')
      case 'opened': {
        // What the session may do has grown, so it gets a new token (OWASP: renew on privilege change).
        await sessions.end(session)
        const { token } = await sessions.start(session.userId, 'account')
        cookie.write(reply, token, 'account')
        return said(reply, outcome.account)
      }
    }
  })
}

function wait(reply: FastifyReply, seconds: number): FastifyReply {
  reply.header('retry-after', String(seconds))
  return problem(reply, 'too_many_requests', 'Too many attempts; wait a while and try again.')
}
