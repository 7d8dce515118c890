/** The conformance mode over HTTP: what a public suite would ask, in small. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startConformance, type ConformanceServer } from '../../sync-server/conformance/server.ts'

let folder: string
let server: ConformanceServer
const faults: unknown[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kulturlots-couch-'))
  faults.length = 0
  server = await startConformance({
    port: 0,
    administrator: { name: 'admin', password: 'secret' },
    file: join(folder, 'store.sqlite'),
    report: (error) => faults.push(error),
  })
  await ask('PUT', '/db')
})
afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
  expect(faults).toEqual([])
})

const authorization = `Basic ${btoa('admin:secret')}`

interface Init {
  readonly body?: string
  readonly headers?: Record<string, string>
}

function request(method: string, path: string, init: Init = {}): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}${path}`, {
    ...init,
    method,
    headers: { authorization, ...init.headers },
  })
}

interface Answered {
  readonly status: number
  readonly body: Record<string, unknown>
}

async function ask(method: string, path: string, sent?: unknown): Promise<Answered> {
  const response = await request(method, path, {
    ...(sent !== undefined && { body: JSON.stringify(sent) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

async function put(id: string, document: object): Promise<string> {
  const { status, body } = await ask('PUT', `/db/${id}`, document)
  expect(status).toBe(201)
  return String(body['rev'])
}

/** Ids in an answer's rows or changes. */
function ids({ body }: Answered): readonly unknown[] {
  const rows = (body['results'] ?? body['rows']) as readonly { id: string }[]
  return rows.map(({ id }) => id)
}

const design = (members: object) => put('_design/app', members)

