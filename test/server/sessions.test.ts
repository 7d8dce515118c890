import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import { demoPassword } from '../support/server.ts'
import type { WhoAmI } from '../support/visitor.ts'

const day = 86_400_000
let server: InProcess
let password: string
beforeAll(async () => {
  server = await startInProcess()
  password = await demoPassword(server.dataDirectory, 'falt')
})
afterAll(() => server[Symbol.asyncDispose]())

const who = async (response: Response) => (await response.json()) as WhoAmI

describe('a session', () => {
  test('of a visitor has no user, no roles, and names the server', async () => {
    const response = await server.visitor().get('/api/session')
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({
      user: null,
      name: null,
      roles: [],
      entries: [],
      server: expect.stringMatching(/^[0-9A-Z]{26}$/) as string,
    })
  })

  test('starts with a right password, whatever the name’s capitals, and ends with signing out', async () => {
    const visitor = server.visitor()
    const signedIn = await visitor.signIn('FALT', password)
    expect(signedIn).toMatchObject({ name: 'falt', roles: ['staff'] })
    expect(await who(await visitor.get('/api/session'))).toEqual(signedIn)

    const kept = visitor.cookie ?? ''
    const out = await visitor.request('DELETE', '/api/session')
    expect(await who(out)).toMatchObject({ user: null, roles: [] })
    // The cookie itself is worthless now, not only forgotten by this browser.
    const replayed = await server.visitor().get('/api/session', { cookie: kept })
    expect((await who(replayed)).user).toBeNull()
  })

  test('has a cookie that scripts and other sites can’t use', async () => {
    const response = await server.visitor().post('/api/session', { name: 'falt', password })
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^kulturlots=[\w-]{43}; /)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(cookie).toContain('Path=/')
    expect(cookie).not.toContain('Domain')
    expect(cookie).not.toContain('Secure')
  })

  test('behind HTTPS has a __Host- cookie that is Secure', async () => {
    await using secure = await startInProcess({ publicOrigin: 'https://lots.example' })
    const response = await secure
      .visitor()
      .request('POST', '/api/guest', { headers: { origin: 'https://lots.example' } })
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^__Host-kulturlots=/)
    expect(cookie).toContain('Secure')
    expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=\d+/)
  })

  test('ends after thirty days without use, and not while it is used', async () => {
    const visitor = server.visitor()
    await visitor.signIn('falt', password)
    server.clock.now += 20 * day
    const used = await visitor.get('/api/session')
    expect((await who(used)).name).toBe('falt')
    expect(used.headers.getSetCookie(), 'the browser’s copy lives on as well').toHaveLength(1)
    server.clock.now += 20 * day
    expect((await who(await visitor.get('/api/session'))).name).toBe('falt')
    server.clock.now += 31 * day
    expect((await who(await visitor.get('/api/session'))).user).toBeNull()
  })

  test('token stands nowhere in the database', async () => {
    const visitor = server.visitor()
    await visitor.becomeGuest()
    const token = visitor.cookie?.split('=')[1] ?? ''
    const { rows } = await server.store.allDocs('accounts', { includeDocs: true })
    expect(token).toHaveLength(43)
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

describe('signing in', () => {
  test('answers a wrong password and an unknown name with the same sentence', async () => {
    const wrong = await server.visitor().post('/api/session', { name: 'falt', password: 'wrong' })
    const unknown = await server
      .visitor()
      .post('/api/session', { name: 'ingen', password: 'wrong' })
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(await wrong.json()).toEqual(await unknown.json())
    expect(wrong.headers.getSetCookie()).toEqual([])
  })

  test('is refused for a while after ten failures of a name, also with the right password', async () => {
    await using limited = await startInProcess()
    const right = await demoPassword(limited.dataDirectory, 'samordnare')
    const attempt = (word: string) =>
      limited.visitor().post('/api/session', { name: 'samordnare', password: word })
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async () => (await attempt('wrong')).status),
    )
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    const refused = await attempt(right)
    expect(refused.status).toBe(429)
    expect(await refused.json()).toMatchObject({ error: 'too_many_requests' })
    const seconds = Number(refused.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    limited.clock.now += seconds * 1000
    expect((await attempt(right)).status).toBe(200)
  })

  test('does not count what succeeds: a whole team behind one address gets in', async () => {
    for (let times = 0; times < 12; times += 1) await server.visitor().signIn('falt', password)
  })

  test.each([
    ['a missing password', { name: 'falt' }],
    ['a name that is a number', { name: 1, password: 'x' }],
    ['a list', []],
    ['nothing', null],
    ['an endless password', { name: 'falt', password: 'x'.repeat(300) }],
  ])('with %s is a bad request', async (_what, body) => {
    const response = await server.visitor().post('/api/session', body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'bad_request' })
  })
})

