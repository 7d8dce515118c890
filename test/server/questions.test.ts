/** Questions, replies and what becomes of them, over HTTP, with a clock that the tests turn. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFollowUp, readNeed } from '../../src/domain/casework/views.ts'
import type { FieldEdit } from '../../src/domain/documents/edit.ts'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import { merge } from '../../src/domain/merge/merge.ts'
import { asCarriedBack } from '../../src/domain/rules/carried-back.ts'
import { needOfQuestion, readQuestion, readReceived } from '../../src/domain/questions/question.ts'
import { makeRetrievalCode } from '../../src/domain/questions/retrieval-code.ts'
import { documentsAbout, documentsAboutIn } from '../../sync-server/erased/documents-about.ts'
import { everyWritten, idsOf } from '../../sync-server/questions/question-parts.ts'
import type { InProcess } from '../support/in-process.ts'
import { edit, push } from '../support/proposals.ts'
import {
  documentIn,
  newQuestion,
  newReply,
  newUlid,
  set,
  writtenOnce,
} from '../support/questions.ts'
import { demoPassword } from '../support/server.ts'
import { startOnTestedStore } from '../support/tested-store.ts'
import type { Visitor } from '../support/visitor.ts'

let server: InProcess
let staff: Visitor
const day = 86_400_000

beforeAll(async () => {
  server = await startOnTestedStore()
  staff = await signedIn()
})
afterAll(() => server[Symbol.asyncDispose]())

async function signedIn(): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.signIn('falt', await demoPassword(server.dataDirectory, 'falt'))
  return visitor
}

async function guest(): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.becomeGuest()
  return visitor
}

const ownOf = ({ user }: Visitor) => `own-${user ?? ''}`

async function ask(visitor: Visitor, edits: readonly FieldEdit[] = []): Promise<DocumentId> {
  const document = newQuestion(newUlid(), visitor.user ?? '', edits)
  expect(await push(visitor, 'own', document)).toMatchObject({ ok: true })
  return document._id
}

async function reply(question: DocumentId, text?: string): Promise<DocumentId> {
  const document = newReply(needOfQuestion(question), staff.user ?? '', text)
  expect(await push(staff, 'casework', document)).toMatchObject({ ok: true })
  return document._id
}

const needOf = async (question: DocumentId) => {
  const document = await documentIn(server.store, 'casework', needOfQuestion(question))
  return document && readNeed(document)
}
const questionIn = async (visitor: Visitor, id: DocumentId) => {
  const document = await documentIn(server.store, ownOf(visitor), id)
  return document && readQuestion(document)
}
const receivedBy = async (visitor: Visitor) =>
  (await everyWritten(server.store, ownOf(visitor), 'received')).map(readReceived)
const followUpOf = async (replyId: DocumentId) => {
  const id = parseDocumentId(replyId.replace('reply:', 'follow-up:'))
  const document = await documentIn(server.store, 'casework', id)
  return document && readFollowUp(document)
}
/** Waits for the courier. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000 })
const stageOf = (visitor: Visitor, id: DocumentId) =>
  soon(async () => (await questionIn(visitor, id))?.stage)

const change = (visitor: Visitor, id: DocumentId, fields: Parameters<typeof edit>[3]) =>
  edit(visitor, id.startsWith('need:') ? 'casework' : 'own', id, fields)

test('a question is received, guided, answered and closed, and its asker follows it', async () => {
  const asker = await guest()
  const id = await ask(asker, [
    ...[set('name', 'Asta'), set('reach', '016-1 11 11'), set('want', 'lokal')],
    { kind: 'add', field: 'municipalities', elements: ['0484'] },
    { kind: 'add', field: 'consents', elements: ['publish', 'share'] },
  ])
  await stageOf(asker, id).toBe('received')
  expect(await needOf(id)).toMatchObject({
    ...{ text: 'Var söker jag pengar?', name: 'Asta', reach: '016-1 11 11', kinds: ['lokaler'] },
    ...{ municipalities: ['0484'], consents: ['publish', 'share'], channel: 'app', state: 'new' },
    ...{ asker: asker.user, createdBy: asker.user },
    receivedAt: new Date(server.clock.now).toISOString(),
  })
  await change(staff, needOfQuestion(id), { assignee: staff.user ?? '' })
  await stageOf(asker, id).toBe('guiding')
  await reply(id)
  await stageOf(asker, id).toBe('answered')
  expect(await receivedBy(asker)).toMatchObject([
    { question: id, text: 'Sök här', signed: 'Bo på noden', entries: [{ name: 'Stödet' }] },
  ])
  const closing = { state: 'closed-without-answer', closedBecause: 'outside-mandate' }
  await change(staff, needOfQuestion(id), { ...closing, nextStep: 'Ring kommunen' })
  await stageOf(asker, id).toBe('closed')
  expect(await questionIn(asker, id)).toMatchObject({
    ...{ closedBecause: 'outside-mandate', nextStep: 'Ring kommunen' },
  })
})

test('nothing of the staff’s names goes out with a reply, and nobody else gets it', async () => {
  const [asker, other] = [await guest(), await guest()]
  const [id, others] = [await ask(asker), await ask(other)]
  await stageOf(other, others).toBe('received')
  await stageOf(asker, id).toBe('received')
  await reply(id)
  await stageOf(asker, id).toBe('answered')
  expect(await receivedBy(other)).toEqual([])
  const response = await asker.get('/db/own/_all_docs?include_docs=true')
  expect(await response.text()).not.toContain(staff.user)
})

test('what was solved before it was sent is a need that is resolved', async () => {
  const asker = await guest()
  const id = await ask(asker, [set('solvedBy', 'funding:stod')])
  await stageOf(asker, id).toBe('closed')
  expect(await needOf(id)).toMatchObject({
    ...{ state: 'resolved', helpedBy: ['funding:stod'], closedBecause: 'solved' },
  })
})

test('“no, it did not help” opens again what was resolved, with a line for each', async () => {
  const asker = await guest()
  const id = await ask(asker)
  await stageOf(asker, id).toBe('received')
  await change(staff, needOfQuestion(id), { state: 'resolved', closedBecause: 'solved' })
  await stageOf(asker, id).toBe('closed')
  await change(asker, id, { helped: 'no' })
  await stageOf(asker, id).toBe('guiding')
  expect(await needOf(id)).toMatchObject({ helped: 'no', state: 'guiding', closedBecause: '' })
  const lines = await everyWritten(server.store, 'casework', 'log-entry')
  const about = lines.filter(({ body }) => (body['about'] as string[]).includes(needOfQuestion(id)))
  expect(about.map(({ body, by }) => [by, body['change']])).toEqual(
    expect.arrayContaining([
      [asker.user, { field: 'helped', from: null, to: 'no' }],
      [asker.user, { field: 'state', from: 'resolved', to: 'guiding' }],
    ]),
  )
  expect(about).toHaveLength(2)
})

test('what is added to a question reaches the staff under its id, and opens what was closed', async () => {
  const asker = await guest()
  const id = await ask(asker)
  await stageOf(asker, id).toBe('received')
  await change(staff, needOfQuestion(id), { state: 'closed-without-answer' })
  await stageOf(asker, id).toBe('closed')
  const addition = parseDocumentId(`addition:${newUlid()}`)
  const body = { question: id, text: 'Och sedan?' }
  await push(asker, 'own', writtenOnce(addition, asker.user ?? '', body))
  await stageOf(asker, id).toBe('guiding')
  await soon(async () =>
    (await everyWritten(server.store, 'casework', 'addition')).find(({ _id }) => _id === addition),
  ).toMatchObject({ by: asker.user, body: { about: [needOfQuestion(id)], text: 'Och sedan?' } })
})

test('a consent that is taken back is taken back; one that was given in person stays', async () => {
  const asker = await guest()
  const id = await ask(asker, [{ kind: 'add', field: 'consents', elements: ['publish', 'share'] }])
  await stageOf(asker, id).toBe('received')
  const needId = needOfQuestion(id)
  await editSets(staff, 'casework', needId, [
    { kind: 'add', field: 'consents', elements: ['introduce'] },
  ])
  await editSets(asker, 'own', id, [{ kind: 'remove', field: 'consents', elements: ['share'] }])
  await soon(async () => (await needOf(id))?.consents).toEqual(['introduce', 'publish'])
})

async function editSets(
  visitor: Visitor,
  database: 'own' | 'casework',
  id: DocumentId,
  edits: readonly FieldEdit[],
): Promise<void> {
  for (;;) {
    const response = await visitor.get(`/db/${database}/${encodeURIComponent(id)}`)
    const stored = (await response.json()) as { _rev: string }
    const name = database === 'own' ? ownOf(visitor) : database
    const document = await documentIn(server.store, name, id)
    if (!document) throw new Error('It is there.')
    counter += 1
    const user = visitor.user ?? ''
    const written = { dot: [`set-${user}`, counter] as const, at: '2026-11-22T09:50:00Z', by: user }
    const next = { ...edited(document, edits, written), _rev: stored._rev }
    const row = await push(visitor, database, next)
    if (row?.ok) return
    if (row?.error !== 'conflict') throw new Error('Not written.')
  }
}
let counter = 0

describe('a question that a colleague has carried here', () => {
  const carriedBy = async (ulid: string) => {
    const user = staff.user ?? ''
    const need = edited(
      newDocument(parseDocumentId(`need:${ulid}`)),
      [
        ...[set('text', 'Var söker jag pengar?'), set('state', 'new'), set('channel', 'carried')],
        { kind: 'add', field: 'consents', elements: ['share'] },
      ],
      { dot: [`device-${user}-${ulid}`, 1], at: '2026-11-22T09:10:00Z', by: user },
    )
    expect(await push(staff, 'casework', need)).toMatchObject({ ok: true })
    return need._id
  }

  test('is the same need when its asker’s phone comes, which gets the replies written before', async () => {
    const asker = await guest()
    const ulid = newUlid()
    const needId = await carriedBy(ulid)
    const id = parseDocumentId(`question:${ulid}`)
    await reply(id, 'Innan telefonen kom')
    const question = newQuestion(ulid, asker.user ?? '', [set('reach', 'asta@exempel.example')])
    await push(asker, 'own', question)
    await stageOf(asker, id).toBe('answered')
    expect(await needOf(id)).toMatchObject({
      ...{ id: needId, asker: asker.user, channel: 'carried', reach: 'asta@exempel.example' },
      ...{ consents: [], openFields: [] },
    })
    expect((await receivedBy(asker)).map(({ text }) => text)).toEqual(['Innan telefonen kom'])
  })

  test('is not taken over by somebody else who names its id', async () => {
    const [asker, thief] = [await guest(), await guest()]
    const ulid = newUlid()
    await carriedBy(ulid)
    const id = parseDocumentId(`question:${ulid}`)
    await push(asker, 'own', newQuestion(ulid, asker.user ?? ''))
    await stageOf(asker, id).toBe('received')
    await push(thief, 'own', newQuestion(ulid, thief.user ?? '', [set('reach', 'thief')]))
    const next = await ask(thief)
    await stageOf(thief, next).toBe('received')
    await reply(id)
    await stageOf(asker, id).toBe('answered')
    expect(await needOf(id)).toMatchObject({ asker: asker.user, reach: '' })
    expect(await receivedBy(thief)).toEqual([])
  })
})

describe('a reply', () => {
  test('that nobody opens for a week calls for a follow-up, which is done once it is opened', async () => {
    const asker = await guest()
    const id = await ask(asker)
    await stageOf(asker, id).toBe('received')
    const replyId = await reply(id)
    await stageOf(asker, id).toBe('answered')
    server.clock.now += 6 * day
    staff = await signedIn()
    await reply(id)
    await soon(async () => (await receivedBy(asker)).length).toBe(2)
    expect(await followUpOf(replyId)).toBeUndefined()
    server.clock.now += 2 * day
    await soon(async () => await followUpOf(replyId)).toMatchObject({
      ...{ why: 'unread', text: '', done: false, about: [needOfQuestion(id)], dueOn: '2026-11-29' },
    })
    const received = parseDocumentId(replyId.replace('reply:', 'received:'))
    await editSets(asker, 'own', id, [{ kind: 'add', field: 'read', elements: [received] }])
    await soon(async () => (await followUpOf(replyId))?.done).toBe(true)
  })

  test('to a guest who is gone is told to the staff, and stops nothing', async () => {
    const [gone, asker] = [await guest(), await guest()]
    const [lost, id] = [await ask(gone), await ask(asker)]
    await stageOf(gone, lost).toBe('received')
    await stageOf(asker, id).toBe('received')
    await server.store.deleteDatabase(ownOf(gone))
    const replyId = await reply(lost)
    await reply(id)
    await stageOf(asker, id).toBe('answered')
    await soon(async () => await followUpOf(replyId)).toMatchObject({ why: 'gone', done: false })
    expect(await server.store.info(ownOf(gone))).toBeUndefined()
  })

  test('goes to the account that a guest has signed in to, where they took the question along', async () => {
    const phone = await guest()
    const first = phone.user ?? ''
    const id = await ask(phone)
    await stageOf(phone, id).toBe('received')
    const account = await guest()
    await account.post('/api/account', { name: 'asta', password: 'en lång fras' })
    await phone.signIn('asta', 'en lång fras')
    const response = await phone.request('POST', '/db/own/_bulk_docs', {
      headers: { 'content-type': 'application/json', 'x-kulturlots-carrying': 'yes' },
      body: JSON.stringify({ docs: [newQuestion(id.slice('question:'.length), first)] }),
    })
    expect(await response.json()).toMatchObject([{ ok: true }])
    await stageOf(phone, id).toBe('received')
    await reply(id)
    await stageOf(phone, id).toBe('answered')
    expect(await receivedBy(phone)).toHaveLength(1)
    await change(phone, id, { helped: 'yes' })
    await soon(async () => (await needOf(id))?.helped).toBe('yes')
  })
})

describe('a server that was restored from before a question', () => {
  const forget = async (name: string, id: DocumentId) => {
    const leaves = await server.store.leaves(name, id, {
      ...{ revs: 'all', history: false, attachments: false },
    })
    const revs = leaves.flatMap((leaf) => ('ok' in leaf ? [String(leaf.ok._rev)] : []))
    await server.store.purge(name, { [id]: revs })
  }
  const carriedBack = async (visitor: Visitor, database: 'own' | 'casework', document: object) => {
    const response = await visitor.request('POST', `/db/${database}/_bulk_docs`, {
      headers: { 'content-type': 'application/json', 'x-kulturlots-carrying': 'yes' },
      body: JSON.stringify({ docs: [document] }),
    })
    expect(await response.json()).toMatchObject([{ ok: true }])
  }

  test('gets the need from the staff, the question from its asker, and brings the reply again', async () => {
    const asker = await guest()
    const id = await ask(asker)
    await stageOf(asker, id).toBe('received')
    const replyId = await reply(id)
    await stageOf(asker, id).toBe('answered')
    await change(asker, id, { helped: 'partly' })
    await soon(async () => (await needOf(id))?.helped).toBe('partly')
    const received = parseDocumentId(replyId.replace('reply:', 'received:'))
    const question = await documentIn(server.store, ownOf(asker), id)
    const need = await documentIn(server.store, 'casework', needOfQuestion(id))
    if (!question || !need) throw new Error('Both are there.')
    await forget('casework', need._id)
    await forget(ownOf(asker), id)
    await forget(ownOf(asker), received)
    expect(await receivedBy(asker)).toEqual([])

    await carriedBack(staff, 'casework', asCarriedBack('casework', need))
    await carriedBack(asker, 'own', asCarriedBack('own', question))
    await stageOf(asker, id).toBe('answered')
    expect(await receivedBy(asker)).toMatchObject([{ question: id, text: 'Sök här' }])
    expect(await needOf(id)).toMatchObject({ asker: asker.user, helped: 'partly', openFields: [] })
    const lines = await everyWritten(server.store, 'casework', 'log-entry')
    expect(lines.filter(({ body }) => (body['about'] as string[]).includes(need._id))).toHaveLength(
      1,
    )
    // What the staff’s devices still have of the former one is contained in the new one.
    const anew = await documentIn(server.store, 'casework', need._id)
    expect(anew && readNeed(merge(anew, need))).toMatchObject({ openFields: [], state: 'new' })
  })
})

test('whoever erases a question is told what else holds something of it', async () => {
  const asker = await guest()
  const id = await ask(asker)
  await stageOf(asker, id).toBe('received')
  const replyId = await reply(id)
  await stageOf(asker, id).toBe('answered')
  const about = [needOfQuestion(id), replyId.replace('reply:', 'received:'), replyId]
  const file = join(server.dataDirectory, 'store.sqlite')
  if (!process.env['COUCHDB_TEST_URL']) expect(documentsAbout(file, [id])).toEqual(about)
  expect(await documentsAboutIn(server.store, [id])).toEqual(about)
})

describe('two hundred questions at once', () => {
  test('are taken in at a pace that the asker is told; none is lost, and nobody else waits', async () => {
    const [asker, other] = [await guest(), await guest()]
    const ids = Array.from({ length: 200 }, () => newUlid())
    const docs = ids.map((ulid) => newQuestion(ulid, asker.user ?? ''))
    const response = await asker.post('/db/own/_bulk_docs', { docs })
    expect((await response.json()) as object[]).toHaveLength(200)
    const waiting = async () => {
      const all = await Promise.all(
        docs.map(async ({ _id }) => (await questionIn(asker, _id))?.waitsUntil ?? ''),
      )
      return all.filter((until) => until !== '').sort()
    }
    await soon(async () => (await waiting()).length).toBe(180)
    const others = await ask(other)
    await stageOf(other, others).toBe('received')
    const needs = new Set(docs.map(({ _id }) => needOfQuestion(_id)))
    const taken = async () =>
      (await idsOf(server.store, 'casework', 'need')).filter((id) => needs.has(id)).length
    expect(await taken()).toBe(20)
    const [first = '', ...rest] = await waiting()
    expect(Date.parse(first) - server.clock.now).toBe(3_600_000)
    expect(Date.parse(rest.at(-1) ?? '') - server.clock.now).toBeLessThan(4 * day)
    server.clock.now += 3_600_000
    await soon(taken).toBe(40)
    server.clock.now += 3_600_000
    await soon(taken).toBe(60)
    server.clock.now += 4 * day
    await soon(taken).toBe(200)
    await soon(async () => (await waiting()).length).toBe(0)
  })
})

describe('a retrieval code', () => {
  const codeOf = (seed: number) => makeRetrievalCode(new Uint8Array(16).fill(seed))
  const fetched = (code: unknown) => server.visitor().post('/api/questions/retrieve', { code })

  test('fetches the question and its replies on any device, however it is typed', async () => {
    const asker = await guest()
    const code = codeOf(7)
    const id = await ask(asker, [set('code', code)])
    await stageOf(asker, id).toBe('received')
    staff = await signedIn()
    await reply(id)
    await stageOf(asker, id).toBe('answered')
    const response = await fetched(` ${code.toLowerCase().replaceAll('-', ' ')} `)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({
      question: {
        ...{ text: 'Var söker jag pengar?', stage: 'answered', closedBecause: '', nextStep: '' },
        askedAt: expect.any(String) as string,
      },
      replies: [
        {
          ...{ text: 'Sök här', signed: 'Bo på noden', at: '2026-11-22T09:30:00Z' },
          entries: [{ id: 'funding:stod', name: 'Stödet' }],
        },
      ],
    })
  })

  test('that was changed opens nothing any more', async () => {
    const asker = await guest()
    const id = await ask(asker, [set('code', codeOf(8))])
    await stageOf(asker, id).toBe('received')
    await change(asker, id, { code: codeOf(9) })
    await soon(async () => (await fetched(codeOf(9))).status).toBe(200)
    expect((await fetched(codeOf(8))).status).toBe(404)
  })

  test.each([7, null, {}, ['x']])('that is %j is refused with a reason', async (code) => {
    expect((await fetched(code)).status).toBe(400)
  })

  test('can’t be tried on and on', async () => {
    server.clock.now += day
    const statuses: number[] = []
    for (let n = 0; n < 31; n += 1) statuses.push((await fetched(codeOf(100 + n))).status)
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(404))
    const last = await fetched(codeOf(200))
    expect([statuses[30], last.status, Number(last.headers.get('retry-after')) > 0]).toEqual([
      429,
      429,
      true,
    ])
  })
})
