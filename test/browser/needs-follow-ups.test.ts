import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import StaffToday from '../../src/features/needs/StaffToday.vue'
import { dayAfter } from '../../src/features/log/place-of-day.ts'
import { logMeeting } from '../../src/journal/commands.ts'
import { followUps } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import {
  answer,
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'

let journal: Journal
let screen: StaffScreen | undefined

beforeEach(async () => {
  journal = openJournal()
  for (const [text, days] of [
    ['Ring Vera', -1],
    ['Långt fram', 30],
  ] as const) {
    await logMeeting(journal, {
      contact: { kind: 'unnamed' },
      context: '',
      note: '',
      needs: [{ text: `Behov: ${text}`, kinds: [], fields: [], municipalities: [] }],
      followUp: { dueOn: dayAfter(journal.clock(), days), text },
    })
  }
  screen = await mountForStaff(StaffToday, workspaceOf(journal))
})
afterEach(async () => {
  screen?.unmount()
  await journal.database.delete()
})

test('what is due within a week is shown with its need, and leaves when it is done', async () => {
  await expect.element(page.getByText('Ring Vera', { exact: true })).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Behov: Ring Vera' })).toBeVisible()
  await expect.element(page.getByText('Långt fram')).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Klart: Ring Vera' }).click()
  await expect.element(page.getByText('Ring Vera', { exact: true })).not.toBeInTheDocument()
  expect((await answer(followUps(journal))).map((left) => left.text)).toEqual(['Långt fram'])
})

test('open needs are counted', async () => {
  await expect.element(page.getByText('2 öppna ärenden')).toBeVisible()
})
