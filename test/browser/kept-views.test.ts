import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ulid } from 'ulid'
import { editDocument, saveNote } from '../../src/journal/commands.ts'
import { createDraftWriter, readDraft } from '../../src/journal/drafts.ts'
import { openJournalDatabase } from '../../src/journal/journal-database.ts'
import { viewsOf } from '../../src/journal/kept-views.ts'
import { noteKind } from '../../src/journal/kinds.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { history, notes, type Live } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import type { KulturlotsDocument } from '../../src/domain/documents/document.ts'
import { holdStorage } from './support/held-storage.ts'

let journal: Journal
const ends: (() => void)[] = []

beforeEach(() => {
  journal = openJournal(`test-${ulid()}`)
})
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  await journal.database.delete()
})

function openJournal(name: string): Journal {
  const database = openJournalDatabase(name)
  return { database, seal: clearSeal, user: 'kim', clock: Date.now, ulid: () => ulid() }
}

/** All answers of a live query, while the test runs. */
function answersOf<T>(live: Live<T>): T[] {
  const answers: T[] = []
  const subscription = live.subscribe({ next: (answer) => answers.push(answer) })
  ends.push(() => subscription.unsubscribe())
  return answers
}

const textsIn = (answers: readonly (readonly { readonly text: string }[])[]) =>
  answers
    .at(-1)
    ?.map(({ text }) => text)
    .toSorted()

function noteOfServer(number: number, text: string, edit = number + 1): KulturlotsDocument {
  const id = parseDocumentId(`note:${String(number).padStart(26, '0')}`)
  const by = { dot: ['server', edit] as const, at: '2026-11-22T10:00:00.000Z', by: 'kim' }
  return edited(newDocument(id), [{ kind: 'set', field: 'text', value: text }], by)
}

function takeIn(documents: readonly KulturlotsDocument[]): Promise<unknown> {
  const leaves = documents.map(
    (document) => [document._id, { live: [document], unreadable: false }] as const,
  )
  return createOutbox(journal).takeIn('own', new Map(leaves))
}

test('what another connection writes, changes and deletes is seen', async () => {
  const answers = answersOf(notes(journal))
  await expect.poll(() => textsIn(answers)).toEqual([])
  const other = openJournal(journal.database.name)
  ends.push(() => other.database.close())
  const id = await saveNote(other, { text: 'Ny', about: [] })
  await saveNote(other, { text: 'Annan', about: [] })
  await expect.poll(() => textsIn(answers)).toEqual(['Annan', 'Ny'])
  await editDocument(other, 'own', id, [{ kind: 'set', field: 'text', value: 'Ändrad' }])
  await expect.poll(() => textsIn(answers)).toEqual(['Annan', 'Ändrad'])
  await createOutbox(other).forget('own', [id])
  await expect.poll(() => textsIn(answers)).toEqual(['Annan'])
})

test('what a worker writes is seen, though it comes as a message', async () => {
  const answers = answersOf(notes(journal))
  await saveNote(journal, { text: 'Före', about: [] })
  await expect.poll(() => textsIn(answers)).toEqual(['Före'])
  // As Dexie writes elsewhere: nothing is told to this page but by its channel.
  const [row] = await journal.database.rows.toArray()
  if (!row) throw new Error('The note has a row.')
  const connection = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(journal.database.name)
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(new Error('It failed.', { cause: opening.error }))
  })
  ends.push(() => connection.close())
  const transaction = connection.transaction('rows', 'readwrite')
  transaction.objectStore('rows').delete([row.database, row.id])
  await new Promise<void>((resolve) => (transaction.oncomplete = () => resolve()))
  const channel = new BroadcastChannel('x-storagemutated-1')
  const key = [row.database, row.id]
  channel.postMessage({
    [`idb://${journal.database.name}/rows/`]: { d: 1, from: key, to: key },
  })
  await expect.poll(() => textsIn(answers)).toEqual([])
  channel.close()
})

