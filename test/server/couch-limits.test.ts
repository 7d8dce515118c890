/** What one request may cost, over real HTTP; and that nothing is lost at a limit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pull } from '../../src/sync/pull.ts'
import { couchClient } from '../support/couch-client.ts'
import {
  contact,
  identity,
  somebody,
  somebodyElse,
  startCouchServer,
  type CouchServer,
} from '../support/couch-server.ts'
import { createDevicePorts, createDisk } from '../support/sync-world.ts'

const megabyte = 2 ** 20
const aBound: unknown = expect.stringMatching(/^At most \d+/)

interface Changes {
  results: { id: string; changes: { rev: string }[] }[]
  last_seq: string
  pending: number
}
interface BulkGet {
  results: { id: string; docs: { ok?: { _rev: string } }[] }[]
}

async function fill({ store }: CouchServer, name: string, count: number, bytes: number) {
  await store.ensureDatabase(name)
  const documents = Array.from({ length: count }, (_, index) => ({
    ...contact(`${index}`),
    padding: 'x'.repeat(bytes),
  }))
  await store.bulkDocs(name, documents, { newEdits: true })
  return documents.map(({ _id }) => _id)
}

describe('a database of many megabytes', () => {
  let server: CouchServer
  let ids: string[]
  beforeAll(async () => {
    server = await startCouchServer()
    ids = await fill(server, 'casework', 30, megabyte)
  })
  afterAll(() => server[Symbol.asyncDispose]())

  const post = (path: string, body: unknown) => server.ask('POST', `/db/casework${path}`, { body })

  test('answers equal keys once', async () => {
    const keys = Array.from({ length: 2000 }, () => ids[0])
    const { status, json } = await post('/_all_docs?include_docs=true', { keys })
    expect(status).toBe(200)
    expect((json as { rows: unknown[] }).rows).toHaveLength(1)
  })

  test('refuses what is too much for one answer, and does not leave any of it out', async () => {
    const docs = ids.map((id) => ({ id }))
    for (const [path, body] of [
      ['/_all_docs?include_docs=true', {}],
      ['/_all_docs', { include_docs: true, keys: ids }],
      ['/_bulk_get', { docs }],
      // Each write is judged against what is stored.
      ['/_bulk_docs', { docs: ids.map((_id) => ({ _id })) }],
    ] as const) {
      const { status, json } = await post(path, body)
      expect([path, status, json]).toMatchObject([path, 413, { error: 'too_large' }])
    }
    const some = await post('/_bulk_get', { docs: docs.slice(0, 10) })
    expect((some.json as BulkGet).results.map(({ id }) => id)).toEqual(ids.slice(0, 10))
  })

  test('answers with a single document whatever its size', async () => {
    await fill(server, `own-${somebody}`, 1, 17 * megabyte)
    const got = await server.ask('POST', '/db/own/_bulk_get', {
      body: { docs: [{ id: 'contact:0' }] },
    })
    expect((got.json as BulkGet).results[0]?.docs[0]?.ok).toMatchObject({ _id: 'contact:0' })
    const all = await server.ask('GET', '/db/own/_all_docs?include_docs=true')
    expect([
      all.status,
      (await server.ask('GET', '/db/own/_changes?include_docs=true')).status,
    ]).toEqual([200, 200])
  })

  test.each(['', '&include_docs=true'])(
    'is read to its end in pages, each of which fits one _bulk_get%s',
    async (more) => {
      const seen: string[] = []
      let pages = 0
      for (let since = '0', pending = 1; pending > 0; pages += 1) {
        const { json } = await server.ask(
          'GET',
          `/db/casework/_changes?style=all_docs&since=${since}${more}`,
        )
        const page = json as Changes
        const docs = page.results.flatMap(({ id, changes }) =>
          changes.map(({ rev }) => ({ id, rev })),
        )
        const got = await post('/_bulk_get?revs=true', { docs })
        seen.push(
          ...(got.json as BulkGet).results.flatMap(({ id, docs: [doc] }) => (doc?.ok ? [id] : [])),
        )
        since = page.last_seq
        pending = page.pending
      }
      expect(seen).toEqual(ids)
      expect(pages).toBeGreaterThan(3)
    },
  )

  test.each(['pages as the server makes them', 'one page that names more than an answer may hold'])(
    'is pulled whole by our own client: %s',
    async (pages) => {
      const gateway = couchClient(server)
      const asked = pages.startsWith('one') ? { ...gateway, changes: everything } : gateway
      const disk = createDisk('a')
      const ports = { server: asked, ...createDevicePorts(disk, () => undefined) }
      expect(await pull(ports, 'casework', () => undefined)).toMatchObject({ kind: 'done' })
      expect([...disk.revisions.keys()].sort()).toEqual([...ids].sort())
    },
  )

  /** Documents can grow after a page has named them. */
  async function everything() {
    const query = { since: '0', style: 'all_docs', includeDocs: false } as const
    const { results, last_seq: cursor } = await server.store.changes('casework', query)
    const changes = results.map((row) => ({ id: row.id, revs: row.changes.map(({ rev }) => rev) }))
    return { kind: 'answered', value: { changes, cursor, pending: 0 } } as const
  }
})

