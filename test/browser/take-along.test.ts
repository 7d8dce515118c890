import { ulid } from 'ulid'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import TakeAlongScreen from '../../src/features/take-along/TakeAlongScreen.vue'
import { editDocument, logMeeting, saveNote } from '../../src/journal/commands.ts'
import { contacts, needs, notes } from '../../src/journal/queries.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { openJournalDatabase } from '../../src/journal/journal-database.ts'
import type { Journal } from '../../src/journal/record.ts'
import { clearSeal } from '../../src/journal/seal.ts'
import { gatherWork, openTakeAlong, writeTakeAlong } from '../../src/journal/take-along.ts'
import { actor, clearDevice, mountFor, visitor } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

const phones: Journal[] = []
afterEach(async () => {
  for (const { database } of phones.splice(0)) database.close()
  await clearDevice()
})

const colleague = {
  ...actor,
  user: '01BX5ZZKBKACTAV9WEVGEMMVRZ',
  name: 'robin',
  roles: ['staff'],
} as const
const staff = { ...actor, roles: ['staff'] } as const

/** Another phone’s journal. */
function otherPhone(user: string): Journal {
  const database = openJournalDatabase(`other-${ulid()}`)
  const phone = { database, seal: clearSeal, user, clock: Date.now, ulid: () => ulid() }
  phones.push(phone)
  return phone
}

async function fileFrom(phone: Journal, user: { id: string; name: string | null }, code?: string) {
  const entries = await gatherWork(phone, 'unsent', ['casework', 'own'])
  const madeAt = '2026-11-22T14:05:00.000Z'
  return writeTakeAlong({ server: 'nod', user, madeAt, entries }, code)
}

/** A contact, a need, a line of history and a private note, none of them sent. */
async function colleaguesWork(): Promise<Journal> {
  const phone = otherPhone(colleague.user)
  const fields = {
    organisation: '',
    role: '',
    email: '',
    phone: '',
    fields: [],
    municipalities: [],
  }
  await logMeeting(phone, {
    contact: { kind: 'new', fields: { ...fields, name: 'Påhittad Testsson' } },
    context: 'Kulturfrukost',
    note: 'Söker lokal',
    needs: [{ text: 'Replokal', kinds: [], fields: [], municipalities: [] }],
    followUp: null,
  })
  await saveNote(phone, { text: 'Privat', about: [] })
  return phone
}

