/**
 * CouchDB that is away, slow, short of copies, or cut off in mid-line. A real one can't be brought to that on
 * command, so these answers are played by a small HTTP server, in the words that CouchDB 3.5 has for them.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import { parseUserId } from '../../src/domain/identifiers.ts'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import { bulkGet } from '../../sync-server/couch/bulk-get.ts'
import { createCouchClient } from '../../sync-server/couch/remote/couch-client.ts'
import { openRemoteStore } from '../../sync-server/couch/remote/remote-store.ts'
import { followUpdates } from '../../sync-server/couch/remote/update-feed.ts'
import { couchRoutes } from '../../sync-server/couch/routes.ts'
import { handleErrors } from '../../sync-server/http/errors.ts'
import { healthRoute } from '../../sync-server/http/health.ts'
import { somebody } from '../support/couch-server.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

async function played(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function openAt(url: string, patience?: number): Promise<DocumentStore> {
  const options = { url, serverHeaders: {}, rules: false }
  const store = await openRemoteStore({ ...options, ...(patience && { patience }) })
  stops.push(() => store.close())
  return store
}

/** A port where nobody listens. */
async function nowhere(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return `http://127.0.0.1:${port}`
}

const away = { kind: 'unavailable' }

describe('while CouchDB is away', () => {
  test('each request is answered 503 with its reason, and healthz tells', async () => {
    const store = await openAt(await nowhere())
    const app = Fastify()
    handleErrors(app)
    healthRoute(app, store)
    app.decorateRequest('requester', undefined)
    app.addHook('onRequest', (request, _reply, done) => {
      request.requester = { userId: parseUserId(somebody), roles: ['staff'] }
      done()
    })
    await app.register(couchRoutes, { store })
    stops.push(() => app.close())
    for (const url of ['/healthz', '/db/casework/_changes', '/db/own/note:1']) {
      const answer = await app.inject({ url })
      expect(answer.statusCode).toBe(503)
      expect(answer.json()).toEqual({ error: 'unavailable', reason: expect.any(String) as string })
    }
  })

  test('a request that is never answered is given up', async () => {
    const store = await openAt(await played(() => undefined), 50)
    await expect(store.info('casework')).rejects.toMatchObject(away)
  })

  test.each([
    [500, { error: 'unknown_error', reason: 'badarg' }],
    [503, { error: 'service_unavailable', reason: 'shutting down' }],
    [401, { error: 'unauthorized', reason: 'You are not authorized' }],
    [200, 'a page of something in between'],
  ])('%i %j is away too', async (status, body) => {
    const url = await played((_request, response) => {
      if (typeof body === 'string') response.writeHead(status).end(body)
      else json(response, status, body)
    })
    await expect((await openAt(url)).info('casework')).rejects.toMatchObject(away)
  })
})

describe('a write that too few copies have confirmed', () => {
  async function accepting(): Promise<DocumentStore> {
    return openAt(
      await played((request, response) => {
        if (request.method === 'PUT') json(response, 202, { ok: true, id: '_local/x', rev: '0-1' })
        else {
          json(response, 202, [
            { ok: true, id: 'note:1', rev: '1-a', accepted: true },
            { ok: true, id: 'note:2', rev: '1-b' },
            { id: 'note:3', error: 'conflict', reason: 'Document update conflict.' },
          ])
        }
      }),
    )
  }
  const documents = [{ _id: 'note:1' }, { _id: 'note:2' }, { _id: 'note:3' }]

  test('is to be sent again, alone among its neighbours', async () => {
    const rows = await (await accepting()).bulkDocs('casework', documents, { newEdits: true })
    expect(rows).toMatchObject([
      { id: 'note:1', error: 'service_unavailable' },
      { ok: true, id: 'note:2', rev: '1-b' },
      { id: 'note:3', error: 'conflict' },
    ])
  })

  test('is none where it can’t be told which it was', async () => {
    const store = await accepting()
    const made = documents.map((document) => ({ ...document, _rev: '1-a' }))
    await expect(store.bulkDocs('casework', made, { newEdits: false })).rejects.toMatchObject(away)
    await expect(store.putLocal('casework', 'x', {})).rejects.toMatchObject(away)
  })
})

