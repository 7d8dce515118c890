/**
 * Every role on every route. The routes are asked of the running server, so that one without a row here
 * fails; what is not a route is tried by name. Refused answers hold nothing of the documents.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import type { StoredBody } from '../../sync-server/couch/document-store.ts'
import { need, note, write } from '../support/casework.ts'
import { entry, startInProcess, type InProcess } from '../support/in-process.ts'
import { demoPassword, removeFolder, temporaryFolder, type DemoName } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

/** The last four: a session that was, one that was ended elsewhere, and staff's used wrongly. */
const askers = [
  ...(['nobody', 'guest', 'actor', 'staff', 'coordinator', 'admin'] as const),
  ...(['expired', 'revoked', 'wrong user', 'foreign page'] as const),
] as const
type Asker = (typeof askers)[number]

const needId = 'need:01JK0000000000000000000001'
const noteId = 'note:01JK0000000000000000000002'
const docs = { docs: [{ id: needId }] }
const noteDocs = { docs: [{ id: noteId }] }

interface Cell {
  readonly route: string
  readonly path: string
  readonly body: unknown
  readonly asker: Asker
  readonly status: number
}

/** Statuses in the order of `askers`. */
function row(route: string, statuses: string, path?: string, body?: unknown): readonly Cell[] {
  const all = statuses.split(' ').map(Number)
  if (all.length !== askers.length) throw new Error(`${route} lacks a cell.`)
  const pattern = route.slice(route.indexOf(' ') + 1)
  return askers.map((asker, index) => {
    return { route, path: path ?? pattern, body, asker, status: all[index] ?? 0 }
  })
}

const everybody = '200 200 200 200 200 200 200 200 200 200'
const publicly = '200 200 200 200 200 200 200 200 409 200'
const casework = '401 403 403 200 200 200 401 401 409 200'
const caseworkPost = '401 403 403 200 200 200 401 401 409 403'
const caseworkMissing = '401 403 403 404 404 404 401 401 409 404'
const approving = '401 403 403 403 200 200 401 401 409 403'
const approvingPost = '401 403 403 403 400 400 401 401 409 403'
const own = '401 200 200 200 200 200 401 401 409 200'
const ownPost = '401 200 200 200 200 200 401 401 409 403'
const ownMissing = '401 404 404 404 404 404 401 401 409 404'
const staffsOwn = '401 404 404 200 404 404 401 401 409 200'

