import { afterAll, beforeAll, expect, test } from 'vitest'
import { edited } from '../../src/domain/documents/edit.ts'
import { parseDocument, type MutableDocument } from '../../src/domain/documents/document.ts'
import {
  contact,
  somebody,
  somebodyElse,
  startCouchServer,
  type CouchServer,
} from '../support/couch-server.ts'

let server: CouchServer
beforeAll(async () => (server = await startCouchServer()))
afterAll(() => server[Symbol.asyncDispose]())

async function write(user: string, body: object) {
  const { json } = await server.ask('POST', '/db/casework/_bulk_docs', {
    user,
    body: { docs: [body] },
  })
  const [row] = json as { rev?: string; code?: string }[]
  return row ?? {}
}

const state = { kind: 'set', field: 'role', value: 'Dirigent' } as const
const by = (user: string, device: string, counter: number) => ({
  dot: [device, counter] as const,
  at: '2026-11-22T10:00:00Z',
  by: user,
})

test('nobody raises the counter of another person’s device, also of one that only its owner has written with', async () => {
  const theirs = contact('authors-1')
  const { rev } = await write(somebody, theirs)
  const stored = parseDocument(theirs) as MutableDocument
  const mine = edited(stored, [state], by(somebodyElse, 'my-device', 1))
  const raised = { ...mine, seen: { ...mine.seen, 'device-1': 9_000_000 } }
  expect(await write(somebodyElse, { ...raised, _rev: rev })).toMatchObject({ code: 'not-yours' })
  const borrowed = edited(stored, [state], by(somebodyElse, 'device-1', 9_000_001))
  expect(await write(somebodyElse, { ...borrowed, _rev: rev })).toMatchObject({ code: 'not-yours' })
  expect(await write(somebodyElse, { ...mine, _rev: rev })).toMatchObject({
    rev: expect.stringMatching(/^2-/) as unknown,
  })
})

test('nobody writes in another person’s name', async () => {
  expect(await write(somebodyElse, contact('authors-2'))).toMatchObject({ code: 'not-yours' })
})

test('one write speaks for few devices', async () => {
  const body = contact('authors-3') as { seen?: object }
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`other-${index}`, 1]))
  expect(await write(somebody, { ...body, seen: { ...body.seen, ...many } })).toMatchObject({
    code: 'wrong-shape',
  })
})

test('nobody moves the place that another person’s device has read to', async () => {
  await write(somebody, contact('authors-4'))
  const put = (user: string, body: object) =>
    server.ask('PUT', '/db/casework/_local/device-1', { user, body })
  expect(await put(somebody, { cursor: '1' })).toMatchObject({ status: 201 })
  expect(await put(somebodyElse, { cursor: '2', _rev: '0-1' })).toMatchObject({ status: 403 })
  expect(await put(somebody, { cursor: '2', _rev: '0-1' })).toMatchObject({ status: 201 })
})
