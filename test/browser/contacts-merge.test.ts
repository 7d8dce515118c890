import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import ContactCompare from '../../src/features/contacts/ContactCompare.vue'
import ContactScreen from '../../src/features/contacts/ContactScreen.vue'
import ContactsList from '../../src/features/contacts/ContactsList.vue'
import MaybeSameScreen from '../../src/features/contacts/MaybeSameScreen.vue'
import { isMutable } from '../../src/domain/documents/document.ts'
import { edited } from '../../src/domain/documents/edit.ts'
import { parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import { addLogEntry, logMeeting } from '../../src/journal/commands.ts'
import { affiliate, affiliations, makeContact, mergeContacts } from '../../src/journal/contacts.ts'
import { contacts, followUps, needs, people } from '../../src/journal/queries.ts'
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
let vera: DocumentId
let v: DocumentId

beforeEach(async () => {
  journal = openJournal()
  const make = (texts: Record<string, string>) =>
    makeContact(journal, { texts, sets: {}, isProtected: false })
  vera = await make({ name: 'Vera Påhitt', phone: '070-000 00 00' })
  v = await make({ name: 'V. Påhitt', phone: '070-000 00 00', email: 'vera@exempel.se' })
  await addLogEntry(journal, { about: [vera], text: 'Talade om dans' })
  await logMeeting(journal, {
    contact: { kind: 'known', id: v },
    context: 'Kulturfrukost',
    note: 'Talade om lokaler',
    needs: [{ text: 'Replokal', kinds: [], fields: [], municipalities: [] }],
    followUp: { dueOn: '2026-12-01', text: 'Ring Vera' },
  })
})
afterEach(async () => {
  screen?.unmount()
  screen = undefined
  await journal.database.delete()
})

const names = async (count: number) =>
  (await answer(contacts(journal), (all) => all.length === count)).map(({ name }) => name)
const merged = () => mergeContacts(journal, { kept: vera, other: v, fills: [] })
async function openContact(id: string) {
  screen = await mountForStaff(ContactScreen, workspaceOf(journal), { id })
}

test('two that are merged are one, with the history, needs and follow-ups of both', async () => {
  screen = await mountForStaff(ContactCompare, workspaceOf(journal), { id: vera, other: v })
  await page.getByRole('checkbox', { name: 'Ta med: E-post' }).click()
  await page.getByRole('button', { name: 'Slå ihop' }).click()
  expect(await names(1)).toEqual(['Vera Påhitt'])
  const [kept] = await answer(contacts(journal))
  expect(kept).toMatchObject({ phone: '070-000 00 00', email: 'vera@exempel.se' })
  const [need] = await answer(needs(journal), ([first]) => first?.contacts[0] === vera)
  expect(need?.contacts).toEqual([vera])
  await answer(followUps(journal), ([first]) => first?.about.includes(vera) === true)

  screen.unmount()
  // The address of the one that was merged leads to the kept one.
  await openContact(v)
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Vera Påhitt')
  await expect.element(page.getByText('Talade om dans')).toBeVisible()
  await expect.element(page.getByText('Talade om lokaler')).toBeVisible()
  await expect.element(page.getByText('Ring Vera')).toBeVisible()
  await expect.element(page.getByRole('link', { name: /^Replokal Ny/ })).toBeVisible()
})

test('a merge is undone from the kept one’s page, and what came with it leaves', async () => {
  await mergeContacts(journal, {
    ...{ kept: vera, other: v },
    fills: [{ kind: 'set', field: 'email', value: 'vera@exempel.se' }],
  })
  await openContact(vera)
  await expect.element(page.getByRole('button', { name: /Mejla Vera/ })).not.toBeInTheDocument()
  await page.getByRole('button', { name: 'Ångra sammanslagningen med V. Påhitt' }).click()
  expect(await names(2)).toEqual(['Vera Påhitt', 'V. Påhitt'])
  const all = await answer(people(journal), ({ listed }) => listed[0]?.email === '')
  expect(all.person(v)?.email).toBe('vera@exempel.se')
  await expect.element(page.getByText('Talade om dans')).toBeVisible()
  await expect.element(page.getByText('Talade om lokaler')).not.toBeInTheDocument()
  const [need] = await answer(needs(journal), ([first]) => first?.contacts[0] === v)
  expect(need?.contacts).toEqual([v])
})

test('what two people merged offline, each the other way, hides neither and comes apart again', async () => {
  // A colleague merged the other way before seeing ours; it arrives as it does by pull.
  const row = await journal.database.rows.get(['casework', vera])
  const document = row && journal.seal.open(row.document)
  if (!document || !isMutable(document)) throw new Error('The contact is on the device.')
  const theirs = edited(document, [{ kind: 'set', field: 'mergedInto', value: v }], {
    dot: ['a-colleagues-device', 1],
    at: '2026-11-22T10:00:00.000Z',
    by: 'a-colleague',
  })
  await merged()
  await journal.database.transaction('rw', journal.database.journal, journal.database.rows, () =>
    writeRow(journal.database, journal.seal, { database: 'casework', id: parseDocumentId(vera) }, [
      theirs,
    ]),
  )
  await answer(people(journal), ({ person }) => person(vera)?.mergedInto === v)
  expect(await names(1)).toEqual(['Vera Påhitt'])

  await openContact(v)
  await page.getByRole('button', { name: 'Ångra sammanslagningen med V. Påhitt' }).click()
  expect(await names(2)).toEqual(['Vera Påhitt', 'V. Påhitt'])
})

test('two that are not the same are asked about once', async () => {
  screen = await mountForStaff(MaybeSameScreen, workspaceOf(journal))
  await expect.element(page.getByText('1 par kanske samma')).toBeVisible()
  await page.getByRole('button', { name: 'Inte samma: Vera Påhitt och V. Påhitt' }).click()
  await expect.element(page.getByText('Inga dubbletter att titta på')).toBeVisible()
  expect(await names(2)).toHaveLength(2)
})

test('where somebody belongs is shown on both sides, and moves to the kept one', async () => {
  await affiliate(journal, {
    ...{ contact: v, organisation: { name: 'Ökna Teater' }, role: 'Producent' },
    ...{ from: '2020-01-01', to: '2021-12-31' },
  })
  await merged()
  const [affiliation] = await answer(affiliations(journal), (all) => all.length === 1)
  await openContact(vera)
  await expect.element(page.getByRole('link', { name: 'Ökna Teater' })).toBeVisible()
  await expect.element(page.getByText('Tidigare', { exact: true })).toBeVisible()
  screen?.unmount()
  await openContact(affiliation?.organisation ?? '')
  await expect.element(page.getByRole('link', { name: 'Vera Påhitt' })).toBeVisible()
  await expect.element(page.getByText('Producent')).toBeVisible()
})

test('who has a protected identity stands in no list, search, suggestion or organisation', async () => {
  const secret = await makeContact(journal, {
    texts: { name: 'Hemlig Påhitt', phone: '070-000 00 00' },
    ...{ sets: {}, isProtected: true },
  })
  await affiliate(journal, {
    ...{ contact: secret, organisation: { name: 'Ökna Teater' }, role: '', from: '', to: '' },
  })
  const [affiliation] = await answer(affiliations(journal), (all) => all.length === 1)
  screen = await mountForStaff(ContactsList, workspaceOf(journal), { openId: undefined })
  await expect.element(page.getByText('3 kontakter')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Sök bland kontakter' }).fill('hemlig')
  await expect.element(page.getByText('Ingen kontakt passar')).toBeVisible()
  expect(document.body.textContent).not.toContain('Hemlig')
  screen.unmount()
  await openContact(affiliation?.organisation ?? '')
  await expect.element(page.getByText('Ingen person angiven.')).toBeVisible()
  screen.unmount()
  // Merged with somebody who is not, the person is still protected.
  await mergeContacts(journal, { kept: vera, other: secret, fills: [] })
  expect((await names(2)).includes('Vera Påhitt')).toBe(false)
  await openContact(secret)
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Vera Påhitt')
  await expect.element(page.getByText('Skyddad identitet', { exact: true })).toBeVisible()
  expect(document.title).toBe('Skyddad identitet · Kulturlots')
  await expect
    .element(page.getByRole('button', { name: 'Spara visitkort' }))
    .not.toBeInTheDocument()
})

test('who wants no contact is not offered to be called', async () => {
  const hermit = await makeContact(journal, {
    texts: { name: 'Eremit', phone: '070-222 22 22', reachBy: 'nobody' },
    ...{ sets: {}, isProtected: false },
  })
  await openContact(hermit)
  await expect.element(page.getByText(/^Vill inte bli kontaktad\. Hör inte/)).toBeVisible()
  await expect.element(page.getByRole('link', { name: /^Ring/ })).not.toBeInTheDocument()
  await expect.element(page.getByText('070-222 22 22')).toBeVisible()
})