describe('who asks', () => {
  test('nobody gets further than the welcome without the password', async () => {
    const bare = (path: string, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${server.port}${path}`, { headers })
    expect((await bare('/')).status).toBe(200)
    for (const path of ['/_all_dbs', '/db', '/db/_all_docs', '/db/_changes', '/none']) {
      expect((await bare(path)).status).toBe(401)
      const wrong = { authorization: `Basic ${btoa('admin:guess')}` }
      expect((await bare(path, wrong)).status).toBe(401)
    }
  })

  test('a session’s cookie is as good as the password', async () => {
    const sent = { name: 'admin', password: 'secret' }
    const response = await request('POST', '/_session', {
      body: JSON.stringify(sent),
      headers: { 'content-type': 'application/json', authorization: '' },
    })
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    const listed = await request('GET', '/_all_dbs', { headers: { cookie, authorization: '' } })
    expect(await listed.json()).toEqual(['db'])
  })
})

describe('documents', () => {
  test('are written, edited, copied and deleted with CouchDB’s statuses', async () => {
    const first = await put('a%2Fb', { text: 'one' })
    expect((await ask('PUT', '/db/a%2Fb', { text: 'two' })).status).toBe(409)
    const second = await put('a%2Fb', { _rev: first, text: 'two' })
    expect((await ask('GET', `/db/a%2Fb?rev=${first}`)).body).toMatchObject({ text: 'one' })
    const copied = await request('COPY', '/db/a%2Fb', { headers: { destination: 'c' } })
    expect(copied.status).toBe(201)
    expect((await ask('GET', '/db/c')).body).toMatchObject({ _id: 'c', text: 'two' })
    expect((await ask('DELETE', `/db/a%2Fb?rev=${second}`)).status).toBe(200)
    expect(await ask('GET', '/db/a%2Fb')).toEqual({
      status: 404,
      body: { error: 'not_found', reason: 'deleted' },
    })
    expect((await ask('GET', '/db/none')).body).toMatchObject({ reason: 'missing' })
    expect((await ask('PUT', '/db')).status).toBe(412)
  })

  test('tell of their revisions what can still be read, until they are compacted', async () => {
    const first = await put('a', { text: 'one' })
    await put('a', { _rev: first, text: 'two' })
    const statuses = async () => {
      const { body } = await ask('GET', '/db/a?revs_info=true')
      return (body['_revs_info'] as { status: string }[]).map(({ status }) => status)
    }
    expect(await statuses()).toEqual(['available', 'available'])
    expect((await ask('POST', '/db/_compact', {})).status).toBe(202)
    expect(await statuses()).toEqual(['available', 'missing'])
  })

  test('have attachments by address, also with slashes, that an edit of another keeps', async () => {
    const first = await put('a', {})
    const headers = { 'content-type': 'text/plain' }
    const one = await request('PUT', `/db/a/x/y.txt?rev=${first}`, { body: 'one', headers })
    const { rev } = (await one.json()) as { rev: string }
    await request('PUT', `/db/a/z.txt?rev=${rev}`, { body: 'two', headers })
    const read = await request('GET', '/db/a/x/y.txt')
    expect([read.headers.get('content-type'), await read.text()]).toEqual(['text/plain', 'one'])
    expect((await ask('GET', '/db/a/none')).status).toBe(404)
  })

  test('come and go as multipart with their attachments’ bytes', async () => {
    const document = {
      _attachments: { 'a.bin': { content_type: 'text/x', follows: true, length: 4 } },
    }
    const body = [
      '--cut',
      'Content-Type: application/json',
      '',
      JSON.stringify(document),
      '--cut',
      'Content-Type: text/x',
      '',
      '\r\n--',
      '--cut--',
    ].join('\r\n')
    const headers = { 'content-type': 'multipart/related; boundary="cut"' }
    expect((await request('PUT', '/db/a', { body, headers })).status).toBe(201)
    expect(await (await request('GET', '/db/a/a.bin')).text()).toBe('\r\n--')
    const accept = { accept: 'multipart/mixed' }
    const leaves = await request('GET', '/db/a?open_revs=all&attachments=true', { headers: accept })
    expect(leaves.headers.get('content-type')).toMatch(/^multipart\/mixed; boundary=/)
    expect(await leaves.text()).toContain('\r\n\r\n\r\n--\r\n--')
    const cut = body.slice(0, -8)
    expect((await request('PUT', '/db/b', { body: cut, headers })).status).toBe(400)
  })

  test('purged are as if they had never been', async () => {
    const rev = await put('a', {})
    const { body } = await ask('POST', '/db/_purge', { a: [rev] })
    expect(body['purged']).toEqual({ a: [rev] })
    expect((await ask('GET', '/db/a')).body).toMatchObject({ reason: 'missing' })
  })
})

describe('changes', () => {
  test.each([
    ['_doc_ids', '?filter=_doc_ids', { doc_ids: ['b'] }],
    ['_selector', '?filter=_selector', { selector: { number: { $gt: 1 } } }],
    ['a design document’s filter', '?filter=app/over&least=2', {}],
    ['a view', '?filter=_view&view=app/over', {}],
  ])('pass %s, and a limit counts what passes', async (_what, query, sent) => {
    await design({
      filters: { over: 'function (doc, req) { return doc.number >= Number(req.query.least) }' },
      views: { over: { map: 'function (doc) { if (doc.number > 1) emit(doc.number) }' } },
    })
    await put('a', { number: 1 })
    await put('b', { number: 2 })
    const answered = await ask('POST', `/db/_changes${query}&limit=1`, sent)
    expect(ids(answered)).toEqual(['b'])
  })

  test('of a long poll come when there are some, and a stopped server ends it', async () => {
    const { body } = await ask('GET', '/db/_changes')
    const since = String(body['last_seq'])
    const poll = ask('GET', `/db/_changes?feed=longpoll&since=${since}`)
    await put('a', {})
    expect(ids(await poll)).toEqual(['a'])
    const open = await request('GET', '/db/_changes?feed=longpoll&since=now')
    await server.stop()
    await open.text().catch(() => 'cut off')
  })

  test.each(['continuous', 'eventsource'])('come one by one in the %s feed', async (feed) => {
    await put('a', {})
    const response = await request('GET', `/db/_changes?feed=${feed}&limit=2`)
    await put('b', {})
    const text = await response.text()
    expect([...text.matchAll(/"id":"(\w)"/g)].map(([, id]) => id)).toEqual(['a', 'b'])
  })
})

describe('user JavaScript', () => {
  test('refuses documents one by one, in words of its own', async () => {
    await design({
      validate_doc_update:
        'function (doc) { if (!doc.foo) throw { forbidden: "Document must have a foo." } }',
    })
    const docs = [{ _id: 'a', foo: 1 }, { _id: 'b' }]
    const response = await request('POST', '/db/_bulk_docs', { body: JSON.stringify({ docs }) })
    expect(await response.json()).toMatchObject([
      { ok: true, id: 'a' },
      { id: 'b', error: 'forbidden', reason: 'Document must have a foo.' },
    ])
  })

  test.each([
    ['without end', 'function () { for (;;); }'],
    ['that is none', 'not a function'],
    ['that throws', 'function () { throw new Error("x") }'],
    [
      'that asks for more memory than there is',
      'function () { const a = []; for (;;) a.push(a.slice()) }',
    ],
  ])('%s is answered, and the server goes on', async (_what, source) => {
    await design({ filters: { broken: source }, views: { all: { map: 'emit' } } })
    expect((await ask('GET', '/db/_changes?filter=app/broken')).status).toBe(500)
    await design({
      _rev: String((await ask('GET', '/db/_design/app')).body['_rev']),
      filters: { all: 'function () { return true }' },
    })
    expect(ids(await ask('GET', '/db/_changes?filter=app/all'))).toEqual(['_design/app'])
  })

  test('finds the language and nothing else', async () => {
    const names = ['process', 'require', 'fetch', 'setTimeout', 'Buffer', 'performance']
    const found = `[${names.map((name) => `typeof ${name}`).join()}].some((t) => t !== 'undefined')`
    const made = `(() => { try { return emit.constructor('return typeof process')() } catch { return 'undefined' } })()`
    await design({
      filters: { found: `function () { return ${found} || ${made} !== 'undefined' }` },
    })
    expect(ids(await ask('GET', '/db/_changes?filter=app/found'))).toEqual([])
  })

  test('does not get at the worker by the error of an import()', async () => {
    const escape = `error.constructor.constructor('process.exit()')()`
    const source = `function () { import('node:fs').catch((error) => ${escape}); return true }`
    for (const hidden of [
      source,
      `function () { return eval(${JSON.stringify(`(${source})()`)}) }`,
    ]) {
      const stored = await ask('GET', '/db/_design/app')
      const rev = stored.status === 200 && { _rev: String(stored.body['_rev']) }
      await design({ ...rev, filters: { found: hidden } })
      expect((await ask('GET', '/db/_changes?filter=app/found')).status).toBe(500)
    }
  })

  test('answers views by key, reduced or not', async () => {
    await design({
      views: { sum: { map: 'function (doc) { emit([doc.kind, doc.n], doc.n) }', reduce: '_sum' } },
    })
    for (const n of [1, 2, 3]) await put(`d${n}`, { kind: n > 1 ? 'b' : 'a', n })
    const rows = async (query: string) =>
      (await ask('GET', `/db/_design/app/_view/sum${query}`)).body['rows']
    expect(await rows('')).toEqual([{ key: null, value: 6 }])
    expect(await rows('?group_level=1')).toEqual([
      { key: ['a'], value: 1 },
      { key: ['b'], value: 5 },
    ])
    const key = encodeURIComponent('["b",2]')
    expect(await rows(`?reduce=false&key=${key}`)).toEqual([{ id: 'd2', key: ['b', 2], value: 2 }])
  })
})
