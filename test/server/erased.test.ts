import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { appendFile, copyFile, mkdir, readFile, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { createErased, type Erased } from '../../sync-server/erased/erased.ts'
import { hashOf } from '../../sync-server/erased/erased-list.ts'
import { hideErased } from '../../sync-server/erased/hide-erased.ts'
import { openErasedFile } from '../../sync-server/erased/list-file.ts'
import { writeUnlessErased } from '../../sync-server/erased/write-unless-erased.ts'
import type { DocumentStore, StoredBody } from '../../sync-server/couch/document-store.ts'
import { need, write } from '../support/casework.ts'
import { readDoorbell } from '../support/event-stream.ts'
import { startInProcess, type InProcess } from '../support/in-process.ts'
import { demoPassword, removeFolder, temporaryFolder } from '../support/server.ts'
import type { Visitor } from '../support/visitor.ts'

const root = resolve(import.meta.dirname, '../..')
let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => removeFolder(folder))

const id = (number: number) => `need:01JE00000000000000000000${String(number).padStart(2, '0')}`
const ulid = (number: number) => id(number).slice('need:'.length)

interface ErasedAnswer {
  readonly key: string
  readonly total: number
  readonly hashes: readonly string[]
}

async function asked(visitor: Visitor, since = 0): Promise<ErasedAnswer> {
  const response = await visitor.get(`/api/erased?since=${since}`)
  expect(response.status).toBe(200)
  return (await response.json()) as ErasedAnswer
}

const hashed = (key: string, of: string) =>
  createHmac('sha256', Buffer.from(key, 'base64url')).update(of).digest('hex')

async function staff(server: InProcess): Promise<Visitor> {
  const visitor = server.visitor()
  await visitor.signIn('falt', await demoPassword(server.dataDirectory, 'falt'))
  return visitor
}

async function erase(dataDirectory: string, ...ids: readonly string[]) {
  const child = spawn(
    join(root, 'node_modules/.bin/node'),
    [join(root, 'sync-server/erased/main.ts'), ...ids],
    { env: { ...process.env, DATA_DIR: dataDirectory }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => (said += data.toString()))
  }
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}

describe('an erased document', () => {
  let server: InProcess
  let visitor: Visitor
  beforeAll(async () => {
    server = await startInProcess()
    visitor = await staff(server)
  })
  afterAll(() => server[Symbol.asyncDispose]())

  test('is gone from every answer, rings the doorbell and is told by a hash', async () => {
    await write(visitor, 'casework', need(ulid(1), 'Hemlig lokal'))
    const bell = readDoorbell(await visitor.get('/api/doorbell'))
    expect((await bell.next())?.databases.erased).toBe('0')

    expect(await erase(server.dataDirectory, id(1))).toMatchObject({
      code: 0,
      said: expect.stringContaining('gone from the store') as string,
    })
    expect((await visitor.get(`/db/casework/${id(1)}`)).status).toBe(404)
    for (const path of ['_changes?include_docs=true&style=all_docs', '_all_docs']) {
      expect(await (await visitor.get(`/db/casework/${path}`)).text()).not.toContain(ulid(1))
    }
    const { key, total, hashes } = await asked(visitor)
    expect([total, hashes]).toEqual([1, [hashed(key, id(1))]])
    expect((await asked(visitor, 1)).hashes).toEqual([])
    for (let state = await bell.next(); state; state = await bell.next()) {
      if (state.databases.erased === '1') break
    }
    await bell.close()
  })

  test('is refused when it is pushed, edited or as new, and its neighbours are not', async () => {
    const neighbour = need(ulid(2), 'Annat')
    const docs = [{ ...need(ulid(1), 'Åter'), _rev: '1-a' }, need(ulid(1), 'Åter'), neighbour]
    const signed = JSON.parse(
      JSON.stringify(docs)
        .replaceAll('somebody', visitor.user ?? '')
        .replaceAll('device-one', `device-${visitor.user ?? ''}`),
    ) as unknown
    const response = await visitor.post('/db/casework/_bulk_docs', { docs: signed })
    const refused = { id: id(1), error: 'forbidden', code: 'erased' }
    expect(await response.json()).toMatchObject([refused, refused, { ok: true, id: id(2) }])
    expect((await visitor.get(`/db/casework/${id(1)}`)).status).toBe(404)
  })

  test('is told to whoever is signed in and to nobody else', async () => {
    expect((await server.visitor().get('/api/erased')).status).toBe(401)
    const guest = server.visitor()
    await guest.becomeGuest()
    expect((await asked(guest)).total).toBe(1)
    for (const since of ['-1', 'x', '1e3', '']) {
      expect((await guest.get(`/api/erased?since=${since}`)).status).toBe(400)
    }
  })

  test('that is nowhere, or whose id is shared, is not put on the list', async () => {
    for (const wrong of ['need:01JE0000000000000000000099', 'favourite:actor:x', 'nothing']) {
      const { code, said } = await erase(server.dataDirectory, wrong)
      expect([code, said]).toEqual([1, expect.stringContaining(wrong)])
    }
    expect((await asked(visitor)).total).toBe(1)
  })
})

