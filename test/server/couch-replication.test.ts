/** The real PouchDB replicator against our routes: what it asks for is served, and twice is nothing new. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contact, identity, startCouchServer, type CouchServer } from '../support/couch-server.ts'
import { PouchDB, type Pouch, type Pulled } from '../support/pouchdb.ts'

let server: CouchServer
beforeAll(async () => (server = await startCouchServer()))
afterAll(() => server[Symbol.asyncDispose]())

function remote(database: 'casework' | 'own', at: CouchServer): Pouch {
  return new PouchDB(`${at.url}/db/${database}`, {
    skip_setup: true,
    fetch: (url, options) => {
      const headers = new Headers(options.headers)
      for (const [name, value] of Object.entries(identity('staff'))) headers.set(name, value)
      return PouchDB.fetch(url, { ...options, headers })
    },
  })
}

const device = () => new PouchDB(randomUUID(), { adapter: 'memory' })

function pull(into: Pouch, database: 'casework' | 'own', from = server): Promise<Pulled> {
  return into.replicate.from(remote(database, from))
}

test('pulls 500 documents with conflicts, tombstones and attachments, and then nothing', async () => {
  const { store } = server
  const names = Array.from({ length: 500 }, (_, index) => `contact:r${index}`)
  await store.ensureDatabase('casework')
  await store.bulkDocs(
    'casework',
    names.map((_id) => ({ ...contact('x'), _id })),
    { newEdits: true },
  )
  const conflicting = names.slice(0, 40).map((_id) => ({
    ...contact('x', 'Elsewhere'),
    _id,
    _rev: `2-${'f'.repeat(32)}`,
    _revisions: { start: 2, ids: ['f'.repeat(32), 'e'.repeat(32)] },
  }))
  await store.bulkDocs('casework', conflicting, { newEdits: false })
  const { rows } = await store.allDocs('casework', { includeDocs: false, startKey: 'contact:r90' })
  const tombstones = rows.flatMap((row) =>
    'value' in row ? [{ _id: row.id, _rev: row.value.rev, _deleted: true }] : [],
  )
  await store.bulkDocs('casework', tombstones, { newEdits: true })
  const bytes = Buffer.from([0, 255, 10])
  const photo = { content_type: 'image/png', data: bytes.toString('base64') }
  await store.bulkDocs('casework', [{ _id: 'photo:r1', _attachments: { 'a b.png': photo } }], {
    newEdits: true,
  })

  const local = device()
  const first = await pull(local, 'casework')
  expect(first).toMatchObject({
    ok: true,
    docs_read: 541,
    docs_written: 541,
    doc_write_failures: 0,
  })
  const [here, there] = [await local.info(), await store.info('casework')]
  expect(here.doc_count).toBe(there?.doc_count)
  expect(here.doc_count).toBe(501 - tombstones.length)
  const conflict = await local.get('contact:r1', { conflicts: true })
  expect(conflict._rev).toBe(`2-${'f'.repeat(32)}`)
  expect(conflict._conflicts).toHaveLength(1)
  expect(bytes.equals(await local.getAttachment('photo:r1', 'a b.png'))).toBe(true)

  expect(await pull(local, 'casework')).toMatchObject({ ok: true, docs_read: 0, docs_written: 0 })

  await store.bulkDocs('casework', [contact('late')], { newEdits: true })
  expect(await pull(local, 'casework')).toMatchObject({ docs_read: 1, docs_written: 1 })
  await local.destroy()
})

test('two devices that pulled have the same winners and leaves', async () => {
  const [one, other] = [device(), device()]
  await pull(one, 'casework')
  await pull(other, 'casework')
  const state = async (local: Pouch) => {
    const { results } = await local.changes({ style: 'all_docs' })
    return Object.fromEntries(
      results.map((row) => [row.id, row.changes.map(({ rev }) => rev).sort()] as const),
    )
  }
  const { results } = await server.store.changes('casework', {
    since: '0',
    style: 'all_docs',
    includeDocs: false,
  })
  const served = results.map((row) => [row.id, row.changes.map(({ rev }) => rev).sort()] as const)
  expect(await state(one)).toEqual(Object.fromEntries(served))
  expect(await state(other)).toEqual(await state(one))
  await one.destroy()
  await other.destroy()
})

test('pulls more than one answer may hold', async () => {
  const large = await startCouchServer()
  try {
    await large.store.ensureDatabase('casework')
    const documents = Array.from({ length: 40 }, (_, index) => ({
      ...contact(`large${index}`),
      text: 'x'.repeat(2 ** 20),
    }))
    await large.store.bulkDocs('casework', documents, { newEdits: true })
    const local = device()
    expect(await pull(local, 'casework', large)).toMatchObject({ ok: true, docs_written: 40 })
    await local.destroy()
  } finally {
    await large[Symbol.asyncDispose]()
  }
})

test('an empty database of one’s own is pulled without ado', async () => {
  const local = device()
  expect(await pull(local, 'own')).toMatchObject({ ok: true, docs_read: 0 })
  await local.destroy()
})
