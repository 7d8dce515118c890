import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../sync-server/config.ts'
import { need, write } from '../support/casework.ts'
import { readDoorbell } from '../support/event-stream.ts'
import {
  demoPassword,
  NotReady,
  removeFolder,
  startServerProcess,
  temporaryFolder,
  type ServerProcess,
} from '../support/server.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => removeFolder(folder))

const started = (dataDirectory: string, environment?: Record<string, string>) =>
  startServerProcess(environment ? { dataDirectory, environment } : { dataDirectory })

async function refusedStart(environment: Record<string, string>): Promise<NotReady> {
  const outcome = await started(folder, environment).catch((error: unknown) => error)
  if (outcome instanceof NotReady) return outcome
  throw new Error('It started.')
}

describe('the process', () => {
  test('prints where it is ready, and sign-ins only at the first start', async () => {
    const dataDirectory = join(folder, 'first')
    const first = await started(dataDirectory)
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
    const file = join(dataDirectory, 'demo-sign-ins.txt')
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).toMatch(/^falt\t\S{19}\tstaff\nsamordnare\t/)
    await first.stop()
    const password = await demoPassword(dataDirectory, 'falt')
    expect(first.written.stdout).toContain(password)

    const second = await started(dataDirectory)
    await second.signedIn('falt')
    await second.stop()
    expect(second.written.stdout).not.toContain(password)
    expect(second.written.stdout).toContain(file)
  })

  test('with PUBLIC_URL prints no password, only where they are', async () => {
    const dataDirectory = join(folder, 'public')
    const server = await started(dataDirectory, { PUBLIC_URL: 'https://lots.example' })
    await server.stop()
    expect(server.written.stdout).toContain(join(dataDirectory, 'demo-sign-ins.txt'))
    const password = await demoPassword(dataDirectory, 'falt')
    expect(server.written.stdout).not.toContain(password)
  })

  test('makes other passwords and another identity on another machine', async () => {
    const servers = [await started(join(folder, 'one')), await started(join(folder, 'two'))]
    const passwords = await Promise.all(
      servers.map(({ dataDirectory }) => demoPassword(dataDirectory, 'falt')),
    )
    expect(passwords[0]).not.toBe(passwords[1])
    const identities = await Promise.all(
      servers.map(async ({ url }) => {
        const answer = (await (await fetch(`${url}/api/session`)).json()) as { server: string }
        return answer.server
      }),
    )
    expect(identities[0]).not.toBe(identities[1])
    await Promise.all(servers.map((server) => server.stop()))
  })

  test('keeps sessions, directory and casework through a kill', async () => {
    const dataDirectory = join(folder, 'killed')
    const before = await started(dataDirectory)
    const visitor = await before.signedIn('falt')
    expect(await write(visitor, 'casework', need('01JD0000000000000000000004', 'Scen'))).toBe(201)
    const manifest: unknown = await (await visitor.get('/api/directory/manifest')).json()
    await before.stop('SIGKILL')

    const after = await started(dataDirectory)
    const cookie = visitor.cookie ?? ''
    const back = after.visitor()
    expect(await (await back.get('/api/session', { cookie })).json()).toMatchObject({
      name: 'falt',
    })
    expect(await (await back.get('/api/directory/manifest')).json()).toEqual(manifest)
    const found = await back.get('/db/casework/need:01JD0000000000000000000004', { cookie })
    expect(found.status).toBe(200)
    await after.stop()
  })

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends cleanly on %s within two seconds, with streams and long-polls open',
    async (signal) => {
      const server = await started(join(folder, signal))
      const visitor = await server.signedIn('falt')
      const bell = readDoorbell(await visitor.get('/api/doorbell'))
      await bell.next()
      const poll = visitor.get('/db/casework/_changes?feed=longpoll&since=now&timeout=60000')
      // Answered after the poll was taken in: requests of one process are read in order of arrival.
      await visitor.get('/healthz')
      const start = performance.now()
      const code = await server.stop(signal)
      expect(code).toBe(0)
      expect(performance.now() - start).toBeLessThan(2000)
      expect(await bell.next()).toBeUndefined()
      await poll.then(
        (response) => response.text(),
        () => 'cut',
      )
    },
  )
})

