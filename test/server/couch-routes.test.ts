import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { roles } from '../../src/domain/rules/roles.ts'
import {
  contact,
  document,
  logEntry,
  somebody,
  somebodyElse,
  startCouchServer,
  type CouchServer,
} from '../support/couch-server.ts'

let server: CouchServer
let serial = 0
/** A new id for each test: they share one server. */
let id: string

beforeAll(async () => (server = await startCouchServer()))
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(() => {
  serial += 1
  id = `t${serial}`
})

async function write(docs: unknown[], path = '/db/casework') {
  const { status, json } = await server.ask('POST', `${path}/_bulk_docs`, { body: { docs } })
  expect(status).toBe(201)
  return json as { id: string; rev?: string; error?: string; code?: string }[]
}

async function written(doc: { _id: string }): Promise<string> {
  const [row] = await write([doc])
  return row?.rev ?? ''
}

const aSentence: unknown = expect.stringMatching(/^[A-Z_a-z].*\.$/)
const aSequence: unknown = expect.any(String)
const staff = { 'x-test-user': somebody, 'x-test-role': 'staff' }

describe('who may ask', () => {
  const routes: [method: string, route: string, body?: object][] = [
    ['GET', ''],
    ['GET', '/'],
    ['GET', '/_changes'],
    ['POST', '/_changes', {}],
    ['GET', '/_all_docs'],
    ['POST', '/_all_docs', { keys: [] }],
    ['POST', '/_revs_diff', {}],
    ['POST', '/_bulk_get', { docs: [] }],
    ['POST', '/_bulk_docs', { docs: [] }],
    ['GET', '/_local/here'],
    ['PUT', '/_local/here-$', {}],
    ['GET', '/note:1'],
    ['GET', '/note:1/file'],
  ]
  const caseworkers = ['staff', 'coordinator', 'admin']

  test.each(routes)('%s %s answers by role', async (method, route, body) => {
    for (const role of ['visitor', ...roles] as const) {
      for (const database of ['casework', 'own']) {
        const path = `/db/${database}${route.replace('$', role)}`
        const { status, json } = await server.ask(method, path, { as: role, body })
        const where = `${role} ${path}`
        if (role === 'visitor') {
          expect([where, status, json]).toMatchObject([where, 401, { error: 'unauthorized' }])
        } else if (database === 'own' || caseworkers.includes(role)) {
          expect([where, [200, 201, 404].includes(status)]).toEqual([where, true])
        } else {
          expect([where, status, json]).toMatchObject([where, 403, { error: 'forbidden' }])
        }
      }
    }
  })

  test.each([
    ['GET', '/db'],
    ['GET', '/db/'],
    ['GET', '/db/accounts'],
    ['GET', '/db/directory/_changes'],
    ['GET', `/db/own-${somebodyElse}/_all_docs`],
    ['PUT', '/db/casework'],
    ['DELETE', '/db/casework'],
    ['DELETE', '/db/casework/contact:1'],
    ['PUT', '/db/casework/contact:1'],
    ['POST', '/db/casework'],
    ['POST', '/db/casework/_find'],
    ['POST', '/db/casework/_purge'],
    ['GET', '/db/casework/_security'],
    ['GET', '/db/casework/_design/app'],
    ['GET', '/db/casework/_design/app/_view/all'],
    ['GET', '/db/casework/_local_docs'],
    ['GET', '/db/casework/..%2Faccounts'],
  ])('%s %s is not there, for an admin either', async (method, path) => {
    const body = method === 'GET' ? undefined : {}
    for (const as of ['admin', 'visitor'] as const) {
      const { status, json } = await server.ask(method, path, { as, body })
      const error = as === 'visitor' && status === 401 ? 'unauthorized' : 'not_found'
      expect([status, json]).toMatchObject([error === 'not_found' ? 404 : 401, { error }])
      if (as === 'admin') expect(status).toBe(404)
    }
  })

  test('own is each person’s own', async () => {
    const note = document(`note:${id}`, { text: 'mine' })
    await server.ask('POST', '/db/own/_bulk_docs', { as: 'actor', body: { docs: [note] } })
    const mine = await server.ask('GET', `/db/own/note:${id}`, { as: 'actor' })
    const theirs = await server.ask('GET', `/db/own/note:${id}`, {
      as: 'admin',
      user: somebodyElse,
    })
    expect([mine.status, theirs.status]).toEqual([200, 404])
    expect(mine.headers.get('cache-control')).toBe('no-store')
  })
})

