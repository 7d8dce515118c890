/** What becomes of everything that a route throws, and of bodies that never reach a route. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { StoreError } from '../couch/document-store.ts'
import { problem } from './problem.ts'
import { stackOf } from './stack-of.ts'

export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => answer(error, request, reply))
}

/** Also for errors that Fastify meets before there is a route, such as a URL that can't be decoded. */
export function answer(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  switch (error.statusCode) {
    case 413:
      return problem(reply, 'too_large', 'The body is larger than this address takes.')
    case 415:
      return problem(reply, 'unsupported_media_type', 'Send the body as application/json.')
    default:
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return problem(
      reply,
      'bad_request',
      'The request can’t be read: its address or JSON is malformed.',
    )
  }
  if (error instanceof StoreError && (error.kind === 'unavailable' || error.kind === 'forbidden')) {
    // Whom the gateway lets in, CouchDB does too, as soon as a new database's walls stand on all its nodes. What it
    // said is for the log; to a device it is enough that it may come back.
    request.log.error({ reason: error.message }, 'the store does not answer')
    return problem(reply, 'unavailable', 'The store does not answer. Try again in a while.')
  }
  // The stack tells where; a message of ours holds no one's data, and 4xx messages, which quote, are not logged.
  request.log.error({ stack: stackOf(error), code: error.code }, 'a request failed')
  return problem(reply, 'internal', 'Something went wrong here. Nothing was changed; try again.')
}
