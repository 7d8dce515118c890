/**
 * What any store behind the gateway does, in CouchDB's terms; run by each adapter's own test file.
 * Only what CouchDB 3 also does is asked here: no exact hashes, no form of a sequence.
 */
import { afterEach, beforeEach, describe } from 'vitest'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import { attachmentContract } from './attachments.contract.ts'
import { changesContract } from './changes.contract.ts'
import { editContract } from './edits.contract.ts'
import { readContract } from './reads.contract.ts'
import { replicationContract } from './replication.contract.ts'
import { upkeepContract } from './upkeep.contract.ts'

export interface StoreUnderTest {
  readonly store: DocumentStore
  readonly stop: () => Promise<void>
}

/** A store with an empty database `db`, anew for each test. */
export interface Given {
  readonly store: () => DocumentStore
}

export function storeContract(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let current: StoreUnderTest

    beforeEach(async () => {
      current = await makeStore()
      await current.store.ensureDatabase('db')
    })
    afterEach(() => current.stop())

    const given: Given = { store: () => current.store }
    editContract(given)
    replicationContract(given)
    changesContract(given)
    readContract(given)
    attachmentContract(given)
    upkeepContract(given)
  })
}
