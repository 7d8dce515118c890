import { expect, test } from 'vitest'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { somebody, somebodyElse, startCouchServer } from '../support/couch-server.ts'

test('whoever brings another’s edit that took something away does not become the owner of its device', async () => {
  await using server = await startCouchServer()
  const push = async (user: string, document: object) => {
    const { json } = await server.ask('POST', '/db/casework/_bulk_docs', {
      user,
      body: { docs: [document] },
    })
    return (json as { rev?: string; code?: string }[])[0]
  }
  const at = '2026-11-22T10:00:00Z'
  const id = parseDocumentId('contact:01MDC00000000000000000000A')
  // The server was restored to before the removal, and knows nothing of the device that made it.
  const removed = edited(
    newDocument(id),
    [{ kind: 'remove', field: 'fields', elements: ['dans'] }],
    {
      dot: ['their-device', 1],
      at,
      by: somebody,
    },
  )
  const mine = edited(removed, [{ kind: 'set', field: 'name', value: 'Påhittad' }], {
    dot: ['my-device', 1],
    at,
    by: somebodyElse,
  })
  const first = await push(somebodyElse, mine)
  expect(first?.rev).toMatch(/^1-/)
  const theirs = edited(mine, [{ kind: 'set', field: 'phone', value: '0' }], {
    dot: ['their-device', 2],
    at,
    by: somebody,
  })
  expect((await push(somebody, { ...theirs, _rev: first?.rev }))?.rev).toMatch(/^2-/)
})
