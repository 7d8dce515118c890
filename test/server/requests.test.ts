import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import { demoPassword, removeFolder, temporaryFolder } from '../support/server.ts'

let server: InProcess
let app: string
beforeAll(async () => {
  app = await temporaryFolder()
  await mkdir(join(app, 'assets'))
  await writeFile(join(app, 'index.html'), '<!doctype html><title>Kulturlots</title>')
  await writeFile(join(app, 'service-worker.js'), '// worker')
  await writeFile(join(app, 'assets/index-a1b2.js'), 'console.log(1)')
  await writeFile(join(app, 'assets/index-a1b2.js.br'), 'compressed by the build')
  await mkdir(join(app, '.vite'))
  await writeFile(join(app, '.vite/manifest.json'), '{}')
  server = await startInProcess({ appDirectory: app })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await removeFolder(app)
})

const html = { accept: 'text/html,application/xhtml+xml' }

describe('a write', () => {
  test.each([
    ['from another site', { origin: 'https://elsewhere.example' }],
    ['from another port', { origin: 'http://localhost:1' }],
    ['from a sandboxed page', { origin: 'null' }],
    ['from an unknown place', { origin: null }],
    ['from another site, said by Sec-Fetch-Site', { origin: null, 'sec-fetch-site': 'cross-site' }],
    ['from a sibling host', { origin: null, 'sec-fetch-site': 'same-site' }],
  ])('%s is forbidden', async (_where, headers) => {
    const response = await server.visitor().request('POST', '/api/guest', { headers })
    expect([response.status, await response.json()]).toMatchObject([403, { error: 'forbidden' }])
    expect(response.headers.getSetCookie()).toEqual([])
  })

  test.each([
    ['Origin', {}],
    ['Sec-Fetch-Site', { origin: null, 'sec-fetch-site': 'same-origin' }],
  ])('from an own page is taken by its %s', async (_header, headers) => {
    const response = await server.visitor().request('POST', '/api/guest', { headers })
    expect(response.status).toBe(201)
  })

  test('is taken from PUBLIC_URL through a proxy, and from nothing that looks like it', async () => {
    await using behind = await startInProcess({ publicOrigin: 'https://lots.example' })
    const response = await behind
      .visitor()
      .request('POST', '/api/guest', { headers: { origin: 'https://lots.example' } })
    expect(response.status).toBe(201)
    const other = await behind
      .visitor()
      .request('POST', '/api/guest', { headers: { origin: 'https://lots.example.evil' } })
    expect(other.status).toBe(403)
  })
})

describe('a page that believes in another user', () => {
  test('is told so, and nothing is done', async () => {
    const visitor = server.visitor()
    await visitor.signIn('falt', await demoPassword(server.dataDirectory, 'falt'))
    const other = { 'x-kulturlots-user': '01JD0000000000000000000000' }
    for (const [method, path] of [
      ['POST', '/api/account'],
      ['DELETE', '/api/session'],
      ['POST', '/api/guest'],
      ['GET', '/api/doorbell'],
    ] as const) {
      const response = await visitor.request(method, path, { headers: other })
      expect([path, response.status, await response.json()]).toMatchObject([
        path,
        409,
        { error: 'other_user' },
      ])
    }
    expect(await (await visitor.get('/api/session', other)).json()).toMatchObject({ name: 'falt' })
  })

  test('must say whom it believes in before it writes', async () => {
    const visitor = server.visitor()
    await visitor.becomeGuest()
    const credentials = { name: 'osagd', password: 'en lång fras' }
    const response = await visitor.post('/api/account', credentials, { 'x-kulturlots-user': null })
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'bad_request' }])
  })

  test('still reads the public directory when its session has ended', async () => {
    const response = await server
      .visitor()
      .get('/api/directory/manifest', { 'x-kulturlots-user': '01JD0000000000000000000000' })
    expect(response.status).toBe(200)
  })
})

describe('a request that can’t be served', () => {
  const json = { 'content-type': 'application/json' }
  test.each([
    ['malformed JSON', 'POST', '/api/session', { headers: json, body: '{"name":' }, 400],
    [
      'a poisoned prototype',
      'POST',
      '/api/session',
      { headers: json, body: '{"__proto__":{}}' },
      400,
    ],
    [
      'an oversized body',
      'POST',
      '/api/session',
      { headers: json, body: `"${'x'.repeat(70_000)}"` },
      413,
    ],
    [
      'a form',
      'POST',
      '/api/session',
      { headers: { 'content-type': 'text/plain' }, body: 'x' },
      415,
    ],
    ['an undecodable address', 'GET', '/api/%ff', {}, 400],
    ['an unknown route', 'GET', '/api/nothing', { headers: html }, 404],
    ['an unknown database', 'GET', '/db/accounts', { headers: html }, 404],
    ['a wrong method', 'PUT', '/api/session', {}, 404],
    ['a missing asset', 'GET', '/assets/gone.js', { headers: html }, 404],
    ['a climb out of the folder', 'GET', '/..%2f..%2fpackage.json', {}, 404],
    ['a hidden file', 'GET', '/.vite/manifest.json', {}, 404],
  ])('%s gets its status and a JSON reason', async (_what, method, path, options, status) => {
    const response = await server.visitor().request(method, path, options)
    expect(response.status).toBe(status)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.json()).toEqual({
      error: expect.stringMatching(/^[a-z_]+$/) as string,
      reason: expect.stringMatching(/\.$/) as string,
    })
  })
})

describe('the app', () => {
  test.each(['/', '/katalog', '/katalog/actor:x?q=dans', '/apin'])(
    'opens at %s, never from a stale cache, under a strict policy',
    async (path) => {
      const response = await server.visitor().get(path, html)
      expect(response.status).toBe(200)
      expect(await response.text()).toContain('<title>Kulturlots</title>')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self';")
      expect(policy).not.toContain('unsafe')
      expect(response.headers.get('strict-transport-security')).toBeNull()
    },
  )

  test('has assets for ever, as the build compressed them, and a service worker that is always asked for', async () => {
    const visitor = server.visitor()
    const asset = await visitor.get('/assets/index-a1b2.js', { 'accept-encoding': 'identity' })
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(asset.headers.get('content-type')).toMatch(/^(?:text|application)\/javascript/)
    const head = await visitor.request('HEAD', '/assets/index-a1b2.js', {
      headers: { 'accept-encoding': 'br' },
    })
    expect(head.headers.get('content-encoding')).toBe('br')
    expect(head.headers.get('vary')).toBe('accept-encoding')
    const worker = await visitor.get('/service-worker.js')
    expect(worker.headers.get('cache-control')).toBe('no-cache')
  })
})

test('the health check answers', async () => {
  const response = await server.visitor().get('/healthz')
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
})

test('the health check fails when the store does not answer, without saying more', async () => {
  await using broken = await startInProcess()
  await broken.store.close()
  const response = await broken.visitor().get('/healthz')
  expect([response.status, await response.json()]).toEqual([
    503,
    { error: 'unavailable', reason: 'The store does not answer.' },
  ])
  const session = await broken.visitor().request('POST', '/api/guest')
  expect(session.status).toBe(500)
  expect(await session.json()).toEqual({
    error: 'internal',
    reason: 'Something went wrong here. Nothing was changed; try again.',
  })
})
