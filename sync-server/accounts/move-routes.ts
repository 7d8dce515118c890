/** `POST /api/guest/move`: a token with which another phone signs in as this guest, by `POST /api/session {move}`. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { UserId } from '../../src/domain/identifiers.ts'
import { isJsonObject } from '../../src/domain/json.ts'
import { networkOf } from '../http/network-of.ts'
import { problem } from '../http/problem.ts'
import type { Account, Accounts } from './accounts.ts'
import type { Moves } from './moves.ts'
import { createRateLimit } from './rate-limit.ts'
import type { SessionCookie } from './session-cookie.ts'
import type { Sessions } from './sessions.ts'

export interface MoveRouteOptions {
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly moves: Moves
  readonly cookie: SessionCookie
  readonly clock: () => number
  readonly said: (reply: FastifyReply, account: Account | undefined) => FastifyReply
  readonly wait: (reply: FastifyReply, seconds: number) => FastifyReply
}

/** Who shows a code that nobody scans shows a few more. */
const movesPerUser = { limit: 20, windowSeconds: 3600 }
/** As wide as signing in: a whole event sits behind one address. Tokens themselves can’t be guessed. */
const movingInPerNetwork = { limit: 150, windowSeconds: 900 }

const longestToken = 100

/** @returns how `POST /api/session` answers to a token. */
export function moveRoutes(app: FastifyInstance, options: MoveRouteOptions) {
  const { accounts, sessions, moves, cookie, clock, said, wait } = options
  const byUser = createRateLimit({ ...movesPerUser, clock })
  const byNetwork = createRateLimit({ ...movingInPerNetwork, clock })

  app.post('/api/guest/move', async (request, reply) => {
    const { session } = request
    const account = session && (await accounts.find(session.userId))
    if (!account) return problem(reply, 'unauthorized', 'Open a guest account first.')
    // An account has a name and a password to come with.
    if (account.name !== null)
      return problem(reply, 'forbidden', 'An account signs in by its name.')
    const verdict = byUser.take(account.userId)
    if (verdict.kind === 'wait') return wait(reply, verdict.seconds)
    const made = await moves.make(account.userId)
    return reply.code(201).header('cache-control', 'no-store').send(made)
  })

  return async (request: FastifyRequest, reply: FastifyReply, token: string) => {
    const verdict = byNetwork.take(networkOf(request.ip))
    if (verdict.kind === 'wait') return wait(reply, verdict.seconds)
    const owner = await moves.ownerOf(token)
    // The phone that shows it has opened it itself: the other one still may.
    if (owner !== undefined && owner === request.session?.userId) {
      return said(reply, await guestOf(owner))
    }
    const taken = owner && (await moves.take(token))
    const guest = taken && (await guestOf(taken))
    if (!guest) return problem(reply, 'unauthorized', 'The code was used, or is too old.')
    if (request.session) {
      await accounts.noteAlias(request.session.userId, guest.userId)
      await sessions.end(request.session)
    }
    const started = await sessions.start(guest.userId, 'guest')
    cookie.write(reply, started.token, 'guest')
    return said(reply, guest)
  }

  /** One who has a name by now signs in with it. */
  async function guestOf(userId: UserId): Promise<Account | undefined> {
    const account = await accounts.find(userId)
    return account?.name === null ? account : undefined
  }
}

/** undefined where the body is no `{move}`. */
export function parseMoveToken(body: unknown): string | undefined {
  const token = isJsonObject(body) ? body['move'] : undefined
  return typeof token === 'string' && token.length > 0 && token.length <= longestToken
    ? token
    : undefined
}
