import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import FavouriteButton from '../../src/features/notes/FavouriteButton.vue'
import MineScreen from '../../src/features/notes/MineScreen.vue'
import NoteForm from '../../src/features/notes/NoteForm.vue'
import { editDocument, saveNote, setFavourite } from '../../src/journal/commands.ts'
import { readDraft } from '../../src/journal/drafts.ts'
import { archivedNotes, favourites, notes } from '../../src/journal/queries.ts'
import { actor, clearDevice, mountFor, visitor } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

afterEach(clearDevice)

const text = () => page.getByRole('textbox', { name: 'Anteckning' })
const button = (name: string | RegExp) => page.getByRole('button', { name })
const museum = { id: 'actor:sormlands-museum', name: 'Sörmlands museum' }

test('a visitor’s note is on the device when it says so, and uses its draft up', async () => {
  const { workspace } = await mountFor(visitor, NoteForm)
  await text().fill('Ring Folkets hus')
  await button('Spara anteckningen').click()
  await expect.element(page.getByText('Anteckningen är sparad på enheten.')).toBeVisible()
  expect(await answer(notes(workspace.journal))).toMatchObject([{ text: 'Ring Folkets hus' }])
  expect(await readDraft(workspace.journal.database, 'note:new')).toBeUndefined()
  await expect.element(text()).toHaveValue('')
})

test('what is being written is there again after the app was closed', async () => {
  const before = await mountFor(visitor, NoteForm)
  await text().fill('Halvfärdig tanke')
  await expect
    .poll(() => readDraft(before.workspace.journal.database, 'note:new'))
    .toMatchObject({ text: 'Halvfärdig tanke' })
  await before.unmount()

  await mountFor(visitor, NoteForm)
  await expect.element(text()).toHaveValue('Halvfärdig tanke')
  await expect.element(page.getByText('Det du höll på att skriva är kvar.')).toBeVisible()
})

test('an empty note says what is missing and saves nothing', async () => {
  const { workspace } = await mountFor(visitor, NoteForm)
  await text().fill('   ')
  await button('Spara anteckningen').click()
  await expect.element(page.getByText('Skriv något först.')).toBeVisible()
  expect(await answer(notes(workspace.journal))).toEqual([])
})

test('a note too long for the server is stopped before it is saved, with how much', async () => {
  const { workspace } = await mountFor(visitor, NoteForm)
  await text().fill('a'.repeat(20_003))
  await button('Spara anteckningen').click()
  await expect.element(page.getByText('Texten är 3 tecken för lång.')).toBeVisible()
  expect(await answer(notes(workspace.journal))).toEqual([])
})

test('a change made while another device’s change came in leaves both wordings to choose from', async () => {
  const { workspace } = await mountFor(visitor, MineScreen)
  const { journal } = workspace
  const id = await saveNote(journal, { text: 'Klockan tio', about: [] })
  await button(/Ändra anteckningen/).click()
  await text().fill('Klockan elva')
  // As if taken in from the server meanwhile: an edit that this form's author never saw.
  await editDocument(journal, 'own', id, [{ kind: 'set', field: 'text', value: 'Klockan tolv' }])
  await button('Spara ändringen').click()
  await expect.element(page.getByText('Den här anteckningen har flera lydelser')).toBeVisible()
  await button('Behåll lydelsen Klockan tolv').click()
  await expect
    .poll(() => answer(notes(journal)))
    .toMatchObject([{ text: 'Klockan tolv', openFields: [] }])
})

test('an archived note can be taken back at once, and later', async () => {
  const { workspace } = await mountFor(visitor, MineScreen)
  const { journal } = workspace
  await saveNote(journal, { text: 'Gammalt tips', about: [] })
  await button(/Arkivera anteckningen/).click()
  await expect.poll(() => answer(notes(journal))).toEqual([])
  await button('Ångra').click()
  await expect.poll(() => answer(notes(journal))).toHaveLength(1)

  await button(/Arkivera anteckningen/).click()
  await expect.poll(() => answer(archivedNotes(journal))).toHaveLength(1)
  await button('Visa arkiverade (1)').click()
  await button(/Ta tillbaka anteckningen/).click()
  await expect.poll(() => answer(notes(journal))).toMatchObject([{ text: 'Gammalt tips' }])
})

test('a visitor’s favourite is kept, told to the install offer, and let go again', async () => {
  const { workspace } = await mountFor(visitor, FavouriteButton, { entry: museum })
  const { journal } = workspace
  const star = button('Spara som favorit')
  await expect.element(star).toHaveAttribute('aria-pressed', 'false')
  await star.click()
  await expect.element(star).toHaveAttribute('aria-pressed', 'true')
  expect(await answer(favourites(journal))).toMatchObject([
    { entry: museum.id, name: museum.name, mark: 'saved-here' },
  ])
  expect(JSON.parse(localStorage.getItem('kulturlots.install') ?? '{}')).toMatchObject({
    favouriteKept: true,
  })
  await star.click()
  await expect.element(star).toHaveAttribute('aria-pressed', 'false')
  expect(await answer(favourites(journal))).toEqual([])
})

test('a favourite that has left the directory is still there by the name it had', async () => {
  const { workspace } = await mountFor(visitor, MineScreen)
  await setFavourite(workspace.journal, museum, true)
  await expect.element(page.getByText('Finns inte längre i katalogen')).toBeInTheDocument()
  expect(document.body.textContent).toContain('Sörmlands museum')
})

test('a visitor’s note does not say that it is unsent: it stays here', async () => {
  const { workspace } = await mountFor(visitor, MineScreen)
  await saveNote(workspace.journal, { text: 'Min egen', about: [] })
  await expect.element(page.getByText('Min egen')).toBeVisible()
  expect(page.getByText('Sparad här, inte skickad').elements()).toHaveLength(0)
})

test('the note of somebody with an account says where it is', async () => {
  const { workspace } = await mountFor(actor, MineScreen)
  await saveNote(workspace.journal, { text: 'Följer med', about: [] })
  await expect.element(page.getByText('Sparad här, inte skickad')).toBeVisible()
})
