import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import SyncMark from '../../src/features/sync/SyncMark.vue'
import SyncScreen from '../../src/features/sync/SyncScreen.vue'
import { saveNote } from '../../src/journal/commands.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { itemsOnTheirWay } from '../../src/journal/queries.ts'
import type { Journal } from '../../src/journal/record.ts'
import { actor, clearDevice, mountFor, visitor } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

afterEach(clearDevice)

async function refuse(journal: Journal, text: string, code: string): Promise<void> {
  const id = await saveNote(journal, { text, about: [] })
  const outbox = createOutbox({ ...journal })
  const entry = (await outbox.waiting()).find(({ documentId }) => documentId === id)
  if (!entry) throw new Error('Nothing was saved.')
  await outbox.refuse(entry, code)
}

test('a refused note stands there with its reason, and can be sent again', async () => {
  const { workspace } = await mountFor(actor, SyncScreen)
  await refuse(workspace.journal, 'En mycket lång text', 'too-long')
  await expect.element(page.getByText('En mycket lång text')).toBeVisible()
  await expect.element(page.getByText('Togs inte emot', { exact: true }).last()).toBeVisible()
  await expect.element(page.getByText(/Texten är för lång/)).toBeVisible()
  await page.getByRole('button', { name: 'Försök igen med En mycket lång text' }).click()
  await expect
    .poll(() => answer(itemsOnTheirWay(workspace.journal)))
    .toMatchObject([{ mark: 'saved-here', refusal: null }])
  await expect.element(page.getByText('Sparad här, inte skickad')).toBeVisible()
})

test('a reason that this version does not know still gets a sentence', async () => {
  const { workspace } = await mountFor(actor, SyncScreen)
  await refuse(workspace.journal, 'Ur framtiden', 'outside-opening-hours')
  await expect.element(page.getByText(/Texten finns kvar på enheten/)).toBeVisible()
})

test('several refused notes can be sent again at once', async () => {
  const { workspace } = await mountFor(actor, SyncScreen)
  await refuse(workspace.journal, 'Ett', 'not-allowed')
  await refuse(workspace.journal, 'Två', 'wrong-shape')
  await page.getByRole('button', { name: 'Försök igen med alla' }).click()
  await expect
    .poll(async () => (await answer(itemsOnTheirWay(workspace.journal))).map(({ mark }) => mark))
    .toEqual(['saved-here', 'saved-here'])
})

test('an answer that is not the server’s is told as trouble, and what is unsent is counted', async () => {
  const { workspace } = await mountFor(actor, SyncScreen)
  for (const text of ['Ett', 'Två', 'Tre']) await saveNote(workspace.journal, { text, about: [] })
  await expect.element(page.getByText('Synken har stannat.')).toBeVisible()
  await expect.element(page.getByText('Inte skickade')).toBeVisible()
  await expect.element(page.getByRole('definition').first()).toHaveTextContent('3')
})

test('the corner says the state in words and leads to the page about it', async () => {
  await mountFor(actor, SyncMark)
  const mark = page.getByRole('link', { name: 'Synken har stannat' })
  await expect.element(mark).toBeVisible()
  await expect.element(mark).toHaveAttribute('href', '/sync')
})

test('a visitor is told that the server can’t be reached, from the directory’s own check', async () => {
  await mountFor(visitor, SyncMark)
  await expect.element(page.getByText('Utan nät')).toBeVisible()
})
