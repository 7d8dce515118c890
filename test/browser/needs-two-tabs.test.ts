import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import ContactScreen from '../../src/features/contacts/ContactScreen.vue'
import { quietFields, registersOf } from '../../src/domain/casework/registers.ts'
import { addContact, editDocument } from '../../src/journal/commands.ts'
import { contact as contactOf } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import {
  answer,
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'

let journal: Journal
let id: string
const screens: StaffScreen[] = []

beforeEach(async () => {
  journal = openJournal()
  const nothing = { organisation: '', role: '', email: '', phone: '', fields: [] }
  id = await addContact(journal, { ...nothing, name: 'Påhittad', municipalities: [] })
})
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.unmount()
  await journal.database.delete()
})

async function openTab() {
  const screen = await mountForStaff(ContactScreen, workspaceOf(journal), { id })
  const name = `tab ${screens.push(screen)}`
  screen.element.dataset['testid'] = name
  const within = page.getByTestId(name)
  await expect.element(within.getByRole('textbox', { name: 'Ny rad' })).toBeVisible()
  return {
    change: () => within.getByRole('button', { name: 'Ändra', exact: true }),
    role: () => within.getByRole('textbox', { name: 'Roll' }),
    save: () => within.getByRole('button', { name: 'Spara' }),
  }
}

test('two tabs that edit one contact each keep their own draft, and both edits count', async () => {
  const first = await openTab()
  await first.change().click()
  await first.role().fill('Ordförande')
  await expect.poll(() => journal.database.drafts.get(`edit:${id}`)).toBeDefined()

  const second = await openTab()
  await second.change().click()
  await expect.element(second.role()).toHaveValue('')
  await second.role().fill('Kassör')
  await second.save().click()
  await expect.element(second.change()).toBeVisible()
  await expect.element(first.role()).toHaveValue('Ordförande')
  await first.save().click()

  const person = await answer(contactOf(journal, id), (now) => now?.openFields.length === 1)
  expect(person?.openFields).toEqual(['role'])
  expect(await journal.database.drafts.count()).toBe(0)
})

const words: Readonly<Record<string, string>> = {
  name: 'namn',
  organisation: 'organisation',
  role: 'roll',
  email: 'e-post',
  phone: 'telefon',
  metAt: 'träffades vid',
  kind: 'person eller organisation',
  website: 'webbplats',
  reachBy: 'hur vi får höra av oss',
  ground: 'grund',
}
/** Two values of a fixed list, and what the first is called. */
const listed: Readonly<Record<string, readonly [one: string, other: string, name: string]>> = {
  kind: ['organisation', 'person', 'Organisation'],
  reachBy: ['email', 'phone', 'Helst e-post'],
  ground: ['consent', 'public-task', 'Har sagt ja (samtycke)'],
}
const asked = Object.entries(registersOf.contact)
  .filter(([field, kind]) => kind === 'value' && !quietFields['contact']?.includes(field))
  .map(([field]) => field)

test.for(asked)('two values of a contact’s %s can be chosen between, in words', async (field) => {
  const [value, second, name] = listed[field] ?? ['Det ena', 'Det andra', 'Det ena']
  await editDocument(journal, 'casework', id, [{ kind: 'set', field, value }])
  const other = { kind: 'set', field, value: second, replaces: [] } as const
  await editDocument(journal, 'casework', id, [other])
  await openTab()
  await expect.element(page.getByText(`samtidigt i fältet ${words[field]}.`)).toBeVisible()
  await page.getByRole('button', { name: `Välj: ${name}` }).click()
  const person = await answer(contactOf(journal, id), (now) => now?.openFields.length === 0)
  expect(person).toMatchObject({ [field]: value })
})
