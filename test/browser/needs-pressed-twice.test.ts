import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import NewContact from '../../src/features/contacts/NewContact.vue'
import NeedScreen from '../../src/features/needs/NeedScreen.vue'
import StaffToday from '../../src/features/needs/StaffToday.vue'
import { dayAfter } from '../../src/features/log/place-of-day.ts'
import { quietFields, registersOf } from '../../src/domain/casework/registers.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { editDocument, logMeeting } from '../../src/journal/commands.ts'
import { contacts, history, need as needOf } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import { holdStorage } from './support/held-storage.ts'
import {
  answer,
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'

let journal: Journal
let screen: StaffScreen | undefined
let id: DocumentId
let written: number

beforeEach(async () => {
  journal = openJournal()
  const logged = await logMeeting(journal, {
    contact: { kind: 'unnamed' },
    context: 'Kulturfrukost',
    note: '',
    needs: [{ text: 'Replokal', kinds: [], fields: [], municipalities: [] }],
    followUp: { dueOn: dayAfter(journal.clock(), 0), text: 'Ring Vera' },
  })
  const [only] = logged.needs
  if (!only) throw new Error('The meeting had a need.')
  id = only
  written = await journal.database.journal.count()
})
afterEach(async () => {
  screen?.unmount()
  await journal.database.delete()
})

const show = async () => (screen = await mountForStaff(NeedScreen, workspaceOf(journal), { id }))
const button = (name: string) => page.getByRole('button', { name, exact: true })
const more = async () => (await journal.database.journal.count()) - written

/** Two presses while the first still waits for the disk; then what the first wrote is there. */
async function pressTwice(...pressed: readonly (() => HTMLElement | SVGElement)[]): Promise<void> {
  const letThrough = await holdStorage(journal.database)
  for (const element of pressed) (element() as HTMLElement).click()
  await letThrough()
  await expect.poll(more).toBeGreaterThan(0)
  // Commands run in the order they were given: what comes after this one has been let through too.
  await editDocument(journal, 'casework', id, [{ kind: 'add', field: 'kinds', elements: ['x'] }])
}
const twice = (element: () => HTMLElement | SVGElement) => pressTwice(element, element)

test('a line is added once to the history', async () => {
  await show()
  await page.getByRole('textbox', { name: 'Ny rad i historiken' }).fill('Ringde, inget svar')
  await twice(() => button('Lägg till').element())
  expect(await answer(history(journal, [id]))).toHaveLength(2)
})

test('a contact is made once', async () => {
  screen = await mountForStaff(NewContact, workspaceOf(journal))
  await page.getByRole('textbox', { name: 'Namn' }).fill('Påhittad Person')
  await twice(() => button('Spara').element())
  expect(await answer(contacts(journal))).toHaveLength(1)
})

test('an edit is saved once, and its draft is gone', async () => {
  await show()
  await button('Ändra').click()
  await page.getByRole('textbox', { name: 'Behov' }).fill('Replokal för tjugo')
  await twice(() => button('Spara').element())
  await expect.element(button('Ändra')).toBeVisible()
  expect(await more()).toBe(2)
  expect(await journal.database.drafts.get(`edit:${id}`)).toBeUndefined()
})

test('of two states in one breath the first counts, and nobody has to choose between them', async () => {
  await show()
  await expect.element(page.getByRole('radio', { name: 'Vägleds' })).toBeVisible()
  await pressTwice(
    () => page.getByRole('radio', { name: 'Vägleds' }).element(),
    () => page.getByRole('radio', { name: 'Väntar' }).element(),
  )
  const need = await answer(needOf(journal, id))
  expect(need).toMatchObject({ state: 'guiding', openFields: [] })
})

test('a state chosen after another has been shown replaces it', async () => {
  await show()
  await page.getByRole('radio', { name: 'Vägleds' }).click()
  await expect.element(page.getByText('Status: Ny → Vägleds')).toBeVisible()
  await page.getByRole('radio', { name: 'Väntar' }).click()
  const need = await answer(needOf(journal, id), (now) => now?.state === 'waiting')
  expect(need?.openFields).toEqual([])
})

test('a need is taken once', async () => {
  await show()
  await expect.element(button('Jag tar det')).toBeVisible()
  await twice(() => button('Jag tar det').element())
  expect(await more()).toBe(3)
})

test('a follow-up is done once', async () => {
  screen = await mountForStaff(StaffToday, workspaceOf(journal))
  await expect.element(button('Klart: Ring Vera')).toBeVisible()
  await twice(() => button('Klart: Ring Vera').element())
  expect(await more()).toBe(2)
})

const asked = [
  { field: 'text', called: 'behov' },
  { field: 'state', called: 'status' },
  { field: 'assignee', called: 'ansvarig' },
  { field: 'context', called: 'plats' },
  { field: 'closedBecause', called: 'skäl till avslut' },
  { field: 'nextStep', called: 'nästa steg' },
  { field: 'matter', called: 'ärendemening' },
  { field: 'decision', called: 'beslut' },
]

test('these are all the fields of a need that somebody may have to choose in', () => {
  const fields = Object.entries(registersOf.need)
    .filter(([field, kind]) => kind === 'value' && !quietFields['need']?.includes(field))
    .map(([field]) => field)
  expect(fields.sort()).toEqual(asked.map(({ field }) => field).sort())
})

test.for(asked)(
  'of two values of $field one is chosen, however quickly both are pressed',
  async ({ field, called }) => {
    await editDocument(journal, 'casework', id, [{ kind: 'set', field, value: 'resolved' }])
    const another = { kind: 'set', field, value: 'waiting', replaces: [] } as const
    await editDocument(journal, 'casework', id, [another])
    await show()
    const choices = page.getByRole('button', { name: /^Välj: / })
    await expect.poll(() => choices.elements()).toHaveLength(2)
    await expect.element(page.getByText(`samtidigt i fältet ${called}.`)).toBeVisible()
    written = await journal.database.journal.count()
    await pressTwice(
      () => choices.nth(0).element(),
      () => choices.nth(1).element(),
    )
    expect((await answer(needOf(journal, id)))?.openFields).toEqual([])
  },
)