const harmless: readonly Cell[] = [
  ...row('GET /healthz', everybody),
  ...row('GET /metrics', everybody),
  ...row('GET /*', everybody, '/'),
  ...row('GET /katalog/:kind', everybody, '/katalog/actor'),
  ...row('GET /katalog/:kind/:slug', everybody, '/katalog/actor/scenen'),
  ...row('GET /sitemap.xml', everybody),
  ...row('GET /sitemap/:file', everybody, '/sitemap/1.xml'),
  ...row('GET /robots.txt', everybody),
  ...row('GET /api/directory/feed', everybody),
  ...row('GET /api/session', everybody),
  ...row('POST /api/session', '400 400 400 400 400 400 400 400 400 403', undefined, {}),
  ...row('POST /api/guest', '201 200 200 200 200 200 201 201 409 403'),
  ...row('POST /api/guest/move', '401 201 403 403 403 403 401 401 409 403'),
  // Who knows the code is asked nothing else; whoever is signed in here has no part in it.
  ...row('POST /api/questions/retrieve', '404 404 404 404 404 404 404 404 404 403', undefined, {
    code: '7K2M-04QX-9ATD',
  }),
  ...row('POST /api/hand-overs', '401 403 403 400 400 400 401 401 409 403', undefined, {}),
  ...row(
    'POST /api/hand-overs/:id/link',
    '401 403 403 404 404 404 401 401 409 403',
    '/api/hand-overs/hand-over:01JK0000000000000000000003/link',
  ),
  // Whoever holds the link; who is signed in here has no part in it.
  ...row('POST /api/handed', '404 404 404 404 404 404 404 404 404 403', undefined, {
    secret: 'x',
  }),
  ...row('POST /api/handed/answer', '404 404 404 404 404 404 404 404 404 403', undefined, {
    ...{ secret: 'x', state: 'accepted' },
  }),
  ...row('POST /api/account', '401 400 400 400 400 400 401 401 409 403', undefined, {}),
  ...row('POST /api/account/password', '401 400 400 400 400 400 401 401 409 403', undefined, {}),
  ...row('GET /api/directory/manifest', publicly),
  ...row(
    'GET /api/directory/packs/:file',
    '404 404 404 404 404 404 404 404 409 404',
    '/api/directory/packs/x',
  ),
  ...row(
    'GET /api/directory/changes',
    '410 410 410 410 410 410 410 410 409 410',
    '/api/directory/changes?since=x',
  ),
  ...row('GET /api/directory/history/:entry', casework, '/api/directory/history/actor:scenen'),
  ...row('GET /api/directory/imports', approving),
  ...row('POST /api/directory/imports', approvingPost, undefined, {}),
  ...row(
    'POST /api/directory/imports/:id/rows',
    approvingPost,
    '/api/directory/imports/x/rows',
    {},
  ),
  ...row(
    'POST /api/directory/imports/:id/undo',
    '401 403 403 403 404 404 401 401 409 403',
    '/api/directory/imports/x/undo',
  ),
  ...row('GET /api/partners', '401 403 403 403 403 200 401 401 409 403'),
  ...row('PUT /api/partners', '401 403 403 403 403 400 401 401 409 403', undefined, {}),
  ...row('DELETE /api/partners', '401 403 403 403 403 400 401 401 409 403', undefined, {}),
  ...row('GET /api/erased', own),
  ...row('GET /api/sync', everybody, '/api/sync?device=x'),
  // Says who is here also to whoever is not the page's user, and moves no mark then.
  ...row('POST /api/sync', '200 200 200 200 200 200 200 200 200 403', undefined, {
    device: 'x',
    was: [null],
    mark: 'mark0001',
  }),
  // A device whose session has ended must not listen on as a visitor.
  ...row('GET /api/doorbell', '200 200 200 200 200 200 401 401 409 200'),

  ...row('GET /db/casework', casework),
  ...row('GET /db/casework/', casework),
  ...row(
    'GET /db/casework/_changes',
    casework,
    '/db/casework/_changes?include_docs=true&style=all_docs',
  ),
  ...row('POST /db/casework/_changes', caseworkPost, '/db/casework/_changes?filter=_doc_ids', {
    doc_ids: [needId],
  }),
  ...row('GET /db/casework/_all_docs', casework, '/db/casework/_all_docs?include_docs=true'),
  ...row('POST /db/casework/_all_docs', caseworkPost, undefined, {
    keys: [needId],
    include_docs: true,
  }),
  ...row('POST /db/casework/_revs_diff', caseworkPost, undefined, { [needId]: ['1-abc'] }),
  ...row('POST /db/casework/_bulk_get', caseworkPost, '/db/casework/_bulk_get?revs=true', docs),
  ...row('POST /db/casework/_bulk_docs', '401 403 403 201 201 201 401 401 409 403', undefined, {
    docs: [],
  }),
  ...row('GET /db/casework/_news', casework, '/db/casework/_news?since=0'),
  ...row('GET /db/casework/_local/:id', caseworkMissing, '/db/casework/_local/nowhere'),
  ...row(
    'PUT /db/casework/_local/:id',
    '401 403 403 201 409 409 401 401 409 403',
    '/db/casework/_local/one',
    { cursor: 'Hemlig' },
  ),
  ...row('GET /db/casework/:id', casework, `/db/casework/${needId}?open_revs=all`),
  ...row('GET /db/casework/:id/:attachment', casework, `/db/casework/${needId}/bild`),

  ...row('GET /db/own', own),
  ...row('GET /db/own/', own),
  ...row('GET /db/own/_changes', own, '/db/own/_changes?include_docs=true'),
  ...row('POST /db/own/_changes', ownPost, '/db/own/_changes?filter=_doc_ids', {
    doc_ids: [noteId],
  }),
  ...row('GET /db/own/_all_docs', own, '/db/own/_all_docs?include_docs=true'),
  ...row('POST /db/own/_all_docs', ownPost, undefined, { keys: [noteId], include_docs: true }),
  ...row('POST /db/own/_revs_diff', ownPost, undefined, { [noteId]: ['1-abc'] }),
  ...row('POST /db/own/_bulk_get', ownPost, undefined, noteDocs),
  ...row('POST /db/own/_bulk_docs', '401 201 201 201 201 201 401 401 409 403', undefined, {
    docs: [],
  }),
  ...row('GET /db/own/_news', own, '/db/own/_news?since=0'),
  ...row('GET /db/own/_local/:id', ownMissing, '/db/own/_local/nowhere'),
  ...row(
    'PUT /db/own/_local/:id',
    '401 201 201 201 201 201 401 401 409 403',
    '/db/own/_local/one',
    { cursor: 'x' },
  ),
  ...row('GET /db/own/:id', staffsOwn, `/db/own/${noteId}`),
  ...row('GET /db/own/:id/:attachment', staffsOwn, `/db/own/${noteId}/bild`),
]

