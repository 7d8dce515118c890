/** What CouchDB has stored in too few copies (202) is not taken for stored by what stands beside the documents. */
import { expect, test } from 'vitest'
import { createCarriedRecords } from '../../sync-server/couch/carried.ts'
import { createDeviceOwners } from '../../sync-server/couch/device-owners.ts'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import { contact, somebody, startCouchServer } from '../support/couch-server.ts'

/** Stores nothing, and says of each document what the remote store says of a 202. */
function withoutQuorum(store: DocumentStore): DocumentStore {
  return {
    ...store,
    bulkDocs: (_name, documents) =>
      Promise.resolve(
        documents.map(({ _id }) => ({ id: _id, error: 'service_unavailable', reason: 'Too few.' })),
      ),
  }
}

const unavailable = { kind: 'unavailable' }

test('a record of carried work in too few copies makes the device come again', async () => {
  await using server = await startCouchServer()
  const records = createCarriedRecords(withoutQuorum(server.store), {
    clock: Date.now,
    ulid: () => '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  })
  const work = { database: 'casework', document: 'need:1', authors: [], devices: ['d'] } as const
  await expect(records.note([{ ...work, carrier: somebody }])).rejects.toMatchObject(unavailable)
})

test('a device that is known in too few copies is nobody’s yet, and what it sends is answered 503', async () => {
  await using server = await startCouchServer()
  const owners = createDeviceOwners(withoutQuorum(server.store), Date.now)
  const claim = () => owners.claim(new Map([['device-1', somebody]]), somebody)
  await expect(claim()).rejects.toMatchObject(unavailable)
  expect(await owners.find(['device-1'])).toEqual(new Map())

  await using behind = await startCouchServer({ owners })
  const docs = [contact('01JD0000000000000000000001')]
  const { status, json } = await behind.ask('POST', '/db/casework/_bulk_docs', { body: { docs } })
  expect([status, json]).toMatchObject([503, { error: 'unavailable' }])
  expect((await behind.store.info('casework'))?.doc_count).toBe(0)
})
