import { afterAll, beforeAll, expect, test } from 'vitest'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import type { Visitor, WhoAmI } from '../support/visitor.ts'

let server: InProcess
beforeAll(async () => (server = await startInProcess()))
afterAll(() => server[Symbol.asyncDispose]())

interface Move {
  readonly token: string
  readonly expiresAt: string
}

async function guest(): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.becomeGuest()
  return visitor
}

async function shown(visitor: Visitor): Promise<Move> {
  const response = await visitor.post('/api/guest/move', {})
  expect(response.status).toBe(201)
  return (await response.json()) as Move
}

const moveIn = (visitor: Visitor, token: string) => visitor.post('/api/session', { move: token })
const who = async (visitor: Visitor) =>
  (await (await visitor.get('/api/session', { 'x-kulturlots-user': null })).json()) as WhoAmI

test('a guest goes on on another phone, and the first stays signed in', async () => {
  const [first, second] = [await guest(), server.visitor()]
  const { token, expiresAt } = await shown(first)
  expect(Date.parse(expiresAt) - server.clock.now).toBe(600_000)
  expect((await moveIn(second, token)).status).toBe(200)
  expect(await who(second)).toMatchObject({ user: first.user, name: null })
  expect(await who(first)).toMatchObject({ user: first.user })
})

test('a code signs in once, however many scan it at once', async () => {
  const { token } = await shown(await guest())
  const phones = Array.from({ length: 5 }, () => server.visitor())
  const statuses = await Promise.all(
    phones.map(async (phone) => (await moveIn(phone, token)).status),
  )
  expect(statuses.sort()).toEqual([200, 401, 401, 401, 401])
})

test('a code that is ten minutes old, or of nobody’s making, signs nobody in', async () => {
  const { token } = await shown(await guest())
  server.clock.now += 600_000
  const phone = server.visitor()
  for (const tried of [token, 'x', `${token}x`]) {
    expect((await moveIn(phone, tried)).status).toBe(401)
  }
  expect(phone.cookie).toBeUndefined()
})

test('the phone that shows the code may open it itself, and the other still comes in', async () => {
  const [first, second] = [await guest(), server.visitor()]
  const { token } = await shown(first)
  expect((await moveIn(first, token)).status).toBe(200)
  expect((await moveIn(second, token)).status).toBe(200)
})

test('once the guest has a name, that is how they come in', async () => {
  const first = await guest()
  const { token } = await shown(first)
  await first.post('/api/account', { name: 'asta', password: 'en lång fras' })
  expect((await moveIn(server.visitor(), token)).status).toBe(401)
  expect((await first.post('/api/guest/move', {})).status).toBe(403)
})

test('a phone that had a guest of its own is the same person from then on, also in a circle', async () => {
  const [first, second] = [await guest(), await guest()]
  const own = second.user
  const back = await shown(second)
  expect((await moveIn(second, (await shown(first)).token)).status).toBe(200)
  expect(await who(second)).toMatchObject({ user: first.user })
  // The code that it had shown before leads to who it was; nobody goes round for ever.
  expect((await moveIn(first, back.token)).status).toBe(200)
  expect(await who(first)).toMatchObject({ user: own })
})

test('codes are made at a pace', async () => {
  const first = await guest()
  const statuses = new Set<number>()
  for (let n = 0; n < 21; n += 1) statuses.add((await first.post('/api/guest/move', {})).status)
  expect([...statuses]).toEqual([201, 429])
})
