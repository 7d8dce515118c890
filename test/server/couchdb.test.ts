/**
 * What only a real CouchDB can show: its own walls, its feed, and the whole server upon it. COUCHDB_TEST_URL
 * names one, with an administrator in the address; COUCHDB_TEST_SECRET is its `[chttpd_auth] secret`
 * (`npm run test:couchdb`).
 */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCouchDbConfig, type CouchDbConfig } from '../../sync-server/couchdb-config.ts'
import type { DocumentStore, StoredBody } from '../../sync-server/couch/document-store.ts'
import { openStore, remoteOptions } from '../../sync-server/couch/open-store.ts'
import { openRemoteStore } from '../../sync-server/couch/remote/remote-store.ts'
import { migrate } from '../../sync-server/migrate/migrate.ts'
import { bundleRules } from '../../sync-server/provision/bundle-rules.ts'
import { provision } from '../../sync-server/provision/provision.ts'
import { need, note, write } from '../support/casework.ts'
import { readDoorbell } from '../support/event-stream.ts'
import { entry, startInProcess, type InProcess } from '../support/in-process.ts'
import { demoPassword } from '../support/server.ts'
import { anna, bo, writeCases } from '../support/write-cases.ts'

const address = process.env['COUCHDB_TEST_URL']
const secret = process.env['COUCHDB_TEST_SECRET']

const staff = { userId: bo, roles: ['staff'] } as const
const actor = { userId: bo, roles: ['actor'] } as const
const query = { history: false, attachments: false }
const everything = { since: '0', style: 'all_docs', includeDocs: false } as const

