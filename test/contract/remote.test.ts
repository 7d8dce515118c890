/**
 * The same contract for CouchDB. COUCHDB_TEST_URL (npm run test:couchdb) names a real one.
 */
import { describe, test } from 'vitest'
import { couchAt, openTestStore } from '../support/couchdb.ts'
import { storeContract } from './document-store.contract.ts'

const address = process.env['COUCHDB_TEST_URL']

if (address === undefined) {
  describe('the remote store on a real CouchDB', () => {
    test.skip('needs COUCHDB_TEST_URL', () => undefined)
  })
} else {
  storeContract('the remote store on a real CouchDB', () => openTestStore(couchAt(address)))
}
