import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ulid } from 'ulid'
import {
  logMeeting,
  saveNote,
  sendAgain,
  setFavourite,
  editDocument,
} from '../../src/journal/commands.ts'
import { createDraftWriter, readDraft } from '../../src/journal/drafts.ts'
import { openJournalDatabase } from '../../src/journal/journal-database.ts'
import { recentSearches, rememberSearch } from '../../src/journal/recent-searches.ts'
import { moveVisitorNotes } from '../../src/journal/move-visitor-notes.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import * as queries from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import { openAlternatives } from '../../src/domain/documents/read.ts'
import { edited } from '../../src/domain/documents/edit.ts'
import { isMutable, type KulturlotsDocument } from '../../src/domain/documents/document.ts'

const opened: Journal[] = []

function openJournal(user = 'user-a', name = `test-${ulid()}`): Journal {
  const journal = {
    database: openJournalDatabase(name),
    seal: clearSeal,
    user,
    clock: Date.now,
    ulid: () => ulid(),
  }
  opened.push(journal)
  return journal
}

/** The first answer of a live query that fits. */
function answer<T>(live: queries.Live<T>, fits: (value: T) => boolean = () => true): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscription = live.subscribe({
      next: (value) => {
        if (!fits(value)) return
        resolve(value)
        queueMicrotask(() => subscription.unsubscribe())
      },
      error: reject,
    })
  })
}

const meeting = {
  contact: {
    kind: 'new' as const,
    fields: {
      name: 'Påhittad Person',
      organisation: '',
      role: '',
      email: '',
      phone: '070-000 00 00',
      fields: ['dans'],
      municipalities: ['0482'],
    },
  },
  context: 'Kulturfrukost',
  note: 'Söker lokal.',
  needs: [
    { text: 'Replokal', kinds: ['lokaler'], fields: ['dans'], municipalities: ['0482'] },
    { text: 'Pengar', kinds: ['finansiering'], fields: [], municipalities: [] },
  ],
  followUp: { dueOn: '2026-12-01', text: 'Ring' },
}

let journal: Journal
beforeEach(() => {
  journal = openJournal()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.database.delete()))
})