describe('the log', () => {
  let server: ServerProcess
  beforeAll(async () => {
    server = await started(join(folder, 'log'))
  })

  test('tells method, route, status and time of a request, and nothing about anybody', async () => {
    const visitor = await server.signedIn('samordnare')
    const password = await demoPassword(server.dataDirectory, 'samordnare')
    await visitor.post('/api/session', { name: 'Vera Exempel', password: 'hemligheten' })
    await visitor.get('/katalog/actor:hemlig-plats?q=hemligheten')
    await visitor.get('/db/casework/need:01JD0000000000000000000005?rev=1-hemligheten')
    await visitor.post('/api/session', '{"hemligheten"')
    await server.stop()
    const lines = server.written.stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(lines).toContainEqual(
      expect.objectContaining({
        method: 'POST',
        route: '/api/session',
        status: 401,
        ms: expect.any(Number) as number,
        reqId: expect.any(String) as string,
      }),
    )
    for (const secret of [
      'samordnare',
      'Vera',
      'Exempel',
      'hemlig',
      'need:',
      password,
      visitor.user ?? '?',
      visitor.cookie?.split('=')[1] ?? '?',
      '::1',
    ]) {
      expect(server.written.stderr).not.toContain(secret)
    }
  })
})

describe('a setting that can’t be', () => {
  test.each([
    ['PORT', '70000', 'PORT takes'],
    ['PORT', 'http', 'PORT takes'],
    ['PUBLIC_URL', 'kulturlots.test', 'PUBLIC_URL takes'],
    ['PUBLIC_URL', 'https://lots.example/app', 'PUBLIC_URL takes'],
    ['TRUST_PROXY', '3', 'TRUST_PROXY takes'],
    ['TRUST_PROXY', '10.0.0.1, caddy', 'TRUST_PROXY takes'],
    ['TRUST_PROXY', '10.0.0.0/33', 'TRUST_PROXY takes'],
    ['TRUST_PROXY', '0.0.0.0/0', 'TRUST_PROXY takes'],
    ['COURIER', 'maybe', 'COURIER takes'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL takes'],
    ['COUCHDB_URL', 'http://admin:hemlig@couch:5984', 'COUCHDB_URL and COUCHDB_SECRET belong'],
    ['COUCHDB_SECRET', 'hemlig', 'COUCHDB_URL and COUCHDB_SECRET belong'],
    ['COUCHDB_PREFIX', 'lots-', 'COUCHDB_URL and COUCHDB_SECRET belong'],
    ['SERVER_ID', 'vår server', 'SERVER_ID takes'],
  ])('%s=%s is told in one sentence that repeats no value', (name, value, sentence) => {
    const outcome = readConfig({ [name]: value })
    if (outcome.kind === 'valid') throw new Error('It was taken.')
    expect(outcome.sentences).toHaveLength(1)
    expect(outcome.sentences[0]).toContain(sentence)
    expect(outcome.sentences[0]).not.toContain(value)
  })

  test.each([
    [{ COUCHDB_URL: 'http://couch:5984/db' }, 'COUCHDB_URL takes'],
    [{ COUCHDB_URL: 'ftp://couch' }, 'COUCHDB_URL takes'],
    [{ COUCHDB_URL: 'http://admin@couch:5984' }, 'COUCHDB_URL takes'],
    [{ COUCHDB_HASH: 'md5' }, 'COUCHDB_HASH takes'],
    [{ COUCHDB_PREFIX: 'Lots' }, 'COUCHDB_PREFIX takes'],
  ])('of CouchDB %j is told in one sentence', (wrong, sentence) => {
    const right = { COUCHDB_URL: 'http://couch:5984', COUCHDB_SECRET: 'hemlig' }
    const outcome = readConfig({ ...right, ...wrong })
    expect(outcome).toMatchObject({ kind: 'invalid', sentences: [expect.stringMatching(sentence)] })
    expect(JSON.stringify(outcome)).not.toContain('hemlig')
  })

  test('CouchDB’s administrator is taken out of the address', () => {
    const outcome = readConfig({
      COUCHDB_URL: 'https://admin:hem%20lig@couch:6984/',
      COUCHDB_SECRET: 's',
    })
    expect(outcome).toMatchObject({
      config: {
        couchdb: {
          url: 'https://couch:6984',
          administrator: { name: 'admin', password: 'hem lig' },
          prefix: 'kulturlots-',
          hash: 'sha256',
        },
      },
    })
  })

  test('TRUST_PROXY takes addresses and networks of both kinds', () => {
    const outcome = readConfig({ TRUST_PROXY: '10.0.0.2,192.0.2.0/28, 2001:db8::/56' })
    expect(outcome).toMatchObject({
      config: { trustedProxies: ['10.0.0.2', '192.0.2.0/28', '2001:db8::/56'] },
    })
  })

  test('stops the start with exit code 1', async () => {
    const { code, stderr } = await refusedStart({ COUCHDB_URL: 'http://couch:5984' })
    expect(code).toBe(1)
    expect(stderr).toBe(
      'COUCHDB_URL and COUCHDB_SECRET belong together: set both, or unset all COUCHDB_ variables.\n',
    )
  })

  test('says so when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await refusedStart({ PORT: String(port), LOG_LEVEL: 'silent' })
    expect(code).toBe(1)
    expect(stderr).toBe(`Port ${port} is taken by another program. Set PORT to a free one.\n`)
    other.close()
  })
})
