import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { winningRev } from 'pouchdb-merge'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { createGroupCommit } from '../../sync-server/couch/embedded/group-commit.ts'
import {
  leavesOf,
  withLeaf,
  type RevisionTree,
} from '../../sync-server/couch/embedded/revision-tree.ts'
import { parseTree, treeText } from '../../sync-server/couch/embedded/stored-tree.ts'
import { openWriteAheadLog } from '../../sync-server/couch/embedded/write-ahead-log.ts'
import { changes, db, leafRevs, put, receive, rev, tryPut, winner } from './asking.ts'
import { storeContract } from './document-store.contract.ts'

let folder: string
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'kulturlots-store-'))))
afterEach(() => rm(folder, { recursive: true }))

/** Bytes, beyond what is moved into the file beside the writers. */
const longLog = 34 * 1024 * 1024

const file = (name = 'store.sqlite') => join(folder, name)

async function open(name?: string): Promise<DocumentStore> {
  const store = createEmbeddedStore({ file: file(name) })
  await store.ensureDatabase(db)
  return store
}

storeContract('the embedded store', async () => {
  const store = await open('contract.sqlite')
  return { store, stop: () => store.close() }
})

describe('the embedded store’s file', () => {
  test('holds everything when it is opened again', async () => {
    const store = await open()
    const data = Buffer.from('bytes').toString('base64')
    await put(store, { _id: 'note:1', text: 'å', _attachments: { a: { data } } })
    await receive(store, 'note:1', [rev(1, 'a')])
    await store.putLocal(db, 'here', { last: 'x' })
    const ask = async (asked: DocumentStore) => [
      await asked.info(db),
      await changes(asked, { includeDocs: true }),
      await asked.leaves(db, 'note:1', { revs: 'all', history: true, attachments: true }),
      await asked.getLocal(db, 'here'),
    ]
    const before = await ask(store)
    await store.close()
    const again = await open()
    expect(await ask(again)).toEqual(before)
    await again.close()
  })

  test('is for its owner alone, and one of a later version is left alone', async () => {
    const store = await open()
    await store.close()
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    const sqlite = new DatabaseSync(file())
    sqlite.exec('PRAGMA user_version = 99')
    sqlite.close()
    expect(() => createEmbeddedStore({ file: file() })).toThrow('version 99')
  })

  test('of the version before is taken over, with the same count of bytes as is kept since', async () => {
    const store = await open()
    const data = Buffer.from('bytes').toString('base64')
    const first = await put(store, { _id: 'note:1', text: 'å'.repeat(100) })
    const edited = await put(store, { _id: 'note:1', _rev: first, _attachments: { a: { data } } })
    await receive(store, 'note:1', [rev(1, 'a')], { text: 'a conflict' })
    const other = await put(store, { _id: 'note:2', text: 'gone' })
    await put(store, { _id: 'note:2', _rev: other, _deleted: true })
    await put(store, { _id: 'note:1', _rev: edited, text: 'short' })
    await store.putLocal(db, 'here', { at: 'å' })
    await store.putLocal(db, 'here', { _rev: '0-1', at: 'longer' })
    await store.putLocal(db, 'gone', { at: 1 })
    await store.putLocal(db, 'gone', { _rev: '0-1', _deleted: true })
    const kept = await store.info(db)
    await store.close()
    const sqlite = new DatabaseSync(file())
    sqlite.exec(`ALTER TABLE documents DROP COLUMN bytes; ALTER TABLE databases DROP COLUMN bytes;
      PRAGMA user_version = 1`)
    sqlite.close()
    const again = await open()
    expect(kept?.sizes.active).toBeGreaterThan(200)
    expect(await again.info(db)).toEqual(kept)
    await again.close()
  })

  test('keeps nothing of a text that was overwritten or deleted', async () => {
    const store = await open()
    const first = await put(store, { _id: 'note:1', text: 'whispered-once' })
    const data = Buffer.from('photographed-once').toString('base64')
    const photo = await put(store, { _id: 'photo:1', _attachments: { a: { data } } })
    await put(store, { _id: 'note:1', _rev: first, text: 'other' })
    await put(store, { _id: 'photo:1', _rev: photo, _deleted: true })
    await store.close()
    const bytes = await readFile(file())
    expect(bytes.includes('other')).toBe(true)
    expect(bytes.includes('whispered-once')).toBe(false)
    expect(bytes.includes('photographed-once')).toBe(false)
  })

  test('keeps nothing of what was purged or of a deleted database, while it stays open', async () => {
    const store = await open()
    await store.ensureDatabase('own-1')
    // Enough to split pages: what was moved from one to the next must not be left behind either.
    const documents = Array.from({ length: 1_500 }, (_, index) => {
      const number = (index * 7919) % 1_500
      const text = `${number % 3 > 0 ? 'whispered' : 'told'}-${'x'.repeat((index * 37) % 900)}`
      const a = { data: Buffer.from(text).toString('base64') }
      return { _id: `note:${number}`, text, ...(index % 5 === 0 && { _attachments: { a } }) }
    })
    await store.bulkDocs(db, documents, { newEdits: true })
    await store.bulkDocs('own-1', [{ _id: 'note:1', text: 'whispered' }], { newEdits: true })
    await store.putLocal('own-1', 'here', { at: 'whispered' })
    const ids = documents.flatMap(({ _id, text }) => (text.startsWith('whispered') ? [_id] : []))
    const { rows } = await store.allDocs(db, { includeDocs: false, keys: ids })
    const revs = rows.flatMap((row) => ('error' in row ? [] : [[row.id, [row.value.rev]] as const]))
    await store.purge(db, Object.fromEntries(revs))
    await store.deleteDatabase('own-1')
    expect(await store.info(db)).toMatchObject({ doc_count: 500 })
    const left = Buffer.concat([await readFile(file()), await readFile(`${file()}-wal`)])
    expect(left.includes('told')).toBe(true)
    for (const gone of ['whispered', 'own-1']) expect(left.includes(gone)).toBe(false)
    await store.close()
  })

  test('keeps edited revisions until it is compacted, where it is told to', async () => {
    const store = createEmbeddedStore({ file: file(), keepsEdited: true })
    await store.ensureDatabase(db)
    const a = { content_type: 'text/plain', data: Buffer.from('early').toString('base64') }
    const first = await put(store, { _id: 'note:1', text: 'early', _attachments: { a } })
    const second = await put(store, { _id: 'note:1', _rev: first, text: 'late' })
    const ask = () =>
      store.leaves(db, 'note:1', { revs: [first], history: true, attachments: true })
    const _revisions = { start: 1, ids: [first.slice(2)] }
    expect(await ask()).toMatchObject([{ ok: { _rev: first, text: 'early', _revisions } }])
    const known = await store.revisions(db, 'note:1')
    expect([known?.hasBody(first), known?.leaves.map((leaf) => leaf.rev)]).toEqual([true, [second]])
    await store.compact(db)
    expect(await ask()).toEqual([{ missing: first }])
    expect(await winner(store, 'note:1')).toMatchObject({ _rev: second, text: 'late' })
    expect((await readFile(file())).includes('early')).toBe(false)
    await put(store, { _id: 'note:1', _rev: second, text: 'latest' })
    const [leaf] = (await changes(store)).results[0]?.changes ?? []
    await store.purge(db, { 'note:1': [leaf?.rev ?? ''] })
    expect(await store.info(db)).toMatchObject({ doc_count: 0, sizes: { active: 0 } })
    await store.close()
  })

  test('holds thousands of databases, one for each person, in one file', async () => {
    const store = await open()
    const names = Array.from({ length: 3_000 }, (_, index) => `own-${index}`)
    await Promise.all(names.map((name) => store.ensureDatabase(name)))
    await Promise.all(
      names.map((name) => store.bulkDocs(name, [{ _id: 'note:1', name }], { newEdits: true })),
    )
    await store.close()
    const again = await open()
    const infos = await Promise.all(names.map((name) => again.info(name)))
    expect(infos.every((info) => info?.doc_count === 1)).toBe(true)
    const query = { history: false, attachments: false }
    expect(await again.leaves('own-2999', 'note:1', query)).toMatchObject([
      { ok: { name: 'own-2999' } },
    ])
    // Some hundred bytes each: a table per person would be tens of kilobytes.
    expect((await stat(file())).size / names.length).toBeLessThan(1_000)
    await again.close()
  })

  test('a checkpoint is written only on top of the one that was read', async () => {
    const store = await open()
    await store.putLocal(db, 'here', { at: 1 })
    for (const _rev of [undefined, '0-2', '1-a']) {
      const refused = await store.putLocal(db, 'here', { at: 2, ...(_rev && { _rev }) })
      expect(refused).toMatchObject({ error: 'conflict' })
    }
    expect(await store.getLocal(db, 'here')).toMatchObject({ at: 1 })
    await store.putLocal(db, 'here', { _rev: '0-1', _deleted: true })
    expect(await store.getLocal(db, 'here')).toBeUndefined()
    await store.close()
  })

  test('a write after closing is refused, and closing twice is fine', async () => {
    const store = await open()
    const last = put(store, { _id: 'note:1' })
    await store.close()
    await last
    await store.close()
    await expect(put(store, { _id: 'note:2' })).rejects.toThrow('closed')
  })
})

