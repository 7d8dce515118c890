/** What strangers can't do to the server, or to a name that they know. */
import { createHook } from 'node:async_hooks'
import { describe, expect, test } from 'vitest'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import { demoPassword } from '../support/server.ts'
import type { Headers_, Visitor } from '../support/visitor.ts'

const password = 'en lång fras'

async function attempt(server: InProcess, name: string, word: string, headers: Headers_ = {}) {
  return (await server.visitor().post('/api/session', { name, password: word }, headers)).status
}

async function fail(server: InProcess, name: string, times: number): Promise<void> {
  await Promise.all(Array.from({ length: times }, () => attempt(server, name, 'wrong')))
}

describe('a name', () => {
  test('has ten attempts in all, in whatever letters it is spelt', async () => {
    await using server = await startInProcess()
    const spellings = ['falt', 'ＦＡＬＴ', 'ｆalt', 'fａlt', 'FaLt', ' falt ']
    for (let time = 0; time < 10; time += 1) {
      expect(await attempt(server, spellings[time % spellings.length] ?? '', 'wrong')).toBe(401)
    }
    for (const name of spellings) expect(await attempt(server, name, 'wrong')).toBe(429)
  })

  test('that strangers guess at is still open to a browser that has signed in with it', async () => {
    await using server = await startInProcess()
    const right = await demoPassword(server.dataDirectory, 'falt')
    const before = await server.visitor().post('/api/session', { name: 'falt', password: right })
    const cookie = before.headers.getSetCookie()[1]?.split(';')[0] ?? ''
    expect(cookie).toMatch(/^kulturlots-browser=[\w-]{43}$/)
    await fail(server, 'falt', 10)
    expect(await attempt(server, 'falt', right)).toBe(429)
    expect(await attempt(server, 'falt', right, { cookie })).toBe(200)
  })

  test('is not opened by a browser that is known for another name, or by a made-up token', async () => {
    await using server = await startInProcess()
    const right = await demoPassword(server.dataDirectory, 'samordnare')
    const mine = await server
      .visitor()
      .post('/api/session', { name: 'samordnare', password: right })
    const cookie = mine.headers.getSetCookie()[1]?.split(';')[0] ?? ''
    await fail(server, 'falt', 10)
    const falt = await demoPassword(server.dataDirectory, 'falt')
    expect(await attempt(server, 'falt', falt, { cookie })).toBe(429)
    const invented = `kulturlots-browser=${'A'.repeat(43)}`
    expect(await attempt(server, 'falt', falt, { cookie: invented })).toBe(429)
  })

  test('has ten attempts from a known browser as well', async () => {
    await using server = await startInProcess()
    const right = await demoPassword(server.dataDirectory, 'falt')
    const before = await server.visitor().post('/api/session', { name: 'falt', password: right })
    const cookie = before.headers.getSetCookie()[1]?.split(';')[0] ?? ''
    for (let time = 0; time < 10; time += 1) {
      expect(await attempt(server, 'falt', 'wrong', { cookie })).toBe(401)
    }
    expect(await attempt(server, 'falt', right, { cookie })).toBe(429)
    expect(await attempt(server, 'falt', right), 'its mistakes are its own').toBe(200)
  })

  test('can’t be told from what is stored about a known browser', async () => {
    await using server = await startInProcess()
    const right = await demoPassword(server.dataDirectory, 'falt')
    const signedIn = await server.visitor().post('/api/session', { name: 'falt', password: right })
    const { user } = (await signedIn.json()) as { user: string }
    const token = signedIn.headers.getSetCookie()[1]?.split(/[=;]/)[1] ?? ''
    const { rows } = await server.store.allDocs('accounts', {
      startKey: 'browser:',
      endKey: 'browser:~',
      includeDocs: true,
    })
    expect(rows).toHaveLength(1)
    for (const secret of [token, user, 'falt']) expect(JSON.stringify(rows)).not.toContain(secret)
  })
})

describe('a network', () => {
  test('has a bound on what it may have hashed, right passwords included', async () => {
    await using server = await startInProcess()
    const right = await demoPassword(server.dataDirectory, 'falt')
    const statuses = await Promise.all(
      Array.from({ length: 155 }, () => attempt(server, 'falt', right)),
    )
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5)
    expect(await attempt(server, 'falt', right)).toBe(429)
  })
})

describe('opening an account', () => {
  const open = async (guest: Visitor, name: string) =>
    (await guest.post('/api/account', { name, password })).status

  test('may be tried twenty times an hour by one guest', async () => {
    await using server = await startInProcess()
    const guest = server.visitor()
    await guest.becomeGuest()
    for (let time = 0; time < 20; time += 1) expect(await open(guest, 'falt')).toBe(409)
    expect(await open(guest, 'ledig')).toBe(429)
    server.clock.now += 3_600_000
    expect(await open(guest, 'ledig')).toBe(200)
  })

  test('may be tried two hundred times an hour by one network, with however many guests', async () => {
    await using server = await startInProcess()
    for (let crowd = 0; crowd < 10; crowd += 1) {
      const guest = server.visitor()
      await guest.becomeGuest()
      for (let time = 0; time < 20; time += 1) expect(await open(guest, 'falt')).toBe(409)
    }
    const late = server.visitor()
    await late.becomeGuest()
    expect(await open(late, 'ledig')).toBe(429)
  })

  test('with a name that is taken costs no hash', async () => {
    await using server = await startInProcess()
    const guest = server.visitor()
    await guest.becomeGuest()
    let hashes = 0
    const counting = createHook({
      init: (_id, type) => {
        if (type === 'ARGON2REQUEST') hashes += 1
      },
    }).enable()
    try {
      expect(await open(guest, 'FALT')).toBe(409)
      expect(hashes).toBe(0)
      expect(await open(guest, 'ledig')).toBe(200)
      expect(hashes).toBe(1)
    } finally {
      counting.disable()
    }
  })

  test('under one name, by two at once, is for one of them', async () => {
    await using server = await startInProcess()
    const guests = [server.visitor(), server.visitor()]
    for (const guest of guests) await guest.becomeGuest()
    const statuses = await Promise.all(guests.map((guest) => open(guest, 'samma')))
    expect(statuses.toSorted()).toEqual([200, 409])
  })
})

describe('what a proxy says of the asker', () => {
  const behind = (trustedProxies: readonly string[]) =>
    startInProcess({ publicOrigin: 'https://lots.example', trustedProxies })
  /** Fifty failures are a network's; the clock stands still. */
  const fromMany = async (server: InProcess) => {
    const asked = (number: number) => {
      const headers = {
        origin: 'https://lots.example',
        'x-forwarded-for': `192.0.2.${number}, 10.0.0.5`,
      }
      return attempt(server, `ingen ${number}`, 'wrong', headers)
    }
    const failed = await Promise.all(Array.from({ length: 50 }, (_, number) => asked(number)))
    expect(new Set(failed)).toEqual(new Set([401]))
    return asked(50)
  }

  test('is not believed for being on a private network', async () => {
    await using server = await behind([])
    expect(await fromMany(server)).toBe(429)
  })

  test('is believed when its address is configured', async () => {
    await using server = await behind(['10.0.0.0/24'])
    expect(await fromMany(server)).toBe(401)
  })
})
