/** The journal's side of healing and of forgetting, on real IndexedDB. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ulid } from 'ulid'
import { saveNote } from '../../src/journal/commands.ts'
import { openJournalDatabase } from '../../src/journal/journal-database.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import type { Journal } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import type { KulturlotsDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'

let journal: Journal
beforeEach(() => {
  journal = {
    database: openJournalDatabase(`test-${ulid()}`),
    seal: clearSeal,
    user: 'user-a',
    clock: Date.now,
    ulid: () => ulid(),
  }
})
afterEach(() => journal.database.delete())

const need = (index: number) =>
  edited(
    newDocument(parseDocumentId(`need:01JD000000000000000000000${index}`)),
    [{ kind: 'set', field: 'text', value: `behov ${index}` }],
    { dot: ['their-device', index + 1], at: '2026-11-22T10:00:00Z', by: 'user-b' },
  )
const leaves = (...documents: readonly KulturlotsDocument[]) =>
  new Map(documents.map((document) => [document._id, { live: [document], unreadable: false }]))

test('rows that hold what the server had are read page by page in the order of ids; what is new here is left out', async () => {
  const outbox = createOutbox(journal)
  await outbox.takeIn('casework', leaves(need(3), need(1), need(2)))
  await outbox.takeIn('own', leaves({ ...need(0), _id: parseDocumentId('note:1'), type: 'note' }))
  // It waits, and holds others' work all the same.
  await outbox.carryBack('casework', [need(4)], null)
  await saveNote(journal, { text: 'Bara här', about: [] })
  const ids = async (which: Parameters<typeof outbox.sentRows>[1]) =>
    (await outbox.sentRows('casework', which)).documents.map(({ _id }) => _id)
  expect(await ids({ after: null, limit: 2 })).toEqual([need(1)._id, need(2)._id])
  expect(await ids({ after: need(2)._id, limit: 2 })).toEqual([need(3)._id, need(4)._id])
  expect(await ids([need(4)._id, need(3)._id])).toEqual([need(3)._id, need(4)._id])
  const own = await outbox.sentRows('own', { after: null, limit: 9 })
  expect(own.documents.map(({ _id }) => _id)).toEqual(['note:1'])
})

test('what is carried back waits, and how far the comparison came is stored with it', async () => {
  const outbox = createOutbox(journal)
  await outbox.takeIn('casework', leaves(need(1)), 'c1')
  await outbox.rewind('casework', null, { after: null })
  expect([await outbox.cursor('casework'), await outbox.healing('casework')]).toEqual([
    null,
    { after: null },
  ])
  await outbox.carryBack('casework', [need(1)], { after: need(1)._id })
  expect(await outbox.healing('casework')).toEqual({ after: need(1)._id })
  expect((await outbox.waiting()).map(({ documentId, carried }) => [documentId, carried])).toEqual([
    [need(1)._id, true],
  ])
  await outbox.carryBack('casework', [], null)
  expect(await outbox.healing('casework')).toBeNull()
})

test('what was taken in since the server was told a cursor is known until it is told the newest', async () => {
  const outbox = createOutbox(journal)
  await outbox.takeIn('casework', leaves(need(1)), 'c1')
  await outbox.takeIn('casework', leaves(need(2), need(1)), 'c2')
  expect(await outbox.untold('casework')).toEqual([need(1)._id, need(2)._id])
  await outbox.confirmCursor('casework', 'c1')
  expect(await outbox.untold('casework')).toHaveLength(2)
  await outbox.confirmCursor('casework', 'c2')
  expect(await outbox.untold('casework')).toEqual([])
  await outbox.rewind('casework', null, { after: null })
  expect(await outbox.confirmedCursor('casework')).toBeNull()
})

test('of what is forgotten neither row nor entry nor draft is left in the stores', async () => {
  const id = await saveNote(journal, { text: 'hemligt ord', about: [] })
  const other = await saveNote(journal, { text: 'något annat', about: [] })
  const draft = { content: { text: 'hemligt utkast' }, changedAt: '2026-11-22T10:00:00Z' }
  await journal.database.drafts.bulkPut([
    { ...draft, key: `edit:${id}` },
    { ...draft, key: `edit:${id}~2` },
    { key: 'log', content: { text: 'ett annat utkast' }, changedAt: draft.changedAt },
  ])
  await createOutbox(journal).forget('own', [id])
  const { rows, journal: entries, drafts } = journal.database
  const stored = JSON.stringify(await Promise.all([rows, entries, drafts].map((t) => t.toArray())))
  expect(stored).not.toContain('hemligt')
  expect(stored).not.toContain(id)
  expect(stored).toContain(other)
  expect(stored).toContain('ett annat utkast')
})

test('a row that does not change is not written again, and wakes no screen', async () => {
  const outbox = createOutbox(journal)
  await outbox.takeIn('casework', leaves(need(1)))
  const written: unknown[] = []
  journal.database.rows.hook('updating', (changes) => void written.push(changes))
  await outbox.takeIn('casework', leaves(need(1)))
  expect(written).toEqual([])
})
