import { afterEach, beforeEach, expect, test } from 'vitest'
import { ulid } from 'ulid'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { textOf } from '../../src/domain/documents/read.ts'
import { isMutable } from '../../src/domain/documents/document.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { clearBodySeal, createReplica } from '../../src/replica/replica.ts'

const id = parseDocumentId('note:01JD0000000000000000000000')
const note = (text: string, counter: number) =>
  edited(newDocument(id), [{ kind: 'set', field: 'text', value: text }], {
    dot: ['device', counter],
    at: '2026-11-22T10:00:00Z',
    by: 'user',
  })
const revision = (text: string, generation: number, ids: readonly string[], more: object = {}) => ({
  ...note(text, generation),
  _id: id as string,
  _rev: `${generation}-${ids[0] ?? ''}`,
  _revisions: { start: generation, ids },
  ...more,
})

let replica: ReturnType<typeof createReplica>
let name: string
beforeEach(() => {
  name = `test-${ulid()}`
  replica = createReplica((of) => `${name}-${of}`, clearBodySeal)
})
afterEach(() => replica.destroy())

test('knows which leaves it lacks, and holds what it was given', async () => {
  const asked = new Map([[id, ['1-aa', '2-bb']]])
  expect(await replica.missing('own', asked)).toEqual(asked)
  await replica.take('own', [revision('one', 1, ['aa'])])
  expect(await replica.missing('own', asked)).toEqual(new Map([[id, ['2-bb']]]))
})

test('gives all live leaves of a conflict, the winner first, and its revision', async () => {
  await replica.take('own', [
    revision('base', 1, ['aa']),
    revision('left', 2, ['bb', 'aa']),
    revision('right', 2, ['cc', 'aa']),
  ])
  const { winner, live } = (await replica.leaves('own', [id])).get(id) ?? { winner: null, live: [] }
  expect(winner).toBe('2-cc')
  expect(live.map((leaf) => isMutable(leaf) && textOf(leaf, 'text'))).toEqual(['right', 'left'])
})

test('of a deleted document it knows the revision and no live leaf', async () => {
  await replica.take('own', [revision('one', 1, ['aa'])])
  await replica.take('own', [
    { _id: id, _rev: '2-bb', _deleted: true, _revisions: { start: 2, ids: ['bb', 'aa'] } },
  ])
  expect((await replica.leaves('own', [id])).get(id)).toEqual({
    winner: '2-bb',
    live: [],
    unreadable: false,
  })
})

test('of an unknown document it knows nothing', async () => {
  expect((await replica.leaves('own', [id])).get(id)).toEqual({
    winner: null,
    live: [],
    unreadable: false,
  })
})

test('after its connections were let go it answers as before', async () => {
  await replica.take('own', [revision('one', 1, ['aa'])])
  await replica.close()
  expect((await replica.leaves('own', [id])).get(id)?.winner).toBe('1-aa')
})

test('taking the same revision twice changes nothing', async () => {
  await replica.take('own', [revision('one', 1, ['aa'])])
  await replica.take('own', [revision('one', 1, ['aa'])])
  expect((await replica.leaves('own', [id])).get(id)?.live).toHaveLength(1)
})

test('a leaf that can’t be read stops nothing but itself, and is told apart from a deletion', async () => {
  await replica.take('own', [
    revision('base', 1, ['aa']),
    revision('left', 2, ['bb', 'aa']),
    revision('right', 2, ['cc', 'aa'], { seen: 'from another time' }),
  ])
  const found = (await replica.leaves('own', [id])).get(id)
  expect(found?.unreadable).toBe(true)
  expect(found?.live.map((leaf) => isMutable(leaf) && textOf(leaf, 'text'))).toEqual(['left'])
})

