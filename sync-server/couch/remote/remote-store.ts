/**
 * CouchDB 3 as the store, single or clustered. What is ours stands under a prefix; people's requests are made
 * in their own names (`actingFor`), so that CouchDB's walls hold behind the gateway's.
 *
 * What differs from the embedded store: sequences of a cluster change their spelling without a change; one that
 * CouchDB can't place makes it begin from zero instead of refusing; what is left after a page of some documents
 * counts all others too; two writers of a `_local` document can both be through, and its bytes are in no count;
 * purged bytes leave the disk with the next compaction; an edit of what was purged is taken for a first one (not
 * by the gateway, which compares with what is stored).
 */
import type { Writer } from '../../../src/domain/rules/write-rules.ts'
import { isJsonObject, type JsonObject } from '../../../src/domain/json.ts'
import { StoreError, type DocumentStore, type StoredBody } from '../document-store.ts'
import { readAllDocs } from './all-docs.ts'
import { readChanges } from './changes.ts'
import {
  createCouchClient,
  member,
  objectOf,
  refusalOf,
  textIn,
  type CouchClient,
} from './couch-client.ts'
import { createDatabaseNames } from './database-names.ts'
import { createDatabases, readInfo } from './databases.ts'
import { createReadLeaves } from './leaves.ts'
import { proxyHeaders, rolesOf, type ProxySecret } from './proxy-authentication.ts'
import { followUpdates } from './update-feed.ts'
import { tooFewCopies, writeDocuments } from './write-documents.ts'

export interface RemoteStoreOptions {
  /** Without credentials. */
  readonly url: string
  /** Who the server is to CouchDB: an administrator. */
  readonly serverHeaders: Readonly<Record<string, string>>
  /** How it speaks for people. Left out: it speaks for itself alone, and CouchDB's walls guard nothing. */
  readonly proxy?: ProxySecret
  readonly prefix?: string
  /** Whether `npm run provision` has left write rules there. */
  readonly rules: boolean
  readonly shardsOf?: (name: string) => number | undefined
  readonly report?: (event: 'feed-lost' | 'feed-back') => void
  readonly patience?: number
}

export const usualPrefix = 'kulturlots-'

/** One person's notes need no more; thousands of databases of several shards each would. */
export function usualShards(name: string): number | undefined {
  return name.startsWith('own-') ? 1 : undefined
}

