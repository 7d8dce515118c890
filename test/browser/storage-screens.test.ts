import { afterEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { h, shallowRef, type Component } from 'vue'
import SyncState from '../../src/features/casework/SyncState.vue'
import NoteForm from '../../src/features/notes/NoteForm.vue'
import ChoicesScreen from '../../src/features/sync/ChoicesScreen.vue'
import SyncMark from '../../src/features/sync/SyncMark.vue'
import SyncNotice from '../../src/features/sync/SyncNotice.vue'
import SyncScreen from '../../src/features/sync/SyncScreen.vue'
import type { KulturlotsDocument } from '../../src/domain/documents/document.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { addLogEntry, changeNeedState, editDocument, saveNote } from '../../src/journal/commands.ts'
import { readDraft } from '../../src/journal/drafts.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { itemsOnTheirWay, notes, openChoices } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import { openTakeAlong } from '../../src/journal/take-along.ts'
import { clearBodySeal, createReplica } from '../../src/replica/replica.ts'
import { replicaName } from '../../src/workers/sync-calls.ts'
import { actor, clearDevice, mountFor, visitor } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await clearDevice()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const withNotice = (component: Component) => ({
  render: () => [h(SyncMark), h(SyncNotice), h(component)],
})
const textsOf = async (journal: Journal) =>
  (await answer(notes(journal))).map(({ text }) => text).toSorted()

/** As a device without room: every write is refused, every read answered. */
function fillUp(): () => void {
  const adding = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('Full.', 'QuotaExceededError')
  })
  return () => adding.mockRestore()
}

/** The files that the page hands to the browser's downloads. */
function catchDownloads(): Blob[] {
  const caught: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) caught.push(blob)
    return 'about:blank'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  return caught
}

async function refuse(journal: Journal, id: string): Promise<void> {
  const outbox = createOutbox({ ...journal })
  for (const entry of await outbox.waiting()) {
    if (entry.documentId === id) await outbox.refuse(entry, 'too-long')
  }
}

async function write(text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Anteckning' }).fill(text)
  await button('Spara anteckningen').click()
}

describe('a full device', () => {
  test('says on every screen what is not saved, leaves the form free, and saves by itself when asked or later', async () => {
    const { workspace } = await mountFor(visitor, withNotice(NoteForm))
    const free = fillUp()
    await write('Det får inte plats')
    await expect.element(page.getByRole('alert')).toHaveTextContent('En anteckning är inte sparad')
    await expect.element(page.getByRole('link', { name: '1 inte sparad' })).toBeVisible()
    await expect.element(page.getByRole('textbox', { name: 'Anteckning' })).toHaveValue('')
    expect(page.getByText('är sparad').elements()).toHaveLength(0)
    await write('Inte den heller')
    await expect.element(page.getByRole('alert')).toHaveTextContent('2 anteckningar är inte')
    expect(await textsOf(workspace.journal)).toEqual([])

    free()
    await button('Försök spara nu').click()
    await expect.element(page.getByText('Nu är det sparat på enheten.')).toBeVisible()
    expect(await textsOf(workspace.journal)).toEqual(['Det får inte plats', 'Inte den heller'])
    expect(page.getByRole('alert').elements()).toHaveLength(0)
  })

  test('keeps the draft of what is held on the disk, apart from what is written next', async () => {
    const { workspace } = await mountFor(visitor, withNotice(NoteForm))
    const { database } = workspace.journal
    await page.getByRole('textbox', { name: 'Anteckning' }).fill('Först')
    await expect.poll(() => readDraft(database, 'note:new')).toMatchObject({ text: 'Först' })
    const free = fillUp()
    await button('Spara anteckningen').click()
    await expect.element(page.getByRole('alert')).toBeVisible()
    await page.getByRole('textbox', { name: 'Anteckning' }).fill('Sedan')
    await expect.poll(() => readDraft(database, 'note:new~2')).toMatchObject({ text: 'Sedan' })
    expect(await readDraft(database, 'note:new')).toMatchObject({ text: 'Först' })

    free()
    await workspace.storage.retry()
    expect(await readDraft(database, 'note:new')).toBeUndefined()
    expect(await readDraft(database, 'note:new~2')).toMatchObject({ text: 'Sedan' })
  })

  test('offers what is held as a file that can be read, and taken in again', async () => {
    const files = catchDownloads()
    await mountFor(actor, withNotice(NoteForm))
    fillUp()
    await write('Ring Folkets hus')
    await button('Spara som fil').click()
    await expect.element(page.getByText(/En fil med texten är nedladdad/)).toBeVisible()
    const [file = new Blob()] = files
    expect(await file.text()).toContain('Ring Folkets hus')
    const opened = await openTakeAlong(file)
    if (opened.kind !== 'opened') throw new Error(`The file is ${opened.kind}.`)
    expect(opened.file.user.id).toBe(actor.user)
    expect(opened.file.entries.map(({ document }) => document.type)).toEqual(['note'])
  })
})

