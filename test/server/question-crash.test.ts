/**
 * The courier killed before or after any of its writes, between any two steps of a question’s life: begun anew,
 * there is one need, each reply has come once, each line of history stands once.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ulid } from 'ulid'
import { readNeed } from '../../src/domain/casework/views.ts'
import type { MutableDocument } from '../../src/domain/documents/document.ts'
import { edited } from '../../src/domain/documents/edit.ts'
import { parseDeviceId, parseDocumentId } from '../../src/domain/identifiers.ts'
import { needOfQuestion, readQuestion, readReceived } from '../../src/domain/questions/question.ts'
import { createAccounts } from '../../sync-server/accounts/accounts.ts'
import { createRecords } from '../../sync-server/accounts/records.ts'
import type { DocumentStore, StoredBody } from '../../sync-server/couch/document-store.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { readMerged } from '../../sync-server/courier/amend.ts'
import { settleQuestions } from '../../sync-server/courier/question-courier.ts'
import { createPace } from '../../sync-server/questions/pace.ts'
import {
  everyWritten,
  idsOf,
  type QuestionParts,
} from '../../sync-server/questions/question-parts.ts'
import { codesDatabase } from '../../sync-server/questions/retrieval-codes.ts'
import { newQuestion, newReply, set, writtenOnce } from '../support/questions.ts'
import { removeFolder, temporaryFolder } from '../support/server.ts'

let folder: string
beforeAll(async () => (folder = await temporaryFolder()))
afterAll(() => removeFolder(folder))

const now = Date.parse('2026-11-22T10:00:00Z')
const id = parseDocumentId('question:01JR0000000000000000000001')
const needId = needOfQuestion(id)
const additionId = parseDocumentId('addition:01JR0000000000000000000002')

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

function partsOn(store: DocumentStore): QuestionParts {
  const device = parseDeviceId(ulid())
  let counter = 0
  const clock = () => now
  return {
    store,
    accounts: createAccounts({ records: createRecords(store, 'accounts'), clock, ulid }),
    erased: { among: () => Promise.resolve(new Set<string>()) },
    codes: createRecords(store, codesDatabase),
    pace: { questions: createPace(clock), additions: createPace(clock) },
    lookAgain: () => undefined,
    sign: () => {
      counter += 1
      return { dot: [device, counter] as const, at: new Date(now).toISOString(), by: 'here' }
    },
    clock,
  }
}

async function put(store: DocumentStore, name: string, body: object): Promise<void> {
  await store.ensureDatabase(name)
  const [result] = await store.bulkDocs(name, [body as StoredBody], { newEdits: true })
  if (!result || 'error' in result) throw new Error('Not written.')
}

async function newWorld(name: string) {
  const store = createEmbeddedStore({ file: `${folder}/${name}.sqlite` })
  for (const each of ['accounts', 'casework', codesDatabase]) await store.ensureDatabase(each)
  const { userId } = await createAccountsOn(store).create(['actor'])
  return { store, user: userId, own: `own-${userId}` }
}

const createAccountsOn = (store: DocumentStore) =>
  createAccounts({ records: createRecords(store, 'accounts'), clock: () => now, ulid })

type World = Awaited<ReturnType<typeof newWorld>>

let edits = 0

async function change(
  { store }: World,
  name: string,
  of: typeof id,
  fields: Readonly<Record<string, string | null>>,
  user: string,
): Promise<void> {
  const read = await readMerged(store, name, of)
  if (!read) throw new Error('It is there.')
  edits += 1
  const written = { dot: ['desk', edits] as const, at: '2026-11-22T09:40:00Z', by: user }
  const next = edited(
    read.document,
    Object.entries(fields).map(([field, value]) => set(field, value)),
    written,
  )
  await put(store, name, { ...next, _rev: read.rev })
}

/** What people do, and which document the courier then looks at first. */
const life: readonly ((world: World) => Promise<readonly [name: string, id: typeof id]>)[] = [
  async ({ store, own, user }) => {
    const edits = [set('name', 'Asta'), set('code', '7K2M-04QX-9ATD'), set('want', 'pengar')]
    await put(store, own, newQuestion(id.slice('question:'.length), user, edits))
    return [own, id]
  },
  async (world) => {
    const reply = newReply(needId, 'bo')
    await put(world.store, 'casework', reply)
    return ['casework', reply._id]
  },
  async (world) => {
    await change(world, 'casework', needId, { state: 'resolved', nextStep: 'Ring' }, 'bo')
    return ['casework', needId]
  },
  async (world) => {
    await change(world, world.own, id, { helped: 'no' }, world.user)
    return [world.own, id]
  },
  async (world) => {
    await change(world, 'casework', needId, { state: 'resolved', closedBecause: 'solved' }, 'bo')
    return ['casework', needId]
  },
  async ({ store, own, user }) => {
    await put(store, own, writtenOnce(additionId, user, { question: id, text: 'Och sedan?' }))
    return [own, additionId]
  },
]

