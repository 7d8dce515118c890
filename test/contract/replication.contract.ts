import { describe, expect, test } from 'vitest'
import type { Given } from './document-store.contract.ts'
import { changes, db, leafRevs, put, receive, rev, winner } from './asking.ts'

export function replicationContract({ store }: Given): void {
  describe('revisions made elsewhere', () => {
    test('are taken as they are, beside what is there', async () => {
      const mine = await put(store(), { _id: 'note:1', text: 'mine' })
      expect(await receive(store(), 'note:1', [rev(1, 'f')], { text: 'theirs' })).toEqual([])
      expect(await leafRevs(store(), 'note:1')).toEqual([mine, rev(1, 'f')].sort())
    })

    test.each([
      ['the longer branch', [rev(1, 'f')], [rev(2, 'a'), rev(1, 'a')], rev(2, 'a')],
      ['at equal length the higher hash', [rev(1, 'a')], [rev(1, 'b')], rev(1, 'b')],
      ['also where generations have two digits', [rev(9, 'a')], [rev(10, 'a')], rev(10, 'a')],
    ])('%s wins, whichever comes first', async (_what, one, other, expected) => {
      await receive(store(), 'note:1', one)
      await receive(store(), 'note:1', other)
      await receive(store(), 'note:2', other)
      await receive(store(), 'note:2', one)
      expect((await winner(store(), 'note:1'))?._rev).toBe(expected)
      expect((await winner(store(), 'note:2'))?._rev).toBe(expected)
    })

    test('a live leaf wins over a longer deleted one', async () => {
      await receive(store(), 'note:1', [rev(3, 'f'), rev(2, 'f'), rev(1, 'f')], { _deleted: true })
      await receive(store(), 'note:1', [rev(1, 'a')])
      expect((await winner(store(), 'note:1'))?._rev).toBe(rev(1, 'a'))
    })

    test('are taken once: a second time changes nothing', async () => {
      await receive(store(), 'note:1', [rev(2, 'b'), rev(1, 'a')], { text: 'b' })
      await receive(store(), 'note:1', [rev(2, 'b'), rev(1, 'a')], { text: 'b' })
      await receive(store(), 'note:1', [rev(1, 'a')], { text: 'an ancestor' })
      expect(await store().info(db)).toMatchObject({ doc_count: 1, doc_del_count: 0 })
      expect(await leafRevs(store(), 'note:1')).toEqual([rev(2, 'b')])
      expect(await winner(store(), 'note:1')).toMatchObject({ text: 'b' })
    })

    test('join branches where their ancestry meets', async () => {
      await receive(store(), 'note:1', [rev(2, 'a'), rev(1, 'a')])
      await receive(store(), 'note:1', [rev(4, 'd'), rev(3, 'c'), rev(2, 'a')])
      await receive(store(), 'note:1', [rev(3, 'e'), rev(2, 'a'), rev(1, 'a')])
      expect(await leafRevs(store(), 'note:1')).toEqual([rev(3, 'e'), rev(4, 'd')])
      expect((await winner(store(), 'note:1'))?.['_revisions']).toMatchObject({
        start: 4,
        ids: ['d', 'c', 'a', 'a'].map((letter) => letter.repeat(32)),
      })
    })

    test('are called what _revisions says, where _rev says something else', async () => {
      await receive(store(), 'note:1', [rev(1, 'a')])
      const _revisions = { start: 2, ids: ['c'.repeat(32), 'a'.repeat(32)] }
      const sent = { _id: 'note:1', _rev: rev(3, 'c'), _revisions, text: 'c' }
      expect(await store().bulkDocs(db, [sent], { newEdits: false })).toEqual([])
      expect(await winner(store(), 'note:1')).toMatchObject({ _rev: rev(2, 'c'), text: 'c' })
      expect(await leafRevs(store(), 'note:1')).toEqual([rev(2, 'c')])
    })

    test('_revs_diff tells what is missing and what could be below it', async () => {
      await receive(store(), 'note:1', [rev(2, 'b'), rev(1, 'a')])
      const diff = await store().revsDiff(db, {
        'note:1': [rev(1, 'a'), rev(2, 'b'), rev(3, 'c')],
        'note:2': [rev(1, 'f')],
        'note:3': [],
      })
      expect(diff).toEqual({
        'note:1': { missing: [rev(3, 'c')], possible_ancestors: [rev(2, 'b')] },
        'note:2': { missing: [rev(1, 'f')] },
      })
    })

    test('leaves are read by revision, and missing ones are named', async () => {
      await receive(store(), 'note:1', [rev(1, 'a')], { text: 'a' })
      await receive(store(), 'note:1', [rev(1, 'b')], { text: 'b' })
      const query = { history: false, attachments: false }
      const revs = [rev(1, 'a'), rev(9, 'f')]
      expect(await store().leaves(db, 'note:1', { ...query, revs })).toEqual([
        { ok: { _id: 'note:1', _rev: rev(1, 'a'), text: 'a' } },
        { missing: rev(9, 'f') },
      ])
      expect(await store().leaves(db, 'note:9', query)).toEqual([])
    })

    test('latest gives the leaves that grew from a revision', async () => {
      await receive(store(), 'note:1', [rev(2, 'b'), rev(1, 'a')])
      await receive(store(), 'note:1', [rev(3, 'c'), rev(2, 'd'), rev(1, 'a')])
      await receive(store(), 'note:1', [rev(1, 'f')])
      const query = { history: false, attachments: false, latest: true }
      const read = await store().leaves(db, 'note:1', { ...query, revs: [rev(1, 'a')] })
      const revs = read.map((leaf) => ('ok' in leaf ? leaf.ok._rev : leaf.missing))
      expect(revs.sort()).toEqual([rev(2, 'b'), rev(3, 'c')])
    })

    test('a branch is kept a thousand revisions long', async () => {
      const hashes = Array.from({ length: 1100 }, (_, index) =>
        index.toString(16).padStart(32, '0'),
      )
      const revs = hashes.map((hash, index) => `${1100 - index}-${hash}`)
      await receive(store(), 'note:1', revs)
      const edited = await put(store(), { _id: 'note:1', _rev: revs[0] ?? '' })
      expect((await winner(store(), 'note:1'))?.['_revisions']).toEqual({
        start: 1101,
        ids: [edited.slice(5), ...hashes.slice(0, 999)],
      })
    })
  })

  describe('_local documents', () => {
    test('have a single revision and never show in the changes', async () => {
      expect(await store().getLocal(db, 'here')).toBeUndefined()
      expect(await store().putLocal(db, 'here', { last: 'x' })).toEqual({
        ok: true,
        id: '_local/here',
        rev: '0-1',
      })
      const stored = await store().getLocal(db, 'here')
      expect(stored).toEqual({ _id: '_local/here', _rev: '0-1', last: 'x' })
      await store().putLocal(db, 'here', { ...stored, last: 'y' })
      expect(await store().getLocal(db, 'here')).toMatchObject({ _rev: '0-2', last: 'y' })
      expect(await store().info(db)).toMatchObject({ doc_count: 0, doc_del_count: 0 })
      expect((await changes(store())).results).toEqual([])
    })

    test('are listed, as many as one wants to know', async () => {
      expect(await store().localIds(db, 5)).toEqual([])
      for (const id of ['b', 'a', 'c']) await store().putLocal(db, id, { last: 'x' })
      expect(await store().localIds(db, 5)).toEqual(['a', 'b', 'c'])
      expect(await store().localIds(db, 2)).toEqual(['a', 'b'])
      await store().putLocal(db, 'a', { _rev: '0-1', _deleted: true })
      expect(await store().localIds(db, 5)).toEqual(['b', 'c'])
      await expect(store().localIds('none', 5)).rejects.toMatchObject({ kind: 'no-database' })
    })

    test('are gone when they are deleted, and begin anew', async () => {
      await store().putLocal(db, 'here', { last: 'x' })
      const removed = await store().putLocal(db, 'here', { _rev: '0-1', _deleted: true })
      expect(removed).toEqual({ ok: true, id: '_local/here', rev: '0-0' })
      expect(await store().getLocal(db, 'here')).toBeUndefined()
      expect(await store().putLocal(db, 'here', { last: 'y' })).toMatchObject({ rev: '0-1' })
    })
  })
}
