import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import AskedOftenRoom from '../../src/features/learning/AskedOftenRoom.vue'
import GapsRoom from '../../src/features/learning/GapsRoom.vue'
import StaffToday from '../../src/features/needs/StaffToday.vue'
import { editDocument, logMeeting } from '../../src/journal/commands.ts'
import { reply } from '../../src/journal/guiding.ts'
import { initiatives } from '../../src/journal/learning.ts'
import { proposals } from '../../src/journal/proposals.ts'
import type { Journal } from '../../src/journal/record.ts'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { funding } from '../directory/support/entries.ts'
import { directoryOf } from './support/curate-screen.ts'
import {
  answer,
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'
import type { Component } from 'vue'

let journal: Journal
let ids: readonly string[]
let screen: StaffScreen | undefined
const asked = [
  'Var finns en replokal för dans i Gnesta',
  'Vi letar replokal för dans i Gnesta',
  'Hur anmäler jag moms på biljetter',
]

beforeEach(async () => {
  journal = openJournal()
  const { needs } = await logMeeting(journal, {
    contact: {
      kind: 'new',
      fields: {
        ...{ name: 'Asta Berg', organisation: '', role: '', email: '', phone: '' },
        ...{ fields: [], municipalities: [] },
      },
    },
    ...{ context: '', note: '', followUp: null, channel: 'talk' },
    needs: asked.map((text) => {
      return { text, kinds: ['lokaler'], fields: ['dans'], municipalities: ['0461'] }
    }),
  })
  ids = needs
})
afterEach(async () => {
  screen?.unmount()
  await journal.database.delete()
})

const entries = [funding('Bidrag till replokal', { municipalities: ['0461'] })]
async function show(component: Component) {
  screen = await mountForStaff(component, workspaceOf(journal), {}, directoryOf(entries))
}
const button = (name: string | RegExp) => page.getByRole('button', { name })

test('several ask the same: an answer is begun with the reply, proposed, and stands with the group', async () => {
  const need = { id: ids[0] ?? '', state: 'new' } as const
  await reply(journal, need, { text: 'Ring lokalbokningen.', via: 'phone', signed: 'Bo' })
  await show(AskedOftenRoom)
  await expect.element(page.getByText('2 frågar')).toBeVisible()
  await expect.element(page.getByText('A. B.')).toBeVisible()
  expect(page.getByText(/moms/).elements()).toEqual([])
  await button('Gör till ett svar').click()
  await expect.element(page.getByText('Svaret blir offentligt')).toBeVisible()
  await expect
    .poll(() => [...document.querySelectorAll('textarea')].map(({ value }) => value))
    .toContain('Ring lokalbokningen.')
  await button('Gå vidare').click()
  await button('Föreslå svaret').click()
  await expect.element(page.getByText('Svar, väntar på att publiceras')).toBeVisible()
  const [made] = await answer(initiatives(journal))
  const [proposal] = await answer(proposals(journal, 'casework'))
  expect(made).toMatchObject({ kind: 'answer', proposal: proposal?.id })
  expect([...(made?.needs ?? [])].sort()).toEqual(ids.slice(0, 2).sort())
  expect(proposal).toMatchObject({ purpose: 'new', kind: 'answer', state: 'waiting' })
  expect(proposal?.changes).toContainEqual({
    ...{ field: 'body', before: null, after: 'Ring lokalbokningen.' },
  })
})

test('an asker’s own words don’t go into an answer without their yes', async () => {
  for (const id of ids) {
    await editDocument(journal, 'casework', id, [{ kind: 'set', field: 'channel', value: 'email' }])
  }
  await show(AskedOftenRoom)
  await button('Gör till ett svar').click()
  await expect.element(page.getByText(/Skriv därför med egna ord/)).toBeVisible()
  const title = page.getByRole('textbox', { name: 'Namn' }).first()
  await expect.element(title).toHaveValue('')
  await title.fill(asked[0] ?? '')
  await button('Gå vidare').click()
  await expect.element(page.getByText('Texten har någons egna ord')).toBeVisible()
  await button('Föreslå svaret').click()
  expect(await answer(proposals(journal, 'casework'))).toEqual([])
})

test('a group becomes a training wish, and says so afterwards', async () => {
  await show(AskedOftenRoom)
  await button('Önska utbildning').click()
  await button('Spara').click()
  await expect.element(page.getByText('Skriv det med några ord.')).toBeVisible()
  await page.getByLabelText('Vad borde man få lära sig').fill('Hitta en lokal')
  await button('Spara').click()
  await expect.element(page.getByText('Önskad utbildning')).toBeVisible()
  expect(await answer(initiatives(journal))).toMatchObject([
    { kind: 'training', title: 'Hitta en lokal' },
  ])
})

test('gaps stand per field and municipality; outside the mandate stands by itself', async () => {
  const close = (id: string | undefined, because: string, nextStep = '') =>
    editDocument(journal, 'casework', id ?? '', [
      { kind: 'set', field: 'state', value: 'closed-without-answer' },
      { kind: 'set', field: 'closedBecause', value: because },
      { kind: 'set', field: 'nextStep', value: nextStep },
    ])
  await close(ids[0], 'no-answer')
  await close(ids[2], 'outside-mandate', 'Fråga Skatteverket')
  await show(GapsRoom)
  await expect.element(page.getByText('1 ärende utan svar')).toBeVisible()
  const table = page.getByRole('table', { name: /Luckor per/ })
  await expect.element(table.getByRole('link', { name: asked[0] ?? '' })).toBeVisible()
  expect(table.getByText(/moms/).elements()).toEqual([])
  await expect.element(page.getByText('Fråga Skatteverket')).toBeVisible()
})

test('Start tells why the server calls, and leaves a colleague’s own to the colleague', async () => {
  const follow = (id: string, fields: Readonly<Record<string, string>>) =>
    editDocument(
      journal,
      'casework',
      parseDocumentId(`follow-up:${id}`),
      Object.entries({ dueOn: '2026-01-01', ...fields }).map(([field, value]) => {
        return { kind: 'set', field, value } as const
      }),
    )
  await follow('01JR0000000000000000000001', { why: 'returned' })
  await follow('01JR0000000000000000000002', { text: 'Kollegans', assignee: 'kollega' })
  await follow('01JR0000000000000000000003', { text: 'Min egen', assignee: journal.user })
  await show(StaffToday)
  const due = page.getByRole('region', { name: 'Att följa upp' })
  await expect
    .element(due.getByText('Frågan som lämnades över är tillbaka utan svar.'))
    .toBeVisible()
  await expect.element(due.getByRole('listitem').first()).toHaveTextContent('Min egen')
  expect(due.getByText('Kollegans').elements()).toEqual([])
  // What was caught in a talk is no news.
  const sent = [{ kind: 'set', field: 'channel', value: 'app' }] as const
  await editDocument(journal, 'casework', ids[0] ?? '', sent)
  const fresh = page.getByRole('region', { name: 'Nya frågor' })
  await expect.element(fresh.getByRole('link', { name: asked[0] ?? '' })).toBeVisible()
  expect(fresh.getByRole('link', { name: asked[1] ?? '' }).elements()).toEqual([])
})