describe('_bulk_docs', () => {
  test('writes what passes, and gives each refused document a row of its own', async () => {
    const rows = await write([
      contact(id),
      { ...contact(`${id}-gone`), _deleted: true },
      document(`note:${id}`, { text: 'belongs to own' }),
      { _id: `contact:${id}-bare` },
      'no document',
      { _id: '_design/app', language: 'javascript' },
      { ...contact(`${id}-file`), _attachments: { a: { data: 'AAAA' } } },
      document(`need:${id}`, { state: 'nonsense' }),
      contact(`${id}-last`),
    ])
    expect(rows.map(({ error, code }) => [error, code])).toEqual([
      [undefined, undefined],
      ['forbidden', 'not-allowed'],
      ['forbidden', 'unknown-type'],
      ['forbidden', 'wrong-shape'],
      ['forbidden', 'wrong-shape'],
      ['forbidden', 'wrong-shape'],
      ['forbidden', 'wrong-shape'],
      ['forbidden', 'wrong-shape'],
      [undefined, undefined],
    ])
    expect(rows.map((row) => row.id).slice(0, 2)).toEqual([`contact:${id}`, `contact:${id}-gone`])
    const { status } = await server.ask('GET', `/db/casework/contact:${id}-last`)
    expect(status).toBe(200)
  })

  test('answers a late edit with a conflict, as CouchDB does', async () => {
    await write([contact(id, 'Ada')])
    expect(await write([contact(id, 'Bo')])).toMatchObject([
      { id: `contact:${id}`, error: 'conflict', reason: 'Document update conflict.' },
    ])
  })

  test('does not take a second body for a document that is written once', async () => {
    const rev = await written(logEntry(id, 'first'))
    const rows = await write([{ ...logEntry(id, 'second'), _rev: rev }])
    expect(rows).toMatchObject([{ error: 'forbidden', code: 'immutable' }])
  })

  test('does not take one on top of a revision that could be guessed beforehand', async () => {
    const rev = await written(logEntry(`${id}-twin`, 'first'))
    const second = { ...logEntry(id, 'second'), _rev: rev }
    const inOneBatch = await write([logEntry(id, 'first'), second])
    expect(inOneBatch).toMatchObject([{ rev }, { error: 'conflict' }])
    const { json } = await server.ask('GET', `/db/casework/log-entry:${id}`)
    expect(json).toMatchObject({ _rev: rev, body: { text: 'first' } })
  })

  test('takes no revisions made elsewhere', async () => {
    const body = { docs: [{ ...contact(id), _rev: '1-a' }], new_edits: false }
    const { status, json } = await server.ask('POST', '/db/casework/_bulk_docs', { body })
    expect([status, json]).toMatchObject([403, { error: 'forbidden' }])
    expect((await server.ask('GET', `/db/casework/contact:${id}`)).status).toBe(404)
  })

  test('keeps members named like JavaScript’s own as data', async () => {
    const sent = { ...contact(id), constructor: { name: 'x' }, toString: 't', hasOwnProperty: 1 }
    expect(await write([sent])).toMatchObject([{ id: `contact:${id}` }])
    const { json } = await server.ask('GET', `/db/casework/contact:${id}`)
    expect(json).toMatchObject({ constructor: { name: 'x' }, toString: 't', hasOwnProperty: 1 })
  })
})

