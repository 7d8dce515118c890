import { describe, expect, test } from 'vitest'
import type { Given } from './document-store.contract.ts'
import { changes, db, leafRevs, put, receive, rev, tryPut, winner } from './asking.ts'

export function upkeepContract({ store }: Given): void {
  describe('databases', () => {
    test('are listed by name, as long as they are there', async () => {
      await store().ensureDatabase('own-b')
      await store().ensureDatabase('own-a')
      const listed = await store().databases()
      expect(listed).toEqual(expect.arrayContaining([db, 'own-a', 'own-b']))
      expect(listed).toEqual([...listed].sort())
      await store().deleteDatabase('own-b')
      expect(await store().databases()).not.toContain('own-b')
    })

    test('go with all they hold, and leave the others alone', async () => {
      await store().ensureDatabase('own-a')
      await put(store(), { _id: 'note:1', _attachments: { a: { data: 'AAAA' } } })
      await store().putLocal(db, 'here', { at: 1 })
      await store().bulkDocs('own-a', [{ _id: 'note:1', text: 'kept' }], { newEdits: true })
      await store().deleteDatabase(db)
      expect(await store().info(db)).toBeUndefined()
      await store().deleteDatabase(db)
      const query = { history: false, attachments: false }
      const kept = await store().leaves('own-a', 'note:1', query)
      expect(kept).toMatchObject([{ ok: { text: 'kept' } }])
      await store().ensureDatabase(db)
      expect(await store().info(db)).toMatchObject({ doc_count: 0, doc_del_count: 0 })
      expect(await winner(store(), 'note:1')).toBeUndefined()
      expect(await store().getLocal(db, 'here')).toBeUndefined()
    })
  })

  describe('compacting', () => {
    test('changes no answer', async () => {
      const first = await put(store(), { _id: 'note:1', text: 'a' })
      await put(store(), { _id: 'note:1', _rev: first, text: 'b' })
      await receive(store(), 'note:1', [rev(1, 'a')], { text: 'a conflict' })
      const ask = async () => [
        await changes(store(), { includeDocs: true }),
        await winner(store(), 'note:1'),
        await leafRevs(store(), 'note:1'),
      ]
      const before = await ask()
      await store().compact(db)
      expect(await ask()).toEqual(before)
    })

    test('a database that is not there is said so', async () => {
      await expect(store().compact('none')).rejects.toMatchObject({ kind: 'no-database' })
      await expect(store().purge('none', {})).rejects.toMatchObject({ kind: 'no-database' })
    })
  })

  describe('purging', () => {
    test('leaves no trace of a document: neither tombstone nor change nor count', async () => {
      await put(store(), { _id: 'note:1' })
      const first = await put(store(), { _id: 'note:2', _attachments: { a: { data: 'AAAA' } } })
      const purged = await store().purge(db, { 'note:2': [first] })
      expect(purged).toEqual({ 'note:2': [first] })
      expect(await winner(store(), 'note:2')).toBeUndefined()
      expect((await changes(store())).results.map(({ id }) => id)).toEqual(['note:1'])
      expect(await store().info(db)).toMatchObject({ doc_count: 1, doc_del_count: 0 })
      const diff = await store().revsDiff(db, { 'note:2': [first] })
      expect(diff).toEqual({ 'note:2': { missing: [first] } })
      // As if it had never been: the same document may come again.
      expect(await tryPut(store(), { _id: 'note:2' })).toMatchObject({ ok: true })
      expect(await store().info(db)).toMatchObject({ doc_count: 2 })
    })

    test('takes a tombstone too', async () => {
      const first = await put(store(), { _id: 'note:1' })
      const tombstone = await put(store(), { _id: 'note:1', _rev: first, _deleted: true })
      await store().purge(db, { 'note:1': [tombstone] })
      expect((await changes(store())).results).toEqual([])
      expect(await store().info(db)).toMatchObject({ doc_count: 0, doc_del_count: 0 })
    })

    test('takes one leaf of a conflict, with what led to it alone', async () => {
      await receive(store(), 'note:1', [rev(3, 'c'), rev(2, 'b'), rev(1, 'a')], { text: 'long' })
      await receive(store(), 'note:1', [rev(2, 'd'), rev(1, 'a')], { text: 'short' })
      const { last_seq: since } = await changes(store())
      await store().purge(db, { 'note:1': [rev(3, 'c')] })
      expect(await winner(store(), 'note:1')).toMatchObject({ _rev: rev(2, 'd'), text: 'short' })
      const revs = [rev(1, 'a'), rev(2, 'b'), rev(3, 'c')]
      expect((await store().revsDiff(db, { 'note:1': revs }))['note:1']?.missing).toEqual([
        rev(2, 'b'),
        rev(3, 'c'),
      ])
      expect((await changes(store(), { since })).results).toMatchObject([
        { id: 'note:1', changes: [{ rev: rev(2, 'd') }] },
      ])
    })

    test('leaves alone what is no leaf, unknown, or elsewhere', async () => {
      const first = await put(store(), { _id: 'note:1' })
      const second = await put(store(), { _id: 'note:1', _rev: first })
      const before = [await winner(store(), 'note:1'), await changes(store())]
      const purged = await store().purge(db, {
        'note:1': [first, rev(9, 'f')],
        'note:2': [second],
      })
      expect(purged).toEqual({ 'note:1': [], 'note:2': [] })
      expect([await winner(store(), 'note:1'), await changes(store())]).toEqual(before)
    })
  })
}
