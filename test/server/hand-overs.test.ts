/** Hand-overs over HTTP: who may, what a link shows, what becomes of what its holder says, with a clock that tests turn. */
import { Writable } from 'node:stream'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readHandOver } from '../../src/domain/casework/guiding-views.ts'
import { readFollowUp } from '../../src/domain/casework/views.ts'
import { edited, newDocument, type FieldEdit } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import type { StoredBody } from '../../sync-server/couch/document-store.ts'
import { codesDatabase } from '../../sync-server/questions/retrieval-codes.ts'
import { everyWritten } from '../../sync-server/questions/question-parts.ts'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import { edit, push } from '../support/proposals.ts'
import { documentIn, newUlid, set } from '../support/questions.ts'
import { demoPassword, removeFolder, temporaryFolder } from '../support/server.ts'
import { startOnTestedStore } from '../support/tested-store.ts'
import type { Visitor } from '../support/visitor.ts'

let server: InProcess
let staff: Visitor
let logged = ''
const day = 86_400_000
const secrets: string[] = []

beforeAll(async () => {
  const into = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString()
      done()
    },
  })
  server = await startOnTestedStore({ logger: pino({ level: 'trace' }, into) })
  staff = server.visitor()
  await staff.signIn('falt', await demoPassword(server.dataDirectory, 'falt'))
})
afterAll(() => server[Symbol.asyncDispose]())

async function newNeed(edits: readonly FieldEdit[] = [shares]): Promise<DocumentId> {
  const id = parseDocumentId(`need:${newUlid()}`)
  const user = staff.user ?? ''
  const written = {
    dot: [`device-${id.slice(5)}`, 1] as const,
    at: '2026-11-22T09:00:00Z',
    by: user,
  }
  const fields = [
    set('text', 'Hemlig text'),
    set('name', 'Asta'),
    set('state', 'guiding'),
    ...edits,
  ]
  expect(await push(staff, 'casework', edited(newDocument(id), fields, written))).toMatchObject({
    ok: true,
  })
  return id
}
const shares: FieldEdit = { kind: 'add', field: 'consents', elements: ['share'] }

interface Link {
  readonly id: DocumentId
  readonly url: string
  readonly secret: string
}

async function handOver(need: DocumentId, more: object = {}): Promise<readonly Link[]> {
  const response = await staff.post('/api/hand-overs', { ...wanted(need), ...more })
  expect(response.status).toBe(201)
  return linksOf(response)
}

async function linksOf(response: Response): Promise<readonly Link[]> {
  const { links } = (await response.json()) as { links: readonly { id: string; url: string }[] }
  return links.map(({ id, url }) => {
    const secret = new URL(url).hash.slice(1)
    secrets.push(secret)
    return { id: parseDocumentId(id), url, secret }
  })
}

const wanted = (need: DocumentId) => ({
  need,
  entries: [{ id: 'function:kulturskolan', name: 'Kulturskolan' }],
  question: 'Finns det en replokal för dans?',
  days: 14,
})

async function theLink(need: DocumentId): Promise<Link> {
  const [link] = await handOver(need)
  if (!link) throw new Error('There is one.')
  return link
}

const open = (secret: string) => server.visitor().post('/api/handed', { secret })
const answer = (secret: string, state: string, text?: string) =>
  server.visitor().post('/api/handed/answer', { secret, state, ...(text && { text }) })
const viewOf = async (id: DocumentId) => {
  const document = await documentIn(server.store, 'casework', id)
  return document && readHandOver(document)
}
const followUpOf = async (id: DocumentId, on = server) => {
  const followUp = parseDocumentId(id.replace('hand-over:', 'follow-up:'))
  const document = await documentIn(on.store, 'casework', followUp)
  return document && readFollowUp(document)
}
const linesOf = async (need: DocumentId) =>
  (await everyWritten(server.store, 'casework', 'log-entry')).flatMap(({ body }) =>
    (body['about'] as string[]).includes(need) ? [[body['change'], body['text']]] : [],
  )
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000 })

