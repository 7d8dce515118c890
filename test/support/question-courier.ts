/** The courier of questions on a store of its own, without a server, with a clock that tests turn. */
import { ulid } from 'ulid'
import { parseDeviceId, type DocumentId, type UserId } from '../../src/domain/identifiers.ts'
import { createAccounts, type Accounts } from '../../sync-server/accounts/accounts.ts'
import { createRecords } from '../../sync-server/accounts/records.ts'
import type { DocumentStore, StoredBody } from '../../sync-server/couch/document-store.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { readMerged } from '../../sync-server/courier/amend.ts'
import { createPace } from '../../sync-server/questions/pace.ts'
import type { QuestionParts } from '../../sync-server/questions/question-parts.ts'
import { codesDatabase } from '../../sync-server/questions/retrieval-codes.ts'
import { edited, type FieldEdit } from '../../src/domain/documents/edit.ts'

export interface QuestionWorld {
  readonly store: DocumentStore
  readonly accounts: Accounts
  readonly clock: { now: number }
  readonly parts: QuestionParts
  guest(): Promise<UserId>
  put(name: string, body: object): Promise<void>
  change(name: string, id: DocumentId, edits: readonly FieldEdit[], by: string): Promise<void>
}

export async function newQuestionWorld(file: string): Promise<QuestionWorld> {
  const store = createEmbeddedStore({ file })
  for (const each of ['accounts', 'casework', codesDatabase]) await store.ensureDatabase(each)
  const clock = { now: Date.parse('2026-11-22T10:00:00Z') }
  const tell = () => clock.now
  const accounts = createAccounts({ records: createRecords(store, 'accounts'), clock: tell, ulid })
  const device = parseDeviceId(ulid())
  let counter = 0
  const sign: QuestionParts['sign'] = () => {
    counter += 1
    return { dot: [device, counter], at: new Date(clock.now).toISOString(), by: 'here' }
  }
  const put = async (name: string, body: object) => {
    await store.ensureDatabase(name)
    const [result] = await store.bulkDocs(name, [body as StoredBody], { newEdits: true })
    if (!result || 'error' in result) throw new Error('Not written.')
  }
  let edits = 0
  return {
    ...{ store, accounts, clock, put },
    parts: {
      ...{ store, accounts, sign, clock: tell },
      erased: { among: () => Promise.resolve(new Set<string>()) },
      codes: createRecords(store, codesDatabase),
      pace: { questions: createPace(tell), additions: createPace(tell) },
      lookAgain: () => undefined,
    },
    guest: async () => (await accounts.create(['actor'])).userId,
    async change(name, id, wanted, by) {
      const read = await readMerged(store, name, id)
      if (!read) throw new Error('It is there.')
      edits += 1
      const written = { dot: ['desk', edits] as const, at: '2026-11-22T09:40:00Z', by }
      await put(name, { ...edited(read.document, wanted, written), _rev: read.rev })
    },
  }
}
