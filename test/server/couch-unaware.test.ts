import { afterAll, beforeAll, expect, test } from 'vitest'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { somebody, startCouchServer, type CouchServer } from '../support/couch-server.ts'

let server: CouchServer
beforeAll(async () => (server = await startCouchServer()))
afterAll(() => server[Symbol.asyncDispose]())

async function push(document: object) {
  const body = { docs: [document] }
  const { json } = await server.ask('POST', '/db/own/_bulk_docs', { user: somebody, body })
  const [row] = json as { rev?: string; error?: string; code?: string }[]
  return row ?? {}
}

/** The same star set on two devices of one person, neither of which has heard of the other's. */
function starredOn(device: string) {
  const written = { dot: [device, 1], at: '2026-11-22T10:00:00Z', by: somebody } as const
  const id = parseDocumentId('favourite:actor:somewhere')
  return edited(newDocument(id), [{ kind: 'set', field: 'active', value: true }], written)
}

test('an edit made without knowing what is stored is a conflict to pull and merge, not a refusal', async () => {
  const { rev } = await push(starredOn('phone'))
  expect(rev).toMatch(/^1-/)
  const unaware = await push(starredOn('tablet'))
  expect([unaware.error, unaware.code]).toEqual(['conflict', undefined])
  expect(
    await push({ ...starredOn('tablet'), _rev: '1-0123456789abcdef0123456789abcdef' }),
  ).toMatchObject({ error: 'conflict' })
})

test('an edit that names the winner and does not contain it is refused', async () => {
  const { rev } = await push({ ...starredOn('phone'), _id: 'favourite:actor:elsewhere' })
  expect(
    await push({ ...starredOn('tablet'), _id: 'favourite:actor:elsewhere', _rev: rev }),
  ).toMatchObject({ error: 'forbidden', code: 'wrong-shape' })
})
