import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import SyncScreen from '../../src/features/sync/SyncScreen.vue'
import { saveNote } from '../../src/journal/commands.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { actor, clearDevice, mountFor } from './support/own-screen.ts'

afterEach(clearDevice)

test('that something was erased is said once, without saying what, until somebody has read it', async () => {
  const { workspace } = await mountFor(actor, SyncScreen)
  const { journal } = workspace
  const id = await saveNote(journal, { text: 'hemligt', about: [] })
  const outbox = createOutbox(journal)
  await outbox.forget('own', [id])
  await outbox.rememberErased({ key: 'a-key', total: 3 }, 1)
  await expect.element(page.getByText(/En uppgift har raderats för gott/)).toBeVisible()
  expect(document.body.textContent).not.toContain('hemligt')
  await page.getByRole('button', { name: 'Jag har läst det' }).click()
  await expect.element(page.getByText(/raderats för gott/)).not.toBeInTheDocument()
  expect(await outbox.erased()).toEqual({ key: 'a-key', total: 3 })
})
