/** Lists and notes on entries, as a visitor has them on the device, and lists out of a link. */
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { DirectoryCalls } from '../../src/directory/calls.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import ListScreen from '../../src/features/lists/ListScreen.vue'
import PutOnListSheet from '../../src/features/lists/PutOnListSheet.vue'
import SharedListScreen from '../../src/features/lists/SharedListScreen.vue'
import EntryNotes from '../../src/features/notes/EntryNotes.vue'
import { makeList } from '../../src/journal/list-commands.ts'
import { archivedLists, lists, notes } from '../../src/journal/queries.ts'
import { actor } from '../directory/support/entries.ts'
import { clearDevice, mountFor, noDirectory, visitor } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

afterEach(async () => {
  vi.restoreAllMocks()
  await clearDevice()
})

const museum = actor('Museet', { phone: '016-710 10 00' })
const archive = actor('Arkivet')
const stage = actor('Scenen')
const listed = [museum, archive, stage].map(({ id, name }) => ({ id, name }))

const directoryOf = (...entries: readonly DirectoryEntry[]): DirectoryCalls => ({
  ...noDirectory,
  entry: (id) => Promise.resolve(entries.find((entry) => entry.id === id)),
})
const directory = directoryOf(museum, archive, stage)

const button = (name: string | RegExp) => page.getByRole('button', { name })
const rowNames = () =>
  [...document.querySelectorAll('[data-listed] .title')].map((title) => title.textContent.trim())

async function mountList(directoryHere = directory) {
  const made = Promise.withResolvers<string>()
  const first = await mountFor(visitor, { render: () => null })
  made.resolve(await makeList(first.workspace.journal, 'Scener', listed))
  await first.unmount()
  const id = await made.promise
  return { id, ...(await mountFor(visitor, ListScreen, { id }, { directory: directoryHere })) }
}

test('an entry is put on a new list, on another, and taken away again', async () => {
  const { workspace } = await mountFor(visitor, PutOnListSheet, { entry: museum, open: true })
  const { journal } = workspace
  await page.getByRole('textbox', { name: 'Listans namn' }).fill('Scener')
  await button('Gör listan').click()
  await expect.element(button(/^Scener/)).toHaveAttribute('aria-pressed', 'true')
  expect(await answer(lists(journal))).toMatchObject([
    { name: 'Scener', entries: [{ id: museum.id, name: 'Museet' }], mark: 'saved-here' },
  ])
  await button(/^Scener/).click()
  await expect.element(button(/^Scener/)).toHaveAttribute('aria-pressed', 'false')
  expect(await answer(lists(journal))).toMatchObject([{ entries: [] }])
})

test('a list is put in order by keys, and the focus goes with the row', async () => {
  const { workspace, id } = await mountList()
  await expect.poll(rowNames).toEqual(['Museet', 'Arkivet', 'Scenen'])
  await button('Ändra listan').click()
  await expect.element(button('Flytta ner Museet')).toBeVisible()
  ;(button('Flytta ner Museet').element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(rowNames).toEqual(['Arkivet', 'Museet', 'Scenen'])
  await expect.element(button('Flytta ner Museet')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(rowNames).toEqual(['Arkivet', 'Scenen', 'Museet'])
  // At the end it is the other arrow that can be pressed.
  await expect.element(button('Flytta upp Museet')).toHaveFocus()
  await expect
    .poll(async () => (await answer(lists(workspace.journal)))[0]?.entries.map((each) => each.id))
    .toEqual([archive.id, stage.id, museum.id])
  expect((await answer(lists(workspace.journal)))[0]?.id).toBe(id)
})

test('what is removed from a list comes back where it stood', async () => {
  const { workspace } = await mountList()
  await button('Ändra listan').click()
  await button('Ta bort Arkivet ur listan').click()
  await expect.poll(rowNames).toEqual(['Museet', 'Scenen'])
  await button('Ångra').click()
  await expect.poll(rowNames).toEqual(['Museet', 'Arkivet', 'Scenen'])
  expect((await answer(lists(workspace.journal)))[0]?.entries).toEqual(listed)
})

test('a list is renamed, archived and brought back', async () => {
  const { workspace } = await mountList()
  await button('Byt namn').click()
  await page.getByRole('textbox', { name: 'Listans namn' }).fill('Små scener')
  await button('Spara').click()
  await expect.element(page.getByRole('heading', { level: 1, name: 'Små scener' })).toBeVisible()
  await button('Arkivera listan').click()
  await expect.poll(() => answer(archivedLists(workspace.journal))).toHaveLength(1)
  await button('Ångra').click()
  await expect.poll(() => answer(lists(workspace.journal))).toMatchObject([{ name: 'Små scener' }])
})

test('a link to a list holds ids alone', async () => {
  await mountList()
  await expect.poll(rowNames).toHaveLength(3)
  const shared = vi.fn(() => Promise.resolve())
  vi.stubGlobal(
    'navigator',
    Object.assign(Object.create(navigator) as Navigator, { share: shared }),
  )
  await button('Dela länk').click()
  expect(shared).toHaveBeenCalledExactlyOnceWith({
    title: 'En lista som någon delat',
    url: `${location.origin}/shared-list#${listed.map(({ id }) => id).join(',')}`,
  })
  vi.unstubAllGlobals()
})

test('what has left the directory is still in the list by the name it had', async () => {
  await mountList(directoryOf(museum, stage))
  await expect.element(page.getByText('Finns inte längre i katalogen')).toBeVisible()
  await expect.poll(rowNames).toEqual(['Museet', 'Arkivet', 'Scenen'])
})

test('a list out of a link is shown, says what it lacks, and can be kept', async () => {
  const at = `/#${stage.id},${museum.id},actor:okand,taxonomy:fields.dans,<script>`
  const { workspace } = await mountFor(visitor, SharedListScreen, {}, { directory, at })
  await expect.poll(rowNames).toEqual(['Scenen', 'Museet'])
  await expect.element(page.getByText(/^1 post i länken finns inte/)).toBeVisible()
  expect(await answer(lists(workspace.journal))).toEqual([])
  await button('Behåll listan').click()
  await expect
    .poll(async () => (await answer(lists(workspace.journal)))[0]?.entries)
    .toEqual([
      { id: stage.id, name: 'Scenen' },
      { id: museum.id, name: 'Museet' },
    ])
})

test('a link that was cut says so', async () => {
  await mountFor(visitor, SharedListScreen, {}, { directory, at: '/#act%E5' })
  await expect.element(page.getByText(/^Länken är inte hel/)).toBeVisible()
})

test('a private note about an entry stands on its page and is about it', async () => {
  const { workspace } = await mountFor(visitor, EntryNotes, { entry: museum })
  const open = button('Egen anteckning om Museet')
  await open.click()
  await page.getByRole('textbox', { name: 'Anteckning' }).fill('Fråga efter nyckeln')
  await button('Spara anteckningen').click()
  await expect
    .poll(() => answer(notes(workspace.journal)))
    .toMatchObject([{ text: 'Fråga efter nyckeln', about: [museum.id] }])
  await expect.element(open).toHaveTextContent('Egen anteckning (1)')
  await open.click()
  await expect.element(page.getByText('Fråga efter nyckeln')).toBeVisible()
})
