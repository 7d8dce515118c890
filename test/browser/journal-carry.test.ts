import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ulid } from 'ulid'
import { carry } from '../../src/journal/carry.ts'
import { editDocument, saveNote } from '../../src/journal/commands.ts'
import { openJournalDatabase } from '../../src/journal/journal-database.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import type { Journal } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import type { KulturlotsDocument } from '../../src/domain/documents/document.ts'
import { edited, newDocument } from '../../src/domain/documents/edit.ts'
import { openAlternatives } from '../../src/domain/documents/read.ts'
import { isMutable } from '../../src/domain/documents/document.ts'
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

const id = parseDocumentId('need:01JD0000000000000000000000')
const need = (text: string, counter = 1, from = newDocument(id)) =>
  edited(from, [{ kind: 'set', field: 'text', value: text }], {
    dot: ['their-device', counter],
    at: '2026-11-22T10:00:00Z',
    by: 'user-b',
  })
const line = {
  _id: parseDocumentId('log-entry:01JD0000000000000000000000'),
  type: 'log-entry',
  schemaVersion: 1,
  at: '2026-11-22T10:00:00Z',
  by: 'user-b',
  body: { about: [id], text: 'Ringde' },
} satisfies KulturlotsDocument

const live = (...documents: KulturlotsDocument[]) =>
  new Map(documents.map((document) => [document._id, { live: [document], unreadable: false }]))
const row = async (of: string) => {
  const stored = await journal.database.rows.get(['casework', of])
  return stored && { ...stored, document: clearSeal.open(stored.document) }
}

test('carried work waits for the server with its author, and is on screen at once', async () => {
  expect(await carry(journal, 'casework', [need('Replokal'), line], 'take-along')).toBe(2)
  const waiting = await createOutbox(journal).waiting()
  expect(waiting.map(({ documentId, dot, carried }) => [documentId, dot, carried])).toEqual([
    [id, null, true],
    [line._id, null, true],
  ])
  expect((await row(id))?.mark).toBe('saved-here')
  expect(JSON.stringify((await row(id))?.document)).toContain('user-b')
})

test('carrying the same once more changes nothing, nor does what the server is known to have', async () => {
  await carry(journal, 'casework', [need('Replokal'), line], 'take-along')
  expect(await carry(journal, 'casework', [need('Replokal'), line], 'take-along')).toBe(0)
  await createOutbox(journal).takeIn('casework', live(need('Replokal'), line))
  expect(await journal.database.journal.count()).toBe(0)
  expect(await carry(journal, 'casework', [need('Replokal'), line], 'take-along')).toBe(0)
  expect((await row(id))?.mark).toBe('sent')
})

test('a carried document leaves only when the server has all of it', async () => {
  const first = need('Replokal')
  await carry(journal, 'casework', [need('Replokal med piano', 2, first)], 'take-along')
  const outbox = createOutbox(journal)
  await outbox.takeIn('casework', live(first))
  expect(await outbox.waiting()).toHaveLength(1)
  await outbox.takeIn('casework', live(need('Replokal med piano', 2, first)))
  expect(await outbox.waiting()).toHaveLength(0)
})

test('a carried document with the server’s dots and other words is not taken for the server’s', async () => {
  await carry(journal, 'casework', [need('Replokal')], 'take-along')
  const outbox = createOutbox(journal)
  await outbox.takeIn('casework', live(need('Något annat')))
  expect(await outbox.waiting()).toHaveLength(1)
})

test('carried work meets what is written here: both wordings stay until somebody chooses', async () => {
  const noteId = await saveNote(journal, { text: 'mitt', about: [] })
  const theirs = edited(
    newDocument(parseDocumentId(noteId)),
    [{ kind: 'set', field: 'text', value: 'deras' }],
    { dot: ['their-device', 1], at: '2026-11-22T10:00:00Z', by: 'user-a' },
  )
  await carry(journal, 'own', [theirs], 'take-along')
  const stored = await journal.database.rows.get(['own', noteId])
  const document = stored && clearSeal.open(stored.document)
  if (!document || !isMutable(document)) throw new Error('The note is gone.')
  expect(openAlternatives(document).get('text')).toHaveLength(2)
  expect(stored.open).toBe(1)
  await editDocument(journal, 'own', noteId, [{ kind: 'set', field: 'text', value: 'vårt' }])
  expect(await carry(journal, 'own', [theirs], 'take-along')).toBe(0)
})

test('what a restored server lacks is carried though the row says that it was sent', async () => {
  await createOutbox(journal).takeIn('casework', live(need('Replokal')))
  expect(await carry(journal, 'casework', [need('Replokal')], 'restored-server')).toBe(1)
  expect((await row(id))?.mark).toBe('saved-here')
})

describe('what a restored server does not take from this person', () => {
  const archived = edited(need('Replokal'), [{ kind: 'set', field: 'archived', value: true }], {
    dot: ['their-device', 2],
    at: '2026-11-22T10:00:00Z',
    by: 'user-b',
  })
  const refuseAll = async (code: string) => {
    const outbox = createOutbox(journal)
    for (const entry of await outbox.waiting()) await outbox.refuse(entry, code)
  }

  test('is left to those who may, and stays on screen as it was', async () => {
    await carry(journal, 'casework', [archived, line], 'restored-server')
    await refuseAll('not-allowed')
    expect(await journal.database.journal.count()).toBe(0)
    expect(await row(id)).toMatchObject({ mark: 'sent', refusal: null, document: archived })
    const outbox = createOutbox(journal)
    expect(await outbox.retryRefused()).toBe(0)
    // A coordinator has brought it back meanwhile.
    await outbox.takeIn('casework', live(archived))
    expect(await row(id)).toMatchObject({ mark: 'sent', document: archived })
  })

  test('stays refused where an edit of their own waits with it, or where it is another’s work from a file', async () => {
    await carry(journal, 'casework', [archived], 'restored-server')
    await editDocument(journal, 'casework', id, [{ kind: 'set', field: 'text', value: 'Scen' }])
    await carry(journal, 'casework', [line], 'take-along')
    await refuseAll('not-allowed')
    expect(await row(id)).toMatchObject({ mark: 'refused', refusal: { code: 'not-allowed' } })
    expect(await row(line._id)).toMatchObject({ mark: 'refused' })
    expect(await journal.database.journal.count()).toBe(3)
  })

  test('stays refused for any other reason', async () => {
    await carry(journal, 'casework', [archived], 'restored-server')
    await refuseAll('too-large')
    expect(await row(id)).toMatchObject({ mark: 'refused', refusal: { code: 'too-large' } })
  })
})