test('one document that CouchDB can’t read hinders no other of its batch', async () => {
  const url = await played((request, response) => {
    if (request.method !== 'POST') {
      json(response, 404, {})
      return
    }
    request.setEncoding('utf8')
    void Array.fromAsync(request as AsyncIterable<string>).then((chunks) => {
      const { docs } = JSON.parse(chunks.join('')) as { docs: { _id: string }[] }
      const broken = docs.some(({ _id }) => _id === 'note:3')
      if (broken) json(response, 400, { error: 'bad_request', reason: 'Bad special member' })
      else
        json(
          response,
          201,
          docs.map(({ _id: id }) => ({ ok: true, id, rev: '1-a' })),
        )
    })
  })
  const documents = [1, 2, 3, 4, 5].map((number) => ({ _id: `note:${number}` }))
  const rows = await (await openAt(url)).bulkDocs('casework', documents, { newEdits: true })
  expect(rows.map((row) => ('error' in row ? row.error : row.id))).toEqual([
    'note:1',
    'note:2',
    'bad_request',
    'note:4',
    'note:5',
  ])
})

describe('the feed of changed databases', () => {
  /** Each connection gets the next of `lines`, and is cut off after them. */
  async function follow(options: { first: string | undefined; lines: readonly string[][] }) {
    const asked: (string | null)[] = []
    let places = 0
    const url = await played((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://couch')
      if (searchParams.get('feed') !== 'continuous') {
        const place = places++ === 0 ? options.first : 'later'
        if (place === undefined) json(response, 404, { error: 'not_found', reason: 'no_db_file' })
        else json(response, 200, { results: [], last_seq: place })
        return
      }
      const lines = options.lines[asked.push(searchParams.get('since')) - 1]
      response.writeHead(200)
      if (lines) response.write(lines.join('\n'), () => response.destroy())
    })
    const told: string[] = []
    const feed = await followUpdates({
      client: createCouchClient({ url, headers: {} }),
      told: (database) => told.push(database),
      missed: () => Promise.resolve(void told.push('all')),
      report: () => undefined,
      shortestPause: 1,
    })
    stops.push(() => feed.stop())
    return { asked, told }
  }
  const line = (name: string, seq: string, type = 'updated') =>
    JSON.stringify({ db_name: name, type, seq })

  test('goes on behind the last whole line, wherever it is cut off', async () => {
    const { asked, told } = await follow({
      first: '7-a',
      lines: [
        [line('one', '8-b'), '', line('made', '9-c', 'created'), '{"db_name":"tw'],
        [line('two', '10-d', 'deleted'), ''],
      ],
    })
    await expect.poll(() => asked.length, { timeout: 30_000 }).toBe(3)
    expect(asked).toEqual(['7-a', '9-c', '10-d'])
    expect(told).toEqual(['one', 'two'])
  })

  test('tells of all, once there is one, where there was none at first', async () => {
    const { asked, told } = await follow({ first: undefined, lines: [] })
    await expect.poll(() => asked.length, { timeout: 30_000 }).toBe(1)
    expect(asked).toEqual(['later'])
    expect(told).toEqual(['all'])
  })
})

describe('a name that is CouchDB’s own, or no name in an address', () => {
  async function talkative() {
    const asked: string[] = []
    const url = await played((request, response) => {
      if (!request.url?.startsWith('/_')) asked.push(String(request.url))
      json(response, 200, { _id: 'x', _rev: '1-a', couchdb: 'Welcome', rows: [] })
    })
    return { store: await openAt(url), asked }
  }

  test.each(['_all_docs', '_security', '_local_docs', '.', '..'])(
    '%s is no document',
    async (id) => {
      const { store, asked } = await talkative()
      const query = { history: false, attachments: false }
      const answer = await bulkGet(store, 'casework', { wanted: [[id, 'winner']], query })
      expect(JSON.parse(answer)).toMatchObject({ results: [{ docs: [{ error: { id } }] }] })
      expect(asked).toEqual([])
    },
  )

  test.each(['.', '..'])('%s is no checkpoint and no attachment', async (id) => {
    const { store, asked } = await talkative()
    const nothing = { kind: 'no-database' }
    await expect(store.getLocal('casework', id)).rejects.toMatchObject(nothing)
    await expect(store.putLocal('casework', id, {})).rejects.toMatchObject(nothing)
    await expect(store.attachment('casework', 'photo:1', undefined, id)).rejects.toMatchObject(
      nothing,
    )
    expect(asked).toEqual([])
  })
})