describe.skipIf(!address || !secret)('on a real CouchDB', () => {
  let couchdb: CouchDbConfig
  let store: DocumentStore

  beforeAll(async () => {
    const outcome = readCouchDbConfig({
      COUCHDB_URL: address,
      COUCHDB_SECRET: secret,
      COUCHDB_PREFIX: `lots-test-${randomBytes(6).toString('hex')}-`,
    })
    if (outcome.kind !== 'valid') throw new Error('COUCHDB_TEST_URL is no address of a CouchDB.')
    couchdb = outcome.couchdb
    await provision(couchdb, await bundleRules())
    store = await openStore({ dataDirectory: '', couchdb }, () => undefined)
  })
  afterAll(async () => {
    for (const name of await store.databases()) await store.deleteDatabase(name)
    await store.close()
  })

  test('provisioning again changes nothing', async () => {
    const laid = () => store.leaves('rules', 'rules:casework', { ...query, revs: 'all' })
    const before = await laid()
    const { databases } = await provision(couchdb, await bundleRules())
    expect(databases).toEqual([
      ...['accounts', 'carried', 'casework', 'codes', 'devices', 'directory'],
      ...['directory-history', 'erased', 'packs', 'rules'],
    ])
    expect(await laid()).toEqual(before)
  })

  test('a server does not start with another secret, or without provisioning', async () => {
    const open = (other: Partial<CouchDbConfig>) =>
      openStore({ dataDirectory: '', couchdb: { ...couchdb, ...other } }, () => undefined)
    await expect(open({ secret: 'another' })).rejects.toThrow('does not take COUCHDB_SECRET')
    await expect(open({ prefix: 'lots-test-none-' })).rejects.toThrow('npm run provision')
    await expect(open({ url: 'http://127.0.0.1:9' })).rejects.toThrow('does not answer')
  })

  describe('its own walls', () => {
    // Each with ids of its own: a cluster takes its time to forget a database of the same name.
    const cases = writeCases.map(({ stored, next, ...rest }, index) => {
      const named = <D extends object>(document: D) =>
        JSON.parse(
          JSON.stringify(document).replaceAll(
            '01JD00000000',
            `01JD${String(index).padStart(8, '0')}`,
          ),
        ) as D
      return { ...rest, next: named(next), stored: stored && named(stored) }
    })

    test.each(cases)(
      'judge $name in $database as the rules do: $verdict',
      async ({ database, stored, next, writer, verdict }) => {
        const name = database === 'own' ? `own-${writer.userId}` : database
        await store.ensureDatabase(name)
        const person = store.actingFor(writer)
        // A cluster knows of a new database's members in a moment, not at once.
        const entered = async () => (await person.info(name).catch(() => undefined)) !== undefined
        if (database === 'own') await expect.poll(entered, { timeout: 30_000 }).toBe(true)
        const write = async (asked: DocumentStore, body: object) => {
          const [result] = await asked.bulkDocs(name, [body as StoredBody], { newEdits: true })
          return result
        }
        const before = stored && (await write(store, stored))
        const rev = before && 'ok' in before ? { _rev: before.rev } : {}
        const result = await write(person, { ...next, ...rev })
        expect(result).toMatchObject(verdict === 'allowed' ? { ok: true } : { error: 'forbidden' })
      },
    )

    test('let nobody into another’s notes, and actors not into the casework', async () => {
      await store.ensureDatabase('casework')
      await store.ensureDatabase(`own-${anna}`)
      await store.bulkDocs(`own-${anna}`, [{ _id: 'note:1' }], { newEdits: true })
      const refused = { kind: 'forbidden' }
      for (const asked of [store.actingFor(staff), store.actingFor(actor)]) {
        await expect(asked.changes(`own-${anna}`, everything)).rejects.toMatchObject(refused)
        await expect(asked.leaves(`own-${anna}`, 'note:1', query)).rejects.toMatchObject(refused)
        for (const name of ['accounts', 'carried', 'devices', 'directory', 'erased', 'packs']) {
          await expect(asked.info(name)).rejects.toMatchObject(refused)
        }
      }
      const own = store.actingFor({ ...actor, userId: anna })
      expect((await own.changes(`own-${anna}`, everything)).results).toHaveLength(1)
      await expect(own.changes('casework', everything)).rejects.toMatchObject(refused)
      const read = await store
        .actingFor(staff)
        .allDocs('casework', { includeDocs: false, limit: 0 })
      expect(read.rows).toEqual([])
    })

    test('are no documents: nothing of them is listed or counted', async () => {
      const somebody = { ...actor, userId: '01CSZZKBKACTAV9WEVGEMMVRZ0' }
      const name = `own-${somebody.userId}`
      await store.ensureDatabase(name)
      const [result] = await store.bulkDocs(name, [{ _id: 'note:1' }], { newEdits: true })
      expect(result).toHaveProperty('ok')
      for (const asked of [store, store.actingFor(somebody)]) {
        const pages = [everything, { ...everything, limit: 1 }, { ...everything, mostBytes: 10 }]
        for (const page of pages) {
          const { results } = await asked.changes(name, page)
          expect(results.map(({ id }) => id)).toEqual(['note:1'])
        }
        expect(await asked.info(name)).toMatchObject({ doc_count: 1 })
        const all = await asked.allDocs(name, { includeDocs: true, limit: 1 })
        expect(all).toMatchObject({ total_rows: 1, rows: [{ id: 'note:1' }] })
      }
    })
  })

  test('what another server writes is heard of, and nothing of another prefix', async () => {
    const other = await openRemoteStore({ ...remoteOptions(couchdb), rules: true })
    const heard = new Set<string>()
    const stop = store.onUpdate((name) => heard.add(name))
    await other.ensureDatabase('devices')
    await other.bulkDocs('devices', [{ _id: 'device:x' }], { newEdits: true })
    await expect.poll(() => [...heard], { timeout: 30_000 }).toContain('devices')
    stop()
    await other.close()
  })

  test('people stay signed in over a move from the embedded store, and find what they wrote', async () => {
    const moved = { ...couchdb, prefix: `${couchdb.prefix}moved-` }
    const before = await startInProcess({ entries: [entry('dansens-hus')] })
    const guest = before.visitor()
    await guest.becomeGuest()
    await write(guest, 'own', note('01JD0000000000000000000008', 'flyttad'))
    await provision(moved, await bundleRules())
    const to = await openStore({ dataDirectory: '', couchdb: moved }, () => undefined)
    const result = await migrate(before.store, to, () => undefined)
    expect(result).toMatchObject({ different: [], copied: result.leaves })
    const after = await startInProcess({ couchdb: moved })
    const headers = { cookie: guest.cookie ?? '', 'x-kulturlots-user': guest.user ?? '' }
    const read = await fetch(`${after.url}/db/own/note:01JD0000000000000000000008`, { headers })
    expect(await read.json()).toMatchObject({ registers: { text: expect.anything() as unknown } })
    await after[Symbol.asyncDispose]()
    await before[Symbol.asyncDispose]()
    for (const name of await to.databases()) await to.deleteDatabase(name)
    await to.close()
  })

  describe('two servers', () => {
    let one: InProcess
    let other: InProcess
    beforeAll(async () => {
      one = await startInProcess({ couchdb, entries: [entry('dansens-hus')] })
      other = await startInProcess({ couchdb, courier: false })
    })
    afterAll(async () => {
      await other[Symbol.asyncDispose]()
      await one[Symbol.asyncDispose]()
    })

    async function signedIn(server: InProcess, name: 'falt' | 'samordnare') {
      const visitor = server.visitor()
      await visitor.signIn(name, await demoPassword(one.dataDirectory, name))
      return visitor
    }

    test('are healthy, and publish the same directory', async () => {
      const manifests = await Promise.all(
        [one, other].map(async (server) => {
          expect((await server.visitor().get('/healthz')).status).toBe(200)
          return (await server.visitor().get('/api/directory/manifest')).json()
        }),
      )
      expect(manifests[0]).toMatchObject({ count: 1, server: 'test-server' })
      expect(manifests[1]).toEqual(manifests[0])
    })

    test('what a colleague writes at one rings at the other, and is read there', async () => {
      const [writer, reader] = [await signedIn(one, 'falt'), await signedIn(other, 'samordnare')]
      const bell = readDoorbell(await reader.get('/api/doorbell'))
      await bell.next()
      const sent = need('01JD0000000000000000000009', 'Replokal')
      expect(await write(writer, 'casework', sent)).toBe(201)
      await bell.next()
      await expect
        .poll(
          async () => {
            const path = '/db/casework/_changes?style=all_docs&since=0'
            const page = (await (await reader.get(path)).json()) as { results: { id: string }[] }
            return page.results.map(({ id }) => id)
          },
          { timeout: 30_000 },
        )
        .toContain(sent._id)
      const read = await reader.post('/db/casework/_bulk_get?revs=true', {
        docs: [{ id: sent._id }],
      })
      expect(await read.json()).toMatchObject({ results: [{ docs: [{ ok: { _id: sent._id } }] }] })
      await bell.close()
    })

    test('a guest’s notes are theirs, whichever server they ask', async () => {
      const guest = one.visitor()
      const { user } = await guest.becomeGuest()
      const sent = note('01JD0000000000000000000009', 'till mig')
      expect(await write(guest, 'own', sent)).toBe(201)
      await expect(write(guest, 'own', sent)).rejects.toThrow('refused')
      expect((await guest.get('/db/casework/_changes')).status).toBe(403)
      expect(await (await guest.get(`/db/own/${sent._id}`)).json()).toMatchObject({ _id: sent._id })
      expect(await store.info(`own-${String(user)}`)).toMatchObject({ doc_count: 1 })
    })
  })
})
