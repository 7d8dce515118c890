import { describe, expect, test } from 'vitest'
import { directoryDocument, entryFromDocument } from '../../src/domain/directory/entry-document.ts'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocument } from '../../src/domain/documents/document.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { merge } from '../../src/domain/merge/merge.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'

const written = (deviceId: string, counter: number) => ({
  dot: [deviceId, counter] as const,
  at: '2026-11-22T10:00:00Z',
  by: 'server',
})

describe('a directory entry as a document', () => {
  test('comes back as it was, for every entry of the seed and through JSON', () => {
    for (const entry of seedEntries()) {
      const document = directoryDocument(entry, written('server', 1))
      const stored: unknown = JSON.parse(JSON.stringify(document))
      expect(entryFromDocument(parseDocument(stored) as typeof document)).toEqual(entry)
    }
  })

  test('takes in two concurrent additions to its fields', () => {
    const [entry] = seedEntries()
    if (!entry) throw new Error('The seed is empty.')
    const document = directoryDocument({ ...entry, fields: ['musik'] }, written('server', 1))
    const add = (field: string, device: string) =>
      edited(document, [{ kind: 'add', field: 'fields', elements: [field] }], written(device, 1))
    const both = merge(add('dans', 'a'), add('teater', 'b'))
    expect(entryFromDocument(both).fields).toEqual(['dans', 'musik', 'teater'])
  })

  test('shows an emptied field as absent', () => {
    const entry = seedEntries().find(({ website }) => website)
    if (!entry) throw new Error('No entry has a website.')
    const document = directoryDocument(entry, written('server', 1))
    const emptied = edited(
      document,
      [{ kind: 'set', field: 'website', value: null }],
      written('a', 1),
    )
    expect(entryFromDocument(emptied)).not.toHaveProperty('website')
  })

  test('has what every reader counts on even when a sparse client wrote it', () => {
    const document = edited(
      newDocument(parseDocumentId('funding:sparse')),
      [{ kind: 'set', field: 'name', value: 'Sparsam' }],
      written('a', 1),
    )
    expect(entryFromDocument(document)).toEqual({
      id: 'funding:sparse',
      kind: 'funding',
      name: 'Sparsam',
      audiences: [],
      fields: [],
      municipalities: [],
      topics: [],
      sources: [],
      status: 'active',
    })
  })

  test.each(['need:01JD0000000000000000000000', 'actor:nameless'])(
    '%s without a name, or of another database, is refused',
    (id) => {
      expect(() => entryFromDocument(newDocument(parseDocumentId(id)))).toThrow(TypeError)
    },
  )
})
