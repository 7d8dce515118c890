/**
 * Every answer that is not a success has the body `{error, reason}`: `error` a stable word for programs
 * (CouchDB's where it has one), `reason` one English sentence without internals or anybody's data.
 */
import type { FastifyReply } from 'fastify'

const statusOf = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  wrong_password: 403,
  not_found: 404,
  other_user: 409,
  conflict: 409,
  'no-consent': 409,
  gone: 410,
  too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ProblemWord = keyof typeof statusOf

export function problem(reply: FastifyReply, error: ProblemWord, reason: string): FastifyReply {
  return reply.code(statusOf[error]).header('cache-control', 'no-store').send({ error, reason })
}
