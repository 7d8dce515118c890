import { describe, expect, test } from 'vitest'
import type { Given } from './document-store.contract.ts'
import { db, put } from './asking.ts'

export function readContract({ store }: Given): void {
  describe('_all_docs', () => {
    async function someDocuments() {
      for (const name of ['ö', 'b', 'a', 'Z']) await put(store(), { _id: `note:${name}`, name })
      const gone = await put(store(), { _id: 'note:gone' })
      return put(store(), { _id: 'note:gone', _rev: gone, _deleted: true })
    }

    test('lists live documents by id, in the order of bytes', async () => {
      await someDocuments()
      const { total_rows, rows } = await store().allDocs(db, { includeDocs: false })
      expect(total_rows).toBe(4)
      expect(rows.map(({ key }) => key)).toEqual(['note:Z', 'note:a', 'note:b', 'note:ö'])
    })

    test('takes a range, both ends included, and a limit', async () => {
      await someDocuments()
      const keys = async (query: { startKey?: string; endKey?: string; limit?: number }) =>
        (await store().allDocs(db, { includeDocs: false, ...query })).rows.map(({ key }) => key)
      expect(await keys({ startKey: 'note:a', endKey: 'note:b' })).toEqual(['note:a', 'note:b'])
      expect(await keys({ startKey: 'note:a', limit: 1 })).toEqual(['note:a'])
      expect(await keys({ endKey: 'note:a' })).toEqual(['note:Z', 'note:a'])
      expect(await keys({ limit: 0 })).toEqual([])
    })

    test('answers with so many bytes of documents at most, and a single one always', async () => {
      for (const name of ['a', 'b'])
        await put(store(), { _id: `note:${name}`, text: 'x'.repeat(9_000) })
      const ask = (query: { keys?: readonly string[]; includeDocs: boolean }) =>
        store().allDocs(db, { ...query, mostBytes: 8_000 })
      await expect(ask({ includeDocs: true })).rejects.toMatchObject({ kind: 'too-large' })
      expect((await ask({ includeDocs: false })).rows).toHaveLength(2)
      expect((await ask({ includeDocs: true, keys: ['note:a', 'none'] })).rows).toHaveLength(2)
    })

    test('answers for each key asked, in that order, deleted and unknown ones too', async () => {
      const tombstone = await someDocuments()
      const keys = ['note:b', 'note:none', 'note:gone', 'note:b']
      const { rows } = await store().allDocs(db, { keys, includeDocs: true })
      expect(rows).toMatchObject([
        { id: 'note:b', key: 'note:b', doc: { name: 'b' } },
        { key: 'note:none', error: 'not_found' },
        { id: 'note:gone', value: { rev: tombstone, deleted: true }, doc: null },
        { id: 'note:b', doc: { name: 'b' } },
      ])
    })
  })
}
