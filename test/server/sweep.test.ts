import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { repeatedly } from '../../sync-server/accounts/sweep.ts'
import { note, write } from '../support/casework.ts'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import { demoPassword, removeFolder, temporaryFolder } from '../support/server.ts'

const day = 86_400_000
const start = Date.parse('2026-11-22T10:00:00Z')

let dataDirectory: string
beforeEach(async () => {
  dataDirectory = await temporaryFolder()
})
afterEach(() => removeFolder(dataDirectory))

const startOn = (days: number) => startInProcess({ dataDirectory, now: start + days * day })

async function ids(server: InProcess, prefix: string): Promise<string[]> {
  const range = { startKey: prefix, endKey: `${prefix}~`, includeDocs: false }
  return (await server.store.allDocs('accounts', range)).rows.map(({ key }) => key)
}

describe('a start', () => {
  test('takes away expired sessions, however many, and no others', async () => {
    {
      await using server = await startOn(0)
      await server.visitor().signIn('falt', await demoPassword(dataDirectory, 'falt'))
      const body = { userId: '01JD0000000000000000000000', kind: 'account', usedAt: start }
      const many = Array.from({ length: 450 }, (_, number) => ({
        ...body,
        _id: `session:${String(number).padStart(64, '0')}`,
      }))
      await server.store.bulkDocs('accounts', many, { newEdits: true })
      server.clock.now += 20 * day
      await server.visitor().signIn('falt', await demoPassword(dataDirectory, 'falt'))
      expect(await ids(server, 'session:')).toHaveLength(452)
    }
    await using later = await startOn(31)
    expect(await ids(later, 'session:')).toHaveLength(1)
  })

  test('takes away guests that never wrote anything, once they have not been seen for long', async () => {
    let silent = ''
    let seen = ''
    let writer = ''
    {
      await using server = await startOn(0)
      const [one, two, three] = [server.visitor(), server.visitor(), server.visitor()]
      silent = String((await one.becomeGuest()).user)
      seen = String((await two.becomeGuest()).user)
      writer = String((await three.becomeGuest()).user)
      expect(await write(three, 'own', note('01JD0000000000000000000009', 'Kvar'))).toBe(201)
      // Looking into one's own empty database is not writing.
      await one.get('/db/own')
      server.clock.now += 2 * day
      await two.get('/api/session')
    }
    const guests = async (days: number) => {
      await using server = await startOn(days)
      const left = await ids(server, 'account:')
      const named = [silent, seen, writer].map((user) => left.includes(`account:${user}`))
      expect(left, 'accounts with a name stay').toHaveLength(3 + named.filter(Boolean).length)
      return named
    }
    expect(await guests(89)).toEqual([true, true, true])
    expect(await guests(92)).toEqual([false, true, true])
    expect(await guests(403)).toEqual([false, false, true])
  })

  test('forgets browsers that have not signed in for long', async () => {
    {
      await using server = await startOn(0)
      await server.visitor().signIn('falt', await demoPassword(dataDirectory, 'falt'))
      expect(await ids(server, 'browser:')).toHaveLength(1)
    }
    await using later = await startOn(401)
    expect(await ids(later, 'browser:')).toEqual([])
  })
})

describe('what is done daily', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  test('goes on after a failure, waits for the one before, and is over when it has been stopped', async () => {
    const runs: PromiseWithResolvers<undefined>[] = []
    const failures: unknown[] = []
    const stop = repeatedly(
      day,
      async () => {
        const run = Promise.withResolvers<undefined>()
        runs.push(run)
        await run.promise
      },
      (error) => failures.push(error),
    )
    await vi.advanceTimersByTimeAsync(2 * day)
    expect(runs, 'never two at once').toHaveLength(1)
    runs[0]?.reject('full')
    await vi.advanceTimersByTimeAsync(day)
    expect(failures).toEqual(['full'])
    expect(runs).toHaveLength(2)

    let over = false
    const stopped = stop().then(() => (over = true))
    await vi.advanceTimersByTimeAsync(2 * day)
    expect([runs.length, over]).toEqual([2, false])
    runs[1]?.resolve(undefined)
    await stopped
    await vi.advanceTimersByTimeAsync(2 * day)
    expect(runs).toHaveLength(2)
  })
})
