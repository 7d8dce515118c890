import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import RegistryRoom from '../../src/features/registry/RegistryRoom.vue'
import * as files from '../../src/features/export/save-file.ts'
import { editDocument, logMeeting } from '../../src/journal/commands.ts'
import { everyNeed } from '../../src/journal/need-list.ts'
import type { Journal } from '../../src/journal/record.ts'
import {
  answer,
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'

vi.mock('../../src/features/export/save-file.ts', { spy: true })

let journal: Journal
let screen: StaffScreen | undefined

beforeEach(async () => {
  journal = openJournal()
  await page.viewport(1440, 900)
})
afterEach(async () => {
  screen?.unmount()
  screen = undefined
  await answer(everyNeed(journal))
  await journal.database.delete()
  await page.viewport(414, 896)
})

const blank = { kinds: [], fields: [], municipalities: [] }
async function log(text: string, name?: string) {
  const person = { organisation: '', role: '', email: '', phone: '', ...blank }
  const { contact, needs } = await logMeeting(journal, {
    contact:
      name === undefined
        ? { kind: 'unnamed' }
        : { kind: 'new', fields: { ...person, name, fields: [], municipalities: [] } },
    context: '',
    note: '',
    needs: [{ text, ...blank }],
    followUp: null,
  })
  return { contact: contact ?? '', need: needs[0] ?? '' }
}
const set = (id: string, field: string, value: string | boolean) =>
  editDocument(journal, 'casework', id, [{ kind: 'set', field, value }])

async function show(role: 'staff' | 'coordinator') {
  const workspace = workspaceOf(journal)
  const identity = { ...workspace.identity, roles: [role] } as typeof workspace.identity
  screen = await mountForStaff(RegistryRoom, { ...workspace, identity })
  await expect.element(page.getByRole('table')).toBeVisible()
}
const line = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text })

test('the registrar writes matter and decision of a row, and it is found by them', async () => {
  const { need } = await log('Vi söker en replokal för tolv personer', 'Vera')
  await log('Något annat')
  await show('staff')
  await line('replokal').getByRole('button').click()
  await page.getByRole('textbox', { name: 'Ärendemening' }).fill('Replokal i Flen')
  await page.getByRole('textbox', { name: 'Beslut' }).fill('Hänvisad till kommunen')
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect.element(line('Replokal i Flen')).toHaveTextContent('Bevaras')
  const all = await answer(everyNeed(journal), (needs) => needs.some(({ matter }) => matter !== ''))
  expect(all.find(({ id }) => id === need)).toMatchObject({
    matter: 'Replokal i Flen',
    decision: 'Hänvisad till kommunen',
  })
  await page.getByRole('searchbox').fill('hänvisad')
  await expect.element(page.getByText('1 post', { exact: true }).first()).toBeVisible()
})

test('a period leaves out what came in before and after it', async () => {
  const { need } = await log('Gammal fråga')
  await log('Ny fråga')
  await set(need, 'receivedAt', '2020-03-01T10:00:00.000Z')
  await show('staff')
  await expect.element(line('Ny fråga')).toBeVisible()
  await expect.element(line('Gammal fråga')).not.toBeInTheDocument()
  await page.getByLabelText('Från och med').fill('2020-01-01')
  await page.getByLabelText('Till och med').fill('2020-12-31')
  await expect.element(line('Gammal fråga')).toBeVisible()
  await expect.element(line('Ny fråga')).not.toBeInTheDocument()
})

test('a coordinator takes it out as CSV: no formula, no protected identity, archived rows too', async () => {
  const saved = vi.mocked(files.saveFile).mockImplementation(() => undefined)
  const secret = await log('Hemlig fråga', 'Hemlig Person')
  await set(secret.contact, 'protected', true)
  await set(secret.need, 'name', 'Hemlig Person')
  const dangerous = await log('=HYPERLINK("x")', 'Vera')
  await set(dangerous.need, 'archived', true)
  await show('coordinator')
  await page.getByRole('button', { name: 'Exportera CSV' }).click()
  await expect.poll(() => saved.mock.calls.length).toBe(1)
  const text = (await saved.mock.calls[0]?.[0].text()) ?? ''
  expect(text).not.toContain('Hemlig')
  expect(text).toContain('Skyddade uppgifter')
  expect(text).toContain(`'=HYPERLINK`)
  expect(text.trim().split('\r\n')).toHaveLength(3)
})

test('staff read it, and are not offered to take it out', async () => {
  await log('Replokal')
  await show('staff')
  await expect.element(line('Replokal')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Exportera CSV' })).not.toBeInTheDocument()
})