describe('the journal', () => {
  test('writes a meeting in one go: contact, needs, history, follow-up, and the draft is used up', async () => {
    await journal.database.drafts.put({ key: 'log', content: {}, changedAt: '' })
    const { contact, needs } = await logMeeting(journal, meeting, 'log')
    expect(await journal.database.journal.count()).toBe(5)
    expect(
      new Set((await journal.database.journal.toArray()).map((entry) => entry.commandId)).size,
    ).toBe(1)
    expect(await journal.database.drafts.count()).toBe(0)
    const shown = await answer(queries.needs(journal))
    expect(shown.map((need) => [need.text, need.state, need.mark, need.contacts])).toEqual(
      expect.arrayContaining([
        ['Replokal', 'new', 'saved-here', [contact]],
        ['Pengar', 'new', 'saved-here', [contact]],
      ]),
    )
    expect((await answer(queries.history(journal, needs))).map((entry) => entry.text)).toEqual([
      'Söker lokal.',
    ])
  })

  test('a command that fails half-way leaves nothing behind', async () => {
    await logMeeting(journal, meeting)
    const before = await journal.database.journal.count()
    const [entry] = (await journal.database.rows.toArray()).filter(
      (row) => row.type === 'log-entry',
    )
    await expect(
      editDocument(
        journal,
        'casework',
        entry?.id ?? '',
        [{ kind: 'set', field: 'text', value: 'x' }],
        'log',
      ),
    ).rejects.toThrow(TypeError)
    expect(await journal.database.journal.count()).toBe(before)
  })

  test('an entry leaves only when the server has its edit; a later edit of the same note stays', async () => {
    const id = await saveNote(journal, { text: 'first', about: [] })
    const outbox = createOutbox({ ...journal })
    const [sent] = await outbox.waiting()
    await editDocument(journal, 'own', id, [{ kind: 'set', field: 'text', value: 'second' }])
    await outbox.takeIn(
      'own',
      new Map([[id, { live: [sent?.document as KulturlotsDocument], unreadable: false }]]),
      'cursor-1',
    )
    expect((await outbox.waiting()).map((entry) => entry.documentId)).toEqual([id])
    const [note] = await answer(queries.notes(journal))
    expect([note?.text, note?.mark, await outbox.cursor('own')]).toEqual([
      'second',
      'saved-here',
      'cursor-1',
    ])
  })

  test('what a colleague wrote meanwhile is merged into the row, and stays beside an edit that had not seen it', async () => {
    const { needs } = await logMeeting(journal, meeting)
    const [id = ''] = needs
    const outbox = createOutbox({ ...journal })
    const mine = (await outbox.waiting()).find((entry) => entry.documentId === id)?.document
    if (!mine || !isMutable(mine)) throw new Error('The need is not in the journal.')
    const opened = mine.registers['text']
    const seenDots = opened && 'values' in opened ? opened.values.map((value) => value.dot) : []
    const theirs = edited(mine, [{ kind: 'set', field: 'text', value: 'Deras ord' }], {
      dot: ['their-device', 1],
      at: '2026-11-22T12:00:00Z',
      by: 'user-b',
    })
    await outbox.takeIn('casework', new Map([[id, { live: [theirs], unreadable: false }]]))
    await editDocument(journal, 'casework', id, [
      { kind: 'set', field: 'text', value: 'Mina ord', replaces: seenDots },
    ])
    const need = await answer(queries.need(journal, id))
    expect(need?.openFields).toEqual(['text'])
    expect((await answer(queries.outboxCounts(journal))).open).toBe(1)
  })

  test('a refused item stays on screen with its reason until it is sent again', async () => {
    const id = await saveNote(journal, { text: 'x', about: [] })
    const outbox = createOutbox({ ...journal })
    const [entry] = await outbox.waiting()
    await outbox.refuse({ sequence: entry?.sequence ?? 0 }, 'not-allowed')
    expect(await outbox.waiting()).toEqual([])
    const [item] = await answer(queries.itemsOnTheirWay(journal))
    expect([item?.id, item?.mark, item?.refusal?.code, item?.title]).toEqual([
      id,
      'refused',
      'not-allowed',
      'x',
    ])
    await sendAgain(journal, [id])
    expect(await outbox.waiting()).toHaveLength(1)
  })

  test('a leaf that this version can’t read leaves the row and what waits as they are', async () => {
    const id = await saveNote(journal, { text: 'mine', about: [] })
    const outbox = createOutbox({ ...journal })
    await outbox.takeIn('own', new Map([[id, { live: [], unreadable: true }]]))
    expect((await answer(queries.notes(journal))).map((note) => note.text)).toEqual(['mine'])
    expect(await outbox.waiting()).toHaveLength(1)
  })

  test('under a new device id what waits is counted anew, in the journal and in the row', async () => {
    const id = await saveNote(journal, { text: 'first', about: [] })
    await editDocument(journal, 'own', id, [{ kind: 'set', field: 'text', value: 'second' }])
    const outbox = createOutbox({ ...journal })
    const before = await outbox.deviceId()
    await outbox.renewDevice(before, 'another-life')
    const after = await outbox.deviceId()
    expect(after).not.toBe(before)
    const waiting = await outbox.waiting()
    expect(waiting.map(({ dot }) => dot)).toEqual([
      [after, 1],
      [after, 2],
    ])
    const row = await journal.database.rows.get(['own', id])
    const document = row ? clearSeal.open(row.document) : undefined
    if (!document || !isMutable(document)) throw new Error('The note has no row.')
    expect(document.seen).toEqual({ [after]: 2 })
    await editDocument(journal, 'own', id, [{ kind: 'set', field: 'text', value: 'third' }])
    expect((await outbox.waiting()).at(-1)?.dot).toEqual([after, 3])
  })

  test('under an id that another has taken nothing was ever sent: nothing is claimed under it any more', async () => {
    await saveNote(journal, { text: 'first', about: [] })
    const id = await saveNote(journal, { text: 'second', about: [] })
    const outbox = createOutbox({ ...journal })
    await outbox.renewDevice(await outbox.deviceId(), 'taken')
    const device = await outbox.deviceId()
    const waiting = (await outbox.waiting()).find(({ documentId }) => documentId === id)
    const row = await journal.database.rows.get(['own', id])
    for (const document of [waiting?.document, row && clearSeal.open(row.document)]) {
      expect(document).toMatchObject({ seen: { [device]: 2 } })
      expect(document && isMutable(document) && Object.keys(document.seen)).toEqual([device])
    }
  })

  test('the time of the last sync moves only when nothing waits', async () => {
    const outbox = createOutbox({ ...journal })
    await saveNote(journal, { text: 'x', about: [] })
    expect(await outbox.rememberInSync('2026-11-22T10:00:00Z')).toBe(false)
    expect(await journal.database.facts.get('in-sync-at')).toBeUndefined()
  })

  test('an immutable document whose id the server holds with another body is refused, not lost', async () => {
    await logMeeting(journal, { ...meeting, needs: [], followUp: null })
    const outbox = createOutbox({ ...journal })
    const entry = (await outbox.waiting()).find((each) => each.dot === null)
    const other = {
      ...entry?.document,
      body: { about: [], text: 'någon annans' },
    } as KulturlotsDocument
    await outbox.takeIn('casework', new Map([[other._id, { live: [other], unreadable: false }]]))
    expect(
      (await answer(queries.itemsOnTheirWay(journal))).find((item) => item.id === other._id)
        ?.refusal?.code,
    ).toBe('immutable')
  })

  test('what a visitor looked for goes with them into an account', async () => {
    const visitor = openJournal('visitor')
    for (const search of ['q=dans', 'q=kor']) await rememberSearch(visitor, search)
    for (const search of ['q=film', 'q=kor']) await rememberSearch(journal, search)
    await moveVisitorNotes(visitor, journal)
    expect(await answer(recentSearches(journal))).toEqual(['q=kor', 'q=dans', 'q=film'])
    expect(await answer(recentSearches(visitor))).toEqual([])
  })

  test('a visitor’s notes and favourites move into an account with their ids', async () => {
    const visitor = openJournal('visitor')
    const id = await saveNote(visitor, { text: 'Min anteckning', about: [] })
    await setFavourite(visitor, { id: 'actor:sormlands-museum', name: 'Sörmlands museum' }, true)
    expect(await moveVisitorNotes(visitor, journal)).toBe(2)
    expect(
      (await answer(queries.notes(journal))).map((note) => [note.id, note.text, note.mark]),
    ).toEqual([[id, 'Min anteckning', 'saved-here']])
    expect((await answer(queries.favourites(journal))).map((each) => each.entry)).toEqual([
      'actor:sormlands-museum',
    ])
    const [entry] = await createOutbox({ ...journal }).waiting()
    expect(entry?.dot?.[0]).toBe(await createOutbox({ ...journal }).deviceId())
  })

  test('a note with two wordings moves with both, and moving it again changes nothing', async () => {
    const visitor = openJournal('visitor')
    const id = await saveNote(visitor, { text: 'one', about: [] })
    const edit = { kind: 'set', field: 'text', value: 'two', replaces: [] } as const
    await editDocument(visitor, 'own', id, [edit])
    const rows = await visitor.database.rows.toArray()
    await moveVisitorNotes(visitor, journal)
    // As if the device had died after the writing and before the taking away.
    await visitor.database.rows.bulkPut(rows)
    await moveVisitorNotes(visitor, journal)
    const row = await journal.database.rows.get(['own', id])
    const document = row ? clearSeal.open(row.document) : undefined
    if (!document || !isMutable(document)) throw new Error('The note did not move.')
    const texts = openAlternatives(document)
      .get('text')
      ?.map(({ value }) => value)
    expect(texts?.toSorted()).toEqual(['one', 'two'])
    expect(await journal.database.journal.count()).toBe(2)
    expect(await visitor.database.rows.count()).toBe(0)
  })

  test('what the account says otherwise stays beside what is moved into it', async () => {
    const visitor = openJournal('visitor')
    const id = await saveNote(visitor, { text: 'one', about: [] })
    const rows = await visitor.database.rows.toArray()
    await moveVisitorNotes(visitor, journal)
    await editDocument(journal, 'own', id, [{ kind: 'set', field: 'text', value: 'better' }])
    await visitor.database.rows.bulkPut(rows)
    await moveVisitorNotes(visitor, journal)
    expect((await answer(queries.note(journal, id)))?.openFields).toEqual(['text'])
  })

  test('drafts keep the newest of many keystrokes', async () => {
    const writer = createDraftWriter(journal.database, 'log', Date.now, (error) => {
      throw error
    })
    for (const text of ['H', 'He', 'Hej']) writer.keep({ text })
    await writer.flushed()
    expect(await readDraft(journal.database, 'log')).toEqual({ text: 'Hej' })
  })

  test('a live query answers again when another connection writes', async () => {
    const other = openJournal('user-a', journal.database.name)
    const seen = answer(queries.notes(journal), (notes) => notes.length === 1)
    await saveNote(other, { text: 'från en annan flik', about: [] })
    expect((await seen)[0]?.text).toBe('från en annan flik')
  })
})
