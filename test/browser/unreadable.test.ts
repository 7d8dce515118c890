/** One record that can't be opened (garbage on the disk) stops itself alone, in real IndexedDB. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ulid } from 'ulid'
import type { KulturlotsDocument } from '../../src/domain/documents/document.ts'
import { editDocument, saveNote } from '../../src/journal/commands.ts'
import { discardItem } from '../../src/journal/discard.ts'
import { carry } from '../../src/journal/carry.ts'
import { openJournalDatabase } from '../../src/journal/journal-database.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { itemsOnTheirWay, notes, outboxCounts } from '../../src/journal/queries.ts'
import { UnreadableError, type Journal } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import { gatherWork, workCounts } from '../../src/journal/take-along.ts'
import { lookThrough, mendRow, storedAs, unreadableRows } from '../../src/journal/unreadable.ts'
import { clearBodySeal, createReplica } from '../../src/replica/replica.ts'
import { connect, pass } from '../../src/sync/loop.ts'
import { createServerModel, createServerPort } from '../support/sync-world.ts'
import { answer } from './support/staff-screen.ts'

let journal: Journal
let outbox: ReturnType<typeof createOutbox>
let replica: ReturnType<typeof createReplica>

beforeEach(() => {
  const name = `test-${ulid()}`
  const database = openJournalDatabase(name)
  journal = { database, seal: clearSeal, user: 'kim', clock: Date.now, ulid: () => ulid() }
  outbox = createOutbox(journal)
  replica = createReplica((of) => `${name}-${of}`, clearBodySeal)
})
afterEach(async () => {
  await replica.destroy()
  await journal.database.delete()
})

const garbage = { clear: { _id: 'note:x', registers: '\u0000\u0000' } }
const save = (text: string) => saveNote(journal, { text, about: [] })
const damageRow = (id: string, document: unknown = garbage) =>
  journal.database.rows.update(['own', id], { document } as object)
const damageEntries = (id: string, document: unknown = garbage) =>
  journal.database.journal
    .where('[database+documentId]')
    .equals(['own', id])
    .modify({ document } as object)
const texts = async () => (await answer(notes(journal))).map(({ text }) => text).toSorted()
const counts = () => answer(outboxCounts(journal))
const rowOf = (id: string) => journal.database.rows.get(['own', id])

async function sync(model: ReturnType<typeof createServerModel>): Promise<string> {
  const ports = { server: createServerPort(model, () => 'answered'), outbox, replica }
  const connected = await connect(ports)
  if (connected.kind !== 'done') return connected.kind
  return (await pass(ports, connected.databases, () => undefined)).kind
}

/** Both, so that nothing here tells what it was. */
async function damageAll(id: string): Promise<void> {
  await damageRow(id)
  await damageEntries(id)
}

test.each([
  ['garbage', garbage],
  ['nothing', null],
  ['a number', 7],
])(
  'of a note whose row and entry hold %s all others are shown and sent, and it stays where it is',
  async (_what, stored) => {
    const [first, bad, last] = [await save('Ett'), await save('Två'), await save('Tre')]
    await damageRow(bad, stored)
    await damageEntries(bad, stored)
    const model = createServerModel()
    expect(await sync(model)).toBe('done')
    expect([...model.documents.keys()].toSorted()).toEqual([first, last].toSorted())
    expect(await texts()).toEqual(['Ett', 'Tre'])
    expect(await answer(itemsOnTheirWay(journal))).toEqual([])
    expect(await counts()).toEqual({ waiting: 0, refused: 0, open: 0, unreadable: 1 })
    expect(await outbox.rememberInSync('2026-11-22T10:00:00Z')).toBe(false)
    const entries = await journal.database.journal.toArray()
    expect(entries.map(({ documentId, state, document }) => [documentId, state, document])).toEqual(
      [[bad, 'unreadable', stored]],
    )
    expect((await rowOf(bad))?.document).toEqual(stored)
  },
)

test('an entry whose edit stands in the row is written anew from it, and sent', async () => {
  const id = await save('Först')
  await editDocument(journal, 'own', id, [{ kind: 'set', field: 'text', value: 'Sedan' }])
  await damageEntries(id)
  const model = createServerModel()
  expect(await sync(model)).toBe('done')
  expect(JSON.stringify(model.documents.get(id)?.body)).toContain('Sedan')
  expect(await journal.database.journal.count()).toBe(0)
  expect(await outbox.rememberInSync('2026-11-22T10:00:00Z')).toBe(true)
})