/** Resolves whether CouchDB answers or not: a store that is away says so at each request. */
export async function openRemoteStore(options: RemoteStoreOptions): Promise<DocumentStore> {
  const { url, prefix = usualPrefix, shardsOf = usualShards, proxy } = options
  const names = createDatabaseNames(prefix)
  const clientWith = (headers: Readonly<Record<string, string>>) =>
    createCouchClient({
      url,
      headers,
      ...(options.patience !== undefined && { patience: options.patience }),
    })
  const server = clientWith(options.serverHeaders)
  const databases = createDatabases({ client: server, names, rules: options.rules, shardsOf })
  const listeners = new Set<(name: string) => void>()

  function tell(name: string): void {
    for (const listener of listeners) listener(name)
  }

  const feed = await followUpdates({
    client: server,
    told: (database) => {
      const name = names.ours(database)
      if (name !== undefined) tell(name)
    },
    missed: async () => {
      for (const name of await databases.list()) tell(name)
    },
    report: options.report ?? (() => undefined),
  })

  const whole = {
    ensureDatabase: (name) => databases.ensure(name),
    databases: () => databases.list(),
    async deleteDatabase(name) {
      await databases.remove(name)
      tell(name)
    },
    onUpdate(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async compact(name) {
      const answer = await server.ask('POST', [names.inCouch(name), '_compact'], { body: {} })
      objectOf(answer, [202])
    },
    async purge(name, revisions) {
      const purged = await purge(server, names.inCouch(name), revisions)
      await server.ask('POST', [names.inCouch(name), '_compact'], { body: {} })
      tell(name)
      return purged
    },
    close: () => feed.stop(),
  } satisfies Partial<DocumentStore>

  /** What is asked of documents, by whoever the client speaks for. */
  function asking(client: CouchClient): DocumentStore {
    const readLeaves = createReadLeaves(client)
    return {
      ...whole,
      actingFor: (writer) => (proxy ? asking(clientWith(headersFor(proxy, writer))) : store),
      info: (name) => readInfo(client, names.inCouch(name), databases.furnitureOf(name)),
      changes: (name, query) => readChanges(client, names.inCouch(name), query),
      async bulkDocs(name, documents, { newEdits }) {
        const database = names.inCouch(name)
        const results = await writeDocuments(client, database, documents, newEdits)
        if (!newEdits || results.some((result) => 'ok' in result)) tell(name)
        return results
      },
      async revsDiff(name, revisions) {
        const body = revisions
        const answer = await client.ask('POST', [names.inCouch(name), '_revs_diff'], { body })
        return objectOf(answer) as unknown as Awaited<ReturnType<DocumentStore['revsDiff']>>
      },
      leaves: (name, id, query) => readLeaves(names.inCouch(name), id, query),
      attachment: (name, id, rev, attachment) =>
        client.bytes([names.inCouch(name), id, attachment], { rev }),
      allDocs: (name, query) =>
        readAllDocs(client, names.inCouch(name), query, databases.furnitureOf(name)),
      async getLocal(name, id) {
        const answer = await client.ask('GET', [names.inCouch(name), '_local', id])
        return answer.status === 404 ? undefined : (objectOf(answer) as StoredBody)
      },
      async localIds(name, most) {
        const path = [names.inCouch(name), '_local_docs']
        const { rows } = objectOf(await client.ask('GET', path, { query: { limit: most } }))
        if (!Array.isArray(rows)) throw new StoreError('unavailable', 'CouchDB left out rows.')
        return rows.map((row) => textIn(row as JsonObject, 'id').slice('_local/'.length))
      },
      putLocal: (name, id, body) => putLocal(client, [names.inCouch(name), '_local', id], body),
    }
  }

  const store = asking(server)
  return store
}

function headersFor(proxy: ProxySecret, writer: Writer): Record<string, string> {
  return proxyHeaders(proxy, writer.userId, rolesOf(writer))
}

async function putLocal(
  client: CouchClient,
  path: readonly string[],
  body: Readonly<Record<string, unknown>>,
) {
  const id = path.slice(1).join('/')
  const rev = typeof body['_rev'] === 'string' ? body['_rev'] : undefined
  // CouchDB itself takes any revision. Two who ask in the same moment can both be through.
  const current = member((await client.ask('GET', path)).json, '_rev')
  if (rev !== current) return localConflict(id)
  const answer =
    body['_deleted'] === true
      ? await client.ask('DELETE', path, { query: { rev } })
      : await client.ask('PUT', path, { body })
  if (answer.status === 409) return localConflict(id)
  if (answer.status === 202) throw tooFewCopies()
  const written = member(objectOf(answer, [200, 201]), 'rev')
  if (written === undefined) throw refusalOf(answer)
  return { ok: true as const, id, rev: written }
}

function localConflict(id: string) {
  return { id, error: 'conflict', reason: 'Document update conflict.' }
}

/** CouchDB's `max_document_id_number`. */
const mostPurged = 100

async function purge(
  client: CouchClient,
  database: string,
  revisions: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, readonly string[]>> {
  const all: [string, readonly string[]][] = []
  const asked = Object.entries(revisions)
  if (asked.length === 0) objectOf(await client.ask('GET', [database]))
  for (let at = 0; at < asked.length; at += mostPurged) {
    const body = Object.fromEntries(asked.slice(at, at + mostPurged))
    const answer = await client.ask('POST', [database, '_purge'], { body })
    if (answer.status === 202) throw tooFewCopies()
    const { purged } = objectOf(answer, [201])
    for (const [id, revs] of Object.entries(isJsonObject(purged) ? purged : {})) {
      if (!Array.isArray(revs)) throw new StoreError('unavailable', 'CouchDB could not purge.')
      all.push([id, revs as readonly string[]])
    }
  }
  return Object.fromEntries(all)
}