describe('a database of many documents', () => {
  let server: CouchServer
  beforeAll(async () => {
    server = await startCouchServer()
    await fill(server, 'casework', 2_050, 1)
  })
  afterAll(() => server[Symbol.asyncDispose]())

  test.each(['', '&limit=100000', '&limit=100000&include_docs=true'])(
    'is answered in pages, asked with %j',
    async (limit) => {
      const page = async (since: string) =>
        (await server.ask('GET', `/db/casework/_changes?since=${since}${limit}`)).json as Changes
      const first = await page('0')
      const second = await page(first.last_seq)
      expect([first.results.length, first.pending]).toEqual([2_000, 50])
      expect([second.results.length, second.pending]).toEqual([50, 0])
      const { json } = await server.ask('GET', `/db/casework/_all_docs?${limit.slice(1)}`)
      const { rows, total_rows } = json as { rows: unknown[]; total_rows: number }
      expect([rows.length, total_rows]).toEqual([2_000, 2_050])
    },
  )

  const many = (count: number) => Array.from({ length: count }, (_, index) => `contact:${index}`)
  const revisions = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}-a`)
  test.each([
    ['keys', '/_all_docs', { keys: many(2_001) }],
    ['ids', '/_changes?filter=_doc_ids', { doc_ids: many(2_001) }],
    ['documents to read', '/_bulk_get', { docs: many(2_001).map((id) => ({ id })) }],
    ['documents to write', '/_bulk_docs', { docs: many(501).map((_id) => ({ _id })) }],
    ['revisions of one document', '/_revs_diff', { 'contact:0': revisions(200_000) }],
    ['revisions of all', '/_revs_diff', { a: revisions(1_500), b: revisions(1_500) }],
    ['documents to compare', '/_revs_diff', Object.fromEntries(many(2_001).map((id) => [id, []]))],
  ])('too many %s are refused', async (_what, path, body) => {
    const { status, json } = await server.ask('POST', `/db/casework${path}`, { body })
    expect([status, json]).toEqual([413, { error: 'too_large', reason: aBound }])
  })

  test('a document is returned once, whichever of its ancestors are asked for', async () => {
    const ids = Array.from({ length: 900 }, (_, index) => `a${900 - index}`)
    const long = { ...contact('long'), _rev: `900-a900`, _revisions: { start: 900, ids } }
    await server.store.bulkDocs('casework', [long], { newEdits: false })
    const docs = ids.map((hash, index) => ({ id: 'contact:long', rev: `${900 - index}-${hash}` }))
    const { json } = await server.ask('POST', '/db/casework/_bulk_get?latest=true', {
      body: { docs },
    })
    expect(json).toMatchObject({ results: [{ docs: [{ ok: { _rev: '900-a900' } }] }] })
    expect((json as BulkGet).results).toHaveLength(1)
    const diff = await server.ask('POST', '/db/casework/_revs_diff', {
      body: { 'contact:long': [...docs.map(({ rev }) => rev), '901-b'] },
    })
    expect(diff.json).toEqual({
      'contact:long': { missing: ['901-b'], possible_ancestors: ['900-a900'] },
    })
  })
})

describe('long polls', () => {
  let server: CouchServer
  beforeAll(async () => {
    server = await startCouchServer()
    await server.store.ensureDatabase('casework')
  })
  afterAll(() => server[Symbol.asyncDispose]())

  function poll(query: string, user = somebody, signal?: AbortSignal): Promise<Response> {
    const headers = { ...identity('staff', user), connection: 'close' }
    const path = `${server.url}/db/casework/_changes?feed=longpoll&since=now&${query}`
    return fetch(path, { headers, ...(signal && { signal }) })
  }

  test('beat at most once a second and at least once a minute, whatever is asked', async () => {
    for (const heartbeat of [0, 2 ** 31, 10 ** 14]) {
      const response = await poll(`timeout=300&heartbeat=${heartbeat}`)
      expect(await response.text()).toMatch(/^\n\{/)
    }
  })

  test('are so many per person at most; another person’s are not counted, nor one that has ended', async () => {
    const leave = new AbortController()
    const open = await Promise.all([
      poll('', somebody, leave.signal),
      ...Array.from({ length: 7 }, () => poll('')),
    ])
    expect(open.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    const refused = await poll('')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await refused.json()).toMatchObject({ error: 'too_many_requests' })
    const other = await poll('timeout=10', somebodyElse)
    expect(other.status).toBe(200)
    await other.text()
    leave.abort()
    await expect.poll(async () => (await poll('timeout=1')).status).toBe(200)
    await server.store.bulkDocs('casework', [contact('wakes')], { newEdits: true })
    await Promise.all(open.slice(1).map((response) => response.text()))
    expect((await poll('timeout=1')).status).toBe(200)
  })
})
