import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createDeviceMarks } from '../../sync-server/couch/device-mark.ts'
import { StoreError } from '../../sync-server/couch/document-store.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { note, signed } from '../support/casework.ts'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import type { Visitor } from '../support/visitor.ts'

let server: InProcess
let guest: Visitor
beforeAll(async () => {
  server = await startInProcess()
})
afterAll(() => server[Symbol.asyncDispose]())

let devices = 0
const nextDevice = () => `marked-${(devices += 1)}`

async function newGuest(): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.becomeGuest()
  return visitor
}

async function newStore() {
  const folder = await mkdtemp(join(tmpdir(), 'kulturlots-marks-'))
  const store = createEmbeddedStore({ file: join(folder, 'kulturlots.sqlite') })
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })
  return store
}

interface Connection {
  readonly user: string | null
  readonly mark?: string | null
  readonly databases?: object
}

async function connect(visitor: Visitor, mark: object): Promise<Connection> {
  const response = await visitor.post('/api/sync', mark)
  expect(response.status).toBe(200)
  return (await response.json()) as Connection
}

const push = (visitor: Visitor, id: string, mark?: object) =>
  visitor.post('/db/own/_bulk_docs', {
    docs: [signed(note(id, 'Ring'), visitor.user ?? '')],
    ...(mark && { mark }),
  })

beforeAll(async () => {
  guest = await newGuest()
})

test('a mark is taken where it follows one that is there, and told where it does not', async () => {
  const device = nextDevice()
  const first = { device, was: [null], mark: 'mark0001' }
  const second = { device, was: ['mark0001'], mark: 'mark0002' }
  expect((await connect(guest, first)).mark).toBe('mark0001')
  expect((await connect(guest, second)).mark).toBe('mark0002')
  // Late, and twice.
  expect((await connect(guest, first)).mark).toBe('mark0002')
  expect((await connect(guest, second)).mark).toBe('mark0002')
  expect((await connect(guest, { device, was: ['mark0009'], mark: 'mark0010' })).mark).toBe(
    'mark0002',
  )
})

test('a device that knows of a mark is told that there is none', async () => {
  const mark = { device: nextDevice(), was: ['mark0001'], mark: 'mark0002' }
  expect((await connect(guest, mark)).mark).toBeNull()
})

test('of many at once that follow the same mark one is taken', async () => {
  const device = nextDevice()
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      connect(guest, { device, was: [null], mark: `race000${index}` }),
    ),
  )
  expect(new Set(answers.map(({ mark }) => mark)).size).toBe(1)
})

test('a push under a mark that follows none that is there stores nothing', async () => {
  const device = nextDevice()
  await connect(guest, { device, was: [null], mark: 'mark0001' })
  const id = '01JM0000000000000000000001'
  const stale = await push(guest, id, { device, was: [null], mark: 'mark0009' })
  expect(stale.status).toBe(409)
  expect((await guest.get(`/db/own/note:${id}`)).status).toBe(404)
  const next = { device, was: ['mark0001'], mark: 'mark0002' }
  expect((await push(guest, id, next)).status).toBe(201)
  expect((await guest.get(`/db/own/note:${id}`)).status).toBe(200)
})

test('a push without a mark, as other replicators send it, is taken as before', async () => {
  expect((await push(guest, '01JM0000000000000000000002')).status).toBe(201)
})

test('nobody moves another person’s mark', async () => {
  const mark = { device: nextDevice(), was: [null], mark: 'mark0001' }
  await connect(guest, mark)
  await connect(await newGuest(), { ...mark, was: [null, 'mark0001'], mark: 'mark0005' })
  expect((await connect(guest, { ...mark, was: [], mark: 'mark0006' })).mark).toBe('mark0001')
})

test('for whoever is not the session’s person no mark is moved', async () => {
  const mark = { device: nextDevice(), was: [null], mark: 'mark0001' }
  expect(await connect(server.visitor(), mark)).toEqual(
    expect.not.objectContaining({ mark: 'mark0001' }),
  )
  const response = await guest.request('POST', '/api/sync', {
    headers: {
      'content-type': 'application/json',
      'x-kulturlots-user': '01BX5ZZKBKACTAV9WEVGEMMVRZ',
    },
    body: JSON.stringify(mark),
  })
  expect(await response.json()).not.toHaveProperty('mark')
  expect((await connect(guest, { ...mark, was: [] })).mark).toBeNull()
})

test.each([
  {},
  { device: '../x', was: [], mark: 'mark0001' },
  { device: 'x', was: 'mark0001', mark: 'mark0001' },
  { device: 'x', was: [1], mark: 'mark0001' },
  { device: 'x', was: Array.from({ length: 101 }, () => null), mark: 'mark0001' },
  { device: 'x', was: [null], mark: 'no spaces' },
])('%j is no mark', async (body) => {
  expect((await guest.post('/api/sync', body)).status).toBe(400)
  expect((await guest.post('/db/own/_bulk_docs', { docs: [], mark: body })).status).toBe(400)
})

test('where there is no room a new device goes on without a mark, and others move theirs', async () => {
  const store = await newStore()
  let room = true
  const quota = { isOverfull: () => Promise.resolve(!room) }
  const marks = createDeviceMarks(store, quota)
  const mark = { device: 'one', was: [null], mark: 'mark0001' }
  expect(await marks.move('somebody', mark)).toBe('mark0001')
  room = false
  expect(await marks.move('somebody', { ...mark, device: 'two' })).toBeUndefined()
  expect(await marks.move('somebody', { ...mark, was: ['mark0001'], mark: 'mark0002' })).toBe(
    'mark0002',
  )
})

test('of gateways that are overtaken each time the device asks again', async () => {
  const store = await newStore()
  const busy = {
    ...store,
    putLocal: (_name: string, id: string) =>
      Promise.resolve({ id, error: 'conflict', reason: 'Document update conflict.' }),
  }
  const marks = createDeviceMarks(busy, { isOverfull: () => Promise.resolve(false) })
  await expect(
    marks.move('somebody', { device: 'one', was: [null], mark: 'mark0001' }),
  ).rejects.toThrow(StoreError)
})
