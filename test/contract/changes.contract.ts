import { describe, expect, test } from 'vitest'
import type { Given } from './document-store.contract.ts'
import { changesText } from '../../sync-server/couch/changes-text.ts'
import { changes, db, put, receive, rev } from './asking.ts'

export function changesContract({ store }: Given): void {
  describe('changes', () => {
    test('list each document once, at its last change', async () => {
      const first = await put(store(), { _id: 'note:1' })
      const other = await put(store(), { _id: 'note:2' })
      const second = await put(store(), { _id: 'note:1', _rev: first })
      const { results } = await changes(store())
      expect(results.map(({ id, changes: revs }) => [id, revs])).toEqual([
        ['note:2', [{ rev: other }]],
        ['note:1', [{ rev: second }]],
      ])
    })

    test('in pages reach the end without gap or duplicate, also while others write', async () => {
      const documents = Array.from({ length: 57 }, (_, index) => ({ _id: `note:${index}` }))
      await store().bulkDocs(db, documents, { newEdits: true })
      const seen: string[] = []
      let since = '0'
      for (let page = await changes(store(), { since, limit: 10 }); page.results.length > 0;) {
        seen.push(...page.results.map(({ id }) => id))
        if (seen.length === 20) await put(store(), { _id: 'note:late' })
        since = page.last_seq
        page = await changes(store(), { since, limit: 10 })
      }
      expect([...seen].sort()).toEqual([...documents.map(({ _id }) => _id), 'note:late'].sort())
      expect((await changes(store(), { since })).results).toEqual([])
    })

    test('say how many are left after a page', async () => {
      for (const name of ['a', 'b', 'c']) await put(store(), { _id: `note:${name}` })
      const page = await changes(store(), { limit: 2 })
      expect(page).toMatchObject({ pending: 1 })
      expect(await changes(store(), { limit: 0 })).toMatchObject({ results: [], pending: 3 })
      expect(await changes(store(), { since: page.last_seq, limit: 2 })).toMatchObject({
        pending: 0,
      })
    })

    test('with documents as text say the same', async () => {
      const attached = { a: { content_type: 'text/plain', data: 'YQ==' } }
      const gone = await put(store(), { _id: 'note:gone' })
      await put(store(), { _id: 'note:gone', _rev: gone, _deleted: true })
      await put(store(), { _id: 'note:"å\u2028', text: 'ä\n"\\', list: [{}, null] })
      await put(store(), { _id: 'note:bare-with-file', _attachments: attached })
      await put(store(), { _id: 'note:file', text: 'x', _attachments: attached })
      const query = { includeDocs: true, style: 'all_docs' } as const
      const page = await changes(store(), query)
      const text = changesText(await changes(store(), { ...query, asText: true }))
      expect(JSON.parse(text)).toEqual(page)
      expect(page.results.map(({ doc }) => doc?._id)).toHaveLength(4)
    })

    test('in pages of so many bytes reach the end too, also where one document is larger', async () => {
      const sizes = [10, 9_000, 10, 4_000, 4_000, 10]
      const documents = sizes.map((size, index) => ({
        _id: `note:${index}`,
        text: 'x'.repeat(size),
      }))
      await store().bulkDocs(db, documents, { newEdits: true })
      const pages: string[][] = []
      const left: number[] = []
      for (let since = '0', pending = 1; pending > 0;) {
        const page = await changes(store(), { since, mostBytes: 6_000 })
        pages.push(page.results.map(({ id }) => id))
        since = page.last_seq
        pending = page.pending
        left.push(pending)
      }
      expect(pages.flat()).toEqual(documents.map(({ _id }) => _id))
      expect(left).toEqual([5, 4, 2, 0])
    })

    test('tell all leaves or the winner alone, by style', async () => {
      await receive(store(), 'note:1', [rev(1, 'a')])
      await receive(store(), 'note:1', [rev(1, 'b')])
      await receive(store(), 'note:1', [rev(2, 'd'), rev(1, 'c')], { _deleted: true })
      const revsOf = async (style: 'all_docs' | 'main_only') => {
        const { results } = await changes(store(), { style })
        return results[0]?.changes.map(({ rev: each }) => each)
      }
      expect((await revsOf('all_docs'))?.sort()).toEqual([rev(1, 'a'), rev(1, 'b'), rev(2, 'd')])
      expect((await revsOf('all_docs'))?.[0]).toBeDefined()
      expect(await revsOf('main_only')).toEqual([rev(1, 'b')])
    })

    test('mark what is deleted, and carry the documents when asked', async () => {
      const first = await put(store(), { _id: 'note:1' })
      await put(store(), { _id: 'note:2', text: 'b' })
      const tombstone = await put(store(), { _id: 'note:1', _rev: first, _deleted: true })
      const { results } = await changes(store(), { includeDocs: true })
      expect(results).toMatchObject([
        { id: 'note:2', doc: { _id: 'note:2', text: 'b' } },
        { id: 'note:1', deleted: true, doc: { _rev: tombstone, _deleted: true } },
      ])
      expect(results[0]).not.toHaveProperty('deleted')
    })

    test('can be asked of some documents, newest first, or from now on', async () => {
      for (const name of ['a', 'b', 'c']) await put(store(), { _id: `note:${name}` })
      const ids = async (query: Parameters<typeof changes>[1]) =>
        (await changes(store(), query)).results.map(({ id }) => id)
      expect(await ids({ docIds: ['note:c', 'note:a', 'note:z'] })).toEqual(['note:a', 'note:c'])
      expect(await ids({ descending: true, limit: 2 })).toEqual(['note:c', 'note:b'])
      const { last_seq: now } = await changes(store(), { since: 'now' })
      await put(store(), { _id: 'note:d' })
      expect(await ids({ since: now })).toEqual(['note:d'])
    })

    test('after a filtered page go on behind what was skipped', async () => {
      await put(store(), { _id: 'note:a' })
      await put(store(), { _id: 'note:b' })
      const { last_seq: since } = await changes(store(), { docIds: ['note:a'] })
      expect((await changes(store(), { since })).results).toEqual([])
    })

    test('a database that is not there is said so', async () => {
      const query = { since: '0', style: 'all_docs', includeDocs: false } as const
      await expect(store().changes('none', query)).rejects.toMatchObject({ kind: 'no-database' })
      await expect(
        store().bulkDocs('none', [{ _id: 'note:1' }], { newEdits: true }),
      ).rejects.toMatchObject({ kind: 'no-database' })
    })
  })
}
