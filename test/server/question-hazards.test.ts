/** What goes wrong around questions: old copies of them, clocks that are off, a store that goes away, many at once. */
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readWrittenOnce } from '../../src/domain/casework/guiding-views.ts'
import { readFollowUp, readLogEntry, readNeed } from '../../src/domain/casework/views.ts'
import { newDocument, edited, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import { needOfQuestion, readQuestion, readReceived } from '../../src/domain/questions/question.ts'
import { StoreError, type DocumentStore } from '../../sync-server/couch/document-store.ts'
import {
  settleQuestions,
  startQuestionCourier,
} from '../../sync-server/courier/question-courier.ts'
import { everyWritten } from '../../sync-server/questions/question-parts.ts'
import { retrieveRoute } from '../../sync-server/questions/retrieve-route.ts'
import { newQuestionWorld, type QuestionWorld } from '../support/question-courier.ts'
import {
  documentIn,
  newQuestion,
  newReply,
  newUlid,
  set,
  writtenOnce,
} from '../support/questions.ts'
import { removeFolder, temporaryFolder } from '../support/server.ts'

let folder: string
let world: QuestionWorld
beforeAll(async () => (folder = await temporaryFolder()))
afterAll(() => removeFolder(folder))
beforeEach(async () => (world = await newQuestionWorld(join(folder, `${newUlid()}.sqlite`))))

const later = '2028-11-22T10:00:00.000Z'
const now = () => new Date(world.clock.now).toISOString()
const settle = (name: string, id: DocumentId) => settleQuestions(world.parts, name, id)
const needOf = async (question: DocumentId) => {
  const document = await documentIn(world.store, 'casework', needOfQuestion(question))
  if (!document) throw new Error('There is a need.')
  return readNeed(document)
}
const share = (kind: 'add' | 'remove') =>
  [{ kind, field: 'consents', elements: ['share'] }] as const

async function asked(user: string, ulid = newUlid(), edits: readonly FieldEdit[] = share('add')) {
  const question = newQuestion(ulid, user, edits)
  await world.put(`own-${user}`, question)
  await settle(`own-${user}`, question._id)
  return question._id
}

test('a consent that is taken back in an account is not given again by the guest’s old copy', async () => {
  const [phone, account] = [await world.guest(), await world.guest()]
  const id = await asked(phone)
  await world.accounts.noteAlias(phone, account)
  await asked(account, id.slice('question:'.length))
  expect((await needOf(id)).consents).toEqual(['share'])
  await world.change(`own-${account}`, id, share('remove'), account)
  await settle(`own-${account}`, id)
  // As at the next start of the server, when everything is looked at.
  await settle(`own-${phone}`, id)
  expect((await needOf(id)).consents).toEqual([])
})

test('a consent that was taken back before the account was heard of is taken back', async () => {
  const [phone, account] = [await world.guest(), await world.guest()]
  const id = await asked(phone)
  await world.accounts.noteAlias(phone, account)
  await asked(account, id.slice('question:'.length), [])
  expect((await needOf(id)).consents).toEqual([])
})

test('an answer that was brought along to an account does not open again what has been solved since', async () => {
  const [phone, account] = [await world.guest(), await world.guest()]
  const id = await asked(phone)
  const resolve = () =>
    world.change('casework', needOfQuestion(id), [set('state', 'resolved')], 'bo')
  await resolve()
  await world.change(`own-${phone}`, id, [set('helped', 'no')], phone)
  await settle(`own-${phone}`, id)
  expect((await needOf(id)).state).toBe('guiding')
  await resolve()
  await world.accounts.noteAlias(phone, account)
  await asked(account, id.slice('question:'.length), [set('helped', 'no')])
  expect(await needOf(id)).toMatchObject({ state: 'resolved', helped: 'no' })
  await world.change(`own-${account}`, id, [set('helped', 'no')], account)
  await settle(`own-${account}`, id)
  expect((await needOf(id)).state).toBe('guiding')
})

test('a reply goes to every phone of somebody who was a guest twice before the account', async () => {
  const users = [await world.guest(), await world.guest(), await world.guest()] as const
  const [first, second, account] = users
  const id = await asked(first)
  await world.accounts.noteAlias(first, second)
  await world.put(`own-${second}`, newQuestion(id.slice('question:'.length), second))
  await world.accounts.noteAlias(second, account)
  const reply = newReply(needOfQuestion(id), 'bo')
  await world.put('casework', reply)
  await settle('casework', reply._id)
  for (const user of [first, second]) {
    const received = await everyWritten(world.store, `own-${user}`, 'received')
    expect(received.map((each) => readReceived(each).question)).toEqual([id])
    const question = await documentIn(world.store, `own-${user}`, id)
    expect(question && readQuestion(question).stage).toBe('answered')
  }
  expect(await world.accounts.namesOf(first)).toEqual(users)
})

test('what an asker adds and answers is told when it came, where their clock is two years ahead', async () => {
  const user = await world.guest()
  const id = await asked(user)
  const addition = writtenOnce(
    parseDocumentId(`addition:${newUlid()}`),
    user,
    { question: id, text: 'Det gäller en kör.' },
    later,
  )
  await world.put(`own-${user}`, addition)
  await settle(`own-${user}`, addition._id)
  const read = await documentIn(world.store, `own-${user}`, id)
  if (!read) throw new Error('It is there.')
  const answer = edited(read, [set('helped', 'no')], { dot: ['ahead', 1], at: later, by: user })
  await world.put(`own-${user}`, { ...answer, _rev: await revOf(`own-${user}`, id) })
  await settle(`own-${user}`, id)
  const [copy] = await everyWritten(world.store, 'casework', 'addition')
  expect(copy && readWrittenOnce(copy).at).toBe(now())
  const lines = (await everyWritten(world.store, 'casework', 'log-entry')).map(readLogEntry)
  expect(lines.map(({ at }) => at)).toEqual([now()])
  expect((await needOf(id)).helped).toBe('no')
})

test('a reply that nobody can get is told now, where the clock of whoever wrote it is ahead', async () => {
  const user = await world.guest()
  const id = await asked(user)
  await world.store.deleteDatabase(`own-${user}`)
  const reply = { ...newReply(needOfQuestion(id), 'bo'), at: later }
  await world.put('casework', reply)
  await settle('casework', reply._id)
  const followUp = parseDocumentId(reply._id.replace('reply:', 'follow-up:'))
  const document = await documentIn(world.store, 'casework', followUp)
  expect(document && readFollowUp(document)).toMatchObject({ why: 'gone', dueOn: '2026-11-22' })
})

test('hand-overs that end while the store is away come back, every one, when it answers', async () => {
  const ids = Array.from({ length: 3 }, () => parseDocumentId(`hand-over:${newUlid()}`))
  const need = parseDocumentId(`need:${newUlid()}`)
  const written = { dot: ['desk', 1] as const, at: now(), by: 'bo' }
  await world.put('casework', edited(newDocument(need), [set('state', 'new')], written))
  for (const id of ids) {
    const fields = [set('need', need), set('state', 'open'), set('expiresOn', '2026-11-24')]
    await world.put('casework', edited(newDocument(id), fields, written))
  }
  let away = false
  let failures = 0
  const store: DocumentStore = {
    ...world.store,
    leaves(...of) {
      if (away) return Promise.reject(new StoreError('unavailable', 'away'))
      return world.store.leaves(...of)
    },
  }
  const courier = startQuestionCourier({
    ...world.parts,
    store,
    failed: () => (failures += 1),
  })
  try {
    await courier.settled()
    away = true
    world.clock.now += 4 * 86_400_000
    await expect.poll(() => failures, { timeout: 20_000 }).toBeGreaterThan(0)
    away = false
    const followUps = () =>
      Promise.all(
        ids.map(async (id) => {
          const followUp = parseDocumentId(id.replace('hand-over:', 'follow-up:'))
          return (await documentIn(world.store, 'casework', followUp)) !== undefined
        }),
      )
    await expect.poll(followUps, { timeout: 20_000 }).toEqual([true, true, true])
  } finally {
    await courier.stop()
  }
})

test('what failed by itself is tried again without anybody doing anything', async () => {
  const user = await world.guest()
  const question = newQuestion(newUlid(), user)
  await world.put(`own-${user}`, question)
  let failures = 0
  const store: DocumentStore = {
    ...world.store,
    bulkDocs(...of) {
      if (failures === 0) return Promise.reject(new Error('A disk that is full.'))
      return world.store.bulkDocs(...of)
    },
  }
  const courier = startQuestionCourier({ ...world.parts, store, failed: () => (failures += 1) })
  try {
    await courier.settled()
    expect(failures).toBe(1)
    world.clock.now += 3_600_000
    const stage = async () => {
      const document = await documentIn(world.store, `own-${user}`, question._id)
      return document && readQuestion(document).stage
    }
    await expect.poll(stage, { timeout: 20_000 }).toBe('received')
  } finally {
    await courier.stop()
  }
})

test('whoever asks on and on holds up nobody else until all of it has been looked at', async () => {
  const [many, one] = [await world.guest(), await world.guest()]
  for (let n = 0; n < 120; n += 1) await world.put(`own-${many}`, newQuestion(newUlid(), many))
  const question = newQuestion(newUlid(), one)
  await world.put(`own-${one}`, question)
  const looked: string[] = []
  const store: DocumentStore = {
    ...world.store,
    leaves(name, id, query) {
      if (name.startsWith('own-') && looked.at(-1) !== id) looked.push(id)
      return world.store.leaves(name, id, query)
    },
  }
  const courier = startQuestionCourier({ ...world.parts, store, failed: () => undefined })
  try {
    await courier.settled()
  } finally {
    await courier.stop()
  }
  expect(new Set(looked.slice(0, looked.indexOf(question._id))).size).toBeLessThan(30)
  expect(new Set(looked).size).toBe(121)
})

async function revOf(name: string, id: DocumentId): Promise<string> {
  const [leaf] = await world.store.leaves(name, id, { history: false, attachments: false })
  return leaf && 'ok' in leaf ? String(leaf.ok._rev) : ''
}

test('a code opens nothing of a question that is to be erased, before that has been done', async () => {
  const user = await world.guest()
  const id = await asked(user, newUlid(), [...share('add'), set('code', '7K2M-04QX-9ATD')])
  const erased = new Set<string>()
  const app = fastify()
  retrieveRoute(app, {
    ...{ store: world.store, accounts: world.accounts, clock: () => world.clock.now },
    erased: { among: (ids) => Promise.resolve(new Set(ids.filter((each) => erased.has(each)))) },
  })
  const open = () =>
    app.inject({
      ...{ method: 'POST', url: '/api/questions/retrieve' },
      payload: { code: '7K2M-04QX-9ATD' },
    })
  expect((await open()).statusCode).toBe(200)
  erased.add(id)
  expect((await open()).statusCode).toBe(404)
  await app.close()
})
