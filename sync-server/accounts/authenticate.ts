/**
 * Who is asking, before any route runs: sets `request.requester` and `request.session` from the cookie,
 * and holds the request against the user whom its page believes to be signed in (`X-Kulturlots-User`),
 * so that a tab or a background sync never writes into the next person's database.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from '../http/problem.ts'
import { isWrite } from '../http/same-origin.ts'
import type { Accounts } from './accounts.ts'
import './requester.ts'
import type { SessionCookie } from './session-cookie.ts'
import type { Session, Sessions } from './sessions.ts'

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | undefined
  }
  interface FastifyContextConfig {
    /**
     * For routes that tell or change who is signed in. `any`: the page's belief doesn't matter.
     * `unsaid`: it need not have one, but one that it has must be right.
     */
    expectedUser?: 'any' | 'unsaid'
  }
}

export interface AuthenticateOptions {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly cookie: SessionCookie
}

export function authenticate(app: FastifyInstance, options: AuthenticateOptions): void {
  const { accounts, sessions, cookie } = options
  app.addHook('onRequest', async (request, reply) => {
    const token = cookie.read(request)
    const found = token === undefined ? undefined : await sessions.find(token)
    const account = found && (await accounts.find(found.session.userId))
    if (token !== undefined && found && account) {
      request.session = found.session
      request.requester = { userId: account.userId, roles: account.roles }
      if (found.refreshed) cookie.write(reply, token, found.session.kind)
    }
    switch (compare(request)) {
      case 'other':
        return problem(reply, 'other_user', 'Somebody else is signed in here; nothing was done.')
      case 'unsaid':
        return problem(reply, 'bad_request', 'A write must name its user in X-Kulturlots-User.')
      default:
        return undefined
    }
  })
}

/**
 * A visitor is not held against anybody: a session that has ended must not stop the public directory.
 *
 * A guest who signed in elsewhere in this browser (`aliasOf`) is somebody else as well: `/db/own` would hand
 * the account's notes to the guest's local database, which signing out of the account does not delete, and
 * would take the guest's notes into the account though the person may have chosen to leave them outside.
 */
function compare(request: FastifyRequest): 'same' | 'other' | 'unsaid' {
  const { requester } = request
  const { expectedUser } = request.routeOptions.config
  if (requester === undefined || expectedUser === 'any') return 'same'
  const claimed = request.headers['x-kulturlots-user']
  if (claimed !== undefined) return claimed === requester.userId ? 'same' : 'other'
  return isWrite(request) && expectedUser !== 'unsaid' ? 'unsaid' : 'same'
}
