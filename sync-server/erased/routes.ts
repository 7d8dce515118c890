/**
 * `GET /api/erased?since=N` → `{key, total, hashes}`: what a device must drop, from the N-th on. `key` is
 * base64url, a hash is HMAC-SHA256(key, document id) in hex. A device that knows more than `total` gets all.
 */
import type { FastifyInstance } from 'fastify'
import { problem } from '../http/problem.ts'
import type { Erased } from './erased.ts'

export function erasedRoute(app: FastifyInstance, erased: Erased): void {
  app.get<{ Querystring: { since?: unknown } }>('/api/erased', async (request, reply) => {
    if (!request.requester) return problem(reply, 'unauthorized', 'Sign in first.')
    const { since = '0' } = request.query
    if (typeof since !== 'string' || !/^\d{1,15}$/.test(since)) {
      return problem(reply, 'bad_request', 'since is a whole number.')
    }
    const hashes = erased.hashes(Number(since))
    return reply
      .header('cache-control', 'no-store')
      .send({ key: erased.key, total: erased.total(), hashes })
  })
}
