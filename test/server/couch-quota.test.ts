/** What a device may store, over real HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDeviceMarks } from '../../sync-server/couch/device-mark.ts'
import { mostLocals } from '../../sync-server/couch/limits.ts'
import { createQuota } from '../../sync-server/couch/quota.ts'
import { couchClient } from '../support/couch-client.ts'
import {
  contact,
  document,
  somebody,
  somebodyElse,
  startCouchServer,
  type CouchServer,
} from '../support/couch-server.ts'

type Row = { id: string; rev?: string; error?: string; code?: string }
const aRevision: unknown = expect.any(String)

describe('what a device may store', () => {
  const quota = 200_000
  let server: CouchServer
  beforeAll(async () => (server = await startCouchServer({ ownQuota: quota })))
  afterAll(() => server[Symbol.asyncDispose]())

  const note = (id: string, bytes: number) => {
    const texts = Array.from({ length: Math.ceil(bytes / 20_000) }, (_, index) => [
      `text${index}`,
      'x'.repeat(Math.min(20_000, bytes - index * 20_000)),
    ])
    return document(`note:${id}`, Object.fromEntries(texts) as Record<string, string>)
  }
  const write = async (docs: unknown[], user = somebody) => {
    const { status, json } = await server.ask('POST', '/db/own/_bulk_docs', {
      user,
      body: { docs },
    })
    expect(status).toBe(201)
    return json as Row[]
  }
  const stored = async () => (await server.store.info(`own-${somebody}`))?.sizes.active ?? 0

  test('a document above 256 KB is refused alone', async () => {
    const contacts = ['a', 'b', 'c'].map((name) => contact(name))
    const [a, b, c] = contacts
    const docs = [
      a,
      { ...b, padding: 'x'.repeat(256 * 1024) },
      c,
      { ...contact('d'), padding: 'å'.repeat(140_000) },
    ]
    const { json } = await server.ask('POST', '/db/casework/_bulk_docs', { body: { docs } })
    expect((json as Row[]).map(({ id, error, code }) => [id, error, code])).toEqual([
      ['contact:a', undefined, undefined],
      ['contact:b', 'too_large', 'too-large'],
      ['contact:c', undefined, undefined],
      ['contact:d', 'too_large', 'too-large'],
    ])
  })

  test('one’s own database has an end, which our client is told per document', async () => {
    const gateway = couchClient(server)
    const documents = [note('1', 90_000), note('2', 90_000), note('3', 90_000), note('4', 1_000)]
    const answer = await gateway.push(
      'own',
      documents.map((each) => ({ document: each as never, rev: null })),
      { carrying: false, mark: { device: 'device-1', was: [null], mark: 'a'.repeat(16) } },
    )
    expect(answer).toMatchObject({
      value: [
        { kind: 'stored' },
        { kind: 'stored' },
        { kind: 'refused', id: 'note:3', code: 'quota' },
        { kind: 'stored', id: 'note:4' },
      ],
    })
    expect(await stored()).toBeLessThan(quota)
  })

  test('a full one can still be tidied, and is then written to again', async () => {
    await write([note('fill', quota - (await stored()) - 2_000)])
    const [refused] = await write([note('late', 2_500)])
    expect(refused).toMatchObject({ error: 'forbidden', code: 'quota' })
    const { json: one } = await server.ask('GET', '/db/own/note:1')
    expect(await write([one])).toMatchObject([{ rev: aRevision }])
    const { json } = await server.ask('GET', '/db/own/note:1')
    const tombstone = { _id: 'note:1', _rev: (json as { _rev: string })._rev, _deleted: true }
    await server.store.bulkDocs(`own-${somebody}`, [tombstone], { newEdits: true })
    expect(await write([note('late', 2_500)])).toMatchObject([{ id: 'note:late', rev: aRevision }])
  })

  test('many writes at once do not pass it together; others have room of their own', async () => {
    const rows = await Promise.all(
      Array.from({ length: 20 }, (_, index) => write([note(`race${index}`, 19_000)])),
    )
    expect(rows.flat().some(({ code }) => code === 'quota')).toBe(true)
    expect(await stored()).toBeLessThan(quota)
    const casework = await server.ask('POST', '/db/casework/_bulk_docs', {
      body: { docs: [contact('room')] },
    })
    expect(casework.json).toMatchObject([{ rev: aRevision }])
  })

  test('checkpoints are counted, and go a tenth beyond', async () => {
    const put = (id: string) =>
      server.ask('PUT', `/db/own/_local/${id}`, { body: { at: 'x'.repeat(60_000) } })
    const statuses: number[] = []
    for (let index = 0; index < 6; index += 1) statuses.push((await put(`c${index}`)).status)
    expect([...new Set(statuses)]).toEqual([201, 403])
    expect(await stored()).toBeLessThan(quota * 1.1 + 64 * 1024)
  })

  test('checkpoints have an end in number too: those of the oldest devices make room', async () => {
    const user = somebodyElse
    const name = `own-${user}`
    const device = (index: number) => `01D${String(index).padStart(6, '0')}`
    const put = (id: string, body: object) =>
      server.ask('PUT', `/db/own/_local/${id}`, { user, body })
    expect((await put(device(0), { cursor: '1' })).status).toBe(201)
    const older = Array.from({ length: mostLocals / 2 - 1 }, (_, index) => device(index + 1))
    const ids = [...older.flatMap((id) => [id, `mark:${id}`]), `mark:${device(0)}`]
    await Promise.all(ids.map((id) => server.store.putLocal(name, id, { mark: 'mark0001' })))
    const marks = createDeviceMarks(server.store, createQuota(server.store, quota))
    for (const index of [1_001, 1_002, 1_003]) {
      const mark = { device: device(index), was: [null], mark: 'mark0001' }
      expect(await marks.move(user, mark)).toBe('mark0001')
      expect((await put(device(index), { cursor: '1' })).status).toBe(201)
      expect((await put(device(index), { _rev: '0-1', cursor: '2' })).status).toBe(201)
    }
    const left = await server.store.localIds(name, 2 * mostLocals)
    expect(left).toHaveLength(mostLocals)
    const gone = [0, 1, 2].flatMap((index) => [device(index), `mark:${device(index)}`])
    expect(left.filter((id) => gone.includes(id))).toEqual([])
    expect(left).toContain(device(3))
  })
})