/** After these the asker has another session, or none. */
const ending: readonly Cell[] = [
  ...row('DELETE /api/session', '200 200 200 200 200 200 200 200 409 403'),
  ...row('DELETE /api/sessions', '200 200 200 200 200 200 200 200 409 403'),
]

const notFound = '404 404 404 404 404 404 404 404 404 404'
const notFoundWrite = '404 404 404 404 404 404 404 404 409 403'
/** What CouchDB has and this server does not, whoever asks. */
const closed: readonly Cell[] = [
  ...['_all_dbs', '_session', '_utils', '_up', 'accounts/_all_docs', 'devices/_changes'].flatMap(
    (path) => row(`GET /db/${path}`, notFound),
  ),
  ...['carried/_all_docs', 'directory/_all_docs', 'packs/_all_docs', `own-x/${noteId}`].flatMap(
    (path) => row(`GET /db/${path}`, notFound),
  ),
  ...['_purge', '_compact', '_find', '_index', '_view_cleanup', '_ensure_full_commit'].flatMap(
    (path) => row(`POST /db/casework/${path}`, notFoundWrite, undefined, {}),
  ),
  ...row('POST /db/own/_purge', notFoundWrite, undefined, { [noteId]: ['1-x'] }),
  ...row('POST /db/_replicate', notFoundWrite, undefined, {}),
  ...row('PUT /db/casework', notFoundWrite, undefined, {}),
  ...row('DELETE /db/casework', notFoundWrite),
  ...row('PUT /db/casework/:id', notFoundWrite, `/db/casework/${needId}`, {}),
  ...row('DELETE /db/casework/:id', notFoundWrite, `/db/casework/${needId}?rev=1-x`),
  ...row('PUT /db/casework/_security', notFoundWrite, undefined, {}),
  ...row('PUT /db/casework/_design/x', notFoundWrite, undefined, {}),
  ...row('DELETE /db/casework/_local/one', notFoundWrite),
  ...row('POST /api/erased', notFound, undefined, { ids: [needId] }),
  ...['_security', '_purge', '_design%2Fx', '_revs_limit', '_purged_infos_limit'].flatMap((path) =>
    row(`GET /db/casework/${path}`, caseworkMissing),
  ),
]

let server: InProcess
let app: string
let identities: ReadonlyMap<Asker, Visitor>

beforeAll(async () => {
  app = await temporaryFolder()
  await writeFile(join(app, 'index.html'), '<!doctype html><title>Kulturlots</title>')
  server = await startInProcess({ appDirectory: app, entries: [entry('scenen')] })
  identities = await newIdentities()
  const staff = visitorOf('staff')
  await write(staff, 'casework', need(needId.slice('need:'.length), 'Hemlig'))
  await write(staff, 'own', note(noteId.slice('note:'.length), 'Hemlig'))
  await attach('casework', needId)
  await attach(`own-${staff.user ?? ''}`, noteId)
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await removeFolder(app)
})

/** No route writes attachments; the importer will. */
async function attach(database: string, id: string): Promise<void> {
  const [leaf] = await server.store.leaves(database, id, { history: false, attachments: false })
  if (!leaf || !('ok' in leaf)) throw new Error('The document is there.')
  const bild = { content_type: 'image/png', data: Buffer.from('Hemlig').toString('base64') }
  const body = { ...leaf.ok, _attachments: { bild } } as StoredBody
  await server.store.bulkDocs(database, [body], { newEdits: true })
}

async function signedIn(name: DemoName): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.signIn(name, await demoPassword(server.dataDirectory, name))
  return visitor
}

let accounts = 0

async function newIdentities(): Promise<ReadonlyMap<Asker, Visitor>> {
  const expired = await signedIn('falt')
  server.clock.now += 31 * 86_400_000
  const revoked = await signedIn('falt')
  await (await signedIn('falt')).request('DELETE', '/api/sessions')
  const staff = await signedIn('falt')
  const [guest, actor] = [server.visitor(), server.visitor()]
  await guest.becomeGuest()
  await actor.becomeGuest()
  accounts += 1
  await actor.post('/api/account', { name: `aktör ${accounts}`, password: 'en lång fras' })
  return new Map<Asker, Visitor>([
    ['nobody', server.visitor()],
    ['guest', guest],
    ['actor', actor],
    ['staff', staff],
    ['coordinator', await signedIn('samordnare')],
    ['admin', await signedIn('administrator')],
    ['expired', expired],
    ['revoked', revoked],
    ['wrong user', staff],
    ['foreign page', staff],
  ])
}

function visitorOf(asker: Asker): Visitor {
  const visitor = identities.get(asker)
  if (!visitor) throw new Error('Each asker is somebody.')
  return visitor
}