describe('bad input', () => {
  const deep = `{"docs":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`
  test.each([
    ['malformed JSON', '/_bulk_docs', '{"docs":[', 400, 'bad_request'],
    ['an empty body', '/_bulk_docs', '', 400, 'bad_request'],
    ['a body that is no object', '/_bulk_docs', '[]', 400, 'bad_request'],
    ['docs that are no list', '/_bulk_docs', '{"docs":{}}', 400, 'bad_request'],
    ['a prototype', '/_bulk_docs', '{"docs":[{"__proto__":{"x":1}}]}', 400, 'bad_request'],
    ['a number out of range', '/_bulk_docs', '{"docs":[{"a":1e999}]}', 400, 'bad_request'],
    ['bottomless nesting', '/_bulk_docs', deep, 400, 'bad_request'],
    ['nine megabytes', '/_bulk_docs', `"${'x'.repeat(9 * 2 ** 20)}"`, 413, 'too_large'],
    ['a huge checkpoint', '/_local/big', `{"a":"${'x'.repeat(70_000)}"}`, 413, 'too_large'],
    ['revisions that are none', '/_revs_diff', '{"note:1":["x"]}', 400, 'bad_request'],
    ['revisions that are no list', '/_revs_diff', '{"note:1":"1-a"}', 400, 'bad_request'],
    ['a document without id', '/_bulk_get', '{"docs":[{}]}', 400, 'bad_request'],
    ['a malformed revision', '/_bulk_get', '{"docs":[{"id":"a","rev":"a"}]}', 400, 'bad_request'],
    ['keys that are no text', '/_all_docs', '{"keys":[1]}', 400, 'bad_request'],
    ['a paging we don’t have', '/_all_docs', '{"skip":1}', 400, 'bad_request'],
  ])('%s', async (_what, route, body, status, error) => {
    const method = route.startsWith('/_local') ? 'PUT' : 'POST'
    const answer = await server.ask(method, `/db/casework${route}`, { body })
    expect([answer.status, answer.json]).toEqual([status, { error, reason: aSentence }])
  })

  test.each([
    '/_changes?since=12-nonsense',
    '/_changes?since=',
    '/_changes?since=0&since=1',
    '/_changes?limit=-1',
    '/_changes?limit=many',
    '/_changes?style=none',
    '/_changes?feed=continuous',
    '/_changes?filter=app/mine',
    '/_changes?filter=_doc_ids',
    '/_changes?include_docs=yes',
    '/_all_docs?startkey=bare',
    '/_all_docs?limit=1.5',
    '/contact:1?rev=x',
    '/contact:1?open_revs=x',
    '/contact:1?open_revs=["x"]',
  ])('GET %s', async (path) => {
    const { status, json } = await server.ask('GET', `/db/casework${path}`)
    expect([status, json]).toEqual([400, { error: 'bad_request', reason: aSentence }])
  })

  test('a body in another type than JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const headers = { 'content-type': type }
      const answer = await server.ask('POST', '/db/casework/_bulk_docs', { body: 'x', headers })
      expect([answer.status, answer.json]).toMatchObject([415, { error: 'unsupported_media_type' }])
    }
  })

  test('leaves the server answering', async () => {
    expect((await server.ask('GET', '/db/casework')).status).toBe(200)
  })
})

describe('what a replicator reads', () => {
  test('a database', async () => {
    const { json } = await server.ask('GET', '/db/casework/')
    expect(json).toMatchObject({ db_name: 'casework', update_seq: aSequence })
  })

  test('a document, its history, and a revision of it', async () => {
    const rev = await written(contact(id))
    const get = async (query: string) => server.ask('GET', `/db/casework/contact:${id}${query}`)
    expect((await get('')).json).toMatchObject({ _id: `contact:${id}`, _rev: rev })
    expect((await get('?revs=true')).json).toMatchObject({ _revisions: { start: 1 } })
    expect((await get(`?rev=${rev}`)).json).toMatchObject({ _rev: rev })
    expect(await get('?rev=9-a')).toMatchObject({ status: 404, json: { reason: 'missing' } })
    expect((await get(`?open_revs=["${rev}","9-a"]`)).json).toMatchObject([
      { ok: { _rev: rev } },
      { missing: '9-a' },
    ])
    expect((await get('?open_revs=all')).json).toMatchObject([{ ok: { _rev: rev } }])
  })

  test('a document that the server deleted', async () => {
    const _rev = await written(contact(id))
    await server.store.bulkDocs('casework', [{ _id: `contact:${id}`, _rev, _deleted: true }], {
      newEdits: true,
    })
    const { status, json } = await server.ask('GET', `/db/casework/contact:${id}`)
    expect([status, json]).toEqual([404, { error: 'not_found', reason: 'deleted' }])
    const all = await server.ask('GET', `/db/casework/contact:${id}?open_revs=all`)
    expect(all.json).toMatchObject([{ ok: { _deleted: true } }])
  })

  test('_revs_diff and _bulk_get, also of an edited revision with latest', async () => {
    const first = await written(contact(id))
    const second = await written({ ...contact(id), _rev: first } as { _id: string })
    const name = `contact:${id}`
    const diff = await server.ask('POST', '/db/casework/_revs_diff', {
      body: { [name]: [first, second, '3-c'] },
    })
    expect(diff.json).toEqual({ [name]: { missing: ['3-c'], possible_ancestors: [second] } })
    const docs = [{ id: name, rev: first }, { id: name, rev: '9-a' }, { id: `${name}-none` }]
    const got = await server.ask('POST', '/db/casework/_bulk_get?revs=true&latest=true', {
      body: { docs },
    })
    expect(got.json).toMatchObject({
      results: [
        { id: name, docs: [{ ok: { _rev: second, _revisions: { start: 2 } } }] },
        { id: name, docs: [{ error: { rev: '9-a', error: 'not_found', reason: 'missing' } }] },
        { docs: [{ error: { error: 'not_found' } }] },
      ],
    })
  })

  test('a checkpoint, written only on top of the one that was read', async () => {
    const path = `/db/casework/_local/${id}`
    expect((await server.ask('GET', path)).status).toBe(404)
    expect(await server.ask('PUT', path, { body: { at: 1 } })).toMatchObject({ status: 201 })
    expect(await server.ask('PUT', path, { body: { at: 2 } })).toMatchObject({ status: 409 })
    const { json } = await server.ask('GET', path)
    await server.ask('PUT', path, { body: { ...(json as object), at: 3 } })
    expect((await server.ask('GET', path)).json).toMatchObject({ at: 3, _rev: '0-2' })
  })

  test('_all_docs by range and by keys', async () => {
    await write([contact(`${id}-a`), contact(`${id}-b`)])
    const range = `startkey="contact:${id}-a"&endkey="contact:${id}-b"&limit=5`
    const ranged = await server.ask('GET', `/db/casework/_all_docs?${range}`)
    expect(ranged.json).toMatchObject({
      rows: [{ id: `contact:${id}-a` }, { id: `contact:${id}-b` }],
    })
    const keyed = await server.ask('POST', '/db/casework/_all_docs?include_docs=true', {
      body: { keys: [`contact:${id}-b`, 'contact:none'] },
    })
    expect(keyed.json).toMatchObject({
      rows: [{ doc: { _id: `contact:${id}-b` } }, { error: 'not_found' }],
    })
  })

  test('an attachment, as a file to keep and never a page to run', async () => {
    const photo = {
      _id: `photo:${id}`,
      _attachments: {
        'a.html': { content_type: 'text/html', data: Buffer.from('<script>').toString('base64') },
      },
    }
    await server.store.bulkDocs('casework', [photo], { newEdits: true })
    const { json, headers } = await server.ask('GET', `/db/casework/photo:${id}/a.html`)
    expect(json).toBe('<script>')
    expect(headers.get('content-disposition')).toBe('attachment')
    expect(headers.get('content-security-policy')).toContain('sandbox')
    expect((await server.ask('GET', `/db/casework/photo:${id}/b`)).status).toBe(404)
  })
})