test('a link shows the question that was handed over, and nothing else', async () => {
  const { url, secret } = await theLink(await newNeed())
  expect(url).toMatch(/^http:\/\/localhost:\d+\/handover#[0-9A-Z]{26}\.[\w-]{43}$/)
  const response = await open(secret)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({
    question: 'Finns det en replokal för dans?',
    name: 'Kulturskolan',
    expiresOn: '2026-12-06',
    state: 'open',
    organisation: 'Kulturkluster Sörmland',
  })
})

test('its holder accepts, then answers: once, and it stands in the need’s history', async () => {
  const need = await newNeed()
  const { id, secret } = await theLink(need)
  expect(await (await answer(secret, 'accepted')).json()).toMatchObject({ state: 'accepted' })
  expect((await answer(secret, 'answered', '   ')).status).toBe(400)
  expect((await answer(secret, 'answered', 'Ja, på torsdagar.')).status).toBe(200)
  expect((await answer(secret, 'answered', 'Ja, på torsdagar.')).status).toBe(200)
  expect((await answer(secret, 'declined')).status).toBe(409)
  expect(await viewOf(id)).toMatchObject({ state: 'answered', answer: 'Ja, på torsdagar.' })
  await soon(() => linesOf(need)).toContainEqual([
    { field: 'handOver', from: null, to: 'answered' },
    'Ja, på torsdagar.',
  ])
})

test('each function has a link of its own, and one says no without the other', async () => {
  const need = await newNeed()
  const entries = ['a', 'b'].map((name) => ({ id: `function:${name}`, name }))
  const [one, other] = await handOver(need, { entries })
  if (!one || !other) throw new Error('There are two.')
  expect((await answer(one.secret, 'declined', 'Vi har ingen lokal')).status).toBe(200)
  expect(await viewOf(one.id)).toMatchObject({ state: 'declined', answer: 'Vi har ingen lokal' })
  expect(await viewOf(other.id)).toMatchObject({ state: 'open', answer: '' })
})

test('without the asker’s yes nothing is handed over; taken back, the link shows nothing', async () => {
  const need = await newNeed([])
  const refused = await staff.post('/api/hand-overs', wanted(need))
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ error: 'no-consent' })

  const agreed = await newNeed()
  const { id, secret } = await theLink(agreed)
  const document = await documentIn(server.store, 'casework', agreed)
  const response = await staff.get(`/db/casework/${encodeURIComponent(agreed)}`)
  const { _rev } = (await response.json()) as { _rev: string }
  if (!document) throw new Error('It is there.')
  const takenBack = edited(document, [{ kind: 'remove', field: 'consents', elements: ['share'] }], {
    ...{ dot: ['taken-back', 1], at: '2026-11-22T09:30:00Z', by: staff.user ?? '' },
  })
  expect(await push(staff, 'casework', { ...takenBack, _rev })).toMatchObject({ ok: true })
  expect((await open(secret)).status).toBe(404)
  expect((await answer(secret, 'accepted')).status).toBe(404)
  expect((await staff.post(`/api/hand-overs/${id}/link`, {})).status).toBe(409)
})

test('a new link ends the one before', async () => {
  const { id, secret } = await theLink(await newNeed())
  const response = await staff.post(`/api/hand-overs/${id}/link`, {})
  expect(response.status).toBe(201)
  const [next] = await linksOf(response)
  expect((await open(secret)).status).toBe(404)
  expect((await open(next?.secret ?? '')).status).toBe(200)
})

test('one that was taken back by the staff opens nothing', async () => {
  const { id, secret } = await theLink(await newNeed())
  expect(await edit(staff, 'casework', id, { archived: true })).toMatchObject({ ok: true })
  expect((await open(secret)).status).toBe(404)
  expect((await staff.post(`/api/hand-overs/${id}/link`, {})).status).toBe(410)
})

test('staff can’t say in a function’s name that it has answered', async () => {
  const { id } = await theLink(await newNeed())
  const row = await edit(staff, 'casework', id, { state: 'answered', answer: 'Ja' })
  expect(row).toMatchObject({ error: 'forbidden' })
  expect(await viewOf(id)).toMatchObject({ state: 'open', answer: '' })
})

test.each([
  ['no entries', { entries: [] }],
  ['one entry twice', { entries: [wanted, wanted].map(() => ({ id: 'function:a', name: 'A' })) }],
  [
    'eleven entries',
    { entries: Array.from({ length: 11 }, (_, n) => ({ id: `function:e${n}`, name: 'A' })) },
  ],
  ['an entry without a name', { entries: [{ id: 'function:a', name: ' ' }] }],
  ['an empty question', { question: ' \n' }],
  ['a question of 8,001 characters', { question: 'a'.repeat(8001) }],
  ['no days', { days: 0 }],
  ['a year', { days: 365 }],
  ['half a day', { days: 0.5 }],
  ['no need', { need: 'actor:scenen' }],
])('%s is refused with a sentence', async (_name, more) => {
  const response = await staff.post('/api/hand-overs', { ...wanted(await newNeed()), ...more })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: 'bad_request' })
})

