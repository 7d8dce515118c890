/** A CouchDB to test against: the address in COUCHDB_TEST_URL, with an administrator's name and password. */
import { randomBytes } from 'node:crypto'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import {
  openRemoteStore,
  type RemoteStoreOptions,
} from '../../sync-server/couch/remote/remote-store.ts'

export interface TestCouch {
  /** Without credentials. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

export function couchAt(address: string): TestCouch {
  const { origin, username, password } = new URL(address)
  const name = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return {
    url: origin,
    headers: { authorization: `Basic ${Buffer.from(name).toString('base64')}` },
  }
}

export interface TestStore {
  readonly store: DocumentStore
  readonly prefix: string
  /** Removes every database that the test made, and closes the store. */
  readonly stop: () => Promise<void>
}

/** Under a prefix of its own: tests run beside each other, and beside what else is there. */
export async function openTestStore(
  couch: TestCouch,
  options: Partial<RemoteStoreOptions> = {},
): Promise<TestStore> {
  const prefix = options.prefix ?? `lots-test-${randomBytes(6).toString('hex')}-`
  const store = await openRemoteStore({
    url: couch.url,
    serverHeaders: couch.headers,
    rules: false,
    shardsOf: () => 1,
    ...options,
    prefix,
  })
  return {
    store,
    prefix,
    async stop() {
      for (const name of await store.databases()) await store.deleteDatabase(name)
      await store.close()
    },
  }
}
