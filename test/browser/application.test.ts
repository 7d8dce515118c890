import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { rowRegister } from '../../src/domain/application/registers.ts'
import { parseDay } from '../../src/domain/funding/calendar-day.ts'
import ApplicantScreen from '../../src/features/application/ApplicantScreen.vue'
import ApplicationScreen from '../../src/features/application/ApplicationScreen.vue'
import ApplicationsScreen from '../../src/features/application/ApplicationsScreen.vue'
import {
  applicant,
  applications,
  beginApplication,
  editOwn,
} from '../../src/journal/applications.ts'
import { readDraft } from '../../src/journal/drafts.ts'
import { clearDevice, mountFor, visitor, type OwnScreen } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

afterEach(clearDevice)

const button = (name: string | RegExp) => page.getByRole('button', { name })
const field = (name: string | RegExp) => page.getByRole('textbox', { name })
const kept = async ({ workspace }: OwnScreen) => (await answer(applications(workspace.journal)))[0]

async function begun({ workspace }: OwnScreen, deadline = '2027-10-01'): Promise<string> {
  return beginApplication(workspace.journal, {
    name: 'Vårspel',
    scheme: 'funding:projektbidrag',
    schemeName: 'Projektbidrag',
    begunOn: parseDay('2026-11-22'),
    deadline: parseDay(deadline),
  })
}

/** The list first, since a folder can only be opened once it is there. */
async function folder(part?: string) {
  const list = await mountFor(visitor, ApplicationsScreen)
  const id = await begun(list)
  await list.unmount()
  const screen = await mountFor(visitor, ApplicationScreen, { id, ...(part ? { part } : {}) })
  return { ...screen, id }
}

test('the list shows each application with the day that it waits for, and puts one away', async () => {
  const screen = await mountFor(visitor, ApplicationsScreen)
  await expect.element(page.getByText('Inga ansökningar än')).toBeVisible()
  await begun(screen)
  await expect.element(page.getByText(/Nästa steg 20 augusti 2027/)).toBeVisible()
  await button('Lägg undan Vårspel').click()
  await expect.element(page.getByText('Inga ansökningar än')).toBeVisible()
  await button('Ångra').click()
  await expect.element(page.getByText(/Nästa steg 20 augusti 2027/)).toBeVisible()
})

test('on a phone there is one way back: from a part to the application, and from it to all', async () => {
  await page.viewport(360, 800)
  const toAll = page.getByRole('link', { name: 'Mina ansökningar' })
  const toFolder = page.getByRole('link', { name: 'Till ansökan' })
  const part = await folder('texts')
  await expect.element(toFolder).toBeVisible()
  await expect.element(toAll).not.toBeInTheDocument()
  await part.unmount()
  await folder()
  await expect.element(toAll).toBeVisible()
  await expect.element(toFolder).not.toBeInTheDocument()
})

test('a text is a draft at every letter, and saved when its field is left', async () => {
  const screen = await folder('texts')
  const { database } = screen.workspace.journal
  await field('Vad ska ni göra?').fill('Vi spelar på fem orter.')
  // Where the window has lost the focus meanwhile the field has been left, and it is saved already.
  await expect
    .poll(async () => [
      JSON.stringify(await readDraft(database, `edit:${screen.id}`)),
      (await kept(screen))?.texts.what,
    ])
    .toContainEqual(expect.stringContaining('Vi spelar på fem orter.'))
  await expect.element(page.getByText('23 tecken')).toBeVisible()
  await field('För vem?').click()
  await expect.poll(async () => (await kept(screen))?.texts.what).toBe('Vi spelar på fem orter.')
  await expect.element(page.getByText('Sparat på enheten')).toBeVisible()
  await expect.poll(() => readDraft(database, `edit:${screen.id}`)).toBeUndefined()
  await expect.element(field('Vad ska ni göra?')).toHaveValue('Vi spelar på fem orter.')
})

test('what another device wrote in the same field meanwhile stays beside it', async () => {
  const screen = await folder('texts')
  await field('Varför behövs det?').fill('Från telefonen')
  await editOwn(screen.workspace.journal, screen.id, [
    { kind: 'set', field: 'why', value: 'Från datorn' },
  ])
  await field('För vem?').click()
  await expect.element(page.getByText('Flera versioner')).toBeVisible()
  await button('Välj: Från telefonen').click()
  await expect
    .poll(() => kept(screen))
    .toMatchObject({ openFields: [], texts: { why: 'Från telefonen' } })
})

test('one field typed in again and again is never a conflict with itself', async () => {
  const screen = await folder('texts')
  for (const text of ['Ett', 'Två', 'Tre', 'Fyra']) {
    await field('Vilka gör det?').fill(text)
    await field('För vem?').click()
  }
  await expect.poll(() => kept(screen)).toMatchObject({ openFields: [], texts: { who: 'Fyra' } })
})