test('storage that was taken away is said with what was lost, until somebody has read it', async () => {
  const before = await mountFor(actor, SyncNotice)
  await saveNote(before.workspace.journal, { text: 'Inte skickad', about: [] })
  await expect.poll(() => JSON.stringify(Object.entries(localStorage))).toContain('\\"unsent\\":1')
  const { name } = before.workspace.journal.database
  await before.unmount()
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = resolve
  })

  const after = await mountFor(actor, SyncNotice)
  await expect
    .element(page.getByText('En anteckning hade inte hunnit skickas och är borta.'))
    .toBeVisible()
  await after.unmount()

  const again = await mountFor(actor, SyncNotice)
  await expect.element(page.getByText(/hade inte hunnit skickas/)).toBeVisible()
  await button('Jag förstår').click()
  await expect.element(page.getByText(/är borta/)).not.toBeInTheDocument()
  await again.unmount()
  await mountFor(actor, withNotice(SyncScreen))
  await expect.element(page.getByRole('heading', { name: 'Synk', level: 1 })).toBeVisible()
  expect(page.getByText(/har tagits bort/).elements()).toHaveLength(0)
})

test('a tab that a newer version has taken the storage from says so, and how to go on', async () => {
  const { workspace } = await mountFor(actor, SyncNotice)
  await saveNote(workspace.journal, { text: 'Kvar', about: [] })
  const newer = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(workspace.journal.database.name, 990)
    opening.onsuccess = () => resolve(opening.result)
    // The sync worker of this tab holds the storage too, and must let go of it as well.
    opening.onblocked = () => reject(new Error('It is held up.'))
  })
  await expect.element(page.getByText(/En nyare version av Kulturlots är öppen/)).toBeVisible()
  await expect.element(button('Ladda om')).toBeVisible()
  expect([...newer.objectStoreNames]).toContain('journal')
  newer.close()
})

describe('a refused item', () => {
  test('is thrown away after a question that says what is lost; what the server has comes back', async () => {
    const { workspace } = await mountFor(actor, SyncScreen)
    const { journal } = workspace
    const id = await saveNote(journal, { text: 'Som servern har den', about: [] })
    const outbox = createOutbox({ ...journal })
    const [sent] = await outbox.waiting()
    const document = sent?.document as KulturlotsDocument
    const replica = createReplica((of) => replicaName('nod', actor.user, of), clearBodySeal)
    await replica.take('own', [{ ...document, _rev: '1-a' }])
    await replica.close()
    await outbox.takeIn(
      'own',
      new Map([[id, { winner: '1-a', live: [document], unreadable: false }]]),
    )
    await editDocument(journal, 'own', id, [{ kind: 'set', field: 'text', value: 'För lång' }])
    await refuse(journal, id)

    await button('Kasta För lång').click()
    const question = page.getByRole('dialog')
    await expect.element(question).toHaveTextContent('Det här försvinner för gott:')
    await expect.element(question).toHaveTextContent('För lång')
    await button('Behåll').click()
    expect(await textsOf(journal)).toEqual(['För lång'])

    await button('Kasta För lång').click()
    await button('Kasta för gott').click()
    await expect.poll(() => textsOf(journal)).toEqual(['Som servern har den'])
    expect(await answer(itemsOnTheirWay(journal))).toEqual([])
  })

  test('that the server has nothing of is gone when it is thrown away', async () => {
    const { workspace } = await mountFor(actor, SyncScreen)
    const id = await saveNote(workspace.journal, { text: 'Bort med den', about: [] })
    await refuse(workspace.journal, id)
    await button('Kasta Bort med den').click()
    await button('Kasta för gott').click()
    await expect.poll(() => textsOf(workspace.journal)).toEqual([])
    await expect.element(page.getByText('Inget väntar.')).toBeVisible()
  })

  test('can be thrown away though a sync tries it again while the question stands', async () => {
    const { workspace } = await mountFor(actor, SyncScreen)
    const { journal } = workspace
    const id = await saveNote(journal, { text: 'Försöks igen', about: [] })
    await refuse(journal, id)
    await button('Kasta Försöks igen').click()
    await expect.element(button('Kasta för gott')).toBeVisible()
    await createOutbox({ ...journal }).retryRefused()
    await expect
      .poll(() => answer(itemsOnTheirWay(journal)))
      .toMatchObject([{ id, mark: 'saved-here' }])
    await expect.element(page.getByText('Sparad här, inte skickad')).toBeInTheDocument()
    await expect.element(button('Kasta för gott')).toBeVisible()
    await refuse(journal, id)
    await button('Kasta för gott').click()
    await expect.poll(() => textsOf(journal)).toEqual([])
    await expect.element(page.getByRole('dialog')).not.toBeInTheDocument()
  })

  test('is asked about though a sync tries it again while what would be lost is read', async () => {
    const shown = shallowRef<InstanceType<typeof SyncState>['$props']>()
    const { workspace } = await mountFor(actor, {
      render: () => shown.value && h(SyncState, shown.value),
    })
    const { journal } = workspace
    const id = await saveNote(journal, { text: 'Försöks nu', about: [] })
    const item = { workspace, id, database: 'own', title: 'Försöks nu', refusal: null } as const
    shown.value = { ...item, mark: 'refused' }
    const ask = button('Kasta Försöks nu')
    await expect.element(ask).toBeVisible()
    const pressed = ask.element()
    if (pressed instanceof HTMLElement) pressed.click()
    shown.value = { ...item, mark: 'saved-here' }
    await expect.element(button('Kasta för gott')).toBeVisible()
  })

  test('can be saved as a file of its own', async () => {
    const files = catchDownloads()
    const { workspace } = await mountFor(actor, SyncScreen)
    const id = await saveNote(workspace.journal, { text: 'Med mig', about: [] })
    await saveNote(workspace.journal, { text: 'Inte den här', about: [] })
    await refuse(workspace.journal, id)
    await button('Spara Med mig som fil').click()
    await expect.element(page.getByText('Filen är nedladdad.')).toBeVisible()
    const [file = new Blob()] = files
    const opened = await openTakeAlong(file)
    if (opened.kind !== 'opened') throw new Error(`The file is ${opened.kind}.`)
    expect(opened.file.entries.map(({ document }) => document._id)).toEqual([id])
    expect(await file.text()).not.toContain('Inte den här')
  })
})

