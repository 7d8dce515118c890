import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import LogForm from '../../src/features/log/LogForm.vue'
import { readDraft } from '../../src/journal/drafts.ts'
import { contacts, followUps, history, needs } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import {
  answer,
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'

let journal: Journal
const screens: StaffScreen[] = []

beforeEach(() => {
  journal = openJournal()
})
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.unmount()
  await journal.database.delete()
})

async function openLog(): Promise<StaffScreen> {
  const screen = await mountForStaff(LogForm, workspaceOf(journal))
  screens.push(screen)
  await expect.element(page.getByLabelText('Vem?')).toBeVisible()
  return screen
}

const who = () => page.getByRole('textbox', { name: 'Vem?' })
const note = () => page.getByRole('textbox', { name: 'Vad sades?' })
const need = () => page.getByRole('textbox', { name: 'Behov', exact: true })
const save = () => page.getByRole('button', { name: 'Spara' })

test('what is written is there again when the screen is opened anew, and is said to be a draft', async () => {
  const before = await openLog()
  await who().fill('Påhittad Person')
  await note().fill('Söker replokal i Flen')
  await expect
    .poll(() => readDraft(journal.database, 'log'))
    .toMatchObject({ note: 'Söker replokal i Flen', person: { name: 'Påhittad Person' } })
  before.unmount()
  screens.length = 0

  await openLog()
  await expect.element(note()).toHaveValue('Söker replokal i Flen')
  await expect.element(who()).toHaveValue('Påhittad Person')
  await expect.element(page.getByText('Utkast återställt.')).toBeVisible()
})

test('starting over empties the form and the draft', async () => {
  await openLog()
  await note().fill('Ett utkast')
  await expect.poll(() => readDraft(journal.database, 'log')).toMatchObject({ note: 'Ett utkast' })
  screens.splice(0).forEach((screen) => screen.unmount())
  await openLog()
  await page.getByRole('button', { name: 'Börja om' }).click()
  await expect.element(note()).toHaveValue('')
  await expect.poll(() => readDraft(journal.database, 'log')).toBeUndefined()
})

test('saving writes contact, need, history and follow-up in one command and uses the draft up', async () => {
  await openLog()
  await page.getByLabelText('Var är du?').fill('Kulturfrukost')
  await who().fill('Påhittad Person')
  await note().fill('Söker lokal.')
  await need().fill('Replokal')
  await page.getByRole('button', { name: 'Om en vecka' }).click()
  await save().click()
  await expect.element(page.getByText(/^Sparat på/)).toBeVisible()

  const [person] = await answer(contacts(journal))
  const [wish] = await answer(needs(journal))
  expect(person).toMatchObject({ name: 'Påhittad Person', metAt: 'Kulturfrukost' })
  expect(wish).toMatchObject({ text: 'Replokal', state: 'new', contacts: [person?.id] })
  expect(await answer(history(journal, [person?.id ?? '']))).toMatchObject([
    { text: 'Söker lokal.', context: 'Kulturfrukost' },
  ])
  expect(await answer(followUps(journal))).toMatchObject([{ text: 'Hör av dig' }])
  const entries = await journal.database.journal.toArray()
  expect(new Set(entries.map((entry) => entry.commandId)).size).toBe(1)
  expect(entries).toHaveLength(4)
  expect(await readDraft(journal.database, 'log')).toBeUndefined()
})

test('the form is ready for the next meeting, at the same place', async () => {
  await openLog()
  await page.getByLabelText('Var är du?').fill('Kulturfrukost')
  await note().fill('Det första')
  await save().click()
  await expect.element(page.getByText(/^Sparat på/)).toBeVisible()
  await expect.element(note()).toHaveValue('')
  await expect.element(page.getByText('Kulturfrukost')).toBeVisible()
  screens.splice(0).forEach((screen) => screen.unmount())
  await openLog()
  await expect.element(page.getByText('Kulturfrukost')).toBeVisible()
  await expect.element(page.getByText('Utkast återställt.')).not.toBeInTheDocument()
})

test('someone met before is suggested, and is not made anew', async () => {
  await openLog()
  await who().fill('Påhittad Person')
  await save().click()
  await expect.element(page.getByText(/^Sparat på/)).toBeVisible()
  await who().fill('påhitt')
  await page.getByRole('button', { name: 'Påhittad Person' }).click()
  await note().fill('Igen')
  await save().click()
  await expect.poll(() => journal.database.journal.count()).toBe(3)
  expect(await answer(contacts(journal))).toHaveLength(1)
})

test('nothing filled in is said in one sentence at the field, and nothing is saved', async () => {
  await openLog()
  await save().click()
  await expect.element(note()).toHaveAccessibleDescription(/Skriv vad som sades/)
  expect(await journal.database.journal.count()).toBe(0)
})

test('a text too long for the server is refused before saving, and stays', async () => {
  await openLog()
  await note().fill('å'.repeat(20_003))
  await save().click()
  await expect.element(note()).toHaveAccessibleDescription(/3 tecken för lång/)
  expect(await journal.database.journal.count()).toBe(0)
})

test('an address that is no address is doubted but saved', async () => {
  await openLog()
  await who().fill('Påhittad Person')
  await page.getByRole('button', { name: /Telefon/ }).click()
  await page.getByRole('textbox', { name: /E-post/ }).fill('ingen adress')
  await expect.element(page.getByText(/ser inte ut som en e-postadress/)).toBeVisible()
  await save().click()
  await expect.element(page.getByText(/^Sparat på/)).toBeVisible()
  expect(await answer(contacts(journal))).toMatchObject([{ email: 'ingen adress' }])
})

test('a device that is full keeps the text on screen and says so', async () => {
  await openLog()
  await note().fill('Det här får inte försvinna')
  await expect.poll(() => readDraft(journal.database, 'log')).toBeDefined()
  // What IndexedDB does when the disk is full: the write fails, and the transaction with it.
  journal.database.journal.hook('creating', () => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await save().click()
  await expect.element(page.getByRole('alert')).toHaveTextContent(/Det är fullt på enheten/)
  await expect.element(note()).toHaveValue('Det här får inte försvinna')
  await expect.element(page.getByRole('button', { name: 'Ladda ner som fil' })).toBeVisible()
  expect(await journal.database.journal.count()).toBe(0)
  expect(await readDraft(journal.database, 'log')).toMatchObject({
    note: 'Det här får inte försvinna',
  })
})

test('the suggestions are reached with the arrow keys', async () => {
  await openLog()
  await who().fill('Påhittad Person')
  await save().click()
  await who().fill('påh')
  await expect.element(page.getByRole('button', { name: 'Påhittad Person' })).toBeVisible()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(page.getByRole('button', { name: 'Påhittad Person' })).toHaveFocus()
})
