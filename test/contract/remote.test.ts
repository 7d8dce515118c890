/**
 * The same contract for CouchDB: always on our own conformance mode, which stands in for one, and on a real one
 * where COUCHDB_TEST_URL names it (`npm run test:couchdb`).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { startConformance } from '../../sync-server/conformance/server.ts'
import { couchAt, openTestStore } from '../support/couchdb.ts'
import { storeContract } from './document-store.contract.ts'

describe('on the stand-in', () => {
  let folder: string
  let standIn: Awaited<ReturnType<typeof startConformance>>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kulturlots-stand-in-'))
    standIn = await startConformance({
      port: 0,
      administrator: { name: 'admin', password: 'for-tests' },
      file: join(folder, 'stand-in.sqlite'),
      report: (error) => console.error(error),
    })
  })
  afterAll(async () => {
    await standIn.stop()
    await rm(folder, { recursive: true })
  })

  storeContract('the remote store', () =>
    openTestStore(couchAt(`http://admin:for-tests@127.0.0.1:${standIn.port}`)),
  )
})

const address = process.env['COUCHDB_TEST_URL']

describe.skipIf(address === undefined)('on a real CouchDB', () => {
  if (address === undefined) test('needs COUCHDB_TEST_URL', () => undefined)
  else storeContract('the remote store', () => openTestStore(couchAt(address)))
})
