import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { proposals, type MarkedProposal } from '../../src/journal/proposals.ts'
import type { Journal } from '../../src/journal/record.ts'
import { actor, term } from '../directory/support/entries.ts'
import { mountCurating, type CurateScreen } from './support/curate-screen.ts'
import { answer, openJournal } from './support/staff-screen.ts'

const words = [
  term('fields', 'dans', 'Dans', 'Dance'),
  term('fields', 'musik', 'Musik', 'Music'),
  term('fields', 'teater', 'Teater', 'Theatre'),
]
const dancer = actor('Ökna Dans', { fields: ['dans'] })
const admin = { roles: ['admin'] } as const

let journal: Journal
let screen: CurateScreen | undefined
beforeEach(() => {
  journal = openJournal()
})
afterEach(async () => {
  await stored(() => true)
  screen?.unmount()
  screen = undefined
  await journal.database.delete()
})

const stored = (fits: (all: readonly MarkedProposal[]) => boolean = (all) => all.length > 0) =>
  answer(proposals(journal, 'casework'), fits)
const button = (name: string) => page.getByRole('button', { name, exact: true })
const label = (language: string) =>
  page.getByRole('group', { name: language }).getByRole('textbox', { name: /^Ordet/ })
const open = async (path: string) => {
  screen = await mountCurating(`/mer/ordlistor/${path}`, admin, [...words, dancer], journal)
  return screen
}

test('a new word needs its Swedish and its English name, and stands in its list at once', async () => {
  const { router } = await open('fields/nytt-ord')
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Kulturområden')
  await label('Svenska').fill('Cirkus')
  await button('Spara').click()
  await expect.element(label('Engelska')).toHaveFocus()
  await expect.element(label('Engelska')).toHaveAccessibleDescription('Skriv ordet på engelska.')
  expect(await stored(() => true)).toEqual([])
  await label('Engelska').fill('Circus')
  await button('Spara').click()
  const [one] = await stored()
  expect(one).toMatchObject({
    entry: 'taxonomy:fields.cirkus',
    purpose: 'new',
    decision: 'approved',
    name: 'Cirkus',
  })
  await expect.element(page.getByRole('link', { name: /Cirkus/ })).toBeVisible()
  expect(router.currentRoute.value.fullPath).toBe('/mer/ordlistor/fields')
})

test('a name that another word of the list has is not taken', async () => {
  await open('fields/nytt-ord')
  await label('Svenska').fill('dans')
  await label('Engelska').fill('Dancing')
  await button('Spara').click()
  await expect
    .element(label('Svenska'))
    .toHaveAccessibleDescription('Det finns redan ett ord som heter så i ordlistan.')
  expect(await stored(() => true)).toEqual([])
})

test('a word that is renamed has its new name at once, and the way back to its list', async () => {
  await open('fields/ord/dans')
  await expect.element(page.getByText('En post använder ordet.')).toBeVisible()
  await label('Svenska').fill('Dans och rörelse')
  await button('Spara').click()
  await expect
    .element(page.getByRole('heading', { level: 1 }))
    .toHaveTextContent('Dans och rörelse')
  expect((await stored())[0]).toMatchObject({ entry: 'taxonomy:fields.dans', purpose: 'change' })
  await page.getByRole('link', { name: 'Kulturområden' }).click()
  await expect.element(page.getByRole('link', { name: /Dans och rörelse/ })).toBeVisible()
})

test('a word is merged into one that is chosen, and taken apart again', async () => {
  await open('fields/ord/dans')
  await button('Slå ihop').click()
  const into = page.getByRole('combobox', { name: 'Det andra ordet' })
  await expect.element(into).toHaveFocus()
  await expect.element(into).toHaveAccessibleDescription('Välj det ord som ska gälla.')
  await into.selectOptions('Teater')
  await button('Slå ihop').click()
  await expect.element(page.getByText('Ordet läses som Teater.')).toBeVisible()
  await button('Ta isär igen').click()
  await expect.element(button('Slå ihop')).toBeVisible()
  expect(await stored((all) => all.length === 2)).toHaveLength(2)
})

test('a word that is not there, and a list that is not there, say so', async () => {
  await open('fields/ord/finns-inte')
  await expect
    .element(page.getByRole('heading', { level: 1 }))
    .toHaveTextContent('Ordet finns inte')
  await expect.element(page.getByText('Det kan höra till en annan ordlista')).toBeVisible()
  screen?.unmount()
  await open('finns-inte/ord/dans')
  await expect
    .element(page.getByRole('heading', { level: 1 }))
    .toHaveTextContent('Ordet finns inte')
  expect(page.getByRole('textbox').elements()).toHaveLength(0)
})

test('staff who are not admins are told whose the words are', async () => {
  screen = await mountCurating(
    '/mer/ordlistor/fields/ord/dans',
    { roles: ['coordinator'] },
    words,
    journal,
  )
  await expect
    .element(page.getByText('Ordlistorna sköts av den som är administratör.'))
    .toBeVisible()
  expect(page.getByRole('textbox').elements()).toHaveLength(0)
})
