/**
 * Makes a CouchDB ready for the server, or brings one up to date: what CouchDB itself needs, the write rules,
 * and every database that is there with its walls. Doing it twice changes nothing; servers may be running.
 */
import { syncedDatabases, type SyncedDatabase } from '../../src/domain/casework/documents.ts'
import type { CouchDbConfig } from '../couchdb-config.ts'
import { remoteOptions, requireCouchDb, requireSecret, serverHeaders } from '../couch/open-store.ts'
import { createCouchClient, refusalOf } from '../couch/remote/couch-client.ts'
import { openRemoteStore } from '../couch/remote/remote-store.ts'
import { rulesDatabase, type Rules } from '../couch/remote/walls.ts'

export interface Provisioned {
  readonly version: string
  readonly databases: readonly string[]
}

/** `_global_changes` feeds `_db_updates`; without the others CouchDB complains in its log for ever. */
const couchesOwn = ['_users', '_replicator', '_global_changes']

/** Of the server itself; those of people are made when they are first needed. */
const shared = [
  ...['accounts', 'carried', 'casework', 'codes', 'devices'],
  ...['directory', 'directory-history', 'erased', 'packs'],
]

/** Each is five small requests; a node has thousands of people at most. */
const sideBySide = 8

/** @throws NotStartable, StoreError. */
export async function provision(
  couchdb: CouchDbConfig,
  rules: Record<SyncedDatabase, Rules>,
): Promise<Provisioned> {
  await requireCouchDb(couchdb.url)
  await requireSecret(couchdb)
  const client = createCouchClient({ url: couchdb.url, headers: serverHeaders(couchdb) })
  for (const name of couchesOwn) {
    const answer = await client.ask('PUT', [name])
    if (![201, 202, 412].includes(answer.status)) throw refusalOf(answer)
  }
  const options = remoteOptions(couchdb)
  await publishRules({ ...options, rules: false }, rules)
  const store = await openRemoteStore({ ...options, rules: true })
  try {
    const databases = [...new Set([...shared, ...(await store.databases())])].sort()
    const queue = databases.values()
    const work = async () => {
      for (const name of queue) await store.ensureDatabase(name)
    }
    await Promise.all(Array.from({ length: sideBySide }, work))
    return { version: rules.casework.version, databases }
  } finally {
    await store.close()
  }
}

async function publishRules(
  options: Parameters<typeof openRemoteStore>[0],
  rules: Record<SyncedDatabase, Rules>,
): Promise<void> {
  const store = await openRemoteStore(options)
  try {
    await store.ensureDatabase(rulesDatabase)
    for (const kind of syncedDatabases) {
      const id = `rules:${kind}`
      const [leaf] = await store.leaves(rulesDatabase, id, { history: false, attachments: false })
      const stored = leaf && 'ok' in leaf ? leaf.ok : undefined
      const { version, validate } = rules[kind]
      if (stored?.['validate'] === validate && stored['version'] === version) continue
      const rev = stored?._rev
      const body = { _id: id, ...(rev !== undefined && { _rev: rev }), version, validate }
      const [result] = await store.bulkDocs(rulesDatabase, [body], { newEdits: true })
      if (!result || 'error' in result) throw new Error(`The rules were not kept: ${id}.`)
    }
  } finally {
    await store.close()
  }
}
