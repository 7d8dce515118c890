import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { merge } from '../../src/domain/merge/merge.ts'
import { isMutable, parseDocument } from '../../src/domain/documents/document.ts'
import { edited } from '../../src/domain/documents/edit.ts'
import { closeLeaves } from '../../sync-server/courier/close-leaves.ts'
import { startLeafCloser, type LeafEvent } from '../../sync-server/courier/leaf-closer.ts'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import {
  editOfProposal,
  editOfRow,
  historyDatabase,
  historyId,
} from '../../sync-server/directory/history.ts'
import { followPublication } from '../../sync-server/directory/followed-publication.ts'
import { createDirectoryPublication } from '../../sync-server/directory/publication.ts'
import {
  publishedInStore,
  sharePublication,
} from '../../sync-server/directory/shared-publication.ts'
import { createErased } from '../../sync-server/erased/erased.ts'
import { hashOf } from '../../sync-server/erased/erased-list.ts'
import { openErasedFile } from '../../sync-server/erased/list-file.ts'
import { parseServerId } from '../../src/domain/identifiers.ts'
import { need } from '../support/casework.ts'
import { entry, startInProcess, writeEntry, type InProcess } from '../support/in-process.ts'
import { removeFolder, temporaryFolder } from '../support/server.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => removeFolder(folder))

async function newStore(name: string): Promise<DocumentStore> {
  const store = createEmbeddedStore({ file: join(folder, `${name}.sqlite`) })
  await store.ensureDatabase('casework')
  return store
}

const ulid = '01JF0000000000000000000001'
const id = `need:${ulid}`
const all = { revs: 'all', history: false, attachments: false } as const

/** A base and what two devices made of it without each other; `both` has seen the two. */
function versions() {
  const base = need(ulid, 'Lokal')
  const by = (device: string, text: string) =>
    edited(base, [{ kind: 'set', field: 'text', value: text }], {
      dot: [device, 1],
      at: '2026-11-22T10:00:00Z',
      by: 'somebody',
    })
  const [one, two] = [by('device-a', 'Replokal'), by('device-b', 'Scen')]
  return { base, one, two, both: merge(one, two) }
}

/** Leaves as replication between nodes leaves them. */
async function conflict(
  store: DocumentStore,
  leaves: readonly { readonly rev: string; readonly body: object }[],
): Promise<void> {
  const { base } = versions()
  const stored = [{ rev: '1-a', body: base }, ...leaves].map(({ rev, body }) => {
    const [generation, hash = ''] = rev.split('-')
    const start = Number(generation)
    const ids = start === 1 ? [hash] : [hash, 'a']
    return { ...body, _id: id, _rev: rev, _revisions: { start, ids } }
  })
  expect(await store.bulkDocs('casework', stored, { newEdits: false })).toEqual([])
}

async function live(store: DocumentStore) {
  const leaves = await store.leaves('casework', id, all)
  return leaves.flatMap((leaf) =>
    'ok' in leaf && leaf.ok['_deleted'] !== true ? [parseDocument(leaf.ok)] : [],
  )
}

/** Dies before its n-th write; what was written stays. */
function dyingAt(store: DocumentStore, n: number): DocumentStore {
  let writes = 0
  return {
    ...store,
    bulkDocs: (...asked) =>
      ++writes === n ? Promise.reject(new Error('killed')) : store.bulkDocs(...asked),
  }
}

