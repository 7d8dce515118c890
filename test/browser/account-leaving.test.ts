import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import SignIn from '../../src/features/account/SignIn.vue'
import SignOut from '../../src/features/account/SignOut.vue'
import { leaveUnsent } from '../../src/features/account/leaving.ts'
import { countNotes, takeNotes } from '../../src/features/account/notes-here.ts'
import { openWorkspace } from '../../src/features/account/workspace.ts'
import { saveNote, setFavourite } from '../../src/journal/commands.ts'
import { createDraftWriter, readDraft } from '../../src/journal/drafts.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { favourites, notes } from '../../src/journal/queries.ts'
import { actor, clearDevice, mountFor, visitor } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

afterEach(clearDevice)

const button = (name: string) => page.getByRole('button', { name, exact: true })
const museum = { id: 'actor:sormlands-museum', name: 'Sörmlands museum' }

test('a visitor’s notes, favourites and drafts move into the account with their ids', async () => {
  const before = openWorkspace({ kind: 'visitor', server: 'nod' })
  const id = await saveNote(before.journal, { text: 'Skriven utan konto', about: [] })
  await setFavourite(before.journal, museum, true)
  const writer = createDraftWriter(before.journal.database, 'note:new', Date.now, (error) => {
    throw error
  })
  writer.keep({ text: 'Inte klar', replaces: [] })
  await writer.flushed()
  await before.close()

  expect(await takeNotes({ kind: 'visitor', server: 'nod' }, actor)).toBe(2)
  expect(await countNotes({ kind: 'visitor', server: 'nod' })).toBe(0)
  const after = openWorkspace(actor)
  expect(await answer(notes(after.journal))).toMatchObject([{ id, text: 'Skriven utan konto' }])
  expect(await answer(favourites(after.journal))).toMatchObject([{ entry: museum.id }])
  expect(await readDraft(after.journal.database, 'note:new')).toMatchObject({ text: 'Inte klar' })
  await after.close()
})

test('a draft in the account is not replaced by the visitor’s', async () => {
  const mine = openWorkspace(actor)
  await mine.journal.database.drafts.put({
    key: 'note:new',
    content: { text: 'Kontots' },
    changedAt: '',
  })
  await mine.close()
  const before = openWorkspace({ kind: 'visitor', server: 'nod' })
  await before.journal.database.drafts.put({
    key: 'note:new',
    content: { text: 'Besökarens' },
    changedAt: '',
  })
  await before.close()
  await takeNotes({ kind: 'visitor', server: 'nod' }, actor)
  const after = openWorkspace(actor)
  expect(await readDraft(after.journal.database, 'note:new')).toMatchObject({ text: 'Kontots' })
  await after.close()
})

test('leaving what is unsent keeps it, and takes away what the server has', async () => {
  const mine = openWorkspace(actor)
  const sent = await saveNote(mine.journal, { text: 'Skickad', about: [] })
  const outbox = createOutbox({ ...mine.journal })
  const [entry] = await outbox.waiting()
  if (!entry) throw new Error('Nothing was saved.')
  await outbox.takeIn(
    'own',
    new Map([[sent, { live: [entry.document], unreadable: false }]]),
    '7-opaque',
  )
  const kept = await saveNote(mine.journal, { text: 'Bara här', about: [] })
  await leaveUnsent(mine)

  const after = openWorkspace(actor)
  expect((await answer(notes(after.journal))).map((note) => note.id)).toEqual([kept])
  expect(await createOutbox({ ...after.journal }).cursor('own')).toBeNull()
  await after.close()
})

test('signing out with something unsent asks first, and staying changes nothing', async () => {
  const { workspace, account } = await mountFor(actor, SignOut)
  await saveNote(workspace.journal, { text: 'Bara här', about: [] })
  await button('Logga ut').click()
  await expect.element(page.getByRole('dialog', { name: 'Allt är inte skickat' })).toBeVisible()
  await expect.element(page.getByText('En anteckning är inte skickad.')).toBeVisible()
  await button('Stanna kvar').click()
  expect(account.identity.value).toMatchObject({ user: actor.user })
  expect(await answer(notes(workspace.journal))).toHaveLength(1)
})

test('a draft counts as something that exists only here', async () => {
  const { workspace } = await mountFor(actor, SignOut)
  await workspace.journal.database.drafts.put({
    key: 'note:new',
    content: { text: 'Halvvägs', replaces: [] },
    changedAt: '2026-11-22T10:00:00Z',
  })
  await button('Logga ut').click()
  await expect.element(page.getByText('Ett utkast finns bara på den här enheten.')).toBeVisible()
})

test('signing in without a server says so and keeps what was typed', async () => {
  const { workspace } = await mountFor(visitor, SignIn)
  await saveNote(workspace.journal, { text: 'Skriven utan konto', about: [] })
  await page.getByLabelText('Namn').fill('kim')
  await page.getByLabelText('Lösenord').fill('en hemlig mening')
  await button('Logga in').click()
  await expect.element(page.getByRole('alert')).toHaveTextContent('Servern går inte att nå')
  await expect.element(page.getByLabelText('Namn')).toHaveValue('kim')
  await expect.element(page.getByLabelText('Lösenord')).toHaveValue('en hemlig mening')
  expect(await answer(notes(workspace.journal))).toHaveLength(1)
})

test('a visitor with something written is offered to bring it along', async () => {
  const before = openWorkspace({ kind: 'visitor', server: 'nod' })
  for (const text of ['Ett', 'Två']) await saveNote(before.journal, { text, about: [] })
  await before.close()
  await mountFor(visitor, SignIn)
  await expect
    .element(page.getByRole('checkbox', { name: /Ta med mina 2 anteckningar/ }))
    .toBeChecked()
})