describe('a guest', () => {
  test('is an actor, once: asking again changes nothing', async () => {
    const visitor = server.visitor()
    const guest = await visitor.becomeGuest()
    expect(guest).toMatchObject({ name: null, roles: ['actor'] })
    expect(await visitor.becomeGuest()).toEqual(guest)
  })

  test('keeps the user id when a name and a password are added', async () => {
    const visitor = server.visitor()
    const guest = await visitor.becomeGuest()
    const before = visitor.cookie
    const opened = await visitor.post('/api/account', {
      name: 'Åsa Påhittad',
      password: 'en lång fras',
    })
    expect(opened.status).toBe(200)
    expect(await opened.json()).toMatchObject({
      user: guest.user,
      name: 'Åsa Påhittad',
      roles: ['actor'],
    })
    expect(visitor.cookie, 'the token is renewed').not.toBe(before)

    // Typed on a Mac: a letter and its ring as two signs.
    const elsewhere = await server.visitor().signIn('åsa påhittad'.normalize('NFD'), 'en lång fras')
    expect(elsewhere.user).toBe(guest.user)

    const again = await visitor.post('/api/account', { name: 'Annan', password: 'en lång fras' })
    expect(again.status).toBe(409)
  })

  test('can’t take a name that is taken, nor a short password', async () => {
    const visitor = server.visitor()
    await visitor.becomeGuest()
    const taken = await visitor.post('/api/account', {
      name: 'Samordnare',
      password: 'en lång fras',
    })
    expect([taken.status, await taken.json()]).toMatchObject([409, { error: 'conflict' }])
    const short = await visitor.post('/api/account', { name: 'ledig', password: 'kort' })
    expect([short.status, await short.json()]).toMatchObject([400, { error: 'bad_request' }])
  })

  test('who signs in to an account is remembered as its alias', async () => {
    const visitor = server.visitor()
    const guest = await visitor.becomeGuest()
    const account = await visitor.signIn('falt', password)
    const [leaf] = await server.store.leaves('accounts', `account:${String(guest.user)}`, {
      history: false,
      attachments: false,
    })
    expect(leaf).toMatchObject({ ok: { aliasOf: account.user, name: null } })
  })

  test('needs a session before an account can be opened', async () => {
    const response = await server
      .visitor()
      .post('/api/account', { name: 'x', password: 'en lång fras' })
    expect([response.status, await response.json()]).toMatchObject([401, { error: 'unauthorized' }])
  })

  test('is opened two hundred times an hour from one address, as the proxy tells it, and no more', async () => {
    await using behind = await startInProcess({ publicOrigin: 'https://lots.example' })
    const from = async (address: string) => {
      const headers = { origin: 'https://lots.example', 'x-forwarded-for': address }
      return (await behind.visitor().request('POST', '/api/guest', { headers })).status
    }
    for (let guest = 0; guest < 200; guest += 1) expect(await from('192.0.2.1')).toBe(201)
    expect(await from('192.0.2.1')).toBe(429)
    expect(await from('192.0.2.2')).toBe(201)
    // The last hop is the one that our proxy saw; what stands before it is the sender's own claim.
    expect(await from('192.0.2.3, 192.0.2.1')).toBe(429)
  })
})