/** A restart looks at everything, in the order of the databases. */
async function lookAtAll(store: DocumentStore): Promise<void> {
  const parts = partsOn(store)
  for (const name of await store.databases()) {
    if (name !== 'casework' && !name.startsWith('own-')) continue
    const { results } = await store.changes(name, {
      ...{ since: '0', style: 'all_docs', includeDocs: false },
    })
    for (const { id: changed } of results) {
      await settleQuestions(parts, name, parseDocumentId(changed))
    }
  }
}

const whens = ['before', 'after'] as const
const cases = life.flatMap((_each, step) =>
  [1, 2, 3, 4, 5].flatMap((n) => whens.map((when) => ({ step, n, when }))),
)

test.each(cases)('step $step, killed $when write $n', async ({ step, n, when }) => {
  const world = await newWorld(`${step}-${n}-${when}`)
  const { store, own } = world
  for (const [index, act] of life.entries()) {
    const [name, changed] = await act(world)
    try {
      const dying = index === step ? dyingAt(store, n, when) : store
      await settleQuestions(partsOn(dying), name, changed)
    } catch (error) {
      if (!(error instanceof Killed)) throw error
    }
    await lookAtAll(store)
  }
  await lookAtAll(store)

  expect(await idsOf(store, 'casework', 'need')).toEqual([needId])
  const need = readNeed(await document(store, 'casework', needId))
  expect(need).toMatchObject({
    ...{ text: 'Var söker jag pengar?', name: 'Asta', kinds: ['finansiering'], channel: 'app' },
    ...{ asker: world.user, helped: 'no', state: 'guiding', closedBecause: '', openFields: [] },
  })
  const received = await everyWritten(store, own, 'received')
  expect(received.map(readReceived)).toMatchObject([{ question: id, text: 'Sök här' }])
  expect(readQuestion(await document(store, own, id))).toMatchObject({
    ...{ stage: 'answered', closedBecause: '', nextStep: '' },
  })
  const lines = await everyWritten(store, 'casework', 'log-entry')
  const changes = lines.map(({ body }) => {
    const { field, from, to } = body['change'] as Record<string, string>
    return `${field}: ${from} → ${to}`
  })
  expect(changes.sort()).toEqual([
    'helped: null → no',
    'state: resolved → guiding',
    'state: resolved → guiding',
  ])
  const [addition, ...more] = await everyWritten(store, 'casework', 'addition')
  expect(addition?.body).toEqual({ about: [needId], text: 'Och sedan?' })
  expect(more).toEqual([])
  expect(await idsOf(store, 'casework', 'follow-up')).toEqual([])
  await store.close()
})

test('a question that was erased calls nobody to its old replies; one that is only gone does', async () => {
  for (const erased of [false, true]) {
    const world = await newWorld(`erased-${String(erased)}`)
    const { store, own } = world
    for (const act of life.slice(0, 2)) {
      const [name, changed] = await act(world)
      await settleQuestions(partsOn(store), name, changed)
    }
    await store.deleteDatabase(own)
    const [reply] = await idsOf(store, 'casework', 'reply')
    if (!reply) throw new Error('It is there.')
    const among = (ids: readonly string[]) =>
      Promise.resolve(new Set(ids.filter((each) => erased && each === id)))
    await settleQuestions({ ...partsOn(store), erased: { among } }, 'casework', reply)
    expect(await idsOf(store, 'casework', 'follow-up')).toHaveLength(erased ? 0 : 1)
    await store.close()
  }
})

async function document(
  store: DocumentStore,
  name: string,
  of: typeof id,
): Promise<MutableDocument> {
  const read = await readMerged(store, name, of)
  if (!read) throw new Error('It is there.')
  return read.document
}
