import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Given } from './document-store.contract.ts'
import { db, put, receive, rev, tryPut } from './asking.ts'

const bytes = Buffer.from([0, 255, 1, 254, 10, 13])
const photo = { content_type: 'image/png', data: bytes.toString('base64') }
const digest = `md5-${createHash('md5').update(bytes).digest('base64')}`

export function attachmentContract({ store }: Given): void {
  describe('attachments', () => {
    async function read(id: string, attachments: boolean): Promise<unknown> {
      const [leaf] = await store().leaves(db, id, { history: false, attachments })
      return leaf && 'ok' in leaf ? leaf.ok['_attachments'] : undefined
    }

    test('are read as stubs, inline, and as bytes', async () => {
      const first = await put(store(), { _id: 'photo:1', _attachments: { 'a.png': photo } })
      const stub = { content_type: 'image/png', revpos: 1, digest, length: 6, stub: true }
      expect(await read('photo:1', false)).toEqual({ 'a.png': stub })
      expect(await read('photo:1', true)).toMatchObject({ 'a.png': { digest, data: photo.data } })
      const found = await store().attachment(db, 'photo:1', first, 'a.png')
      expect(found?.type).toBe('image/png')
      expect(Buffer.from(found?.data ?? [])).toEqual(bytes)
      expect(await store().attachment(db, 'photo:1', undefined, 'b.png')).toBeUndefined()
      expect(await store().attachment(db, 'photo:2', undefined, 'a.png')).toBeUndefined()
    })

    test('an edit keeps what it sends a stub of, and drops the rest', async () => {
      const _attachments = { 'a.png': photo, 'b.png': { ...photo, data: 'AAAA' } }
      const first = await put(store(), { _id: 'photo:1', _attachments })
      await put(store(), {
        _id: 'photo:1',
        _rev: first,
        _attachments: { 'a.png': { stub: true, digest, content_type: 'image/png', revpos: 1 } },
      })
      expect(await read('photo:1', true)).toEqual({
        'a.png': { content_type: 'image/png', revpos: 1, digest, data: photo.data },
      })
      expect(await store().attachment(db, 'photo:1', undefined, 'b.png')).toBeUndefined()
    })

    test('leaves of a conflict have their own', async () => {
      await receive(store(), 'photo:1', [rev(1, 'a')], { _attachments: { 'a.png': photo } })
      await receive(store(), 'photo:1', [rev(1, 'b')])
      await put(store(), { _id: 'photo:1', _rev: rev(1, 'b') })
      const found = await store().attachment(db, 'photo:1', rev(1, 'a'), 'a.png')
      expect(Buffer.from(found?.data ?? [])).toEqual(bytes)
      expect(await store().attachment(db, 'photo:1', undefined, 'a.png')).toBeUndefined()
    })

    test('an attachment that is written anew belongs to the edit, whatever it says of itself', async () => {
      const first = await put(store(), { _id: 'photo:1', _attachments: { a: photo, b: photo } })
      const other = { content_type: 'image/png', data: 'AAAA', revpos: 1 }
      await put(store(), {
        _id: 'photo:1',
        _rev: first,
        _attachments: { a: other, b: { stub: true, digest } },
      })
      const { rows } = await store().allDocs(db, { keys: ['photo:1'], includeDocs: true })
      expect(rows).toMatchObject([
        { doc: { _attachments: { a: { revpos: 2 }, b: { revpos: 1 } } } },
      ])
    })

    test('a name that begins with an underscore is refused', async () => {
      const sent = { _id: 'photo:1', _attachments: { _a: photo } }
      await expect(put(store(), sent)).rejects.toThrow()
      expect(await store().info(db)).toMatchObject({ doc_count: 0 })
    })

    test('a stub of nothing is refused, and nothing is written', async () => {
      const sent = { _id: 'photo:1', _attachments: { 'a.png': { stub: true, digest } } }
      expect(await tryPut(store(), sent)).toMatchObject({ id: 'photo:1', error: 'missing_stub' })
      expect(await store().info(db)).toMatchObject({ doc_count: 0 })
    })
  })
}