test('a row is written anew from what waits and what the server has, where all of that can be read', async () => {
  const id = await save('Skickad')
  const model = createServerModel()
  await sync(model)
  await editDocument(journal, 'own', id, [{ kind: 'set', field: 'text', value: 'Ändrad' }])
  await damageRow(id)
  await lookThrough(journal)
  expect(await unreadableRows(journal.database, 'own')).toEqual([id])
  expect(await texts()).toEqual([])
  const leaves = (await replica.leaves('own', [id])).get(id)
  if (!leaves) throw new Error('The replica has it.')
  await mendRow(journal, { database: 'own', id }, { ...leaves, unreadable: true })
  expect(await unreadableRows(journal.database, 'own')).toEqual([id])
  await mendRow(journal, { database: 'own', id }, leaves)
  expect(await texts()).toEqual(['Ändrad'])
  expect(await counts()).toMatchObject({ waiting: 1, unreadable: 0 })
})

test('a row of which nothing else is left stays as it is, whatever comes in part', async () => {
  const id = await save('Skickad')
  const model = createServerModel()
  await sync(model)
  const [before] = [model.documents.get(id)?.body]
  await damageRow(id)
  await mendRow(journal, { database: 'own', id }, { live: [], unreadable: false })
  const leaf = { live: [before as unknown as KulturlotsDocument], unreadable: false }
  // A page of changes brings some leaves of a document, not all.
  await outbox.takeIn('own', new Map([[id, leaf]]))
  expect(await rowOf(id)).toMatchObject({ document: garbage, mark: 'unreadable' })
  await carry(journal, 'own', leaf.live, 'take-along')
  expect(await rowOf(id)).toMatchObject({ document: garbage })
})

test('nobody edits what can’t be read, since the edit would claim to have seen it', async () => {
  const id = await save('Text')
  await damageRow(id)
  const edit = { kind: 'set', field: 'text', value: 'Ny' } as const
  await expect(editDocument(journal, 'own', id, [edit])).rejects.toThrow(UnreadableError)
  expect(await journal.database.journal.count()).toBe(1)
  expect((await rowOf(id))?.document).toEqual(garbage)
})

test('a version that can read it sends it', async () => {
  const id = await save('Framtid')
  const [row, [entry]] = [await rowOf(id), await journal.database.journal.toArray()]
  await damageAll(id)
  await lookThrough(journal)
  expect(await counts()).toMatchObject({ unreadable: 1 })
  // As if the app had learned to read what stands there.
  await damageRow(id, row?.document)
  await damageEntries(id, entry?.document)
  await lookThrough(journal)
  expect(await counts()).toEqual({ waiting: 1, refused: 0, open: 0, unreadable: 0 })
  const model = createServerModel()
  await sync(model)
  expect([...model.documents.keys()]).toEqual([id])
})

test('a new device id, a take-along file and "send again" leave it aside and take the rest', async () => {
  const [good, bad] = [await save('Bra'), await save('Skadad')]
  await damageAll(bad)
  await lookThrough(journal)
  await outbox.renewDevice(await outbox.deviceId(), 'another-life')
  expect((await outbox.waiting()).map(({ documentId }) => documentId)).toEqual([good])
  const work = await gatherWork(journal, 'all', ['own'])
  expect(work.map(({ document }) => document._id)).toEqual([good])
  expect((await answer(workCounts(journal))).unsent.own).toBe(1)
  expect(await outbox.retryRefused()).toBe(0)
  expect(await counts()).toMatchObject({ waiting: 1, unreadable: 1 })
})

test('it can be had as it is stored, and is gone once a person has thrown it away', async () => {
  const [good, bad] = [await save('Bra'), await save('Skadad')]
  await damageAll(bad)
  await lookThrough(journal)
  const of = { database: 'own', id: bad } as const
  expect(JSON.parse(await storedAs(journal, of))).toMatchObject({
    format: 'kulturlots-unreadable',
    row: { document: garbage },
    entries: [{ document: garbage }],
  })
  expect(await discardItem(journal, of, [])).toBe(1)
  expect(await counts()).toEqual({ waiting: 1, refused: 0, open: 0, unreadable: 0 })
  expect(await journal.database.rows.toCollection().primaryKeys()).toEqual([['own', good]])
})

test('rows that can’t be read make a page short, and do not end the comparison with a restored server', async () => {
  const ids = [await save('1'), await save('2'), await save('3')].toSorted()
  const model = createServerModel()
  await sync(model)
  const [first = '', second, third] = ids
  await damageRow(first)
  const page = await outbox.sentRows('own', { after: null, limit: 2 })
  expect([page.documents.map(({ _id }) => _id), page.next]).toEqual([[second], second])
  const rest = await outbox.sentRows('own', { after: page.next, limit: 2 })
  expect([rest.documents.map(({ _id }) => _id), rest.next]).toEqual([[third], null])
})
