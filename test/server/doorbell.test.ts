import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { need, note, write } from '../support/casework.ts'
import { readDoorbell, type EventStream } from '../support/event-stream.ts'
import { entry, startInProcess, writeEntry, type InProcess } from '../support/in-process.ts'
import { demoPassword, type DemoName } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

let server: InProcess
beforeAll(async () => {
  server = await startInProcess({ entries: [entry('dansens-hus')] })
})
afterAll(() => server[Symbol.asyncDispose]())

async function signedIn(name: DemoName): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.signIn(name, await demoPassword(server.dataDirectory, name))
  return visitor
}
async function at(visitor: Visitor): Promise<EventStream> {
  const response = await visitor.get('/api/doorbell')
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  return readDoorbell(response)
}

describe('the doorbell', () => {
  test('tells a visitor of the directory, and of nothing else', async () => {
    const bell = await at(server.visitor())
    const manifest = (await (await server.visitor().get('/api/directory/manifest')).json()) as {
      id: string
    }
    expect(await bell.next()).toEqual({ user: null, databases: { directory: manifest.id } })
    await bell.close()
  })

  test('tells a guest of their own notes, and not of casework', async () => {
    const guest = server.visitor()
    const { user } = await guest.becomeGuest()
    const bell = await at(guest)
    const state = await bell.next()
    expect(state?.user).toBe(user)
    expect(Object.keys(state?.databases ?? {}).sort()).toEqual(['directory', 'erased', 'own'])
    await bell.close()
  })

  test('rings within a second when a colleague writes, saying what moved and not what was written', async () => {
    const [reader, writer] = [await signedIn('samordnare'), await signedIn('falt')]
    const bell = await at(reader)
    const before = await bell.next()
    const start = performance.now()
    await write(writer, 'casework', need('01JD0000000000000000000001', 'Replokal för folkdans'))
    const after = await bell.next()
    // The pause since the first ring, at most one second, and the write itself.
    expect(performance.now() - start).toBeLessThan(2000)
    expect(after?.databases.casework).not.toBe(before?.databases.casework)
    expect(after?.databases.own).toBe(before?.databases.own)
    expect(JSON.stringify(after)).not.toContain('folkdans')
    await bell.close()
  })

  test('rings at most once a second and once ahead, and the last ring tells the last state', async () => {
    const visitor = await signedIn('falt')
    const bell = await at(visitor)
    await bell.next()
    const start = performance.now()
    for (const number of [1, 2, 3, 4, 5]) {
      await write(visitor, 'casework', need(`01JD000000000000000000001${number}`, 'Behov'))
    }
    const final = (await server.store.info('casework'))?.update_seq
    let rings = 0
    for (let state = await bell.next(); state; state = await bell.next()) {
      rings += 1
      if (state.databases.casework === final) break
    }
    const seconds = (performance.now() - start) / 1000
    expect(rings).toBeLessThanOrEqual(Math.floor(seconds) + 2)
    await bell.close()
  })

  test('does not ring for another person’s own notes', async () => {
    const [mine, theirs] = [server.visitor(), server.visitor()]
    await mine.becomeGuest()
    await theirs.becomeGuest()
    const bell = await at(mine)
    const before = await bell.next()
    await write(theirs, 'own', note('01JD0000000000000000000002', 'Privat'))
    await write(mine, 'own', note('01JD0000000000000000000003', 'Min'))
    const rung = await bell.next()
    expect(rung?.databases.own).not.toBe(before?.databases.own)
    expect(rung?.databases.own).toBe(
      (await server.store.info(`own-${String(mine.user)}`))?.update_seq,
    )
    await bell.close()
  })

  test('rings when the directory is published anew', async () => {
    const bell = await at(server.visitor())
    const before = await bell.next()
    await writeEntry(server, entry('ny-scen'))
    const after = await bell.next()
    expect(after?.databases.directory).not.toBe(before?.databases.directory)
    await bell.close()
  })

  test('ends instead of ringing when the session has expired', async () => {
    const expired = await signedIn('falt')
    const bell = await at(expired)
    await bell.next()
    const days = 31 * 86_400_000
    server.clock.now += days
    await server.store.bulkDocs('casework', [{ _id: 'need:x' }], { newEdits: true })
    expect(await bell.next()).toBeUndefined()
    server.clock.now -= days
  })

  test('is not opened as a visitor’s by a device whose session has ended', async () => {
    const visitor = await signedIn('falt')
    await visitor.request('DELETE', '/api/session')
    const response = await visitor.get('/api/doorbell')
    expect([response.status, await response.json()]).toMatchObject([401, { error: 'unauthorized' }])
  })

  test('ends when the session is ended, from whatever tab', async () => {
    const visitor = await signedIn('falt')
    const bell = await at(visitor)
    await bell.next()
    await visitor.request('DELETE', '/api/session')
    expect(await bell.next()).toBeUndefined()
  })

  test('has twenty listeners of one person; the next is told to come again, and gets in when one has left', async () => {
    const guest = server.visitor()
    await guest.becomeGuest()
    const bells = await Promise.all(Array.from({ length: 20 }, () => at(guest)))
    const refused = await guest.get('/api/doorbell')
    expect([refused.status, await refused.json()]).toMatchObject([
      429,
      { error: 'too_many_requests' },
    ])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const other = server.visitor()
    await other.becomeGuest()
    await (await at(other)).close()
    await bells.pop()?.close()
    await expect
      .poll(async () => {
        const response = await guest.get('/api/doorbell')
        if (response.ok) bells.push(readDoorbell(response))
        else await response.body?.cancel()
        return response.status
      })
      .toBe(200)
    for (const bell of bells) await bell.close()
  })
})