/** Without keeping the cookie of an answer: each cell is asked by the same person. */
async function ask({ route, path, body, asker }: Cell, method = route.split(' ')[0] ?? '') {
  const { cookie, user } = visitorOf(asker)
  const stop = new AbortController()
  const headers = new Headers({ origin: server.url })
  if (cookie !== undefined) headers.set('cookie', cookie)
  if (user !== undefined) headers.set('x-kulturlots-user', user)
  if (asker === 'wrong user') headers.set('x-kulturlots-user', '01JK0000000000000000000009')
  if (asker === 'foreign page') headers.set('origin', 'https://elsewhere.example')
  if (body !== undefined) headers.set('content-type', 'application/json')
  const response = await fetch(server.url + path, {
    method,
    headers,
    signal: stop.signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const streams = response.headers.get('content-type') === 'text/event-stream'
  const text = streams ? '' : await response.text()
  stop.abort()
  return { status: response.status, text }
}

function leaks(cell: Cell, status: number, text: string): boolean {
  const refused = status >= 400
  const othersOwn = cell.route.includes('/db/own') && !staffs.includes(cell.asker)
  return (refused || othersOwn) && /hemlig|SGVtbGln|"_rev"|"registers"/i.test(text)
}
const staffs: readonly Asker[] = ['staff', 'foreign page']

async function check(cells: readonly Cell[]): Promise<void> {
  const wrong: string[] = []
  for (const cell of cells) {
    const { status, text } = await ask(cell)
    const name = `${cell.route} as ${cell.asker}`
    if (status !== cell.status) wrong.push(`${name}: ${status}, not ${cell.status}`)
    if (leaks(cell, status, text)) wrong.push(`${name} leaks: ${text.slice(0, 200)}`)
    if (status >= 400) expect(Object.keys(JSON.parse(text) as object)).toEqual(['error', 'reason'])
  }
  expect(wrong).toEqual([])
}

test('every route that the server has is in the table', () => {
  const known = new Set([...harmless, ...ending].map(({ route }) => route))
  // HEAD is answered by GET's row, below.
  const routes = server.routes.map(
    ({ method, url }) => `${method === 'HEAD' ? 'GET' : method} ${url}`,
  )
  expect(routes.filter((route) => !known.has(route))).toEqual([])
  expect([...known].filter((route) => !routes.includes(route))).toEqual([])
})

describe.each([...new Set(harmless.map(({ route }) => route))])('%s', (route) => {
  test('answers each role as it should, and leaks nothing', () =>
    check(harmless.filter((cell) => cell.route === route)))
})

test('what is readable at all holds the secret that the others must not get', async () => {
  const holding = ['GET /db/casework/_changes', 'POST /db/casework/_bulk_get', 'GET /db/own/:id']
  for (const cell of harmless) {
    if (cell.asker !== 'staff' || !holding.includes(cell.route)) continue
    expect([cell.route, (await ask(cell)).text]).toEqual([
      cell.route,
      expect.stringMatching(/Hemlig/),
    ])
  }
})

test('HEAD is answered as GET is, without a body', async () => {
  const heads = new Set(server.routes.flatMap(({ method, url }) => (method === 'HEAD' ? url : [])))
  for (const cell of harmless) {
    if (!cell.route.startsWith('GET ') || !heads.has(cell.route.slice(4))) continue
    const { status, text } = await ask(cell, 'HEAD')
    expect([cell.route, cell.asker, status, text]).toEqual([
      cell.route,
      cell.asker,
      cell.status,
      '',
    ])
  }
})

test('what CouchDB has beyond replication is closed to everybody', () => check(closed))

test('a push is judged document by document, and a refused one tells nothing of what is stored', async () => {
  const coordinator = visitorOf('coordinator')
  const forged = { ...need(needId.slice('need:'.length), 'Mitt'), _rev: '1-abc' }
  const stranger = edited(
    newDocument(parseDocumentId('colleague:01JK0000000000000000000009')),
    [{ kind: 'set', field: 'name', value: 'X' }],
    { dot: ['device', 1], at: 'x', by: coordinator.user ?? '' },
  )
  for (const database of ['casework', 'own']) {
    const response = await coordinator.post(`/db/${database}/_bulk_docs`, {
      docs: [forged, stranger, { _id: needId, _deleted: true }, null],
    })
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject(
      Array.from({ length: 4 }, () => ({ error: expect.any(String) as string })),
    )
    expect(text).not.toMatch(/hemlig/i)
  }
})

test.each(['DELETE /api/session', 'DELETE /api/sessions'])('%s', async (route) => {
  identities = await newIdentities()
  // Staff's own last: it ends the session that others borrow.
  await check(ending.filter((cell) => cell.route === route).reverse())
})