describe('changes', () => {
  test('of some documents, in pages', async () => {
    await write([contact(`${id}-a`), contact(`${id}-b`), contact(`${id}-c`)])
    const doc_ids = [`contact:${id}-a`, `contact:${id}-c`]
    const ask = async (since: string) => {
      const path = `/db/casework/_changes?filter=_doc_ids&style=all_docs&limit=1&since=${since}`
      const { json } = await server.ask('POST', path, { body: { doc_ids } })
      return json as { results: { id: string }[]; last_seq: string; pending: number }
    }
    const first = await ask('0')
    const second = await ask(first.last_seq)
    expect(first.pending).toBeGreaterThan(0)
    expect([...first.results, ...second.results].map((row) => row.id)).toEqual(doc_ids)
    expect((await ask(second.last_seq)).results).toEqual([])
  })

  /** @returns when the head of the answer has come: from then on the server listens. */
  function longpoll(query: string, at = server.url): Promise<Response> {
    const path = `${at}/db/casework/_changes?feed=longpoll&${query}`
    return fetch(path, { headers: { ...staff, connection: 'close' } })
  }

  async function idsIn(response: Response): Promise<string[]> {
    const { results } = (await response.json()) as { results: { id: string }[] }
    return results.map((row) => row.id)
  }

  test('a long poll is answered by the next write', async () => {
    const response = await longpoll('since=now')
    await server.store.ensureDatabase('own-other')
    await server.store.bulkDocs('own-other', [contact(`${id}-elsewhere`)], { newEdits: true })
    await write([contact(id)])
    expect(await idsIn(response)).toEqual([`contact:${id}`])
  })

  test('a long poll is answered at once where there is something', async () => {
    await write([contact(id)])
    expect(await idsIn(await longpoll('since=0&limit=1'))).toHaveLength(1)
  })

  test('a long poll ends when its time is up', async () => {
    const response = await longpoll('since=now&timeout=10')
    expect(await response.json()).toMatchObject({ results: [], last_seq: aSequence, pending: 0 })
  })

  test('a long poll of some documents sleeps on when others change', async () => {
    const response = await longpoll(`since=now&filter=_doc_ids&doc_ids=["contact:${id}-b"]`)
    await write([contact(`${id}-a`)])
    await write([contact(`${id}-b`)])
    expect(await idsIn(response)).toEqual([`contact:${id}-b`])
  })

  test('long polls are answered when the server stops', async () => {
    const other = await startCouchServer()
    const response = await longpoll('since=now', other.url)
    const stopped = other.stop()
    expect(await idsIn(response)).toEqual([])
    await stopped
    await other[Symbol.asyncDispose]()
  })
})
