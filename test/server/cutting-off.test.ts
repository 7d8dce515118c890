/** A leaked password, a lost phone: what its owner can do about it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDoorbell } from '../support/event-stream.ts'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import type { Visitor, WhoAmI } from '../support/visitor.ts'

let server: InProcess
beforeAll(async () => {
  server = await startInProcess()
})
afterAll(() => server[Symbol.asyncDispose]())

const old = 'en gammal fras'
const next = 'en alldeles ny fras'
const day = 86_400_000

async function openAccount(name: string): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.becomeGuest()
  const opened = await visitor.post('/api/account', { name, password: old })
  expect(opened.status).toBe(200)
  return visitor
}

async function elsewhere(name: string): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.signIn(name, old)
  return visitor
}

async function nameOf(visitor: Visitor): Promise<string | null> {
  return ((await (await visitor.get('/api/session')).json()) as WhoAmI).name
}

const signIn = async (name: string, password: string) =>
  (await server.visitor().post('/api/session', { name, password })).status

describe('changing the password', () => {
  test('signs out every other device and goes on here, with a new token', async () => {
    const here = await openAccount('bytare')
    const lost = await elsewhere('bytare')
    const bell = readDoorbell(await lost.get('/api/doorbell'))
    await bell.next()
    const before = here.cookie
    const response = await here.post('/api/account/password', { password: old, next })
    expect([response.status, await response.json()]).toMatchObject([200, { name: 'bytare' }])

    expect(await nameOf(here)).toBe('bytare')
    expect(here.cookie).not.toBe(before)
    const replayed = await server.visitor().get('/api/session', { cookie: before ?? '' })
    expect(await replayed.json()).toMatchObject({ user: null })
    expect(await bell.next(), 'the lost device hears nothing more').toBeUndefined()
    expect(await nameOf(lost)).toBeNull()
    expect(await signIn('bytare', old)).toBe(401)
    expect(await signIn('bytare', next)).toBe(200)
  })

  test('needs the present one, or nothing happens', async () => {
    const here = await openAccount('vaksam')
    const other = await elsewhere('vaksam')
    const response = await here.post('/api/account/password', { password: 'fel fel fel', next })
    expect([response.status, await response.json()]).toMatchObject([
      403,
      { error: 'wrong_password' },
    ])
    expect(await nameOf(other)).toBe('vaksam')
    expect(await signIn('vaksam', old)).toBe(200)
  })

  test('counts wrong passwords as signing in does', async () => {
    await using limited = await startInProcess()
    const visitor = limited.visitor()
    await visitor.becomeGuest()
    await visitor.post('/api/account', { name: 'gissad', password: old })
    const statuses: number[] = []
    for (let times = 0; times < 10; times += 1) {
      statuses.push((await visitor.post('/api/session', { name: 'gissad', password: 'x' })).status)
    }
    statuses.push((await visitor.post('/api/account/password', { password: old, next })).status)
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429])
  })

  test.each([
    ['a short next one', { password: old, next: 'kort' }],
    ['an endless next one', { password: old, next: 'x'.repeat(300) }],
    ['no present one', { next }],
    ['a list', []],
  ])('with %s is a bad request', async (what, body) => {
    const visitor = await openAccount(`med ${what}`)
    const response = await visitor.post('/api/account/password', body)
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'bad_request' }])
  })

  test('is nothing for a visitor or a guest', async () => {
    const visitor = server.visitor()
    expect((await visitor.post('/api/account/password', { password: old, next })).status).toBe(401)
    await visitor.becomeGuest()
    expect((await visitor.post('/api/account/password', { password: old, next })).status).toBe(409)
  })
})

describe('logging out everywhere', () => {
  test('ends every session of the account, this one too, and nobody else’s', async () => {
    const here = await openAccount('överallt')
    const lost = await elsewhere('överallt')
    const bystander = await openAccount('någon annan')
    const cookie = here.cookie ?? ''
    const response = await here.request('DELETE', '/api/sessions')
    expect([response.status, await response.json()]).toMatchObject([200, { user: null }])
    expect(here.cookie).toBeUndefined()
    const replayed = await server.visitor().get('/api/session', { cookie })
    expect(await replayed.json()).toMatchObject({ user: null })
    expect(await nameOf(lost)).toBeNull()
    expect(await nameOf(bystander)).toBe('någon annan')
    expect(await signIn('överallt', old)).toBe(200)
  })

  test('is done for the user whom the page believes in, or not at all', async () => {
    const here = await openAccount('rätt person')
    for (const [user, status] of [
      ['01JD0000000000000000000000', 409],
      [null, 400],
    ] as const) {
      const headers = { 'x-kulturlots-user': user }
      expect((await here.request('DELETE', '/api/sessions', { headers })).status).toBe(status)
    }
    expect(await nameOf(here)).toBe('rätt person')
  })
})

test('a session ends after half a year however much it is used', async () => {
  await using own = await startInProcess()
  const visitor = own.visitor()
  await visitor.becomeGuest()
  await visitor.post('/api/account', { name: 'flitig', password: old })
  for (let weeks = 0; weeks < 25; weeks += 1) {
    own.clock.now += 7 * day
    expect(await nameOf(visitor)).toBe('flitig')
  }
  own.clock.now += 6 * day
  expect(await nameOf(visitor)).toBeNull()
})
