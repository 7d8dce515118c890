import { expect, test } from 'vitest'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { forgetCursors } from '../../src/journal/place.ts'
import { record } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import type { Server } from '../../src/sync/ports.ts'
import { pull } from '../../src/sync/pull.ts'
import { createServerModel, createServerPort } from '../support/sync-world.ts'
import { createMemoryJournal } from './memory-tables.ts'
import { createMemoryReplica } from './memory-replica.ts'
import { createRandom } from './random.ts'

const id = parseDocumentId('note:01MDL000000000000000000001')

test('who has lost all that came before a cursor reads it again, though that cursor was told and the answer lost', async () => {
  const { database } = createMemoryJournal('lost-place')
  const { ulid } = createRandom(4)
  const journal = { database, seal: clearSeal, user: 'somebody', clock: () => 0, ulid }
  const model = createServerModel()
  const server = createServerPort(model, () => 'answered')
  const deaf = {
    ...server,
    async remember(...told: Parameters<typeof server.remember>) {
      await server.remember(...told)
      return { kind: 'unreachable' as const }
    },
  }
  const outbox = createOutbox(journal)
  const edits = [{ kind: 'set', field: 'text', value: 'kept' }] as const
  await record(journal, [{ kind: 'edit', database: 'own', id, edits }])
  const first = { server: deaf, outbox, replica: createMemoryReplica() }
  await connect(first)
  expect((await pass(first, ['own'], () => undefined)).kind).toBe('unreachable')

  await database.rows.clear()
  await forgetCursors(database, ['own'])
  const again = { server, outbox, replica: createMemoryReplica() }
  await connect(again)
  expect((await pass(again, ['own'], () => undefined)).kind).toBe('done')
  expect((await database.rows.toArray()).map((row) => row.id)).toEqual([id])
  expect(await again.replica.ids('own')).toEqual([id])
})

test('an edit leaves the journal when the server holds it beside another that was counted alike', async () => {
  const { database } = createMemoryJournal('counted-alike')
  const { ulid } = createRandom(5)
  const journal = { database, seal: clearSeal, user: 'somebody', clock: () => 0, ulid }
  const outbox = createOutbox(journal)
  const edits = [{ kind: 'set', field: 'text', value: 'this life' }] as const
  await record(journal, [{ kind: 'edit', database: 'own', id, edits }])
  const theirs = edited(newDocument(id), [{ kind: 'set', field: 'text', value: 'other life' }], {
    dot: [await outbox.deviceId(), 1],
    at: '2026-11-22T10:00:00Z',
    by: 'somebody',
  })
  const model = createServerModel()
  model.write(theirs, null)
  const server = createServerPort(model, () => 'answered')
  const ports = { server, outbox, replica: createMemoryReplica() }
  await pass(ports, ['own'], () => undefined)
  const stored = JSON.stringify(model.documents.get(id)?.body)
  expect(stored).toContain('this life')
  expect(stored).toContain('other life')
  expect(await outbox.waiting()).toEqual([])
})

test('an edit of a phone put back from its backup is not taken for one of the life before, though that told no cursor', async () => {
  const memory = createMemoryJournal('put-back')
  const { ulid } = createRandom(6)
  const clock = () => 0
  const journal = { database: memory.database, seal: clearSeal, user: 'somebody', clock, ulid }
  const model = createServerModel()
  const server = createServerPort(model, () => 'answered')
  const replica = createMemoryReplica()
  const ports = { server, outbox: createOutbox(journal), replica }
  const write = (value: string) => {
    const edits = [{ kind: 'set', field: 'text', value }] as const
    return record(journal, [{ kind: 'edit', database: 'own', id, edits }])
  }
  const sync = async (tell: boolean) => {
    await connect(ports)
    await pass(ports, ['own'], () => undefined, { tell })
  }
  await write('base')
  await sync(true)
  const putBack = [memory.backup(), replica.backup()]
  await write('first of life one')
  await write('last of life one')
  await sync(false)
  for (const put of putBack) put()
  await write('life two')
  await sync(true)
  const stored = JSON.stringify(model.documents.get(id)?.body)
  expect(stored).toContain('last of life one')
  expect(stored).toContain('life two')
})

test('a row that another tab has shown stays where this one came too late for the leaf that was listed', async () => {
  const { database } = createMemoryJournal('too-late')
  const { ulid } = createRandom(8)
  const journal = { database, seal: clearSeal, user: 'somebody', clock: () => 0, ulid }
  const outbox = createOutbox(journal)
  const theirs = edited(newDocument(id), [{ kind: 'set', field: 'text', value: 'newer' }], {
    dot: ['other-device', 2],
    at: '2026-11-22T10:00:00Z',
    by: 'somebody',
  })
  await outbox.takeIn('own', new Map([[id, { live: [theirs], unreadable: false }]]))
  const changes = [{ id, revs: ['1-older'] }]
  const server: Server = {
    ...createServerPort(createServerModel(), () => 'answered'),
    changes: () =>
      Promise.resolve({ kind: 'answered', value: { changes, cursor: '1', pending: 0 } }),
    revisions: () => Promise.resolve({ kind: 'answered', value: [] }),
  }
  await pull({ server, outbox, replica: createMemoryReplica() }, 'own', () => undefined)
  expect((await database.rows.toArray()).map((row) => row.id)).toEqual([id])
})
