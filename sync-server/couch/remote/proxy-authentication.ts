/**
 * CouchDB's proxy authentication: the gateway says who asks, and proves by an HMAC of the name that it may.
 * So CouchDB's own `_security` and validate_doc_update hold for each person as a second wall. The token covers
 * the name alone, not the roles: whoever has the secret can be anybody, an administrator included.
 *
 * @see https://docs.couchdb.org/en/stable/api/server/authn.html#proxy-authentication
 */
import { createHmac } from 'node:crypto'
import type { Writer } from '../../../src/domain/rules/write-rules.ts'
import { carriesAnybody, carriesPrefix } from './carrying-roles.ts'

/** In the order of CouchDB's own default, `hash_algorithms = sha256, sha`. */
export const hashes = ['sha256', 'sha1'] as const
export type Hash = (typeof hashes)[number]

export interface ProxySecret {
  readonly secret: string
  readonly hash: Hash
}

export function proxyHeaders(
  { secret, hash }: ProxySecret,
  name: string,
  roles: readonly string[],
): Record<string, string> {
  return {
    'x-auth-couchdb-username': name,
    'x-auth-couchdb-roles': roles.join(','),
    'x-auth-couchdb-token': createHmac(hash, secret).update(name).digest('hex'),
  }
}

export function rolesOf({ roles, carries }: Writer): readonly string[] {
  if (carries === undefined) return roles
  if (carries === 'anybody') return [...roles, carriesAnybody]
  return [...roles, ...[...carries].map((userId) => carriesPrefix + userId)]
}