test('holds documents page by page with the revisions of their live leaves', async () => {
  const other = 'note:01JD0000000000000000000001'
  await replica.take('own', [
    revision('base', 1, ['aa']),
    revision('left', 2, ['bb', 'aa']),
    revision('right', 2, ['cc', 'aa']),
    { ...revision('other', 1, ['dd']), _id: other },
  ])
  const all = await replica.held('own', { after: null, limit: 10 })
  expect(all.documents.map((held) => [held.id, held.leaves.map(({ rev }) => rev)])).toEqual([
    [id, ['2-cc', '2-bb']],
    [other, ['1-dd']],
  ])
  const page = await replica.held('own', { after: id, limit: 1 })
  expect(page.documents.map((held) => held.id)).toEqual([other])
  const named = await replica.held('own', [other, 'note:01JD0000000000000000000009'])
  expect(named.documents.map((held) => held.id)).toEqual([other])
})

test('a leaf whose body is gone makes its document unreadable, and neither it nor a short page ends a list', async () => {
  const [second, third] = ['note:01JD0000000000000000000001', 'note:01JD0000000000000000000002']
  await replica.take('own', [
    revision('base', 1, ['aa']),
    revision('left', 2, ['bb', 'aa']),
    revision('right', 2, ['cc', 'aa']),
    { ...revision('other', 1, ['dd']), _id: second },
    { ...revision('third', 1, ['ee']), _id: third },
  ])
  await replica.close()
  await loseBodies([`${id}::2-bb`, `${second}::1-dd`])
  const leaves = await replica.leaves('own', [id, second])
  expect(leaves.get(id)).toMatchObject({ winner: '2-cc', unreadable: true })
  expect(leaves.get(id)?.live).toHaveLength(1)
  expect(leaves.get(second)).toMatchObject({ winner: '1-dd', live: [], unreadable: true })
  const page = await replica.held('own', { after: null, limit: 2 })
  expect(page.documents.map((held) => [held.id, held.leaves.length, held.unreadable])).toEqual([
    [id, 1, true],
    [second, 0, true],
  ])
  const rest = await replica.held('own', { after: page.next, limit: 2 })
  expect([rest.documents.map((held) => held.id), rest.next]).toEqual([[third], null])
})

/** As damage on the disk does it: the revision tree stays, the body does not. */
async function loseBodies(keys: readonly string[]): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(`_pouch_${name}-own`)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(new Error('It did not open.', { cause: opening.error }))
  })
  const transaction = database.transaction('by-sequence', 'readwrite')
  const store = transaction.objectStore('by-sequence')
  for (const key of keys) {
    const found = store.index('_doc_id_rev').getKey(key)
    found.onsuccess = () => {
      if (found.result !== undefined) store.delete(found.result)
    }
  }
  await new Promise<void>((resolve) => (transaction.oncomplete = () => resolve()))
  database.close()
}

test('of what it was told to forget nothing is left in its stores, and it can come again', async () => {
  const near = `${id}::near`
  await replica.take('own', [
    revision('secret', 1, ['aa']),
    revision('secret two', 2, ['bb', 'aa']),
    revision('secret three', 2, ['cc', 'aa']),
    { ...revision('kept', 1, ['dd']), _id: near },
  ])
  await replica.forget('own', [id, 'note:01JD0000000000000000000009'])
  const stored = await rawStores(`_pouch_${name}-own`)
  expect(stored).not.toContain('secret')
  expect(stored).toContain('kept')
  expect((await replica.leaves('own', [id])).get(id)?.winner).toBeNull()
  expect(await replica.ids('own')).toEqual([near])
  await replica.take('own', [revision('again', 1, ['ee'])])
  expect((await replica.leaves('own', [id])).get(id)?.winner).toBe('1-ee')
  expect(await replica.ids('own')).toEqual([id, near])
})

/** Everything that stands in a database, as one text. */
async function rawStores(database: string): Promise<string> {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(database)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('It would not open.'))
  })
  const stores = [...opened.objectStoreNames]
  const transaction = opened.transaction(stores)
  const all = await Promise.all(
    stores.map(
      (store) =>
        new Promise<unknown>((resolve, reject) => {
          const request = transaction.objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(new Error('It would not be read.'))
        }),
    ),
  )
  opened.close()
  return JSON.stringify(all)
}
