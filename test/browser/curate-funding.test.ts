import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { propose, proposals, type MarkedProposal } from '../../src/journal/proposals.ts'
import type { Journal } from '../../src/journal/record.ts'
import { funding, term } from '../directory/support/entries.ts'
import { mountCurating, type CurateScreen } from './support/curate-screen.ts'
import { answer, openJournal } from './support/staff-screen.ts'

const checken = funding('Checken', {
  deadlines: [{ kind: 'yearly', rounds: [{ closes: { month: 10, day: 1 } }], seenIn: 2024 }],
})
const entries = [
  checken,
  term('municipalities', '0484', 'Eskilstuna'),
  term('fields', 'dans', 'Dans'),
]
const coordinator = { roles: ['coordinator'] } as const

let journal: Journal
let screen: CurateScreen | undefined
beforeEach(() => {
  journal = openJournal()
})
afterEach(async () => {
  // Nothing is being read any more when the database goes.
  await stored(() => true)
  screen?.unmount()
  screen = undefined
  await journal.database.delete()
})

const stored = (fits: (all: readonly MarkedProposal[]) => boolean) =>
  answer(proposals(journal, 'casework'), fits)
const group = (name: string) => page.getByRole('group', { name, exact: true })
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })

test('a last day that is not one is told where it stands, and a new rule is shown in words', async () => {
  screen = await mountCurating(`/andra/${checken.id}`, coordinator, entries, journal)
  const first = group('Ansökningstid 1')
  await expect.element(first.getByRole('textbox', { name: 'Dag' })).toHaveValue('1')
  await first.getByRole('textbox', { name: 'Dag' }).fill('31')
  await first.getByRole('combobox', { name: 'Månad' }).selectOptions('april')
  await button('Granska ändringen').click()
  await expect.element(first.getByText('Det är inget datum.')).toBeVisible()
  await expect.element(first.getByRole('textbox', { name: 'Dag' })).toHaveFocus()
  await first.getByRole('textbox', { name: 'Dag' }).fill('30')
  await first
    .getByRole('combobox', { name: 'Öppnar' })
    .selectOptions('Ett antal veckor före sista dagen')
  await first.getByRole('textbox', { name: 'Veckor före sista dagen' }).fill('6')
  await button('Lägg till: Ansökningstid').click()
  const second = group('Ansökningstid 2')
  await expect.element(second.getByRole('combobox', { name: 'Så går det att söka' })).toHaveFocus()
  await second
    .getByRole('combobox', { name: 'Så går det att söka' })
    .selectOptions('En viss tid före start')
  await second.getByRole('textbox', { name: 'Månader före start' }).fill('3')
  await second.getByRole('textbox', { name: /^Vad det gäller/ }).fill('Mindre belopp')
  await button('Granska ändringen').click()
  await expect
    .element(page.getByRole('deletion'))
    .toHaveTextContent('Varje år: 1 oktober. (uppgift från 2024)')
  await expect
    .element(page.getByRole('insertion'))
    .toHaveTextContent(
      'Varje år: 30 april (öppnar 6 veckor före). (uppgift från 2024)Mindre belopp: Senast 3 månader före start.',
    )
  await button('Spara ändringen').click()
  const [change] = await stored((all) => all.length > 0)
  expect(change?.changes).toEqual([
    {
      field: 'deadlines',
      before: [{ kind: 'yearly', rounds: [{ closes: { day: 1, month: 10 } }], seenIn: 2024 }],
      after: [
        {
          kind: 'yearly',
          rounds: [{ closes: { day: 30, month: 4 }, opens: { weeksBefore: 6 } }],
          seenIn: 2024,
        },
        { kind: 'before-start', months: 3, about: 'Mindre belopp' },
      ],
    },
  ])
})

test('conditions are written with words and shown with them', async () => {
  screen = await mountCurating(`/andra/${checken.id}`, coordinator, entries, journal)
  const conditions = group('Villkor')
  await conditions.getByRole('button', { name: 'Ideell förening' }).click()
  await conditions
    .getByRole('combobox', { name: 'Var man ska vara verksam' })
    .selectOptions('I vissa kommuner eller län')
  await conditions.getByRole('textbox', { name: /^Lägsta ålder/ }).fill('26')
  await conditions.getByRole('textbox', { name: /^Högsta ålder/ }).fill('18')
  await button('Granska ändringen').click()
  await expect.element(conditions.getByText('Det här behöver fyllas i.')).toBeVisible()
  await expect.element(conditions.getByText('Det högsta är lägre än det lägsta.')).toBeVisible()
  await conditions.getByRole('combobox', { name: 'Kommuner och län' }).selectOptions('Eskilstuna')
  await conditions.getByRole('textbox', { name: /^Lägsta ålder/ }).fill('13')
  await conditions.getByRole('checkbox', { name: 'Projektet får inte ha börjat' }).click()
  await button('Lägg till: Redovisning').click()
  await group('Redovisning 1').getByRole('textbox', { name: 'Månader' }).fill('två')
  await button('Granska ändringen').click()
  await expect.element(group('Redovisning 1').getByText('Skriv ett tal.')).toBeVisible()
  await group('Redovisning 1').getByRole('textbox', { name: 'Månader' }).fill('2')
  await button('Granska ändringen').click()
  const shown = page.getByRole('insertion')
  await expect.element(shown.first()).toHaveTextContent('Var man ska vara verksam: Eskilstuna')
  await expect
    .element(shown.first())
    .toHaveTextContent('Vem får söka, efter juridisk form: Ideell förening')
  await expect.element(shown.nth(1)).toHaveTextContent('Senast 2 månader efter att det är klart')
  await button('Spara ändringen').click()
  const [change] = await stored((all) => all.length > 0)
  expect(change?.changes.map(({ after }) => after)).toEqual([
    {
      geography: { areas: ['0484'], kind: 'within' },
      legalForms: ['ideell-forening'],
      maximumAge: 18,
      minimumAge: 13,
      notStarted: true,
    },
    [{ kind: 'after-end', months: 2 }],
  ])
})

test('whoever decides reads a rule in words, and one of another version as it is', async () => {
  const id = await propose(journal, 'casework', {
    entry: checken.id,
    purpose: 'change',
    name: checken.name,
    changes: [
      {
        field: 'deadlines',
        before: checken.deadlines as never,
        after: [{ kind: 'lunar', moons: 2 }],
      },
      { field: 'coFunding', before: null, after: { maximumShare: 50 } },
    ],
  })
  screen = await mountCurating(`/granska/${id}`, coordinator, entries, journal)
  await expect.element(page.getByRole('deletion')).toHaveTextContent('Varje år: 1 oktober.')
  await expect.element(page.getByText('moons: 2')).toBeVisible()
  await expect.element(page.getByText('Stödet täcker högst 50 procent')).toBeVisible()
})