/** A disk that syncs when it is told to. */
function onSlowDisk() {
  const sqlite = new DatabaseSync(':memory:')
  sqlite.exec('CREATE TABLE numbers (number INTEGER PRIMARY KEY)')
  const insert = sqlite.prepare('INSERT INTO numbers VALUES (?)')
  const syncs: PromiseWithResolvers<undefined>[] = []
  const sync = () => {
    const next = Promise.withResolvers<undefined>()
    syncs.push(next)
    return next.promise
  }
  const commit = createGroupCommit(sqlite, { sync, grown: () => {} })
  return {
    commit,
    syncs,
    add: (number: number) => commit.write(() => void insert.run(number)),
    numbers: () =>
      sqlite
        .prepare('SELECT number FROM numbers')
        .all()
        .map((row) => row['number']),
  }
}

describe('writers at the same time', () => {
  test('share a commit, and one that fails is told alone', async () => {
    let commits = 0
    class Counted extends DatabaseSync {
      override exec(sql: string) {
        if (sql === 'COMMIT') commits += 1
        super.exec(sql)
      }
    }
    const sqlite = new Counted(file())
    sqlite.exec('CREATE TABLE numbers (number INTEGER PRIMARY KEY)')
    const insert = sqlite.prepare('INSERT INTO numbers VALUES (?) RETURNING number')
    const commit = createGroupCommit(sqlite, { sync: () => Promise.resolve(), grown: () => {} })
    const numbers = [1, 2, 2, 3]
    const written = await Promise.allSettled(
      numbers.map((number) => commit.write(() => insert.get(number)?.['number'])),
    )
    expect(written.map((each) => (each.status === 'fulfilled' ? each.value : 'failed'))).toEqual([
      1,
      2,
      'failed',
      3,
    ])
    expect(commits).toBe(1)
    sqlite.close()
  })

  test('are answered after a sync that began after their commit, and so is who reads it', async () => {
    const { commit, syncs, numbers, add } = onSlowDisk()
    const heard: string[] = []
    const first = add(1).then(() => heard.push('first'))
    await expect.poll(() => syncs.length).toBe(1)
    const second = add(2).then(() => heard.push('second'))
    const third = add(3).then(() => heard.push('third'))
    await expect.poll(numbers).toEqual([1, 2, 3])
    const reader = commit.told(numbers()).then((seen) => heard.push(`read ${String(seen.length)}`))
    expect(heard).toEqual([])
    syncs[0]?.resolve(undefined)
    await first
    await expect.poll(() => syncs.length).toBe(2)
    expect(heard).toEqual(['first'])
    syncs[1]?.resolve(undefined)
    await Promise.all([second, third, reader])
    expect(heard).toEqual(['first', 'second', 'third', 'read 3'])
    await expect(commit.told('nothing is waited for')).resolves.toBe('nothing is waited for')
  })

  test('hear of a disk that failed, and nothing is read or written after that', async () => {
    const { commit, syncs, add } = onSlowDisk()
    const first = add(1)
    await expect.poll(() => syncs.length).toBe(1)
    const reader = commit.told('seen')
    const second = add(2)
    syncs[0]?.reject(new Error('The disk is broken.'))
    const all = await Promise.allSettled([first, reader, second, add(3), commit.told('seen')])
    expect(all.map(({ status }) => status)).toEqual(Array.from(all, () => 'rejected'))
    expect(syncs).toHaveLength(1)
  })

  test('that never pause keep the log short, and lose nothing by it', async () => {
    const store = await open()
    const text = 'x'.repeat(50_000)
    const write = async (writer: number) => {
      for (let at = 0; at < 250; at += 1) await put(store, { _id: `note:${writer}-${at}`, text })
    }
    await Promise.all([write(1), write(2), write(3), write(4)])
    const log = await stat(`${file()}-wal`)
    expect(log.size).toBeLessThan(40 * 1024 * 1024)
    await store.close()
    const again = await open()
    expect(await again.info(db)).toMatchObject({ doc_count: 1_000 })
    await again.close()
  })

  test('do not wait for a reader who holds on to a long log, as a backup does', async () => {
    const store = await open()
    const reader = new DatabaseSync(file(), { readOnly: true })
    reader.exec('BEGIN; SELECT count(*) FROM documents')
    const text = 'x'.repeat(1_000_000)
    let longest = 0
    for (let at = 0; at < 38; at += 1) {
      const began = performance.now()
      await put(store, { _id: `note:${at}`, text })
      longest = Math.max(longest, performance.now() - began)
    }
    // SQLite would wait for the reader so long, with all who ask meanwhile.
    expect(longest).toBeLessThan(5_000)
    reader.exec('COMMIT')
    reader.close()
    for (let at = 0; at < 6; at += 1) await put(store, { _id: `late:${at}`, text })
    expect((await stat(`${file()}-wal`)).size).toBeLessThan(longLog)
    await store.close()
  })

  test.each([
    ['is full', 13, 'stored'],
    ['is broken', 10, 'failed'],
  ])('are told what became of them where the disk %s for the log', async (_, errcode, told) => {
    class Faulty extends DatabaseSync {
      override exec(sql: string) {
        if (sql.includes('wal_checkpoint')) throw Object.assign(new Error('disk'), { errcode })
        super.exec(sql)
      }
    }
    const sqlite = new Faulty(file())
    sqlite.exec(`
      PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 0;
      CREATE TABLE texts (text BLOB)`)
    const log = openWriteAheadLog(sqlite, file())
    const commit = createGroupCommit(sqlite, log)
    const insert = sqlite.prepare('INSERT INTO texts VALUES (zeroblob(?))')
    const write = commit.write(() => insert.run(longLog))
    await expect(
      write.then(
        () => 'stored',
        () => 'failed',
      ),
    ).resolves.toBe(told)
    await commit.finish().catch(() => undefined)
    await log.close()
    sqlite.close()
  })

  test('of two processes on one file see each other’s writes', async () => {
    const [one, other] = [await open(), await open()]
    const first = await put(one, { _id: 'note:1' })
    const second = await put(other, { _id: 'note:1', _rev: first })
    expect(await tryPut(one, { _id: 'note:1', _rev: first })).toMatchObject({ error: 'conflict' })
    await put(one, { _id: 'note:2' })
    const { results } = await changes(other)
    expect(results.map(({ id }) => id)).toEqual(['note:1', 'note:2'])
    expect(results[0]?.changes).toEqual([{ rev: second }])
    await one.close()
    await other.close()
  })
})

