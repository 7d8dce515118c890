import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { shallowRef } from 'vue'
import EntryCare from '../../src/features/curate/EntryCare.vue'
import EntryPending from '../../src/features/curate/EntryPending.vue'
import { decide, propose, proposals, type MarkedProposal } from '../../src/journal/proposals.ts'
import type { Journal } from '../../src/journal/record.ts'
import type { SyncedDatabase } from '../../src/domain/casework/documents.ts'
import { sendAsGuest } from '../../src/features/account/send-as-guest.ts'
import type { SessionOutcome } from '../../src/features/account/session-api.ts'
import { actor, term } from '../directory/support/entries.ts'
import { mountCurating, type CurateScreen, type Reader } from './support/curate-screen.ts'
import { answer, openJournal, workspaceOf } from './support/staff-screen.ts'

const okna = actor('Ökna Teater', {
  municipalities: ['0484'],
  website: 'https://okna.example/',
  summary: 'Spelar för unga.',
})
const entries = [
  okna,
  actor('Kulturhuset', { municipalities: ['0480'], assuredAt: '2020-05-05', steward: 'Ida' }),
  term('municipalities', '0484', 'Eskilstuna'),
  term('municipalities', '0480', 'Nyköping'),
]
const visitor: Reader = { roles: [], kind: 'visitor' }
const staff: Reader = { roles: ['staff'] }
const coordinator: Reader = { roles: ['coordinator'] }

