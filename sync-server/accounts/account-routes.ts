/**
 * `POST /api/account {name, password}` gives a guest a name and a password (its user id, and so all its
 * data, stays); `POST /api/account/password {password, next}` changes the password and cuts off every other
 * device. Both renew the session's token (OWASP: renew on privilege change).
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { networkOf } from '../http/network-of.ts'
import { problem } from '../http/problem.ts'
import type { Account, Accounts } from './accounts.ts'
import { parseCredentials, parsePasswordChange, shortestPassword } from './credentials.ts'
import type { KnownBrowsers } from './known-browsers.ts'
import { createRateLimit } from './rate-limit.ts'
import type { BrowserCookie, SessionCookie } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'
import type { SignInLimits } from './sign-in-limits.ts'

export interface ChangeRouteOptions {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly browsers: KnownBrowsers
  readonly cookie: SessionCookie
  readonly browserCookie: BrowserCookie
  readonly limits: SignInLimits
  readonly clock: () => number
  readonly said: (reply: FastifyReply, account: Account | undefined) => FastifyReply
  readonly wait: (reply: FastifyReply, seconds: number) => FastifyReply
}

/** Somebody looking for a free name tries a few; each costs a hash, or tells whether a name is taken. */
const openingsPerUser = { limit: 20, windowSeconds: 3600 }
const openingsPerNetwork = { limit: 200, windowSeconds: 3600 }

const tooShort = `A password has at least ${shortestPassword} characters.`

export function changeRoutes(app: FastifyInstance, options: ChangeRouteOptions): void {
  const { accounts, sessions, browsers, cookie, browserCookie, limits, clock, said, wait } = options
  const byUser = createRateLimit({ ...openingsPerUser, clock })
  const byNetwork = createRateLimit({ ...openingsPerNetwork, clock })

  app.post('/api/account', async (request, reply) => {
    const { session } = request
    if (!session) return problem(reply, 'unauthorized', 'Open a guest account first.')
    const credentials = parseCredentials(request.body)
    if (!credentials) return problem(reply, 'bad_request', 'Send a name and a password.')
    const { name, password } = credentials
    if (password.length < shortestPassword) return problem(reply, 'bad_request', tooShort)
    const ofUser = byUser.take(session.userId)
    const verdict = ofUser.kind === 'wait' ? ofUser : byNetwork.take(networkOf(request.ip))
    if (verdict.kind === 'wait') return wait(reply, verdict.seconds)
    const outcome = await accounts.open(session.userId, name, password)
    switch (outcome.kind) {
      case 'name-taken':
        return problem(reply, 'conflict', 'That name is taken; choose another.')
      case 'has-account':
        return problem(reply, 'conflict', 'This account has a name and a password already.')
      case 'opened': {
        await sessions.end(session)
        const { token } = await sessions.start(session.userId, 'account')
        cookie.write(reply, token, 'account')
        browserCookie.write(reply, await browsers.remember(browserCookie.read(request), name))
        return said(reply, outcome.account)
      }
    }
  })

  app.post('/api/account/password', async (request, reply) => {
    const { session } = request
    const account = session && (await accounts.find(session.userId))
    if (!session || !account) return problem(reply, 'unauthorized', 'Sign in first.')
    const change = parsePasswordChange(request.body)
    if (!change) return problem(reply, 'bad_request', 'Send the password and the next one.')
    if (change.next.length < shortestPassword) return problem(reply, 'bad_request', tooShort)
    if (account.name === null) return problem(reply, 'conflict', 'A guest has no password.')
    const attempt = await limits.attempt(request, account.name)
    if (attempt.kind === 'wait') return wait(reply, attempt.seconds)
    const outcome = await accounts.changePassword(account.userId, change.password, change.next)
    if (outcome === 'wrong') return problem(reply, 'wrong_password', 'The password is wrong.')
    attempt.succeeded()
    await sessions.endAll(account.userId)
    const { token } = await sessions.start(account.userId, 'account')
    cookie.write(reply, token, 'account')
    return said(reply, account)
  })
}