describe('sequences', () => {
  test('of another store, another database, or a file restored to an earlier state are refused', async () => {
    const store = await open()
    const other = await open('other.sqlite')
    await store.ensureDatabase('db-2')
    await put(store, { _id: 'note:1' })
    await put(other, { _id: 'note:1' })
    const { last_seq: foreign } = await changes(other)
    const { last_seq: own } = await changes(store)
    const refused = { kind: 'bad-sequence' }
    const ask = (name: string, since: string) =>
      store.changes(name, { since, style: 'all_docs', includeDocs: false })
    await expect(ask(db, foreign)).rejects.toMatchObject(refused)
    await expect(ask('db-2', own)).rejects.toMatchObject(refused)
    await expect(ask(db, own.replace('1-', '2-'))).rejects.toMatchObject(refused)
    await expect(ask(db, own)).resolves.toMatchObject({ results: [], last_seq: own })
    await store.close()
    await other.close()
  })

  test.each(['', '1', 'x', '-1', '00', '1-', '1e3', 'now ', '12-0000000000000000'])(
    'that make no sense are refused, never taken for 0: %j',
    async (since) => {
      const store = await open()
      await put(store, { _id: 'note:1' })
      await expect(changes(store, { since })).rejects.toMatchObject({ kind: 'bad-sequence' })
      await store.close()
    },
  )
})