async function pick(text: string, name = 'arbete.kulturlots.json') {
  const input = document.querySelector<HTMLInputElement>('input[type=file]')
  if (!input) throw new Error('There is no file picker.')
  await userEvent.upload(input, new File([text], name))
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const rowCount = (journal: Journal) => journal.database.rows.count()

test('a colleague’s file is shown first, then taken in with its author, and twice changes nothing', async () => {
  const text = await fileFrom(await colleaguesWork(), { id: colleague.user, name: 'robin' })
  const { workspace } = await mountFor(staff, TakeAlongScreen)
  const { journal } = workspace
  await pick(text)
  await expect.element(page.getByText('Arbete från robin.')).toBeVisible()
  const held = page
    .getByRole('definition')
    .elements()
    .map((each) => each.textContent)
  expect(held).toEqual(['1', '1', '1'])
  await expect.element(page.getByText(/1 privat anteckning lämnas utanför/)).toBeVisible()
  expect(await rowCount(journal)).toBe(0)

  await button('Ta in').click()
  await expect.element(page.getByText(/3 poster är intagna/)).toBeVisible()
  expect(await answer(needs(journal))).toMatchObject([{ text: 'Replokal', mark: 'saved-here' }])
  const [contact] = await answer(contacts(journal))
  const row = await journal.database.rows.get(['casework', contact?.id ?? ''])
  expect(JSON.stringify(row)).toContain(colleague.user)
  expect(JSON.stringify(row)).not.toContain(staff.user)

  const before = await journal.database.journal.toArray()
  await pick(text)
  await button('Ta in').click()
  await expect
    .element(page.getByText('Allt i filen fanns redan här. Inget ändrades.'))
    .toBeVisible()
  expect(await journal.database.journal.toArray()).toEqual(before)
})

test('a file that knows this device’s future does not swallow what is written next', async () => {
  const { workspace } = await mountFor(staff, TakeAlongScreen)
  const { journal } = workspace
  const id = await saveNote(journal, { text: 'Före', about: [] })
  // The device's other life went on writing, and put that in a file before it was restored.
  const otherLife = otherPhone(staff.user)
  for (const name of ['journal', 'rows', 'facts'] as const)
    await otherLife.database.table(name).bulkPut(await journal.database.table(name).toArray())
  for (const value of ['Ett', 'Två', 'Tre'])
    await editDocument(otherLife, 'own', id, [{ kind: 'set', field: 'text', value }])
  await pick(await fileFrom(otherLife, { id: staff.user, name: 'kim' }))
  await button('Ta in').click()
  await expect.element(page.getByText(/1 post är intagen/)).toBeVisible()

  expect(await answer(notes(journal))).toMatchObject([{ text: 'Tre' }])
  await editDocument(journal, 'own', id, [{ kind: 'set', field: 'text', value: 'Efter' }])
  expect(await answer(notes(journal))).toMatchObject([{ text: 'Efter', openFields: [] }])
  // As at each sync: the row once more from all that there is.
  const outbox = createOutbox({ ...journal })
  const [waiting] = (await outbox.waiting()).filter(({ carried }) => carried)
  const live = waiting ? [waiting.document] : []
  await outbox.takeIn('own', new Map([[id, { live, unreadable: false }]]))
  expect(await answer(notes(journal))).toMatchObject([{ text: 'Efter', openFields: [] }])
})

test('one’s own file brings one’s private notes too', async () => {
  const phone = otherPhone(staff.user)
  await saveNote(phone, { text: 'Bara min', about: [] })
  const { workspace } = await mountFor(staff, TakeAlongScreen)
  await pick(await fileFrom(phone, { id: staff.user, name: 'kim' }))
  await expect.element(page.getByText('Ditt eget arbete.')).toBeVisible()
  await button('Ta in').click()
  await expect.element(page.getByText(/1 post är intagen/)).toBeVisible()
  expect(await answer(notes(workspace.journal))).toMatchObject([{ text: 'Bara min' }])
})

test('a visitor’s notes become those of whoever takes them in', async () => {
  const phone = otherPhone('visitor')
  await saveNote(phone, { text: 'Skriven utan konto', about: [] })
  const { workspace } = await mountFor(actor, TakeAlongScreen)
  await pick(await fileFrom(phone, { id: 'visitor', name: null }))
  await expect
    .element(page.getByText('Anteckningar, favoriter och listor blir dina.'))
    .toBeVisible()
  await button('Ta in').click()
  await expect.element(page.getByText(/1 post är intagen/)).toBeVisible()
  const [row] = await workspace.journal.database.rows.toArray()
  expect(JSON.stringify(row)).not.toContain('"by":"visitor"')
})

test('a damaged, foreign, newer or other file is refused in words, and nothing is written', async () => {
  const phone = await colleaguesWork()
  const good = await fileFrom(phone, { id: colleague.user, name: 'robin' })
  const entries = await gatherWork(phone, 'unsent', ['casework'])
  const user = { id: colleague.user, name: 'robin' }
  const foreign = { server: 'annan', user, madeAt: '2026-11-22T14:05:00.000Z', entries }
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const wrong: readonly [string, RegExp][] = [
    [good.replace('Replokal', 'Ateljé'), /Filen är skadad/],
    [good.slice(0, good.length / 2), /Filen är skadad/],
    [good.replace(/"content":.*$/, `"content":${deep}}`), /Filen är skadad/],
    [good.replace('"version":1', '"version":2'), /nyare version/],
    ['Bästa Robin, här är protokollet.', /ingen fil från Kulturlots/],
    [await writeTakeAlong(foreign), /hör till en annan server/],
  ]
  const { workspace } = await mountFor(staff, TakeAlongScreen)
  for (const [text, words] of wrong) {
    await pick(text)
    await expect.element(page.getByRole('alert')).toHaveTextContent(words)
    await pick(good)
    await button('Avbryt').click()
  }
  expect(await rowCount(workspace.journal)).toBe(0)
  expect(await workspace.journal.database.journal.count()).toBe(0)
})

test('a file too large is not even read', async () => {
  const large = { size: 60 * 1024 * 1024, text: () => Promise.reject(new Error('It was read.')) }
  expect(await openTakeAlong(large as unknown as Blob)).toEqual({ kind: 'too-large' })
})

test('a locked file holds nothing readable, asks for its code, and opens with it alone', async () => {
  const phone = await colleaguesWork()
  const text = await fileFrom(phone, { id: colleague.user, name: 'robin' }, '1234 5678')
  expect(text).not.toMatch(/Testsson|Kulturfrukost|entries/)
  await mountFor(staff, TakeAlongScreen)
  await pick(text)
  const code = page.getByRole('textbox', { name: 'Kod' })
  await code.fill('1234 5679')
  await button('Öppna filen').click()
  await expect.element(page.getByText('Koden öppnar inte filen.')).toBeVisible()
  await code.fill('12345678')
  await button('Öppna filen').click()
  await expect.element(page.getByText('Arbete från robin.')).toBeVisible()
})

test('a visitor without a note is told so, and with one makes a file that holds it', async () => {
  const { workspace } = await mountFor(visitor, TakeAlongScreen)
  await expect.element(page.getByText(/Här finns inget att ta med än/)).toBeVisible()
  await saveNote(workspace.journal, { text: 'Min egen', about: [] })
  await button('Gör filen').click()
  await expect.element(page.getByText('Filen är klar, med 1 post.')).toBeVisible()
  await expect.element(button('Spara filen')).toBeVisible()
})

test('what is for a colleague leaves private notes at home', async () => {
  const { workspace } = await mountFor(staff, TakeAlongScreen)
  await saveNote(workspace.journal, { text: 'Privat', about: [] })
  await button('Gör filen').click()
  await expect.element(page.getByText('Filen är klar, med 1 post.')).toBeVisible()
  await page.getByRole('radio', { name: /En kollega/ }).click()
  await expect.element(page.getByText('Det du har valt innehåller inget.')).toBeVisible()
  expect(page.getByText('Filen är klar').elements()).toHaveLength(0)
})

test('a file that is dropped is shown like one that is picked', async () => {
  const text = await fileFrom(await colleaguesWork(), { id: colleague.user, name: 'robin' })
  await mountFor(staff, TakeAlongScreen)
  const region = page.getByRole('region', { name: 'Ta in en fil' })
  await expect.element(region).toBeVisible()
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([text], 'arbete.kulturlots.txt'))
  const dropped = { dataTransfer, bubbles: true, cancelable: true }
  region.element().dispatchEvent(new DragEvent('drop', dropped))
  await expect.element(page.getByText('Arbete från robin.')).toBeVisible()
})

test('where the share sheet refuses the file, it can still be saved', async () => {
  // The tests' browser has no share sheet: this one says what others have been seen to say.
  const refusing = {
    canShare: () => true,
    share: () => Promise.reject(new DOMException('', 'NotAllowedError')),
  }
  for (const [name, value] of Object.entries(refusing))
    Object.defineProperty(navigator, name, { value, configurable: true })
  try {
    const { workspace } = await mountFor(visitor, TakeAlongScreen)
    await saveNote(workspace.journal, { text: 'Min egen', about: [] })
    await button('Gör filen').click()
    await button('Dela filen').click()
    await expect.element(page.getByText(/Enheten ville inte dela filen/)).toBeVisible()
    await expect.element(button('Spara filen')).toBeVisible()
  } finally {
    for (const name of Object.keys(refusing)) Reflect.deleteProperty(navigator, name)
  }
})
