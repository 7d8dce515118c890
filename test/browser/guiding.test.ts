import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import NeedScreen from '../../src/features/needs/NeedScreen.vue'
import StaffToday from '../../src/features/needs/StaffToday.vue'
import type { DirectoryEntry, FunctionEntry } from '../../src/domain/directory/entry.ts'
import { parseDocumentId, type DocumentId } from '../../src/domain/identifiers.ts'
import { referenceOf } from '../../src/domain/questions/reference.ts'
import { editDocument, logMeeting } from '../../src/journal/commands.ts'
import { comment } from '../../src/journal/guiding.ts'
import { comments, referralsOf, repliesAbout } from '../../src/journal/guiding-lists.ts'
import { history, need as needOf } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import { funding } from '../directory/support/entries.ts'
import { directoryOf } from './support/curate-screen.ts'
import {
  answer,
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'

const office: FunctionEntry = {
  kind: 'function',
  id: parseDocumentId('function:gnesta-lokaler'),
  name: 'Lokalbokningen',
  organisation: 'Gnesta kommun',
  level: 'municipality',
  turnToFor: ['boka lokal', 'replokal'],
  ...{ fields: [], municipalities: ['0461'], topics: ['lokal', 'replokal'], sources: [] },
  ...{ status: 'active', phone: '0158-275 000' },
}
const grant = funding('Bidrag till replokal', { municipalities: ['0461'], topics: ['replokal'] })

let journal: Journal
let id: DocumentId
const screens: StaffScreen[] = []

async function logNeed(text: string): Promise<DocumentId> {
  const { needs } = await logMeeting(journal, {
    contact: { kind: 'unnamed' },
    context: 'Kulturfrukost',
    note: '',
    needs: [{ text, kinds: [], fields: [], municipalities: ['0461'] }],
    followUp: null,
  })
  const [only] = needs
  if (!only) throw new Error('The meeting had a need.')
  return only
}

beforeEach(async () => {
  journal = openJournal()
  id = await logNeed('Kören behöver en replokal i Gnesta')
})
afterEach(async () => {
  for (const screen of screens.splice(0)) screen.unmount()
  await journal.database.delete()
})

async function show(entries: readonly DirectoryEntry[] = [office, grant], of = id) {
  const props = { id: of }
  const screen = await mountForStaff(NeedScreen, workspaceOf(journal), props, directoryOf(entries))
  screen.element.dataset['testid'] = `tab ${screens.push(screen)}`
  return page.getByTestId(`tab ${screens.length}`)
}
const button = (name: string | RegExp, within: Pick<typeof page, 'getByRole'> = page) =>
  within.getByRole('button', { name })
const click = (element: Element) => (element as HTMLElement).click()

async function unfold(within: Awaited<ReturnType<typeof show>>) {
  const fold = button(/^Förslag/, within)
  // On a wide page there is nothing to unfold.
  await expect
    .poll(() => within.getByText('Bäst just nu').elements().length + fold.elements().length)
    .toBeGreaterThan(0)
  if (fold.elements().length > 0) await fold.click()
  await expect.element(within.getByText('Bäst just nu')).toBeVisible()
}

const referrals = () => answer(referralsOf(journal, id))

test('a suggestion says why, becomes a referral in one tap, and is taken back from the line that says so', async () => {
  const tab = await show()
  await unfold(tab)
  await expect.element(tab.getByText(/Finns i .*nämner replokal/).first()).toBeVisible()
  await button('Hänvisa till Lokalbokningen', tab).click()
  await expect.element(tab.getByText(/^Hänvisat \d/).first()).toBeVisible()
  const [made] = await referrals()
  expect(made).toMatchObject({ entry: office.id, name: office.name, outcome: '' })
  expect((await answer(needOf(journal, id)))?.state).toBe('guiding')

  await expect.element(button('Ångra')).toBeVisible()
  click(button('Ångra').element())
  await expect.element(button('Hänvisa till Lokalbokningen', tab)).toBeVisible()
  expect(await referrals()).toEqual([])
  const need = await answer(needOf(journal, id), (now) => now?.state === 'new')
  expect(need?.openFields).toEqual([])
})

test('the window is named by the reference: a browser’s history has no words of who asked', async () => {
  const tab = await show()
  await unfold(tab)
  await expect
    .element(tab.getByRole('heading', { level: 1 }))
    .toHaveTextContent('Kören behöver en replokal i Gnesta')
  expect(document.title).toBe(`Ärende ${referenceOf(id)} · Kulturlots`)
})

test('two presses make one referral', async () => {
  const tab = await show()
  await unfold(tab)
  const refer = button('Hänvisa till Lokalbokningen', tab)
  await expect.element(refer).toBeVisible()
  const element = refer.element()
  click(element)
  click(element)
  await expect.element(tab.getByText(/^Hänvisat \d/).first()).toBeVisible()
  expect(await referrals()).toHaveLength(1)
})

test('what helped is asked, noted on the need, and makes the next suggestion surer', async () => {
  const tab = await show()
  await unfold(tab)
  await button('Hänvisa till Lokalbokningen', tab).click()
  await tab.getByRole('button', { name: 'Hjälpte', exact: true }).click()
  await expect.poll(async () => (await referrals())[0]?.outcome).toBe('helped')
  expect((await answer(needOf(journal, id)))?.helpedBy).toEqual([office.id])
  await expect.element(tab.getByText('Lokalbokningen hjälpte')).toBeVisible()

  const other = await logNeed('Storbandet letar efter en replokal i Gnesta')
  const second = await show([office, grant], other)
  await unfold(second)
  await expect.element(second.getByText(/Löste ett liknande ärende/)).toBeVisible()
  await expect.element(second.getByText('Det hjälpte: Lokalbokningen')).toBeVisible()
})

test('a reply begins with a template that tells how to reach the entry, and goes to whoever asked', async () => {
  await editDocument(journal, 'casework', id, [
    { kind: 'set', field: 'asker', value: '01BX5ZZKBKACTAV9WEVGEMMVRZ' },
    { kind: 'set', field: 'name', value: 'Kim' },
  ])
  const tab = await show()
  await unfold(tab)
  await button('Skriv ett svar', tab).click()
  await button('Hänvisa', tab.getByRole('group', { name: 'Börja med en mall' })).click()
  // What is referred to afterwards comes into the text that nobody has touched.
  await button('Hänvisa till Lokalbokningen', tab).click()
  const text = tab.getByRole('textbox', { name: 'Svar', exact: true })
  const written = () => (text.element() as HTMLTextAreaElement).value
  await expect
    .poll(written)
    .toMatch(/^Hej Kim,[^]*Lokalbokningen, Gnesta kommun\nTelefon: 0158-275 000/)
  await tab.getByRole('textbox', { name: 'Undertecknat' }).fill('Anna på noden')
  await expect.poll(() => journal.database.drafts.get(`reply:${id}`)).toBeDefined()
  await button('Skicka svaret', tab).click()
  await expect.element(button('Skriv ett svar', tab)).toBeVisible()
  const [sent] = await answer(repliesAbout(journal, id))
  expect(sent).toMatchObject({
    ...{ via: 'app', signed: 'Anna på noden', about: [id] },
    entries: [{ id: office.id, name: office.name }],
  })
  expect(await journal.database.drafts.get(`reply:${id}`)).toBeUndefined()
  await expect.element(tab.getByText('Svar i appen')).toBeVisible()
})

test('a reply outside the app carries the need’s reference, and is noted as given', async () => {
  await editDocument(journal, 'casework', id, [
    { kind: 'set', field: 'reach', value: 'kim@exempel.example' },
  ])
  const tab = await show()
  await button('Skriv ett svar', tab).click()
  await tab.getByRole('textbox', { name: 'Svar', exact: true }).fill('Ring Lokalbokningen.')
  await tab.getByRole('textbox', { name: 'Undertecknat' }).fill('Anna')
  const mail = tab.getByRole('link', { name: 'Öppna som e-post' })
  const address = new URL(mail.element().getAttribute('href') ?? '')
  expect(address.pathname).toBe('kim@exempel.example')
  expect(address.searchParams.get('subject')).toContain(`[${referenceOf(id)}]`)
  expect(address.searchParams.get('body')).toContain('Ring Lokalbokningen.')
  await button('Anteckna att svaret är givet', tab).click()
  await expect.poll(async () => (await answer(repliesAbout(journal, id)))[0]?.via).toBe('email')
})

test('a need is resolved by saying what helped', async () => {
  const tab = await show()
  await unfold(tab)
  await button('Hänvisa till Lokalbokningen', tab).click()
  await tab.getByRole('radio', { name: 'Löst' }).click()
  const chosen = tab.getByRole('group', { name: 'Vad var det som hjälpte?' })
  await button('Lokalbokningen', chosen).click()
  await button('Markera som löst', tab).click()
  const need = await answer(needOf(journal, id), (now) => now?.state === 'resolved')
  expect(need).toMatchObject({ closedBecause: 'solved', helpedBy: [office.id], openFields: [] })
  await expect.poll(async () => (await referrals())[0]?.outcome).toBe('helped')
})

test('outside the mandate is no end without a next step, and what is written survives a reload', async () => {
  const tab = await show()
  await tab.getByRole('radio', { name: 'Avslutat utan svar' }).click()
  await tab.getByRole('radio', { name: /^Utanför uppdraget/ }).click()
  await button('Avsluta utan svar', tab).click()
  await expect
    .element(tab.getByText('Skriv vart man kan vända sig i stället.').last())
    .toBeVisible()
  expect((await answer(needOf(journal, id)))?.state).toBe('new')
  const step = (of: typeof tab) => of.getByRole('textbox', { name: /^Nästa steg/ })
  await step(tab).fill('Bolagsverket svarar på frågor om firmanamn.')
  await expect.poll(() => journal.database.drafts.get(`close:${id}`)).toBeDefined()
  for (const screen of screens.splice(0)) screen.unmount()

  const again = await show()
  await expect.element(step(again)).toHaveValue('Bolagsverket svarar på frågor om firmanamn.')
  await button('Avsluta utan svar', again).click()
  const need = await answer(needOf(journal, id), (now) => now?.isOpen === false)
  expect(need).toMatchObject({
    ...{ state: 'closed-without-answer', closedBecause: 'outside-mandate' },
    nextStep: 'Bolagsverket svarar på frågor om firmanamn.',
  })
})

test('a need whose asker says that it did not help is opened again', async () => {
  await editDocument(journal, 'casework', id, [
    { kind: 'set', field: 'state', value: 'resolved' },
    { kind: 'set', field: 'closedBecause', value: 'solved' },
    { kind: 'set', field: 'helped', value: 'no' },
  ])
  const tab = await show()
  await button('Öppna ärendet igen', tab).click()
  const need = await answer(needOf(journal, id), (now) => now?.isOpen === true)
  expect(need).toMatchObject({ state: 'guiding', closedBecause: '', openFields: [] })
})

test('a referral keeps its name when the entry has left the directory, and says so', async () => {
  const tab = await show()
  await unfold(tab)
  await button('Hänvisa till Lokalbokningen', tab).click()
  await expect.poll(referrals).toHaveLength(1)
  for (const screen of screens.splice(0)) screen.unmount()
  const later = await show([grant])
  await expect.element(later.getByText('Finns inte längre i katalogen')).toBeVisible()
  await expect.element(later.getByText('Lokalbokningen', { exact: true })).toBeVisible()
})

test('of two tabs that refer and comment at once neither loses what the other wrote', async () => {
  const [first, second] = [await show(), await show()]
  await unfold(first)
  await unfold(second)
  await first.getByRole('textbox', { name: 'Kommentar' }).fill('Jag ringer dem.')
  await second.getByRole('textbox', { name: 'Kommentar' }).fill('Jag mejlar dem.')
  await button('Hänvisa till Lokalbokningen', first).click()
  await button('Kommentera', second).click()
  await expect.poll(async () => (await answer(comments(journal))).length).toBe(1)
  await button('Kommentera', first).click()
  await expect.poll(async () => (await answer(comments(journal))).length).toBe(2)
  await expect.element(second.getByText(/^Hänvisat \d/).first()).toBeVisible()
  expect(await journal.database.drafts.count()).toBe(0)
})

const bo = '01BX5ZZKBKACTAV9WEVGEMMVRZ'
const colleague = (user: string, name: string) =>
  editDocument(journal, 'casework', `colleague:${user}`, [
    { kind: 'set', field: 'name', value: name },
    { kind: 'set', field: 'active', value: true },
  ])

test('an @ offers colleagues, and whoever is chosen is mentioned', async () => {
  await colleague(bo, 'Bo Påhittad')
  const tab = await show()
  const area = tab.getByRole('textbox', { name: 'Kommentar' })
  await area.fill('Kan du ta den, @bo')
  await button('Bo Påhittad', tab).click()
  await expect.element(area).toHaveValue('Kan du ta den, @Bo Påhittad ')
  await button('Kommentera', tab).click()
  await expect.poll(async () => (await answer(comments(journal)))[0]?.mentions).toEqual([bo])
})

test('a mention and a referral to ask about wait on the start page until they are answered', async () => {
  await comment({ ...journal, user: bo }, id, { text: 'Vad tror du?', mentions: [journal.user] })
  const tab = await show()
  await unfold(tab)
  await button('Hänvisa till Lokalbokningen', tab).click()
  await expect.poll(referrals).toHaveLength(1)
  const [made] = await referrals()
  await editDocument(journal, 'casework', made?.id ?? '', [
    { kind: 'set', field: 'askOn', value: '2026-01-01' },
  ])
  for (const screen of screens.splice(0)) screen.unmount()

  screens.push(await mountForStaff(StaffToday, workspaceOf(journal)))
  await expect.element(page.getByText('Hjälpte Lokalbokningen?')).toBeVisible()
  await page.getByRole('button', { name: 'Hjälpte inte' }).click()
  await expect.element(page.getByText('Hjälpte Lokalbokningen?')).not.toBeInTheDocument()
  await button('Läst: Vad tror du?').click()
  await expect.element(page.getByText('Vad tror du?')).not.toBeInTheDocument()
  expect((await referrals())[0]?.outcome).toBe('not-helped')
  // It is in the history, whatever becomes of the referral.
  const lines = await answer(history(journal, [id]))
  expect(lines.some(({ change }) => change?.field === 'outcome')).toBe(true)
})
