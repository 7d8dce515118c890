import type { FastifyInstance } from 'fastify'
import type { DocumentStore } from '../couch/document-store.ts'
import { problem } from './problem.ts'
import { stackOf } from './stack-of.ts'

/** `GET /healthz`: 200 when the store answers, 503 else. */
export function healthRoute(app: FastifyInstance, store: DocumentStore): void {
  app.get('/healthz', async (request, reply) => {
    try {
      await store.info('accounts')
    } catch (error) {
      request.log.error({ stack: stackOf(error) }, 'no store')
      return problem(reply, 'unavailable', 'The store does not answer.')
    }
    return reply.header('cache-control', 'no-store').send({ status: 'ok' })
  })
}