test('past its day the link opens nothing, the question goes back, and staff are called once', async () => {
  const user = staff.user ?? ''
  const need = await newNeed([shares, set('assignee', user)])
  const { id, secret } = await theLink(need)
  await answer(secret, 'accepted')
  server.clock.now += 15 * day
  expect((await open(secret)).status).toBe(404)
  expect((await answer(secret, 'answered', 'För sent')).status).toBe(404)
  await soon(() => viewOf(id)).toMatchObject({ state: 'returned' })
  await soon(() => followUpOf(id)).toMatchObject({ why: 'returned', about: [need], assignee: user })
  await soon(async () => (await linesOf(need)).map(([change]) => change)).toContainEqual({
    ...{ field: 'handOver', from: null, to: 'returned' },
  })
})

test('of a matter that is closed nobody is called', async () => {
  const need = await newNeed()
  const { id } = await theLink(need)
  await edit(staff, 'casework', need, { state: 'resolved' })
  server.clock.now += 15 * day
  await soon(() => viewOf(id)).toMatchObject({ state: 'returned' })
  await soon(() => linesOf(need)).not.toEqual([])
  expect(await followUpOf(id)).toBeUndefined()
})

test('guessing is limited, and no guess opens anything', async () => {
  const { secret } = await theLink(await newNeed())
  const wrong = [
    `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
    `${newUlid()}.${secret.slice(27)}`,
    ...['', 'x', `${secret}x`, secret.slice(0, 27), `${secret}\n`],
  ]
  for (const guess of wrong) expect([guess, (await open(guess)).status]).toEqual([guess, 404])
  const statuses: number[] = []
  for (let tries = 0; tries < 60; tries += 1) statuses.push((await open('x')).status)
  expect(statuses).toContain(404)
  const limited = await open(secret)
  expect(limited.status).toBe(429)
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
  server.clock.now += 900_000
  expect((await open(secret)).status).toBe(200)
})

test('secrets stand in no log and in no store', async () => {
  expect(secrets.length).toBeGreaterThan(5)
  expect(logged).toContain('/api/handed')
  const stored: string[] = []
  for (const name of ['casework', codesDatabase]) {
    const { rows } = await server.store.allDocs(name, { includeDocs: true })
    stored.push(JSON.stringify(rows))
  }
  for (const secret of secrets) {
    const [, random = ''] = secret.split('.')
    expect(logged).not.toContain(random)
    expect(stored.join()).not.toContain(random)
  }
  expect(logged).not.toContain('replokal')
})

test('what a kill left half done is done at the next start, once', async () => {
  const dataDirectory = await temporaryFolder()
  try {
    const ids = [newUlid(), newUlid()]
    {
      await using first = await startInProcess({ dataDirectory })
      // As the server writes them; the second was killed between giving back and the follow-up.
      for (const [index, ulid] of ids.entries()) {
        const written = { dot: [`w-${ulid}`, 1] as const, at: '2026-11-20T09:00:00Z', by: 'x' }
        const need = edited(
          newDocument(parseDocumentId(`need:${ulid}`)),
          [set('text', 'x')],
          written,
        )
        const handed = edited(
          newDocument(parseDocumentId(`hand-over:${ulid}`)),
          [
            ...[set('need', need._id), set('expiresOn', '2026-11-21')],
            set('state', index === 0 ? 'open' : 'returned'),
          ],
          written,
        )
        for (const body of [need, handed] as unknown as StoredBody[]) {
          await first.store.bulkDocs('casework', [body], { newEdits: true })
        }
      }
    }
    const counts: number[] = []
    for (let start = 0; start < 2; start += 1) {
      await using again = await startInProcess({ dataDirectory })
      for (const ulid of ids) {
        const id = parseDocumentId(`hand-over:${ulid}`)
        await soon(() => followUpOf(id, again)).toMatchObject({ why: 'returned', done: false })
      }
      counts.push((await again.store.info('casework'))?.doc_count ?? 0)
    }
    expect(counts[0]).toBe(counts[1])
  } finally {
    await removeFolder(dataDirectory)
  }
})
