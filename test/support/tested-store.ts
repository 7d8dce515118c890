/** The whole server on the embedded store, or on the CouchDB that COUCHDB_TEST_URL and COUCHDB_TEST_SECRET name. */
import { randomBytes } from 'node:crypto'
import { readCouchDbConfig } from '../../sync-server/couchdb-config.ts'
import { bundleRules } from '../../sync-server/provision/bundle-rules.ts'
import { provision } from '../../sync-server/provision/provision.ts'
import { startInProcess, type InProcess, type InProcessOptions } from './in-process.ts'

export async function startOnTestedStore(options: InProcessOptions = {}): Promise<InProcess> {
  const { COUCHDB_TEST_URL: address, COUCHDB_TEST_SECRET: secret } = process.env
  if (!address || !secret) return startInProcess(options)
  const outcome = readCouchDbConfig({
    COUCHDB_URL: address,
    COUCHDB_SECRET: secret,
    COUCHDB_PREFIX: `lots-test-${randomBytes(6).toString('hex')}-`,
  })
  if (outcome.kind !== 'valid') throw new Error('COUCHDB_TEST_URL is no address of a CouchDB.')
  const { couchdb } = outcome
  await provision(couchdb, await bundleRules())
  const server = await startInProcess({ ...options, couchdb })
  return {
    ...server,
    async [Symbol.asyncDispose]() {
      for (const name of await server.store.databases()) await server.store.deleteDatabase(name)
      await server[Symbol.asyncDispose]()
    },
  }
}
