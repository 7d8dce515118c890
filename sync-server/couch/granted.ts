import type { FastifyRequest } from 'fastify'
import type { Requester } from '../accounts/requester.ts'
import type { DocumentStore } from './document-store.ts'

/** What the door of `/db` has found out: set before any route there runs. */
export interface Granted {
  /** The store's name of the database. */
  readonly name: string
  readonly requester: Requester
  /** Asked in the requester's name. */
  readonly store: DocumentStore
}

declare module 'fastify' {
  interface FastifyRequest {
    granted: Granted | undefined
  }
  interface FastifyContextConfig {
    /** What a route under `/db` does with the database; reading when it says nothing. */
    access?: 'read' | 'write'
  }
}

export function grantedTo(request: FastifyRequest): Granted {
  if (!request.granted) throw new Error('A route under /db runs behind its door.')
  return request.granted
}