describe('what CouchDB does otherwise', () => {
  test('a revision received again moves no sequence', async () => {
    const store = await open()
    await receive(store, 'note:1', [rev(2, 'b'), rev(1, 'a')], { text: 'b' })
    const before = await store.info(db)
    await receive(store, 'note:1', [rev(2, 'b'), rev(1, 'a')], { text: 'b' })
    await receive(store, 'note:1', [rev(1, 'a')], { text: 'an ancestor' })
    expect(await store.info(db)).toEqual(before)
    await store.close()
  })

  test('what is left after a page of some documents counts those alone', async () => {
    const store = await open()
    for (const name of ['a', 'b', 'c']) await put(store, { _id: `note:${name}` })
    const docIds = ['note:a', 'note:b']
    const page = await changes(store, { docIds, limit: 1 })
    expect(page).toMatchObject({ pending: 1 })
    expect(await changes(store, { docIds, since: page.last_seq })).toMatchObject({ pending: 0 })
    await store.close()
  })

  test('an edit of what was purged is a conflict', async () => {
    const store = await open()
    const first = await put(store, { _id: 'note:1' })
    await store.purge(db, { 'note:1': [first] })
    const late = await tryPut(store, { _id: 'note:1', _rev: first, text: 'late' })
    expect(late).toMatchObject({ error: 'conflict' })
    await store.close()
  })
})

