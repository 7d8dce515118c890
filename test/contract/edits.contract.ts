import { describe, expect, test } from 'vitest'
import type { Given } from './document-store.contract.ts'
import { changes, db, leafRevs, put, receive, rev, tryPut, winner } from './asking.ts'

export function editContract({ store }: Given): void {
  describe('edits', () => {
    test('a new document gets a first revision and reads back as written', async () => {
      const first = await put(store(), { _id: 'note:1', text: 'å', deep: { list: [1, null, 'x'] } })
      expect(first).toMatch(/^1-[0-9a-f]{32}$/)
      expect(await winner(store(), 'note:1')).toEqual({
        _id: 'note:1',
        _rev: first,
        _revisions: { start: 1, ids: [first.slice(2)] },
        text: 'å',
        deep: { list: [1, null, 'x'] },
      })
    })

    test('an edit of the winner replaces it and remembers its ancestors', async () => {
      const first = await put(store(), { _id: 'note:1', text: 'a' })
      const second = await put(store(), { _id: 'note:1', _rev: first, text: 'b' })
      expect(await winner(store(), 'note:1')).toMatchObject({
        _rev: second,
        text: 'b',
        _revisions: { start: 2, ids: [second.slice(2), first.slice(2)] },
      })
    })

    test('the same edit of the same revision gets the same name, another edit another', async () => {
      const name = async (id: string, text: string) => {
        const first = await put(store(), { _id: id, text: 'same' })
        return put(store(), { _id: id, _rev: first, text })
      }
      const names = [await name('a:1', 'x'), await name('a:2', 'x'), await name('a:3', 'y')]
      expect(new Set(names).size).toBe(2)
      expect(names[0]).toBe(names[1])
    })

    test.each([
      ['without a revision', () => undefined],
      ['of a revision that was edited since', (first: string) => first],
      ['of a revision that never was', () => rev(7, 'f')],
    ])('an edit %s is a conflict and changes nothing', async (_what, revision) => {
      const first = await put(store(), { _id: 'note:1', text: 'a' })
      await put(store(), { _id: 'note:1', _rev: first, text: 'b' })
      const before = [await winner(store(), 'note:1'), await store().info(db)]
      const _rev = revision(first)
      const refused = await tryPut(store(), {
        _id: 'note:1',
        text: 'c',
        ...(_rev !== undefined && { _rev }),
      })
      expect(refused).toMatchObject({ id: 'note:1', error: 'conflict' })
      expect([await winner(store(), 'note:1'), await store().info(db)]).toEqual(before)
    })

    test('of several documents one may be refused alone, and answers keep their order', async () => {
      await put(store(), { _id: 'note:2' })
      const results = await store().bulkDocs(
        db,
        [{ _id: 'note:1' }, { _id: 'note:2' }, { _id: 'note:3' }, { _id: 'note:3' }],
        { newEdits: true },
      )
      expect(results.map((each) => ('ok' in each ? 'ok' : each.error))).toEqual([
        'ok',
        'conflict',
        'ok',
        'conflict',
      ])
      expect(results.map(({ id }) => id)).toEqual(['note:1', 'note:2', 'note:3', 'note:3'])
    })

    test('each leaf of a conflict can be edited on its own', async () => {
      await receive(store(), 'note:1', [rev(1, 'a')])
      await receive(store(), 'note:1', [rev(1, 'b')])
      const edited = await put(store(), { _id: 'note:1', _rev: rev(1, 'a'), text: 'edited' })
      expect(await leafRevs(store(), 'note:1')).toEqual([rev(1, 'b'), edited].sort())
      expect(await winner(store(), 'note:1')).toMatchObject({
        _rev: edited,
        _conflicts: [rev(1, 'b')],
      })
    })

    test('a deleted document is a tombstone, and is counted as one', async () => {
      const first = await put(store(), { _id: 'note:1', text: 'a' })
      await put(store(), { _id: 'note:2' })
      const tombstone = await put(store(), { _id: 'note:1', _rev: first, _deleted: true })
      expect(await winner(store(), 'note:1')).toMatchObject({ _rev: tombstone, _deleted: true })
      expect(await winner(store(), 'note:1')).not.toHaveProperty('text')
      expect(await store().info(db)).toMatchObject({ doc_count: 1, doc_del_count: 1 })
    })

    test('a deleted document is revived without a revision, on top of its tombstone', async () => {
      const first = await put(store(), { _id: 'note:1' })
      await put(store(), { _id: 'note:1', _rev: first, _deleted: true })
      const revived = await put(store(), { _id: 'note:1', text: 'again' })
      expect(revived).toMatch(/^3-/)
      expect(await leafRevs(store(), 'note:1')).toEqual([revived])
      expect(await store().info(db)).toMatchObject({ doc_count: 1, doc_del_count: 0 })
    })

    test('deleting one leaf of a conflict leaves the other as winner', async () => {
      await receive(store(), 'note:1', [rev(1, 'a')], { text: 'a' })
      await receive(store(), 'note:1', [rev(1, 'b')], { text: 'b' })
      await put(store(), { _id: 'note:1', _rev: rev(1, 'b'), _deleted: true })
      const left = await winner(store(), 'note:1')
      expect(left).toMatchObject({ _rev: rev(1, 'a'), text: 'a' })
      expect(left).not.toHaveProperty('_conflicts')
      expect(await store().info(db)).toMatchObject({ doc_count: 1, doc_del_count: 0 })
    })

    test('writers of one document at the same time: one is through, the others conflict', async () => {
      const first = await put(store(), { _id: 'note:1' })
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, writer) =>
          tryPut(store(), { _id: 'note:1', _rev: first, writer }),
        ),
      )
      expect(all.filter((each) => 'ok' in each)).toHaveLength(1)
      expect(all.filter((each) => 'error' in each && each.error === 'conflict')).toHaveLength(7)
    })

    test('members named like JavaScript’s own are data like any other', async () => {
      await put(store(), { _id: 'note:1', constructor: { prototype: 2 }, toString: 't' })
      expect(await winner(store(), 'note:1')).toMatchObject({
        constructor: { prototype: 2 },
        toString: 't',
      })
    })

    test('a replicator’s own members are kept as data', async () => {
      const _replication_stats = { docs_read: 1 }
      await put(store(), { _id: 'note:1', _replication_id: 'x', _replication_stats })
      expect(await winner(store(), 'note:1')).toMatchObject({
        _replication_id: 'x',
        _replication_stats,
      })
    })

    test('databases in one store know nothing of each other', async () => {
      await store().ensureDatabase('own-1')
      await put(store(), { _id: 'note:1' })
      expect(await store().info('own-1')).toMatchObject({ doc_count: 0 })
      expect(
        await store().leaves('own-1', 'note:1', { history: false, attachments: false }),
      ).toEqual([])
      expect((await changes(store())).results).toHaveLength(1)
      expect(await store().info('own-2')).toBeUndefined()
    })

    test('making a database that is there leaves it as it is', async () => {
      await put(store(), { _id: 'note:1' })
      await store().ensureDatabase(db)
      expect(await store().info(db)).toMatchObject({ doc_count: 1 })
    })

    test('a write tells those who wait for it, once it can be read', async () => {
      const seen: Promise<unknown>[] = []
      const stop = store().onUpdate((name) => {
        seen.push(store().info(name))
      })
      await put(store(), { _id: 'note:1' })
      stop()
      await put(store(), { _id: 'note:2' })
      expect(await Promise.all(seen)).toMatchObject([{ doc_count: 1 }])
    })
  })
}
