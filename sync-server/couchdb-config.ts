/** The settings of CouchDB mode. Half of them is refused: a server that half trusts a CouchDB trusts nobody. */
import { hashes, type Hash } from './couch/remote/proxy-authentication.ts'
import { usualPrefix } from './couch/remote/remote-store.ts'

export interface CouchDbConfig {
  /** Without credentials. */
  readonly url: string
  /** The administrator in the address. Left out: the server names itself one, by the secret. */
  readonly administrator: { readonly name: string; readonly password: string } | undefined
  /** CouchDB's `[chttpd_auth] secret`: with it the server speaks for people. */
  readonly secret: string
  /** One of CouchDB's `[chttpd_auth] hash_algorithms`. */
  readonly hash: Hash
  /** What the names of all our databases begin with. */
  readonly prefix: string
}

export type CouchDbOutcome =
  | { readonly kind: 'unset' }
  | { readonly kind: 'valid'; readonly couchdb: CouchDbConfig }
  | { readonly kind: 'invalid'; readonly sentences: readonly string[] }

const names = ['COUCHDB_URL', 'COUCHDB_SECRET', 'COUCHDB_HASH', 'COUCHDB_PREFIX'] as const
/** Anything that CouchDB takes at the beginning of a database's name, and that ends so that names stay readable. */
const prefixes = /^[a-z][a-z0-9_-]{0,40}[-_]$/

export function readCouchDbConfig(
  environment: Readonly<Record<string, string | undefined>>,
): CouchDbOutcome {
  const [url, secret, hash, prefix] = names.map((name) => environment[name]?.trim() ?? '')
  if ([url, secret, hash, prefix].every((text) => text === '')) return { kind: 'unset' }
  if (!url || !secret) {
    return invalid(
      'COUCHDB_URL and COUCHDB_SECRET belong together: set both, or unset all COUCHDB_ variables',
    )
  }
  const address = parseAddress(url)
  if (!address) {
    return invalid(
      'COUCHDB_URL takes an http or https address without a path, such as http://couchdb:5984',
    )
  }
  const chosen = hashes.find((known) => known === (hash || 'sha256'))
  if (!chosen) return invalid(`COUCHDB_HASH takes ${hashes.join(' or ')}`)
  if (prefix && !prefixes.test(prefix)) {
    return invalid('COUCHDB_PREFIX takes small letters and digits that end in a hyphen')
  }
  return {
    kind: 'valid',
    couchdb: { ...address, secret, hash: chosen, prefix: prefix || usualPrefix },
  }
}

function invalid(sentence: string): CouchDbOutcome {
  return { kind: 'invalid', sentences: [`${sentence}.`] }
}

function parseAddress(text: string): Pick<CouchDbConfig, 'url' | 'administrator'> | undefined {
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') return undefined
  const { origin, username, password } = url
  if (username === '' && password === '') return { url: origin, administrator: undefined }
  if (username === '' || password === '') return undefined
  return {
    url: origin,
    administrator: { name: decodeURIComponent(username), password: decodeURIComponent(password) },
  }
}
