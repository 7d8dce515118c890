import type { EmbeddedStore } from '../couch/embedded/embedded-store.ts'
import type { Sandbox } from './javascript/sandbox.ts'

/** What the routes stand on. */
export interface Context {
  readonly store: EmbeddedStore
  readonly sandbox: Sandbox
  /** What `_security` says, by database; forgotten when the server stops. */
  readonly security: Map<string, unknown>
  /** Aborted when the server stops: open feeds end. */
  readonly stopping: AbortSignal
}

/** A request's database. */
export interface InDatabase extends Context {
  readonly name: string
}

/** Who asks, as design functions see it. */
export function userContext(name: string, user: string | undefined) {
  return { db: name, name: user ?? null, roles: user === undefined ? [] : ['_admin'] }
}
