import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import NeedScreen from '../../src/features/needs/NeedScreen.vue'
import { isMutable } from '../../src/domain/documents/document.ts'
import { edited } from '../../src/domain/documents/edit.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { logMeeting } from '../../src/journal/commands.ts'
import { history, need as needOf } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import { writeRow } from '../../src/journal/rows.ts'
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

beforeEach(async () => {
  journal = openJournal()
  const logged = await logMeeting(journal, {
    contact: { kind: 'unnamed' },
    context: 'Kulturfrukost',
    note: '',
    needs: [{ text: 'Replokal', kinds: [], fields: [], municipalities: [] }],
    followUp: null,
  })
  const [only] = logged.needs
  if (!only) throw new Error('The meeting had a need.')
  id = only
  screen = await mountForStaff(NeedScreen, workspaceOf(journal), { id })
})
afterEach(async () => {
  screen?.unmount()
  await journal.database.delete()
})

/** A colleague's edit of the text, made before they saw ours, arrives as it does by pull. */
async function colleagueWrites(text: string): Promise<void> {
  const row = await journal.database.rows.get(['casework', id])
  const document = row && journal.seal.open(row.document)
  if (!document || !isMutable(document)) throw new Error('The need is on the device.')
  const theirs = edited(document, [{ kind: 'set', field: 'text', value: text }], {
    dot: ['a-colleagues-device', 1],
    at: '2026-11-22T10:00:00.000Z',
    by: 'a-colleague',
  })
  await journal.database.transaction('rw', journal.database.journal, journal.database.rows, () =>
    writeRow(journal.database, journal.seal, { database: 'casework', id }, [theirs]),
  )
}

const text = () => page.getByRole('textbox', { name: 'Behov' })
const change = () => page.getByRole('button', { name: 'Ändra', exact: true })

test('an edit keeps what a colleague wrote meanwhile, and both are shown until one is chosen', async () => {
  await change().click()
  await text().fill('Replokal för tjugo')
  await colleagueWrites('Replokal i Flen')
  await expect.element(page.getByText(/Någon annan har ändrat/)).toBeVisible()
  await page.getByRole('button', { name: 'Spara' }).click()

  const open = await answer(needOf(journal, id), (need) => need?.openFields.length === 1)
  expect(open?.openFields).toEqual(['text'])
  await page.getByRole('button', { name: 'Välj: Replokal i Flen' }).click()
  const chosen = await answer(needOf(journal, id), (need) => need?.openFields.length === 0)
  expect(chosen?.text).toBe('Replokal i Flen')
})

test('a colleague’s change appears by itself', async () => {
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Replokal')
  await colleagueWrites('Replokal i Flen')
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Replokal i Flen')
})

test('an edit that was begun is open again, with the text and what its author saw', async () => {
  await change().click()
  await text().fill('Replokal för tjugo')
  await expect.poll(() => journal.database.drafts.get(`edit:${id}`)).toBeDefined()
  screen?.unmount()
  await colleagueWrites('Replokal i Flen')
  screen = await mountForStaff(NeedScreen, workspaceOf(journal), { id })
  await expect.element(text()).toHaveValue('Replokal för tjugo')
  await page.getByRole('button', { name: 'Spara' }).click()
  const saved = await answer(needOf(journal, id), (need) => need?.openFields.length === 1)
  expect(saved?.openFields).toEqual(['text'])
})

test('a changed state is saved at once and stands in the history', async () => {
  await page.getByRole('radio', { name: 'Vägleds' }).click()
  const [line] = await answer(history(journal, [id]), (lines) => lines.length === 2)
  expect(line?.change).toEqual({ field: 'state', from: 'new', to: 'guiding' })
  await expect.element(page.getByText('Status: Ny → Vägleds')).toBeVisible()
})

test('a line is added to the history', async () => {
  await page.getByRole('textbox', { name: 'Ny rad i historiken' }).fill('Ringde, inget svar')
  await page.getByRole('button', { name: 'Lägg till' }).click()
  await expect.element(page.getByText('Ringde, inget svar')).toBeVisible()
  await expect.element(page.getByRole('textbox', { name: 'Ny rad i historiken' })).toHaveValue('')
})

test('a need that is not on the device is said to be so', async () => {
  screen?.unmount()
  screen = await mountForStaff(NeedScreen, workspaceOf(journal), { id: 'need:gone' })
  await expect.element(page.getByText('Ärendet finns inte på enheten')).toBeVisible()
})
