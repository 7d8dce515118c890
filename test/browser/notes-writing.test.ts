import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import MineScreen from '../../src/features/notes/MineScreen.vue'
import NoteForm from '../../src/features/notes/NoteForm.vue'
import { editDocument, saveNote } from '../../src/journal/commands.ts'
import { notes } from '../../src/journal/queries.ts'
import { holdStorage } from './support/held-storage.ts'
import { clearDevice, mountFor, visitor } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

afterEach(clearDevice)

const text = () => page.getByRole('textbox', { name: 'Anteckning' })
const button = (name: string | RegExp) => page.getByRole('button', { name })

test('a note whose button is pressed twice is saved once', async () => {
  const { workspace } = await mountFor(visitor, NoteForm)
  const { journal } = workspace
  await text().fill('Ring Folkets hus')
  const letThrough = await holdStorage(journal.database)
  const save = button('Spara anteckningen').element() as HTMLElement
  save.click()
  save.click()
  await letThrough()
  await expect.element(page.getByText('Anteckningen är sparad på enheten.')).toBeVisible()
  await saveNote(journal, { text: 'Efteråt', about: [] })
  expect(await answer(notes(journal))).toHaveLength(2)
})

test('a field of a note that only a later version knows can be chosen too', async () => {
  const { workspace } = await mountFor(visitor, MineScreen)
  const { journal } = workspace
  const id = await saveNote(journal, { text: 'Klockan tio', about: [] })
  for (const value of ['Gul', 'Blå']) {
    await editDocument(journal, 'own', id, [{ kind: 'set', field: 'colour', value, replaces: [] }])
  }
  await button('Behåll lydelsen Blå').click()
  await expect.poll(() => answer(notes(journal))).toMatchObject([{ openFields: [] }])
  await expect.element(page.getByText('Klockan tio')).toBeVisible()
})
