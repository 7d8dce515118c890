import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import TripPage from '../../src/features/trip/TripPage.vue'
import type { DocumentId } from '../../src/domain/identifiers.ts'
import { logMeeting } from '../../src/journal/commands.ts'
import { makeContact } from '../../src/journal/contacts.ts'
import { planTrip, trip as tripOf } from '../../src/journal/trips.ts'
import { dayAfter, dayOf } from '../../src/features/log/place-of-day.ts'
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
let id: DocumentId
const flen = '0482'

beforeEach(async () => {
  journal = openJournal()
  const now = journal.clock()
  // Two years ago somebody was met there; another time was long ago too, but they are protected.
  const then = { ...journal, clock: () => now - 2 * 365 * 86_400_000, ulid: pastUlid(now) }
  const met = { ...{ organisation: '', role: '', email: '', phone: '' }, fields: [] }
  await logMeeting(then, {
    contact: { kind: 'new', fields: { ...met, name: 'Gammal bekant', municipalities: [flen] } },
    ...{ context: '', note: 'Möte', needs: [], followUp: null },
  })
  await makeContact(then, {
    texts: { name: 'Hemlig bekant' },
    ...{ sets: { municipalities: [flen] }, isProtected: true },
  })
  await logMeeting(journal, {
    contact: { kind: 'new', fields: { ...met, name: 'Ny bekant', municipalities: [flen] } },
    ...{ context: 'Kulturfrukost', note: 'Vill hyra ut sin lada', followUp: null },
    needs: [{ text: 'Replokal', kinds: [], fields: [], municipalities: [flen] }],
  })
  id = await planTrip(journal, {
    ...{ name: 'Flen runt', municipalities: [flen], text: '' },
    ...{ from: dayOf(now), to: dayAfter(now, 1) },
  })
  screen = await mountForStaff(TripPage, workspaceOf(journal), { id })
})
afterEach(async () => {
  screen?.unmount()
  screen = undefined
  await journal.database.delete()
})

/** As a device makes them whose clock is two years behind. */
function pastUlid(now: number): () => string {
  let made = 0
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const time = (rest: number, left: number): string =>
    left === 0 ? '' : time(Math.floor(rest / 32), left - 1) + (alphabet[rest % 32] ?? '0')
  return () => {
    made += 1
    return `${time(now - 2 * 365 * 86_400_000, 10)}${String(made).padStart(16, '0')}`
  }
}

test('what waits there is collected without network, and is ticked off', async () => {
  await expect.element(page.getByRole('link', { name: /^Replokal/ })).toBeVisible()
  await expect.element(page.getByRole('link', { name: /^Gammal bekant/ })).toBeVisible()
  expect(document.body.textContent).not.toMatch(/Hemlig|Ny bekant senast/)
  await page.getByRole('checkbox', { name: 'Klart: Replokal' }).click()
  const ticked = await answer(tripOf(journal, id), (trip) => trip?.done.length === 1)
  expect(ticked?.done[0]).toMatch(/^need:/)
  await expect.element(page.getByText('0 av 1 kvar')).toBeVisible()

  screen?.unmount()
  screen = await mountForStaff(TripPage, workspaceOf(journal), { id })
  await expect.element(page.getByRole('checkbox', { name: 'Klart: Replokal' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'Klart: Replokal' }).click()
  await answer(tripOf(journal, id), (trip) => trip?.done.length === 0)
})

test('without a directory the trip says so before one leaves', async () => {
  await expect.element(page.getByText(/^Katalogen finns inte på enheten/)).toBeVisible()
})

test('the report is drafted from what was written down, edited and kept', async () => {
  await page.getByRole('button', { name: 'Skriv rapporten' }).click()
  const report = page.getByRole('textbox', { name: 'Rapporten' })
  const written = () => (report.query() as HTMLTextAreaElement | null)?.value
  await expect.poll(written).toContain('Ny bekant: Vill hyra ut sin lada')
  await expect.poll(written).toContain('Behov: Replokal')
  await report.fill('Vi hittade en lada.')
  await page.getByRole('button', { name: 'Spara' }).click()
  await expect.element(page.getByText('Vi hittade en lada.')).toBeVisible()
  // Begun anew it adds what was drafted, and takes nothing away.
  await page.getByRole('button', { name: 'Ändra rapporten' }).click()
  await page.getByRole('button', { name: 'Lägg till det som har antecknats' }).click()
  await expect.poll(written).toMatch(/^Vi hittade en lada\.\n\n/)
})