test('a budget takes rows, refuses what is no whole krona, and says what is missing', async () => {
  const screen = await folder('budget')
  await button('Lägg till kostnad').click()
  await expect.element(field('Kostnad 1')).toHaveFocus()
  await field('Kostnad 1').fill('Resor')
  await field('Kronor för Resor').fill('12,50')
  await field('Kostnad 1').click()
  await expect.element(page.getByText(/Skriv hela kronor/)).toBeVisible()
  await field('Kronor för Resor').fill('12 500 kr')
  await field('Kronor för Projektbidrag').fill('6000')
  await field('Kostnad 1').click()
  await expect.element(page.getByText(/Det saknas 6\s500\skr/).first()).toBeVisible()
  const rows = (await kept(screen))?.rows.map(({ kind, text, kronor }) => [kind, text, kronor])
  expect(rows).toEqual([
    ['applied', 'Projektbidrag', 6_000],
    ['cost', 'Resor', 12_500],
  ])
  await button('Ta bort Resor ur budgeten').click()
  await expect.poll(async () => (await kept(screen))?.rows).toHaveLength(1)
  await button('Ångra').click()
  await expect.poll(async () => (await kept(screen))?.rows).toHaveLength(2)
})

test('what became of it stands in the budget too', async () => {
  const screen = await folder()
  const before = await kept(screen)
  await page.getByRole('combobox', { name: 'Läge' }).selectOptions('Avslag')
  await expect
    .poll(() => kept(screen))
    .toMatchObject({ state: 'declined', rows: [{ id: before?.rows[0]?.id, kind: 'declined' }] })
})

test('attachments are ticked, found again by where they lie, and added', async () => {
  const screen = await folder('checklist')
  await button('Stadgar').click()
  await page.getByRole('checkbox', { name: 'Stadgar' }).click()
  await field('Var Stadgar ligger').fill('Pärm 3')
  await field('Lägg till en bilaga').fill('Noter')
  await button('Lägg till').last().click()
  await expect
    .poll(async () =>
      (await kept(screen))?.items.map(({ name, done, where }) => [name, done, where]),
    )
    .toEqual(
      expect.arrayContaining([
        ['Stadgar', true, 'Pärm 3'],
        ['Noter', false, ''],
      ]),
    )
})

test('a step is done, and the plan moves with a last day set by hand', async () => {
  const screen = await folder('plan')
  await page.getByRole('checkbox', { name: /Läs villkoren/ }).click()
  await expect.poll(async () => (await kept(screen))?.stepsDone).toEqual(['terms'])
  await expect.element(page.getByText('29 september 2027')).toBeVisible()
  await page.getByLabelText('Sista dag att söka').fill('2027-10-15')
  await expect.element(page.getByText('13 oktober 2027')).toBeVisible()
  await expect
    .poll(() => kept(screen))
    .toMatchObject({ deadline: '2027-10-15', deadlineFrom: 'own' })
})

test('facts about the applicant are kept once, and doubted but not refused', async () => {
  const screen = await mountFor(visitor, ApplicantScreen)
  await field('Namn på den som söker').fill('Spelföreningen')
  await field('Organisationsnummer').fill('232100-0023')
  await field('Telefon').click()
  await expect.element(page.getByText(/inte ut som ett organisationsnummer/)).toBeVisible()
  await expect
    .poll(async () => (await answer(applicant(screen.workspace.journal)))?.facts)
    .toMatchObject({ name: 'Spelföreningen', organisationNumber: '232100-0023' })
})

test('a row that came from elsewhere is named in the list of choices as what it is', async () => {
  const screen = await folder('budget')
  const id = (await kept(screen))?.rows[0]?.id ?? ''
  const cell = rowRegister(id, 'kronor')
  const { journal } = screen.workspace
  await editOwn(journal, screen.id, [{ kind: 'set', field: cell, value: 100, replaces: [] }])
  await editOwn(journal, screen.id, [{ kind: 'set', field: cell, value: 200, replaces: [] }])
  await expect.element(page.getByText(/fältet belopp i budgeten/)).toBeVisible()
})

test('facts about the applicant are not in what is shared until they are chosen', async () => {
  const screen = await folder('out')
  await editOwn(screen.workspace.journal, 'applicant:mine', [
    { kind: 'set', field: 'name', value: 'Spelföreningen' },
  ])
  await expect.element(button('Spara som Word')).toBeVisible()
  await button(/Visa för klustret/).click()
  await expect.element(page.getByRole('dialog')).toHaveTextContent('VÅRSPEL')
  expect(page.getByRole('dialog').element().textContent).not.toContain('Spelföreningen')
  await page.getByRole('dialog').getByRole('button', { name: 'Stäng' }).click()
  await page.getByRole('checkbox', { name: 'Uppgifter om oss' }).click()
  await button(/Visa för klustret/).click()
  await expect.element(page.getByRole('dialog')).toHaveTextContent('Spelföreningen')
})