test('a burst is told in few answers, and its last change always', async () => {
  const answers = answersOf(notes(journal))
  await expect.poll(() => answers.length).toBe(1)
  const begun = performance.now()
  for (let number = 0; number < 40; number += 1)
    await takeIn([
      noteOfServer(number, `Text ${number}`),
      noteOfServer(99, `Sist ${number}`, 100 + number),
    ])
  await expect.poll(() => answers.at(-1)?.length).toBe(41)
  await expect.poll(() => textsIn(answers)).toContain('Sist 39')
  // The first at once, then one every 200 ms.
  expect(answers.length).toBeLessThan((performance.now() - begun) / 199 + 3)
})

test('hundreds at once, and all of them taken away, are seen', async () => {
  const answers = answersOf(notes(journal))
  await takeIn(Array.from({ length: 900 }, (_, number) => noteOfServer(number, `Text ${number}`)))
  await expect.poll(() => answers.at(-1)?.length).toBe(900)
  await journal.database.rows.clear()
  await expect.poll(() => answers.at(-1)?.length).toBe(0)
})

test('only the rows that have changed are read, and the others’ views stay the same objects', async () => {
  await takeIn(Array.from({ length: 300 }, (_, number) => noteOfServer(number, `Text ${number}`)))
  const answers = answersOf(notes(journal))
  await expect.poll(() => answers.at(-1)?.length).toBe(300)
  const before = answers.at(-1) ?? []
  const opening = vi.spyOn(clearSeal, 'open')
  ends.push(() => opening.mockRestore())
  const changed = parseDocumentId(`note:${'7'.padStart(26, '0')}`)
  await editDocument(journal, 'own', changed, [{ kind: 'set', field: 'text', value: 'Ändrad' }])
  await expect.poll(() => textsIn(answers)).toContain('Ändrad')
  expect(opening.mock.calls.length).toBeLessThan(10)
  const kept = (answers.at(-1) ?? []).filter((note) => before.includes(note))
  expect(kept).toHaveLength(299)
})

test('a list is told again only when it is another', async () => {
  const answers = answersOf(history(journal, ['need:x']))
  await expect.poll(() => answers.length).toBe(1)
  const all = answersOf(notes(journal))
  await saveNote(journal, { text: 'Ny', about: [] })
  await expect.poll(() => textsIn(all)).toEqual(['Ny'])
  expect(answers).toHaveLength(1)
})

test('who comes later is told what is there, and nobody is told after leaving', async () => {
  const first = answersOf(notes(journal))
  await saveNote(journal, { text: 'Ett', about: [] })
  await expect.poll(() => textsIn(first)).toEqual(['Ett'])
  const told: unknown[] = []
  const left = notes(journal).subscribe({ next: (answer) => told.push(answer) })
  await expect.poll(() => told.length).toBe(1)
  left.unsubscribe()
  await saveNote(journal, { text: 'Två', about: [] })
  await expect.poll(() => textsIn(first)).toEqual(['Ett', 'Två'])
  expect(told).toHaveLength(1)
  expect(textsIn(answersOf(notes(journal)))).toEqual(['Ett', 'Två'])
})

test('what is held stays in memory though nobody watches it, and what is not is forgotten after a minute', async () => {
  const held = viewsOf(journal, noteKind)
  const release = held.hold()
  const answers: unknown[] = []
  const watching = held.subscribe({ next: (answer) => answers.push(answer) })
  await expect.poll(() => answers.length).toBe(1)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  ends.push(() => vi.useRealTimers())
  watching.unsubscribe()
  vi.advanceTimersByTime(120_000)
  held.subscribe({ next: (answer) => answers.push(answer) }).unsubscribe()
  expect(answers).toHaveLength(2)
  release()
  vi.advanceTimersByTime(120_000)
  held.subscribe({ next: (answer) => answers.push(answer) }).unsubscribe()
  expect(answers).toHaveLength(2)
})

