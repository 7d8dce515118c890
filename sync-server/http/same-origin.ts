/**
 * Writes are taken only from pages that this server itself served. Browsers tell where a request comes
 * from in `Origin` (all browsers, every POST, PUT and DELETE) or `Sec-Fetch-Site`; one that tells
 * neither is refused, so that a cookie can never be used from elsewhere.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

const readMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

export function isWrite(request: FastifyRequest): boolean {
  return !readMethods.includes(request.method)
}

export function requireSameOrigin(app: FastifyInstance, publicOrigin: string | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    if (isWrite(request) && !isOwn(request, publicOrigin)) {
      return problem(reply, 'forbidden', 'Writes are taken from this server’s own pages only.')
    }
    return undefined
  })
}

function isOwn(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const { origin } = request.headers
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin'
  return origin === publicOrigin || origin === `${request.protocol}://${request.host}`
}
