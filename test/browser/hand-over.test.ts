import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import HandOver from '../../src/features/learning/HandOver.vue'
import { parseDocumentId } from '../../src/domain/identifiers.ts'
import { logMeeting } from '../../src/journal/commands.ts'
import { refer } from '../../src/journal/guiding.ts'
import { noteSharing } from '../../src/journal/learning.ts'
import { history, need as needOf } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import {
  answer,
  mountForStaff,
  openJournal,
  workspaceOf,
  type StaffScreen,
} from './support/staff-screen.ts'

let journal: Journal
let id: string
let screen: StaffScreen | undefined
const office = { id: parseDocumentId('function:gnesta'), name: 'Lokalbokningen' }

beforeEach(async () => {
  journal = openJournal()
  const { needs } = await logMeeting(journal, {
    ...{ contact: { kind: 'unnamed' }, context: '', note: '', followUp: null },
    needs: [{ text: 'Kören behöver en replokal', kinds: [], fields: [], municipalities: [] }],
  })
  id = needs[0] ?? ''
  await refer(journal, { id, state: 'new' }, office, '2026-12-24')
})
afterEach(async () => {
  vi.restoreAllMocks()
  screen?.unmount()
  await journal.database.delete()
})

async function show() {
  const need = await answer(needOf(journal, id))
  screen = await mountForStaff(HandOver, workspaceOf(journal), { need })
  await button('Lämna över frågan till andra').click()
}
const button = (name: string | RegExp) => page.getByRole('button', { name })

function serverSays(status: number, body: object) {
  return vi
    .spyOn(window, 'fetch')
    .mockImplementation(() => Promise.resolve(new Response(JSON.stringify(body), { status })))
}
const url = 'https://lots.example/handover#01JR0000000000000000000001.hemlig'

test('without the asker’s yes nothing can be sent; a yes that was heard is noted with a line', async () => {
  await show()
  await expect.element(page.getByText(/har inte sagt ja/)).toBeVisible()
  expect(button('Skapa länkar').elements()).toEqual([])
  await button('Anteckna att svaret är ja').click()
  await expect.poll(async () => (await answer(needOf(journal, id)))?.consents).toEqual(['share'])
  const [line] = await answer(history(journal, [id]))
  expect(line?.change).toEqual({ field: 'consents', from: null, to: 'share' })
})

test('what is written is sent, and its link is shown until it is put away', async () => {
  const sent = serverSays(201, { links: [{ id: 'hand-over:1', entry: office, url }] })
  await noteSharing(journal, id)
  await show()
  const question = page.getByLabelText('Frågan, så som de ser den')
  await expect.element(question).toHaveValue('Kören behöver en replokal')
  await question.fill('Finns det en replokal för en kör?')
  await button('Lägg till Lokalbokningen').click()
  await button('Skapa länkar').click()
  const link = page.getByLabelText('Länk till Lokalbokningen')
  await expect.element(link).toHaveValue(url)
  const [path, init] = sent.mock.calls[0] ?? []
  expect(path).toBe('/api/hand-overs')
  expect(JSON.parse(init?.body as string)).toEqual({
    ...{ need: id, entries: [office], days: 14 },
    question: 'Finns det en replokal för en kör?',
  })
  await button('Länkarna är skickade').click()
  await expect.poll(() => link.elements()).toEqual([])
})

test('whoever is chosen and nothing else is missing; without network all that is written stays', async () => {
  const sent = vi.spyOn(window, 'fetch').mockRejectedValue(new TypeError('offline'))
  await noteSharing(journal, id)
  await show()
  await button('Skapa länkar').click()
  await expect.element(page.getByText('Välj minst en att lämna över till.')).toBeVisible()
  expect(sent).not.toHaveBeenCalled()
  await button('Lägg till Lokalbokningen').click()
  await userEvent.click(button('Skapa länkar'))
  await expect.element(page.getByRole('alert')).toHaveTextContent(/finns kvar på enheten/)
  await expect
    .element(page.getByLabelText('Frågan, så som de ser den'))
    .toHaveValue('Kören behöver en replokal')
})