let journal: Journal
let screen: CurateScreen | undefined
beforeEach(() => {
  journal = openJournal()
})
afterEach(async () => {
  // Nothing is being read any more when the database goes.
  await Promise.all([stored('own', () => true), stored('casework', () => true)])
  screen?.unmount()
  screen = undefined
  await journal.database.delete()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const field = (name: string | RegExp) => page.getByRole('textbox', { name })
const stored = (
  database: SyncedDatabase,
  fits: (all: readonly MarkedProposal[]) => boolean = (all) => all.length > 0,
) => answer(proposals(journal, database), fits)

test('what has not left the device is not said to be looked at', async () => {
  await propose(journal, 'own', { entry: okna.id, purpose: 'report', name: '', comment: 'Fel.' })
  screen = await mountCurating({ component: EntryPending, entry: okna }, visitor, entries, journal)
  await expect.element(page.getByText('Det väntar på den här enheten')).toBeVisible()
  await expect.element(page.getByText('Klustret tittar på det.')).not.toBeInTheDocument()
})

test('a visitor says what is wrong without an account, and it waits on the device', async () => {
  screen = await mountCurating(`/fel/${okna.id}`, visitor, entries, journal)
  await expect.element(page.getByText('Du behöver inget konto.')).toBeVisible()
  await expect.element(page.getByText('Då sparas också dina anteckningar')).toBeVisible()
  await button('Skicka').click()
  await expect.element(page.getByText('Skriv vad som är fel.')).toBeVisible()
  await field('Vad är fel?').fill('<b>Numret</b> går till en privatperson.')
  await button('Skicka').click()
  await expect.element(page.getByText('Sparat på enheten. Det skickas av sig självt')).toBeVisible()
  const [report] = await stored('own')
  expect(report).toMatchObject({
    purpose: 'report',
    entry: okna.id,
    comment: '<b>Numret</b> går till en privatperson.',
    state: 'waiting',
    mark: 'saved-here',
  })
  screen.unmount()
  screen = await mountCurating({ component: EntryPending, entry: okna }, visitor, entries, journal)
  await expect.element(page.getByText('Det väntar på den här enheten')).toBeVisible()
  await expect.element(page.getByText('<b>Numret</b>', { exact: false })).toBeVisible()
})

test('what was begun and not sent is there again', async () => {
  screen = await mountCurating(`/fel/${okna.id}`, visitor, entries, journal)
  await field('Vad är fel?').fill('Fel adre')
  await expect
    .poll(() => journal.database.drafts.get(`report:${okna.id}`))
    .toMatchObject({ content: { text: 'Fel adre' } })
  screen.unmount()
  screen = await mountCurating(`/fel/${okna.id}`, visitor, entries, journal)
  await expect.element(field('Vad är fel?')).toHaveValue('Fel adre')
})

test('one tap says that it is right, and can be regretted', async () => {
  screen = await mountCurating({ component: EntryCare, entry: okna }, staff, entries, journal)
  await button('Stämmer').click()
  await expect.element(page.getByText('Tack! Du har bekräftat')).toBeVisible()
  expect((await stored('casework'))[0]).toMatchObject({ purpose: 'assure', state: 'accepted' })
  await expect.element(button('Stämmer')).not.toBeInTheDocument()
  await button('Ångra').click()
  const [taken] = await stored('casework', ([one]) => one?.state === 'withdrawn')
  expect(taken?.archived).toBe(true)
  await expect.element(button('Stämmer')).toBeVisible()
})

test('nobody is offered what the server would refuse', async () => {
  screen = await mountCurating({ component: EntryCare, entry: okna }, visitor, entries, journal)
  await expect.element(page.getByRole('link', { name: 'Något är fel' })).toBeVisible()
  await expect.element(page.getByRole('link', { name: 'Det här är vi' })).toBeVisible()
  await expect.element(button('Stämmer')).not.toBeInTheDocument()
  expect(page.getByRole('link').elements()).toHaveLength(2)
})

test('a change is shown field by field before it is sent, and as pending at once', async () => {
  screen = await mountCurating(`/andra/${okna.id}`, staff, entries, journal)
  await field(/^Webbplats/).fill('okna')
  await button('Granska ändringen').click()
  await expect
    .element(page.getByText('Skriv hela adressen, med https:// först.', { exact: false }))
    .toBeVisible()
  await expect.element(field(/^Webbplats/)).toHaveFocus()
  await field(/^Webbplats/).fill('https://okna.example/ny')
  await button('Granska ändringen').click()
  await expect.element(page.getByRole('deletion')).toHaveTextContent('https://okna.example/')
  await expect.element(page.getByRole('insertion')).toHaveTextContent('https://okna.example/ny')
  await button('Skicka förslaget').click()
  await expect.element(page.getByText('En samordnare går igenom det.')).toBeVisible()
  const [change] = await stored('casework')
  expect(change).toMatchObject({
    purpose: 'change',
    decision: null,
    changes: [
      { field: 'website', before: 'https://okna.example/', after: 'https://okna.example/ny' },
    ],
  })
  screen.unmount()
  screen = await mountCurating({ component: EntryPending, entry: okna }, staff, entries, journal)
  await expect.element(page.getByText('Det väntar på den här enheten')).toBeVisible()
  await page.getByText('Visa ändringen').click()
  await expect.element(page.getByText('https://okna.example/ny')).toBeVisible()
})

test('a coordinator’s change approves itself, and a warning is set the same way', async () => {
  screen = await mountCurating(`/andra/${okna.id}`, coordinator, entries, journal)
  await field(/^Varning överst/).fill('Huset är stängt för ombyggnad.')
  await button('Granska ändringen').click()
  await button('Spara ändringen').click()
  const [change] = await stored('casework')
  expect(change).toMatchObject({
    decision: 'approved',
    state: 'accepted',
    changes: [{ field: 'alert', before: null, after: 'Huset är stängt för ombyggnad.' }],
  })
})

test('what was declined is told with its reason, as text', async () => {
  const id = await propose(journal, 'casework', {
    entry: okna.id,
    purpose: 'change',
    name: okna.name,
    changes: [{ field: 'name', before: okna.name, after: 'Ökna' }],
  })
  await decide(journal, [{ id, decided: { kind: 'declined', reason: '<i>De</i> heter så.' } }])
  screen = await mountCurating({ component: EntryPending, entry: okna }, staff, entries, journal)
  await expect.element(page.getByText('Klustret sa nej till det.')).toBeVisible()
  await expect.element(page.getByText('<i>De</i> heter så.')).toBeVisible()
})

test('somebody about to add what is there already is told so', async () => {
  screen = await mountCurating('/ny-post?slag=actor', staff, entries, journal)
  await button('Gå vidare').click()
  await expect.element(page.getByText('Det här behöver fyllas i.')).toBeVisible()
  await field(/^Namn$/).fill('Ökna teater')
  await button('Gå vidare').click()
  await expect.element(page.getByText('Den här kan redan finnas')).toBeVisible()
  await expect.element(page.getByText('Samma namn och ort')).toBeVisible()
  await button('Skicka förslaget').click()
  await expect.element(page.getByText('Förslaget om Ökna teater är sparat.')).toBeVisible()
  const [made] = await stored('casework')
  expect(made?.purpose).toBe('new')
  expect(made?.entry).toMatch(/^actor:[0-9A-Z]{26}$/)
  expect(made?.changes.map(({ field: name }) => name)).toEqual(['name', 'status'])
})

test('what nobody has checked for a year is listed and confirmed in its row', async () => {
  screen = await mountCurating('/inaktuellt', staff, entries, journal)
  await expect.element(page.getByText('2 poster att kontrollera')).toBeVisible()
  const rows = page.getByRole('listitem')
  await expect.element(rows.nth(0)).toHaveTextContent('Aldrig kontrollerad')
  await expect.element(rows.nth(1)).toHaveTextContent('Kontrollerad 5 maj 2020')
  await button('Kulturhuset stämmer').click()
  await expect.element(page.getByText('1 post att kontrollera')).toBeVisible()
  await button('Ångra att Kulturhuset stämmer').click()
  await expect.element(page.getByText('2 poster att kontrollera')).toBeVisible()
  await page.getByRole('combobox', { name: 'Ansvarig' }).selectOptions('Ida (1)')
  await expect.element(page.getByText('1 post att kontrollera')).toBeVisible()
})

test('an account is asked for when a visitor’s report waits, and again when the network is back', async () => {
  const asked: SessionOutcome['kind'][] = []
  const answers: SessionOutcome['kind'][] = ['unreachable', 'ok']
  const identity = { kind: 'visitor', server: 'nod' } as const
  const stop = sendAsGuest({
    workspace: shallowRef({ ...workspaceOf(journal), identity }),
    openGuest() {
      const kind = answers.shift() ?? 'trouble'
      asked.push(kind)
      return Promise.resolve({ kind, identity, serverTime: null } as SessionOutcome)
    },
  })
  dispatchEvent(new Event('online'))
  expect(asked).toEqual([])
  await propose(journal, 'own', {
    entry: okna.id,
    purpose: 'report',
    name: okna.name,
    comment: 'Fel nummer',
  })
  await expect.poll(() => asked).toEqual(['unreachable'])
  dispatchEvent(new Event('online'))
  await expect.poll(() => asked).toEqual(['unreachable', 'ok'])
  stop()
})
