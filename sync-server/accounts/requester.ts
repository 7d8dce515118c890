import type { UserId } from '../../src/domain/identifiers.ts'
import type { Role } from '../../src/domain/rules/roles.ts'

/**
 * Who a request comes from: set from the session's cookie before any route runs.
 * `undefined` is a visitor, who may read the directory and nothing else; it is never treated as more.
 */
export interface Requester {
  readonly userId: UserId
  readonly roles: readonly Role[]
}

declare module 'fastify' {
  interface FastifyRequest {
    requester: Requester | undefined
  }
}