test('who comes while something is being read is first told what was saved before they came', async () => {
  const early = answersOf(notes(journal))
  await expect.poll(() => textsIn(early)).toEqual([])
  const letThrough = Promise.withResolvers<undefined>()
  const reading = Promise.withResolvers<undefined>()
  const { rows } = journal.database
  const bulkGet = vi.spyOn(rows, 'bulkGet').mockImplementationOnce((async (keys: never) => {
    const read = await rows.bulkGet(keys)
    reading.resolve(undefined)
    await letThrough.promise
    return read
  }) as unknown as typeof rows.bulkGet)
  ends.push(() => bulkGet.mockRestore())
  await saveNote(journal, { text: 'Ett', about: [] })
  await reading.promise
  await saveNote(journal, { text: 'Två', about: [] })
  const late = answersOf(notes(journal))
  letThrough.resolve(undefined)
  await expect.poll(() => late.length).toBeGreaterThan(0)
  expect(textsIn(late.slice(0, 1))).toEqual(['Ett', 'Två'])
})

test('the last letters go ahead of a command without being waited for, and it takes them with it', async () => {
  const writer = createDraftWriter(journal.database, 'note:new', Date.now, () => undefined)
  writer.keep({ text: 'a' })
  writer.keep({ text: 'ab' })
  writer.beforeCommand()
  await saveNote(journal, { text: 'ab', about: [] }, 'note:new')
  await writer.afterCommand()
  await writer.flushed()
  expect(await readDraft(journal.database, 'note:new')).toBeUndefined()
})

test('a command that fails leaves the draft with its last letters', async () => {
  const writer = createDraftWriter(journal.database, 'note:new', Date.now, () => undefined)
  writer.keep({ text: 'a' })
  writer.keep({ text: 'ab' })
  writer.beforeCommand()
  journal.database.rows.hook('creating', () => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await expect(saveNote(journal, { text: 'ab', about: [] }, 'note:new')).rejects.toThrow()
  expect(await readDraft(journal.database, 'note:new')).toEqual({ text: 'ab' })
})

test('letters that came while the command ran go with it', async () => {
  const writer = createDraftWriter(journal.database, 'note:new', Date.now, () => undefined)
  writer.keep({ text: 'a' })
  await writer.flushed()
  const letThrough = await holdStorage(journal.database)
  writer.beforeCommand()
  const saved = saveNote(journal, { text: 'a', about: [] }, 'note:new')
  writer.keep({ text: 'ab' })
  await letThrough()
  await saved
  await writer.afterCommand()
  expect(await readDraft(journal.database, 'note:new')).toBeUndefined()
})

test('a connection that is lost while a list is read is followed: it is read again without anybody’s doing', async () => {
  await saveNote(journal, { text: 'Ett', about: [] })
  const { rows } = journal.database
  const where = vi.spyOn(rows, 'where').mockImplementationOnce(() => {
    throw new DOMException('The connection was closed.', 'AbortError')
  })
  ends.push(() => where.mockRestore())
  const answers = answersOf(notes(journal))
  await expect.poll(() => textsIn(answers)).toEqual(['Ett'])
  // As the browser does it, with the event that `handle.ts` hears.
  journal.database.backendDB().close()
  journal.database.close({ disableAutoOpen: false })
  await saveNote(journal, { text: 'Två', about: [] })
  await expect.poll(() => textsIn(answers)).toEqual(['Ett', 'Två'])
})

test('one that stays lost is told; one that was closed on purpose stays closed, and is read once it is open', async () => {
  const { rows } = journal.database
  await journal.database.open()
  const where = vi.spyOn(rows, 'where').mockImplementation(() => {
    throw new DOMException('The connection was closed.', 'InvalidStateError')
  })
  ends.push(() => where.mockRestore())
  const errors: unknown[] = []
  const told: unknown[] = []
  const subscription = notes(journal).subscribe({
    next: (answer) => told.push(answer),
    error: (error) => errors.push(error),
  })
  ends.push(() => subscription.unsubscribe())
  await expect.poll(() => errors.length).toBe(1)
  journal.database.close()
  expect([told, journal.database.isOpen()]).toEqual([[], false])
  where.mockRestore()
  await journal.database.open()
  await saveNote(journal, { text: 'Ett', about: [] })
  await expect.poll(() => told.length).toBeGreaterThan(0)
})
