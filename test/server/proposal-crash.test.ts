/**
 * The courier killed before or after any of its writes: begun anew, each proposal has been applied exactly once,
 * and its record tells what stood there before.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ulid } from 'ulid'
import { directoryDocument } from '../../src/domain/directory/entry-document.ts'
import { isMutable, parseDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { elementsOf, textOf } from '../../src/domain/documents/read.ts'
import { parseDeviceId, parseDocumentId } from '../../src/domain/identifiers.ts'
import { proposalEdits, readProposal } from '../../src/domain/proposals/proposal.ts'
import { createAccounts } from '../../sync-server/accounts/accounts.ts'
import { createRecords } from '../../sync-server/accounts/records.ts'
import { readMerged } from '../../sync-server/courier/amend.ts'
import type { ProposalParts } from '../../sync-server/courier/proposal-parts.ts'
import { settleProposal } from '../../sync-server/courier/proposals.ts'
import { historyDatabase, historyOf } from '../../sync-server/directory/history.ts'
import type { DocumentStore, StoredBody } from '../../sync-server/couch/document-store.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { entry } from '../support/in-process.ts'
import { change, scenen } from '../support/proposals.ts'
import { removeFolder, temporaryFolder } from '../support/server.ts'

let folder: string
beforeAll(async () => (folder = await temporaryFolder()))
afterAll(() => removeFolder(folder))

const now = Date.parse('2026-11-22T10:00:00Z')
const id = parseDocumentId('proposal:01JN0000000000000000000001')

class Killed extends Error {}

/** @returns the store as a courier has it that dies at its n-th write, before it or with its answer on the way. */
function dyingAt(store: DocumentStore, n: number, when: 'before' | 'after'): DocumentStore {
  let writes = 0
  return {
    ...store,
    async bulkDocs(...asked) {
      writes += 1
      if (writes === n && when === 'before') throw new Killed()
      const results = await store.bulkDocs(...asked)
      if (writes === n) throw new Killed()
      return results
    },
  }
}

function partsOn(store: DocumentStore) {
  const device = parseDeviceId(ulid())
  let counter = 0
  const erased = { among: () => Promise.resolve(new Set<string>()), purge: () => Promise.resolve() }
  const parts = {
    store,
    accounts: createAccounts({ records: createRecords(store, 'accounts'), clock: () => now, ulid }),
    erased,
    entries: {
      ...{ store, server: 'here', erased, words: () => Promise.resolve(new Map()) },
      answeredFor: () => Promise.resolve(new Set<string>()),
    },
    organisation: 'Kulturkluster Sörmland',
    sign: () => {
      counter += 1
      return { dot: [device, counter] as const, at: new Date(now).toISOString(), by: 'here' }
    },
    clock: () => now,
  }
  return parts satisfies ProposalParts
}

async function put(store: DocumentStore, name: string, body: object): Promise<void> {
  await store.ensureDatabase(name)
  const [result] = await store.bulkDocs(name, [body as StoredBody], { newEdits: true })
  if (!result || 'error' in result) throw new Error('Not written.')
}

/** Somebody who answers for the entry has proposed a change; once it is approved it is to be carried out. */
async function newWorld(name: string) {
  const store = createEmbeddedStore({ file: `${folder}/${name}.sqlite` })
  for (const each of ['accounts', 'casework', historyDatabase]) await store.ensureDatabase(each)
  const parts = partsOn(store)
  const { userId } = await parts.accounts.create(['actor'])
  const first = { dot: ['seed', 1] as const, at: '2026-01-01T00:00:00Z', by: 'seed' }
  await put(store, 'directory', directoryDocument(entry('scenen', { phone: '016-1 11 11' }), first))
  await parts.accounts.answerFor(userId, scenen)
  const edits = proposalEdits({
    ...{ entry: scenen, purpose: 'change', name: 'scenen' },
    changes: [
      ...change('phone', '016-1 11 11', '016-2 22 22'),
      ...change('topics', null, ['rock']),
    ],
  })
  const written = { dot: ['phone', 1] as const, at: '2026-11-22T09:00:00Z', by: userId }
  await put(store, `own-${userId}`, edited(newDocument(id), edits, written))
  return { store, own: `own-${userId}` }
}

/** Until nothing dies any more: what a restart does, over and over. */
async function carriedOut(store: DocumentStore, own: string, n: number, when: 'before' | 'after') {
  for (const name of [own, 'casework']) {
    try {
      await settleProposal(partsOn(dyingAt(store, n, when)), name, id)
    } catch (error) {
      if (!(error instanceof Killed)) throw error
      await settleProposal(partsOn(store), name, id)
    }
    if (name === own) await approve(store)
  }
}

async function approve(store: DocumentStore): Promise<void> {
  const read = await readMerged(store, 'casework', id)
  if (!read) throw new Error('It has been taken in.')
  const written = { dot: ['desk', 1] as const, at: '2026-11-22T09:30:00Z', by: 'coordinator' }
  const edits = [{ kind: 'set' as const, field: 'decision', value: 'approved' }]
  await put(store, 'casework', { ...edited(read.document, edits, written), _rev: read.rev })
}

/** Copy; record, entry, outcome, what is told. One more than there are: nothing dies. */
const writes = [1, 2, 3, 4, 5]

test.each(writes.flatMap((n) => (['before', 'after'] as const).map((when) => ({ n, when }))))(
  'killed $when write $n',
  async ({ n, when }) => {
    const { store, own } = await newWorld(`${n}-${when}`)
    await carriedOut(store, own, n, when)
    const [leaf] = await store.leaves('directory', scenen, { history: true, attachments: false })
    const stored = leaf && 'ok' in leaf ? leaf.ok : undefined
    const document = stored && parseDocument(stored)
    if (!document || !isMutable(document)) throw new Error('An entry is mutable.')
    expect(textOf(document, 'phone')).toBe('016-2 22 22')
    expect(elementsOf(document, 'topics')).toEqual(['rock'])
    expect(stored['_revisions']).toMatchObject({ start: 2 })
    const records = createRecords(store, historyDatabase)
    expect(await historyOf(records, document)).toMatchObject([
      {
        changes: [
          { field: 'phone', before: '016-1 11 11', after: '016-2 22 22' },
          { field: 'topics', before: null, after: ['rock'] },
        ],
        ...{ decidedBy: 'coordinator', proposal: id },
      },
    ])
    for (const name of ['casework', own]) {
      const read = await readMerged(store, name, id)
      expect([name, read && readProposal(read.document).state]).toEqual([name, 'applied'])
    }
    expect((await store.info('casework'))?.doc_count).toBe(1)
    await store.close()
  },
)