describe('a refused write', () => {
  test('leaves the tree as it was, byte for byte', async () => {
    const store = await open()
    await receive(store, 'note:1', [rev(2, 'b'), rev(1, 'a')])
    const tree = () => {
      const sqlite = new DatabaseSync(file(), { readOnly: true })
      const row = sqlite.prepare('SELECT tree, seq FROM documents').get()
      sqlite.close()
      return row
    }
    const before = tree()
    await tryPut(store, { _id: 'note:1', _rev: rev(1, 'a'), text: 'late' })
    await tryPut(store, { _id: 'note:1', _rev: rev(2, 'b'), _attachments: { a: { stub: true } } })
    await receive(store, 'note:1', [rev(3, 'c'), rev(2, 'b')], { _attachments: { a: {} } })
    expect(tree()).toEqual(before)
    await store.close()
  })

  test('merging a branch changes no tree that somebody holds', () => {
    const tree = withLeaf([], { start: 2, ids: ['b', 'a'] }, false)
    const before = structuredClone(tree)
    withLeaf(tree, { start: 3, ids: ['c', 'b'] }, false)
    withLeaf(tree, { start: 2, ids: ['d', 'a'] }, true)
    expect(tree).toEqual(before)
  })

  test('that fails in the middle of a batch takes the whole batch back, and nobody else’s', async () => {
    const store = await open()
    const sqlite = new DatabaseSync(file())
    sqlite.exec(`CREATE TRIGGER full BEFORE INSERT ON bodies WHEN NEW.body LIKE '%too much%'
      BEGIN SELECT RAISE(ABORT, 'no space'); END`)
    sqlite.close()
    const write = (...documents: { _id: string; text?: string }[]) =>
      store.bulkDocs(db, documents, { newEdits: true })
    const [mine, broken, theirs] = await Promise.allSettled([
      write({ _id: 'note:1' }),
      write({ _id: 'note:2' }, { _id: 'note:3', text: 'too much' }, { _id: 'note:4' }),
      write({ _id: 'note:5' }),
    ])
    expect([mine.status, broken.status, theirs.status]).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ])
    const { rows } = await store.allDocs(db, { includeDocs: false })
    expect(rows.map(({ key }) => key)).toEqual(['note:1', 'note:5'])
    expect((await changes(store)).results).toHaveLength(2)
    expect(await store.info(db)).toMatchObject({ doc_count: 2 })
    await store.close()
  })

  test.each([
    [{ _id: '' }, 'illegal_docid'],
    [{ _id: '_hidden' }, 'illegal_docid'],
    [{ _id: 'note:\ud800' }, 'illegal_docid'],
    [{ _id: 'note:1', _strange: 1 }, 'doc_validation'],
    [{ _id: 'note:1', _rev: 'x' }, 'bad_request'],
    [{ _id: 'note:1', _rev: '0-a' }, 'bad_request'],
    [{ _id: 'note:1', _deleted: 'yes' }, 'bad_request'],
    [{ _id: 'note:1', _revisions: { start: 1, ids: ['a', 'b'] } }, 'bad_request'],
    [{ _id: 'note:1', _attachments: [] }, 'bad_request'],
    [{ _id: 'note:1', _attachments: { a: { data: 'no base64' } } }, 'missing_stub'],
  ])('is answered for itself: %j', async (body, error) => {
    const store = await open()
    expect(await tryPut(store, body)).toMatchObject({ error })
    expect(await store.info(db)).toMatchObject({ doc_count: 0 })
    await store.close()
  })
})

