import { ulid } from 'ulid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { need, note, write } from '../support/casework.ts'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import { demoPassword } from '../support/server.ts'
import type { Headers_, Visitor } from '../support/visitor.ts'

let server: InProcess
let staff: Visitor
beforeAll(async () => {
  server = await startInProcess()
  staff = server.visitor()
  await staff.signIn('falt', await demoPassword(server.dataDirectory, 'falt'))
})
afterAll(() => server[Symbol.asyncDispose]())

interface Connection {
  readonly user: string | null
  readonly server: string
  readonly databases?: Record<string, { cursor: string | null; rev: string | null; state: string }>
}
const connect = async (visitor: Visitor, device = 'device-1', headers = {}) =>
  (await (await visitor.get(`/api/sync?device=${device}`, headers)).json()) as Connection

interface News {
  readonly results: readonly { id: string; changes: readonly { rev: string }[] }[]
  readonly last_seq: string
  readonly pending: number
  readonly leaves: readonly { docs: readonly { ok?: { _id: string; _revisions?: object } }[] }[]
}
const news = async (visitor: Visitor, database: string, query: string) => {
  const response = await visitor.get(`/db/${database}/_news?${query}`)
  return { status: response.status, body: (await response.json()) as News }
}

test('one request tells who we are, where the device stood and how far each database is', async () => {
  await write(staff, 'own', note('01JS0000000000000000000001', 'Ring'))
  const first = await connect(staff)
  expect(first.user).toBe(staff.user)
  expect(Object.keys(first.databases ?? {})).toEqual(['casework', 'own'])
  const { state = '', cursor } = first.databases?.['own'] ?? {}
  expect(cursor).toBeNull()
  await staff.request('PUT', '/db/own/_local/device-1', {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cursor: state }),
  })
  const second = (await connect(staff)).databases?.['own']
  expect(second).toMatchObject({ cursor: state, state })
  expect(second?.rev).toMatch(/^0-/)
  expect((await connect(staff, 'device-2')).databases?.['own']?.cursor).toBeNull()
})

test('a visitor, and a page that believes in somebody else, are told who is here and nothing more', async () => {
  const nobody = await connect(server.visitor())
  expect(nobody).toMatchObject({ user: null, server: expect.any(String) as string })
  expect(nobody.databases).toBeUndefined()
  const other = await connect(staff, 'device-1', {
    'x-kulturlots-user': '01BX5ZZKBKACTAV9WEVGEMMVRZ',
  })
  expect(other.user).toBe(staff.user)
  expect(other.databases).toBeUndefined()
})

describe('a device that has connected', () => {
  const contactOn = (device: string, user: string | undefined) =>
    edited(
      newDocument(parseDocumentId(`contact:${ulid()}`)),
      [{ kind: 'set', field: 'name', value: 'Ada' }],
      { dot: [device, 1], at: '2026-11-22T10:00:00Z', by: String(user) },
    )
  const push = async (visitor: Visitor, document: object, headers: Headers_ = {}) => {
    const response = await visitor.post('/db/casework/_bulk_docs', { docs: [document] }, headers)
    return ((await response.json()) as { ok?: true; code?: string }[])[0]
  }
  const carrying = { 'x-kulturlots-carrying': 'yes' }
  let other: Visitor
  beforeAll(async () => {
    other = server.visitor()
    await other.signIn('samordnare', await demoPassword(server.dataDirectory, 'samordnare'))
  })

  test('is its user’s, whatever a forged file says of it that another takes in', async () => {
    const device = ulid()
    await connect(staff, device)
    const forged = contactOn(device, other.user)
    expect(await push(other, forged, carrying)).toMatchObject({ code: 'not-yours' })
    expect(await push(staff, contactOn(device, staff.user))).toMatchObject({ ok: true })
  })

  test('is answered as one that was never here where it is another’s, and leaves nothing', async () => {
    const device = ulid()
    expect(await push(other, contactOn(device, other.user))).toMatchObject({ ok: true })
    await other.request('PUT', `/db/casework/_local/${device}`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cursor: 'theirs' }),
    })
    const response = await staff.post('/api/sync', { device, was: [null], mark: 'x'.repeat(16) })
    const answer = (await response.json()) as Connection & { mark?: string; taken?: boolean }
    expect([answer.mark, answer.taken]).toEqual([undefined, true])
    expect(answer.databases?.['casework']).toMatchObject({ cursor: null, rev: null })
    const mark = `mark:${device}`
    expect(await server.store.getLocal(`own-${String(staff.user)}`, mark)).toBeUndefined()
  })
})

test('a device’s id can’t be a path', async () => {
  expect((await staff.get('/api/sync?device=..%2Fsecret')).status).toBe(400)
  expect((await staff.get('/api/sync')).status).toBe(400)
})

test('an actor’s connection holds no casework', async () => {
  const guest = server.visitor()
  await guest.becomeGuest()
  expect(Object.keys((await connect(guest)).databases ?? {})).toEqual(['own'])
})

test('news brings every changed document with its history, page by page', async () => {
  const since = (await connect(staff)).databases?.['casework']?.state ?? ''
  for (const [index, text] of ['ett', 'två', 'tre'].entries()) {
    await write(staff, 'casework', need(`01JS00000000000000000000${10 + index}`, text))
  }
  const first = await news(staff, 'casework', `since=${encodeURIComponent(since)}&limit=2`)
  expect([first.status, first.body.results.length, first.body.pending]).toEqual([200, 2, 1])
  expect(first.body.leaves.map(({ docs }) => docs[0]?.ok?._id)).toEqual(
    first.body.results.map(({ id }) => id),
  )
  expect(first.body.leaves[0]?.docs[0]?.ok?._revisions).toMatchObject({ start: 1 })
  const second = await news(staff, 'casework', `since=${encodeURIComponent(first.body.last_seq)}`)
  expect([second.body.results.length, second.body.pending]).toEqual([1, 0])
  const state = (await connect(staff)).databases?.['casework']?.state
  expect(second.body.last_seq).toBe(state)
})

test('news is closed to whoever may not read the database, and refuses a sequence that is not its own', async () => {
  const guest = server.visitor()
  await guest.becomeGuest()
  expect((await news(guest, 'casework', 'since=0')).status).toBe(403)
  expect((await news(server.visitor(), 'own', 'since=0')).status).toBe(401)
  expect((await news(staff, 'own', 'since=nonsense')).status).toBe(400)
})