describe('conflict leaves', () => {
  test('are closed once a live leaf contains them', async () => {
    const store = await newStore('contained')
    const { one, both } = versions()
    await conflict(store, [
      { rev: '2-b', body: one },
      { rev: '2-c', body: both },
    ])
    expect(await closeLeaves(store, 'casework', id)).toBe(1)
    expect(await live(store)).toEqual([both])
    expect(await closeLeaves(store, 'casework', id)).toBe(0)
    await store.close()
  })

  test('that nothing contains are merged first, and both values stay', async () => {
    const store = await newStore('merged')
    const { one, two, both } = versions()
    await conflict(store, [
      { rev: '2-b', body: one },
      { rev: '2-c', body: two },
    ])
    await closeLeaves(store, 'casework', id)
    expect(await live(store)).toEqual([both])
    const [whole] = await live(store)
    if (!whole || !isMutable(whole)) throw new Error('A need is mutable.')
    expect(JSON.stringify(whole.registers['text'])).toMatch(/Scen.*Replokal|Replokal.*Scen/)
    await store.close()
  })

  test.each([1, 2, 3])('lose nothing when the server dies at write %i', async (n) => {
    const store = await newStore(`dies-${n}`)
    const { one, two, both } = versions()
    await conflict(store, [
      { rev: '2-b', body: one },
      { rev: '2-c', body: two },
    ])
    const dying = closeLeaves(dyingAt(store, n), 'casework', id)
    if (n < 3) await expect(dying).rejects.toThrow('killed')
    else await dying
    const left = await live(store)
    expect(left.reduce((a, b) => merge(a, b))).toEqual(both)
    await closeLeaves(store, 'casework', id)
    expect(await live(store)).toEqual([both])
    await store.close()
  })

  test('that can’t be read, or of lines written once, stay', async () => {
    const store = await newStore('stay')
    const { one } = versions()
    await conflict(store, [
      { rev: '2-b', body: one },
      { rev: '2-c', body: { type: 'need', broken: true } },
    ])
    expect(await closeLeaves(store, 'casework', id)).toBe(0)
    const lines = ['2-b', '2-c'].map((rev, index) => ({
      ...{ _id: 'log-entry:1', type: 'log-entry', schemaVersion: 1, at: 'x', by: 'y' },
      body: { text: `${index}` },
      ...{ _rev: rev, _revisions: { start: 2, ids: [rev.slice(2), 'a'] } },
    }))
    await store.bulkDocs('casework', lines, { newEdits: false })
    expect(await closeLeaves(store, 'casework', 'log-entry:1')).toBe(0)
    expect(await store.leaves('casework', 'log-entry:1', all)).toHaveLength(2)
    await store.close()
  })

  test('are found at the start, and when they appear', async () => {
    const store = await newStore('swept')
    const { one, two, both } = versions()
    await conflict(store, [
      { rev: '2-b', body: one },
      { rev: '2-c', body: two },
    ])
    const events: LeafEvent[] = []
    const closer = startLeafCloser({ store, report: (event) => void events.push(event) })
    await closer.settled()
    expect(await live(store)).toEqual([both])
    await conflict(store, [{ rev: '2-d', body: one }])
    await expect.poll(() => live(store)).toEqual([both])
    await closer.stop()
    expect(events.filter(({ kind }) => kind === 'failed')).toEqual([])
    await store.close()
  })
})

describe('a gateway without the courier', () => {
  let dataDirectory: string
  let server: InProcess
  beforeAll(async () => {
    dataDirectory = join(folder, 'off')
    await mkdir(dataDirectory)
    await (
      await startInProcess({ dataDirectory, entries: [entry('scenen')] })
    )[Symbol.asyncDispose]()
    server = await startInProcess({ dataDirectory, courier: false })
  })
  afterAll(() => server[Symbol.asyncDispose]())

  test('serves what was published, and publishes nothing itself', async () => {
    const visitor = server.visitor()
    const manifest = async () =>
      (await (await visitor.get('/api/directory/manifest')).json()) as {
        id: string
        packs: { url: string }[]
      }
    const before = await manifest()
    const text = await (await visitor.get(before.packs[0]?.url ?? '')).text()
    expect(text).toContain('actor:scenen')
    await writeEntry(server, entry('ny'))
    // As long as a courier takes to publish, and more.
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(await manifest()).toEqual(before)
  })

  test('closes no leaves and purges nothing', async () => {
    const { one, two } = versions()
    await server.store.ensureDatabase('casework')
    await conflict(server.store, [
      { rev: '2-b', body: one },
      { rev: '2-c', body: two },
    ])
    const list = await openErasedFile({ directory: dataDirectory, clock: () => 0 })
    await list.append([hashOf(list.key, id)])
    const guest = server.visitor()
    await guest.becomeGuest()
    await expect
      .poll(
        async () => ((await (await guest.get('/api/erased')).json()) as { total: number }).total,
      )
      .toBe(1)
    expect(await live(server.store)).toHaveLength(2)
  })

  test('makes no sign-ins and no casework in a new store', async () => {
    await using fresh = await startInProcess({ courier: false, entries: [entry('x')] })
    expect(fresh.demoSignIns).toBeUndefined()
    expect(await fresh.store.databases()).not.toContain('directory')
    const response = await fresh.visitor().get('/api/directory/manifest')
    expect([response.status, await response.json()]).toMatchObject([503, { error: 'unavailable' }])
  })

  test('follows what the courier puts into the store', async () => {
    const store = await newStore('shared')
    await store.ensureDatabase('directory')
    const courier = await createDirectoryPublication({
      store,
      server: parseServerId('here'),
      directory: join(folder, 'packs'),
      report: () => undefined,
      share: (manifests, read) => sharePublication(store, manifests, read),
    })
    const other = await followPublication(publishedInStore(store), (error) => {
      throw error
    })
    const empty = other.manifest()
    expect(empty).toEqual(courier.manifest())
    await writeEntry({ store } as InProcess, entry('delad'))
    await expect.poll(() => other.manifest()?.count).toBe(1)
    const sha256 = other.manifest()?.packs[0]?.sha256 ?? ''
    expect((await other.pack(sha256))?.plain).toEqual((await courier.pack(sha256))?.plain)
    expect((await other.changes(empty?.id ?? ''))?.entries).toHaveLength(1)
    await other.stop()
    await courier.stop()
    await store.close()
  })
})