test('a change of state on its way says which change it is', async () => {
  const { workspace } = await mountFor(actor, SyncScreen)
  const need = parseDocumentId('need:01ARZ3NDEKTSV4RRFFQ69G5FAV')
  await changeNeedState(workspace.journal, need, 'new', 'guiding')
  await addLogEntry(workspace.journal, { about: [need], text: '' })
  await expect.element(page.getByText('Status: Ny → Vägleds')).toBeVisible()
  await expect.element(page.getByText('Möte utan anteckning.')).toBeVisible()
})

test('two wordings can be written together into one, and the list is empty then', async () => {
  const { workspace } = await mountFor(actor, ChoicesScreen)
  const { journal } = workspace
  const id = await saveNote(journal, { text: 'Klockan tio', about: [] })
  const edit = { kind: 'set', field: 'text', value: 'I foajén', replaces: [] } as const
  await editDocument(journal, 'own', id, [edit])
  await button('Skriv ihop dem').click()
  const together = page.getByRole('textbox', { name: 'Så här ska det stå' })
  await expect.element(together).toHaveValue('I foajén\n\nKlockan tio')
  await together.fill('Klockan tio i foajén')
  await button('Spara det här').click()
  await expect.element(page.getByText('Inget att välja')).toBeVisible()
  expect(await textsOf(journal)).toEqual(['Klockan tio i foajén'])
  expect(await answer(openChoices(journal))).toEqual([])
})

test('what a later version has made is kept and not shown', async () => {
  const { workspace } = await mountFor(actor, SyncScreen)
  const { journal } = workspace
  const made = { dot: ['their-device', 1], at: '2026-11-22T12:00:00Z', by: 'user-b' } as const
  const document = {
    _id: parseDocumentId('residency:01ARZ3NDEKTSV4RRFFQ69G5FAV'),
    type: 'residency',
    schemaVersion: 7,
    seen: { 'their-device': 1 },
    registers: { weeks: { values: [{ ...made, value: 4 }] } },
    later: ['unknown'],
  }
  const leaves = { winner: '1-a', live: [document], unreadable: false }
  await createOutbox({ ...journal }).takeIn('casework', new Map([[document._id, leaves]]))
  const row = await journal.database.rows.get(['casework', document._id])
  expect(row && journal.seal.open(row.document)).toMatchObject(document)
  expect(await answer(itemsOnTheirWay(journal))).toEqual([])
  await expect.element(page.getByText('Inget väntar.')).toBeVisible()
})

test('the browser is asked to keep what is stored after the first save, not before, and once', async () => {
  const asked = vi.spyOn(navigator.storage, 'persist').mockResolvedValue(true)
  vi.spyOn(navigator.storage, 'persisted').mockResolvedValue(false)
  const { workspace } = await mountFor(visitor, SyncScreen)
  await expect.element(page.getByText(/Webbläsaren lovar inte/)).toBeVisible()
  expect(asked).not.toHaveBeenCalled()
  await saveNote(workspace.journal, { text: 'Först', about: [] })
  await expect.poll(() => asked.mock.calls.length).toBe(1)
  await saveNote(workspace.journal, { text: 'Sedan', about: [] })
  expect(asked).toHaveBeenCalledTimes(1)
})