describe('revision trees', () => {
  test('have PouchDB’s winner and survive storage, whatever the order in which random branches come', () => {
    let seed = 20261122
    const random = (below: number) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return seed % below
    }
    for (let round = 0; round < 200; round += 1) {
      let tree: RevisionTree = []
      for (let branch = 0; branch < 6; branch += 1) {
        const start = 1 + random(4)
        const ids = Array.from({ length: start }, (_, depth) => `${start - depth}${random(2)}`)
        const known = leavesOf(tree).some((leaf) => leaf.rev === `${start}-${ids[0] ?? ''}`)
        if (!known) tree = withLeaf(tree, { start, ids }, random(3) === 0)
      }
      expect(leavesOf(tree)[0]?.rev).toBe(winningRev({ rev_tree: tree }))
      expect(parseTree(treeText(tree))).toEqual(tree)
    }
  })

  test('keep the body of every leaf, also of a branch that outgrows the limit', async () => {
    const store = await open()
    await receive(store, 'note:1', [rev(1, 'a')], { text: 'other leaf' })
    const old = Array.from({ length: 995 }, (_, index) => `${995 - index}-${index}`)
    await receive(store, 'note:1', old)
    let last = old[0] ?? ''
    for (let edit = 1; edit <= 10; edit += 1) {
      last = await put(store, { _id: 'note:1', _rev: last, edit })
    }
    expect(await winner(store, 'note:1')).toMatchObject({ _rev: last, edit: 10 })
    expect(await leafRevs(store, 'note:1')).toEqual([rev(1, 'a'), last].sort())
    const revs = [rev(1, 'a')]
    expect(
      await store.leaves(db, 'note:1', { revs, history: false, attachments: false }),
    ).toMatchObject([{ ok: { text: 'other leaf' } }])
    await store.close()
  })
})