test('an erased entry is in no pack, no difference and no remembered manifest', async () => {
  await using server = await startInProcess({ entries: [entry('kvar'), entry('bort')] })
  const visitor = server.visitor()
  const manifest = async () =>
    (await (await visitor.get('/api/directory/manifest')).json()) as {
      id: string
      count: number
      packs: { url: string }[]
    }
  const before = await manifest()
  const list = await openErasedFile({ directory: server.dataDirectory, clock: () => 0 })
  await list.append([hashOf(list.key, 'actor:bort')])
  await expect.poll(async () => (await manifest()).count, { timeout: 20_000 }).toBe(1)
  const text = await (await visitor.get((await manifest()).packs[0]?.url ?? '')).text()
  expect(text).not.toContain('actor:bort')
  expect((await visitor.get(before.packs[0]?.url ?? '')).status).toBe(404)
  expect((await visitor.get(`/api/directory/changes?since=${before.id}`)).status).toBe(410)
})

test('what is erased is purged from every database that has it, and counted once', async () => {
  const store = await newStore('everywhere')
  for (const name of ['accounts', 'own-01JF0000000000000000000001'])
    await store.ensureDatabase(name)
  for (const name of ['casework', 'own-01JF0000000000000000000001']) {
    await store.bulkDocs(name, [{ _id: id, text: 'x' }], { newEdits: true })
  }
  const rounds: unknown[] = []
  const list = await openErasedFile({ directory: folder, clock: () => 0 })
  const options = { store, list, enforces: true, report: (round: unknown) => rounds.push(round) }
  const erased = await createErased(options)
  await erased.erase([id])
  await erased.erase([id])
  expect(rounds).toMatchObject([{ listed: 1, purged: 2 }])
  await store.close()
})

test('the history of an erased entry goes with it, and that of an erased proposal', async () => {
  const store = await newStore('history')
  const ofProposal = editOfProposal('01JF0000000000000000000009')
  const histories = [
    historyId('actor:bort', editOfRow(ulid, 1)),
    historyId('actor:kvar', ofProposal),
    historyId('actor:kvar', editOfRow(ulid, 2)),
  ]
  for (const name of ['accounts', historyDatabase]) await store.ensureDatabase(name)
  const bodies = histories.map((_id) => ({ _id, changes: [] }))
  await store.bulkDocs(historyDatabase, bodies, { newEdits: true })
  const directory = join(folder, 'history')
  await mkdir(directory)
  const list = await openErasedFile({ directory, clock: () => 0 })
  const erased = await createErased({ store, list, enforces: true, report: () => undefined })
  await erased.erase(['actor:bort', 'proposal:01JF0000000000000000000009'])
  const { rows } = await store.allDocs(historyDatabase, { includeDocs: false })
  expect(rows.map(({ key }) => key)).toEqual(histories.slice(2))
  await store.close()
})
