/**
 * The store that the settings name. CouchDB is looked at before anybody is served: one that is away, does not
 * take the secret or has not been provisioned ends the start with a sentence, not each device's request with a 503.
 */
import { join } from 'node:path'
import { syncedDatabases } from '../../src/domain/casework/documents.ts'
import { isJsonObject } from '../../src/domain/json.ts'
import type { CouchDbConfig } from '../couchdb-config.ts'
import { NotStartable } from '../not-startable.ts'
import { StoreError, type DocumentStore } from './document-store.ts'
import { createEmbeddedStore } from './embedded/embedded-store.ts'
import { createCouchClient, objectOf } from './remote/couch-client.ts'
import { proxyHeaders } from './remote/proxy-authentication.ts'
import { openRemoteStore } from './remote/remote-store.ts'
import { rulesVersion } from './remote/rules-version.ts'
import { readRules, rulesDatabase } from './remote/walls.ts'

/** `rules-differ`: CouchDB holds the write rules of another version; `npm run provision` brings these. */
export type StoreEvent = 'feed-lost' | 'feed-back' | 'rules-differ'
type Report = (event: StoreEvent) => void

export interface StoreSettings {
  readonly dataDirectory: string
  readonly couchdb?: CouchDbConfig | undefined
}

/** @throws NotStartable. */
export async function openStore(
  { dataDirectory, couchdb }: StoreSettings,
  report: Report,
): Promise<DocumentStore> {
  if (!couchdb) return createEmbeddedStore({ file: join(dataDirectory, 'store.sqlite') })
  await requireProvisioned(couchdb, report)
  return openRemoteStore({ ...remoteOptions(couchdb), rules: true, report })
}

export function remoteOptions(couchdb: CouchDbConfig) {
  const { url, secret, hash, prefix } = couchdb
  return { url, prefix, proxy: { secret, hash }, serverHeaders: serverHeaders(couchdb) }
}

/** The administrator's name and password where the address has them, else the secret's word for it. */
export function serverHeaders(couchdb: CouchDbConfig): Record<string, string> {
  const { administrator } = couchdb
  if (!administrator) return proxyHeaders(couchdb, 'kulturlots', ['_admin'])
  const { name, password } = administrator
  return { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` }
}

async function requireProvisioned(couchdb: CouchDbConfig, report: Report): Promise<void> {
  const { url, prefix } = couchdb
  try {
    await requireCouchDb(url)
    await requireSecret(couchdb)
    const server = createCouchClient({ url, headers: serverHeaders(couchdb) })
    const version = await rulesVersion()
    for (const kind of syncedDatabases) {
      const stored = await readRules(server, prefix + rulesDatabase, kind)
      // The gateway judges by its own rules first, so older ones behind it are a weaker wall, not a hole.
      if (stored.version !== version) report('rules-differ')
    }
  } catch (error) {
    if (error instanceof StoreError) throw new NotStartable(error.message)
    throw error
  }
}

export async function requireCouchDb(url: string): Promise<void> {
  const root = await createCouchClient({ url, headers: {} }).ask('GET', [])
  const version = isJsonObject(root.json) ? root.json['version'] : undefined
  if (typeof version !== 'string' || Number.parseInt(version, 10) < 3) {
    throw new NotStartable('COUCHDB_URL is not the address of a CouchDB 3.')
  }
}

/** Whether CouchDB believes the server about who asks: tried with a person that cannot be. */
export async function requireSecret(couchdb: CouchDbConfig): Promise<void> {
  const name = 'kulturlots-nobody'
  const client = createCouchClient({ url: couchdb.url, headers: proxyHeaders(couchdb, name, []) })
  const { userCtx } = objectOf(await client.ask('GET', ['_session']))
  if (!isJsonObject(userCtx) || userCtx['name'] !== name) {
    throw new NotStartable(
      'CouchDB does not take COUCHDB_SECRET: its proxy authentication is off, or its secret or hash is another.',
    )
  }
  const stranger = createCouchClient({
    url: couchdb.url,
    headers: proxyHeaders({ ...couchdb, secret: `${couchdb.secret}-not` }, name, []),
  })
  const refused = objectOf(await stranger.ask('GET', ['_session']))['userCtx']
  if (isJsonObject(refused) && refused['name'] === name) {
    throw new NotStartable(
      'CouchDB takes any secret: set proxy_use_secret = true in its [chttpd_auth].',
    )
  }
}
