import { afterEach, expect, test } from 'vitest'
import { ulid } from 'ulid'
import { saveNote } from '../../src/journal/commands.ts'
import { openJournalDatabase } from '../../src/journal/journal-database.ts'
import { keepOnlyUnsent } from '../../src/journal/keep-only-unsent.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import type { Journal } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'

const opened: Journal[] = []

function openJournal(name = `test-${ulid()}`): Journal {
  const database = openJournalDatabase(name)
  const journal = { database, seal: clearSeal, user: 'user-a', clock: Date.now, ulid: () => ulid() }
  opened.push(journal)
  return journal
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map(({ database }) => database.delete()))
})

test('a connection makes a mark that follows all that the server may hold', async () => {
  const outbox = createOutbox(openJournal())
  const first = await outbox.markConnection()
  expect(first.was).toEqual([null])
  outbox.markHeld(first.mark)
  const second = await outbox.markConnection()
  expect(second.was).toEqual([first.mark])
  expect((await outbox.marks()).known).toEqual([first.mark, second.mark])
})

test('without network it is the same request again; in another process, or with something saved, a new one', async () => {
  const journal = openJournal()
  const outbox = createOutbox(journal)
  const first = await outbox.markConnection()
  expect(await outbox.markConnection()).toEqual(first)
  const restarted = createOutbox(journal)
  const second = await restarted.markConnection()
  expect(second.was).toEqual([null, first.mark])
  await saveNote(journal, { text: 'x', about: [] })
  const third = await restarted.markConnection()
  expect(third.was).toEqual([null, first.mark, second.mark])
})

test('the connection’s mark serves for what was saved before it, and not for what comes after', async () => {
  const journal = openJournal()
  const outbox = createOutbox(journal)
  await saveNote(journal, { text: 'before', about: [] })
  const { mark, device } = await outbox.markConnection()
  outbox.markHeld(mark)
  expect(await outbox.markPush(device)).toEqual({ device, was: [mark], mark })
  await saveNote(journal, { text: 'after', about: [] })
  const next = await outbox.markPush(device)
  expect(next?.mark).not.toBe(mark)
  expect(next?.was).toEqual([mark])
})

test('what was read under an id that was given up gets no mark, and the new id knows none', async () => {
  const outbox = createOutbox(openJournal())
  const { device, mark } = await outbox.markConnection()
  outbox.markHeld(mark)
  await outbox.renewDevice(device, 'another-life')
  expect(await outbox.markPush(device)).toBeUndefined()
  expect((await outbox.marks()).known).toEqual([null])
  expect((await outbox.markConnection()).was).toEqual([null])
})

test('of marks without an answer the newest 64 are kept, and the one that the server holds', async () => {
  const journal = openJournal()
  const outbox = createOutbox(journal)
  const { mark, device } = await outbox.markConnection()
  outbox.markHeld(mark)
  for (let index = 0; index < 70; index++) {
    await saveNote(journal, { text: String(index), about: [] })
    await outbox.markPush(device)
  }
  const { known } = await outbox.marks()
  expect([known.length, known[0]]).toEqual([65, mark])
})

test('another tab’s mark is known here at once', async () => {
  const journal = openJournal()
  const other = createOutbox(openJournal(journal.database.name))
  const { device } = await createOutbox(journal).markConnection()
  const theirs = await other.markPush(device)
  expect((await createOutbox(journal).marks()).known).toContain(theirs?.mark)
})

test('of casework that has left the device not even the ids stay', async () => {
  const { database } = openJournal()
  await database.facts.bulkPut([
    { key: 'untold:casework', ids: ['contact:1'] },
    { key: 'healing:casework', after: null, ids: ['contact:2'] },
    { key: 'untold:own', ids: ['note:1'] },
  ])
  await keepOnlyUnsent(database, ['casework'])
  expect((await database.facts.toArray()).map(({ key }) => key)).toEqual(['untold:own'])
})

test('a device without room connects and sends all the same, and keeps its marks as soon as there is room', async () => {
  const journal = openJournal()
  const outbox = createOutbox(journal)
  const first = await outbox.markConnection()
  outbox.markHeld(first.mark)
  await saveNote(journal, { text: 'The last for which there was room', about: [] })
  const full = () => {
    throw new DOMException('Full.', 'QuotaExceededError')
  }
  journal.database.facts.hook('updating', full)
  const sent = await outbox.markPush(first.device)
  expect(sent?.was).toEqual([first.mark])
  if (!sent) throw new Error('It has another id.')
  outbox.markStored(sent.mark)
  const connected = await outbox.markConnection()
  expect(connected.was).toEqual([sent.mark])
  outbox.markHeld(connected.mark)
  // Another process knows nothing of them, and takes them for another life's.
  const restarted = createOutbox(journal)
  expect((await restarted.marks()).known).not.toContain(connected.mark)

  journal.database.facts.hook('updating').unsubscribe(full)
  await saveNote(journal, { text: 'Room again', about: [] })
  const next = await outbox.markPush(first.device)
  expect(next?.was).toEqual([connected.mark])
  expect((await restarted.marks()).known).toEqual([connected.mark, next?.mark])
})
