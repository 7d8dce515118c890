import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import NeedsRoom from '../../src/features/needs/NeedsRoom.vue'
import { edited } from '../../src/domain/documents/edit.ts'
import { isMutable } from '../../src/domain/documents/document.ts'
import { editDocument, logMeeting } from '../../src/journal/commands.ts'
import { everyNeed } from '../../src/journal/need-list.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { history, savedSearches } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import { rowOf } from '../../src/journal/rows.ts'
import { benchNeeds } from '../bench/support/bench-documents.ts'
import {
  answer,
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'

const colleague = '01BX5ZZKBKACTAV9WEVGEMMVRZ'
let journal: Journal
let screen: StaffScreen | undefined

beforeEach(() => {
  journal = openJournal()
  localStorage.removeItem('kulturlots.need-keys')
})
afterEach(async () => {
  screen?.unmount()
  screen = undefined
  // What was seen is noted on leaving, and nothing is being read any more when the database goes.
  await expect.poll(() => journal.database.facts.get('needs-seen')).toBeDefined()
  await needs()
  await page.viewport(414, 896)
  await journal.database.delete()
})

async function log(...texts: readonly string[]): Promise<readonly string[]> {
  const blank = { kinds: [], fields: [], municipalities: [] }
  const logged = await logMeeting(journal, {
    contact: { kind: 'unnamed' },
    context: '',
    note: '',
    needs: texts.map((text) => ({ text, ...blank })),
    followUp: null,
  })
  return logged.needs
}

async function show(role: 'staff' | 'coordinator' = 'staff', inJournal = journal) {
  const workspace = workspaceOf(inJournal)
  const identity = { ...workspace.identity, roles: [role] } as typeof workspace.identity
  screen = await mountForStaff(NeedsRoom, { ...workspace, identity })
}
const needs = (fits = (all: readonly { state: string }[]) => all.length >= 0) =>
  answer(everyNeed(journal), fits)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const row = (name: string | RegExp) => page.getByRole('link', { name })
const keys = (text: string) => userEvent.keyboard(text)

test('five thousand needs are one list of a few rows, narrowed as one types', async () => {
  const rows = benchNeeds(5_000, colleague).map((document) =>
    rowOf(journal.seal, 'casework', document, []),
  )
  await journal.database.rows.bulkPut(rows)
  await show()
  await expect.element(page.getByText('5 000 ärenden')).toBeVisible()
  expect(document.querySelectorAll('[data-row]').length).toBeLessThan(60)
  await page.getByRole('searchbox').fill('4711.')
  await expect.element(page.getByText('1 ärende', { exact: true })).toBeVisible()
  await expect.element(row(/^4711\./)).toBeVisible()
})

test('several are changed by one question, each with its line, and taken back by one press', async () => {
  const ids = await log('Replokal', 'Ateljé', 'Scen')
  await show()
  await button('Välj flera').click()
  await page.getByRole('checkbox', { name: 'Välj: Replokal' }).click()
  await page.getByRole('checkbox', { name: 'Välj: Ateljé' }).click()
  await expect.element(page.getByText('2 valda')).toBeVisible()
  await button('Ändra status').click()
  await page.getByRole('radio', { name: 'Vägleds' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ändra status' }).click()
  await expect.element(page.getByText('2 ärenden ändrade.')).toBeVisible()
  const entries = await journal.database.journal.orderBy('sequence').toArray()
  expect(new Set(entries.slice(-4).map(({ commandId }) => commandId)).size).toBe(1)
  expect(await answer(history(journal, [ids[0] ?? '']))).toMatchObject([
    { change: { field: 'state', from: 'new', to: 'guiding' } },
    {},
  ])
  // What was pressed is gone: the focus stands at the list, and nothing is chosen any more.
  await expect.element(page.getByText('2 valda')).not.toBeInTheDocument()
  await expect.poll(() => document.activeElement?.textContent).toContain('3 ärenden')
  await button('Ångra').click()
  const after = await needs((all) => all.every(({ state }) => state === 'new'))
  expect(after.flatMap(({ openFields }) => openFields)).toEqual([])
})

test('what a colleague has written while the question stood is kept beside', async () => {
  const [id = ''] = await log('Replokal')
  await show()
  await expect.element(row(/Replokal/)).toBeVisible()
  await keys('j')
  await keys('s')
  await page.getByRole('radio', { name: 'Vägleds' }).click()
  const stored = await journal.database.rows.get(['casework', id])
  const document = stored && journal.seal.open(stored.document)
  if (!document || !isMutable(document)) throw new Error('No need.')
  const state = { kind: 'set', field: 'state', value: 'waiting' } as const
  const elsewhere = edited(document, [state], {
    dot: [colleague, 1],
    at: '2026-11-22T10:00:00.000Z',
    by: colleague,
  })
  await createOutbox(journal).takeIn(
    'casework',
    new Map([[id, { live: [elsewhere] } as never]]),
    '1',
  )
  await needs(([need]) => need?.state === 'waiting')
  await page.getByRole('dialog').getByRole('button', { name: 'Ändra status' }).click()
  await expect.element(page.getByText('Flera versioner')).toBeVisible()
  const [need] = await needs()
  expect(need?.openFields).toEqual(['state'])
})

test('keys walk, choose, take and help, and are letters in a field', async () => {
  await log('Replokal', 'Ateljé')
  await show()
  await expect.element(row(/Ateljé/)).toBeVisible()
  await keys('j')
  await keys('j')
  const focused = () => document.activeElement?.textContent ?? ''
  const second = focused()
  await keys('k')
  expect(focused()).not.toBe(second)
  await keys('j')
  expect(focused()).toBe(second)
  await keys('x')
  await expect.element(page.getByText('1 valt')).toBeVisible()
  await keys('x')
  await expect.element(page.getByText('Inget valt')).toBeVisible()
  await page.getByRole('searchbox').fill('a')
  await keys('jxa')
  await expect.element(page.getByRole('searchbox')).toHaveValue('ajxa')
  await page.getByRole('searchbox').fill('')
  await button('Sluta välja').click()
  await keys('j')
  await keys('a')
  await needs((all) => all.some((need) => 'assignee' in need && need.assignee === journal.user))
  await keys('?')
  await expect.element(page.getByRole('heading', { name: 'Tangenter i listan' })).toBeVisible()
})

test('whoever speaks to the computer turns the keys off', async () => {
  localStorage.setItem('kulturlots.need-keys', 'off')
  await log('Replokal')
  await show()
  await expect.element(row(/Replokal/)).toBeVisible()
  await keys('jax?')
  expect(document.querySelector('[role="dialog"], input[type="checkbox"]:checked')).toBeNull()
  expect((await needs())[0]).toMatchObject({ assignee: '' })
})

test('a card moves to the column beside by keys, and a reason is asked for where one is needed', async () => {
  await log('Replokal')
  await show()
  await page.viewport(1280, 900)
  await button(/Tavla/).click()
  const column = (name: string) => page.getByRole('region', { name })
  await expect.element(column('Ny, 1').getByRole('link')).toBeVisible()
  await keys('{ArrowDown}')
  await keys('{Shift>}{ArrowRight}{/Shift}')
  await expect.element(column('Vägleds, 1').getByRole('link')).toBeVisible()
  await button('Flytta: Replokal').click()
  await page.getByRole('radio', { name: 'Avslutat utan svar' }).click()
  const act = page.getByRole('dialog').getByRole('button', { name: 'Ändra status' })
  await act.click()
  await expect.element(page.getByText('Välj varför det avslutas.')).toBeVisible()
  await page.getByRole('combobox', { name: 'Varför' }).selectOptions('Utanför uppdraget')
  await act.click()
  await expect.element(page.getByText(/Skriv ett nästa steg/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Nästa steg' }).fill('Vänd dig till kommunen.')
  await act.click()
  const [need] = await needs(([one]) => one?.state === 'closed-without-answer')
  expect(need).toMatchObject({
    closedBecause: 'outside-mandate',
    nextStep: 'Vänd dig till kommunen.',
  })
})

test('a coordinator archives, and finds it again; nobody else is offered that', async () => {
  await log('Replokal', 'Ateljé')
  await show()
  await button('Välj flera').click()
  await button('Välj alla 2').click()
  await expect.element(button('Ändra status')).toBeVisible()
  await expect.element(button('Arkivera')).not.toBeInTheDocument()
  screen?.unmount()
  await show('coordinator')
  await button('Välj flera').click()
  await button('Välj alla 2').click()
  await button('Arkivera').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Arkivera' }).click()
  await expect.element(page.getByText('Inget ärende passar')).toBeVisible()
  await button('Filtrera').click()
  await page.getByRole('combobox', { name: 'Status' }).selectOptions('Arkiverade (2)')
  await expect.element(row(/Ateljé/)).toBeVisible()
})

test('a filter is kept under its own words, for its person alone', async () => {
  await log('Replokal')
  await show()
  await button('Filtrera').click()
  await page.getByRole('combobox', { name: 'Ansvarig' }).selectOptions('Ingen ansvarig')
  await button('Spara filtret').click()
  await button('Spara').first().click()
  const kept = await answer(savedSearches(journal, 'needs'), (all) => all.length > 0)
  expect(kept).toMatchObject([
    { name: 'Öppna · Ingen ansvarig', query: 'assignee=nobody', place: 'needs' },
  ])
  expect(await answer(savedSearches(journal))).toEqual([])
  await expect.element(page.getByRole('combobox', { name: 'Sparade filter' })).toBeVisible()
})

test('what colleagues have written since the last visit is marked', async () => {
  const [first = ''] = await log('Replokal')
  await show()
  await expect.element(row(/Replokal/)).toBeVisible()
  screen?.unmount()
  await expect.poll(() => journal.database.facts.get('needs-seen')).toBeDefined()
  const later = { ...journal, user: colleague }
  const arrived = { ...journal, clock: () => Date.now() + 3_600_000 }
  await logMeeting(later, {
    contact: { kind: 'unnamed' },
    context: '',
    note: '',
    needs: [{ text: 'Ny fråga', kinds: [], fields: [], municipalities: [] }],
    followUp: null,
  })
  await show('staff', arrived)
  await expect.element(page.getByText('1 nytt sedan sist')).toBeVisible()
  await expect.element(row(/Ny fråga/)).toHaveTextContent('Nytt')
  await expect.element(row(/Replokal/)).not.toHaveTextContent('Nytt')
  expect(first).not.toBe('')
})

test('a protected identity stands in no row and is found by no search', async () => {
  const { contact, needs: ids } = await logMeeting(journal, {
    contact: {
      kind: 'new',
      fields: {
        ...{ name: 'Skyddad Person', organisation: 'Hemliga huset', role: '' },
        ...{ email: '', phone: '', fields: [], municipalities: [] },
      },
    },
    context: '',
    note: '',
    needs: [{ text: 'Replokal', kinds: [], fields: [], municipalities: [] }],
    followUp: null,
  })
  const set = (id: string, field: string, value: string | boolean) =>
    editDocument(journal, 'casework', id, [{ kind: 'set', field, value }])
  await set(contact ?? '', 'protected', true)
  await set(ids[0] ?? '', 'name', 'Skyddad Person')
  await show()
  await expect.element(row(/Replokal/)).toBeVisible()
  expect(document.body.textContent).not.toContain('Skyddad')
  await page.getByRole('searchbox').fill('skyddad')
  await expect.element(page.getByText('Inget ärende passar')).toBeVisible()
})