test('what a restored backup brings back is purged before anything is served', async () => {
  const dataDirectory = join(folder, 'restored')
  await mkdir(dataDirectory)
  const kept = join(folder, 'kept.sqlite')
  {
    await using server = await startInProcess({ dataDirectory })
    const visitor = await staff(server)
    await write(visitor, 'casework', need(ulid(3), 'Ska bort'))
    await write(visitor, 'casework', need(ulid(4), 'Ska stanna'))
  }
  await copyFile(join(dataDirectory, 'store.sqlite'), kept)
  const list = await openErasedFile({ directory: dataDirectory, clock: () => 0 })
  await list.append([hashOf(list.key, id(3))])
  {
    await using server = await startInProcess({ dataDirectory })
    expect((await (await staff(server)).get(`/db/casework/${id(3)}`)).status).toBe(404)
  }
  await copyFile(kept, join(dataDirectory, 'store.sqlite'))
  await using server = await startInProcess({ dataDirectory })
  const visitor = await staff(server)
  expect((await visitor.get(`/db/casework/${id(3)}`)).status).toBe(404)
  expect((await visitor.get(`/db/casework/${id(4)}`)).status).toBe(200)
  for (const file of ['erased.ndjson', 'erased.key']) {
    expect((await stat(join(dataDirectory, file))).mode & 0o777).toBe(0o600)
  }
})

describe('the list', () => {
  const clock = () => Date.parse('2026-11-22T10:00:00Z')
  const open = async (name: string) => {
    const directory = join(folder, name)
    await mkdir(directory, { recursive: true })
    return openErasedFile({ directory, clock })
  }
  const hash = (letter: string) => letter.repeat(64)

  test('keeps its order and takes each document once, whoever appends', async () => {
    const [one, other] = [await open('two'), await open('two')]
    expect(one.key).toEqual(other.key)
    await one.append([hash('a'), hash('b')])
    await other.append([hash('b'), hash('c')])
    await one.refresh()
    expect(one.hashes).toEqual([hash('a'), hash('b'), hash('c')])
    expect(other.hashes).toEqual(one.hashes)
  })

  test('loses nothing by a line that a crash has cut off', async () => {
    const before = await open('torn')
    await before.append([hash('a')])
    await appendFile(join(folder, 'torn/erased.ndjson'), '{"hash":"bbbb')
    const after = await open('torn')
    await after.append([hash('c')])
    expect((await open('torn')).hashes).toEqual([hash('a'), hash('c')])
    expect(await readFile(join(folder, 'torn/erased.ndjson'), 'utf8')).toMatch(/\n\{"hash":"bbbb\n/)
  })

  test('without its key stops the start', async () => {
    const directory = join(folder, 'keyless')
    await mkdir(directory)
    await appendFile(join(directory, 'erased.ndjson'), `{"hash":"${hash('a')}"}\n`)
    await expect(openErasedFile({ directory, clock })).rejects.toThrow('without its erased.key')
  })
})

describe('between listing and purging', () => {
  let store: DocumentStore
  let erased: Erased
  /** Lists and hides, but purges nothing: what a crash after the first step leaves. */
  let listing: Erased
  const name = 'casework'
  const put = (body: StoredBody) => store.bulkDocs(name, [body], { newEdits: true })
  const page = { since: '0', style: 'all_docs', includeDocs: true } as const
  const leaf = { history: false, attachments: false }

  beforeAll(async () => {
    store = createEmbeddedStore({ file: join(folder, 'between.sqlite') })
    await store.ensureDatabase('accounts')
    await store.ensureDatabase(name)
    const list = await openErasedFile({ directory: folder, clock: () => 0 })
    const make = (enforces: boolean) =>
      createErased({ store, list, enforces, report: () => undefined })
    erased = await make(true)
    listing = await make(false)
    await put({ _id: id(5), text: 'x' })
    await put({ _id: id(6), text: 'y' })
    await list.append([hashOf(list.key, id(5))])
    await listing.catchUp()
  })
  afterAll(() => store.close())

  test('the key that devices get fits their own documents, and no name in the directory', async () => {
    const list = await openErasedFile({ directory: folder, clock: () => 0 })
    for (const own of [id(5), 'note:x', 'proposal:x']) {
      expect(hashed(erased.key, own)).toBe(hashOf(list.key, own))
    }
    expect(hashed(erased.key, 'actor:ada')).not.toBe(hashOf(list.key, 'actor:ada'))
  })

  test('no read finds the document', async () => {
    const hidden = hideErased(store, listing)
    expect((await store.changes(name, page)).results).toHaveLength(2)
    expect((await hidden.changes(name, page)).results.map((row) => row.id)).toEqual([id(6)])
    expect(await hidden.leaves(name, id(5), { ...leaf, revs: 'all' })).toEqual([])
    const keys = await hidden.allDocs(name, { keys: [id(5), id(6)], includeDocs: true })
    expect(keys.rows).toMatchObject([{ error: 'not_found' }, { id: id(6) }])
    expect((await hidden.allDocs(name, { includeDocs: true })).rows).toHaveLength(1)
    expect(await hidden.attachment(name, id(5), undefined, 'a')).toBeUndefined()
  })

  test('a write that was let in just before is purged after it', async () => {
    const document = { _id: id(7), text: 'z' }
    const rows = await writeUnlessErased(erased, name, [document], async () => {
      await erased.erase([id(7)])
      return put(document)
    })
    expect(rows).toMatchObject([{ id: id(7), code: 'erased' }])
    expect(await store.leaves(name, id(7), leaf)).toEqual([])
  })

  test('what was not ended is ended by the next round, and nothing is hidden then', async () => {
    await erased.catchUp()
    await listing.catchUp()
    expect(await store.leaves(name, id(5), leaf)).toEqual([])
    expect(erased.hidesAny()).toBe(false)
    expect(listing.hidesAny()).toBe(false)
    expect((await store.changes(name, page)).results.map((row) => row.id)).toEqual([id(6)])
  })
})
