import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import AccountScreen from '../../src/features/account/AccountScreen.vue'
import SignIn from '../../src/features/account/SignIn.vue'
import SignOut from '../../src/features/account/SignOut.vue'
import { isSignedOut, noteSignedOut } from '../../src/features/account/signed-out.ts'
import { dropCasework } from '../../src/features/account/leaving.ts'
import { countNotes } from '../../src/features/account/notes-here.ts'
import { openWorkspace } from '../../src/features/account/workspace.ts'
import { addLogEntry, saveNote } from '../../src/journal/commands.ts'
import type { Journal } from '../../src/journal/record.ts'
import { createOutbox } from '../../src/journal/outbox.ts'
import { itemsOnTheirWay, notes } from '../../src/journal/queries.ts'
import { clearBodySeal, createReplica } from '../../src/replica/replica.ts'
import { replicaName } from '../../src/workers/sync-calls.ts'
import { actor, clearDevice, mountFor } from './support/own-screen.ts'
import { answer } from './support/staff-screen.ts'

afterEach(clearDevice)

const guest = { ...actor, name: null } as const
const button = (name: string) => page.getByRole('button', { name, exact: true })

/** As a pass would: the server has everything that waits. */
async function takeAllIn(journal: Journal): Promise<void> {
  const outbox = createOutbox(journal)
  for (const { database, documentId, document } of await outbox.waiting()) {
    await outbox.takeIn(
      database,
      new Map([[documentId, { live: [document] } as never]]),
      '7-opaque',
    )
    await outbox.confirmCursor(database, '7-opaque')
  }
}

const logLine = (journal: Journal, text: string) => addLogEntry(journal, { about: [], text })

test('signing out without a server takes effect at once, and says that the server does not know', async () => {
  const { workspace, account } = await mountFor(actor, AccountScreen)
  await saveNote(workspace.journal, { text: 'Skickad', about: [] })
  await takeAllIn(workspace.journal)
  await button('Logga ut').click()
  await expect
    .element(page.getByText('Servern gick inte att nå och får veta det vid nästa kontakt.'))
    .toBeVisible()
  await expect.element(page.getByText('Utloggad här, men servern vet det inte än')).toBeVisible()
  expect(account.identity.value).toEqual({ kind: 'visitor', server: 'nod' })
  expect(await isSignedOut(actor)).toBe(true)
  expect(await countNotes(actor)).toBe(0)
})

test('a sign-out that the device was killed in is finished when it starts again', async () => {
  const before = openWorkspace(actor)
  await saveNote(before.journal, { text: 'Skickad', about: [] })
  await takeAllIn(before.journal)
  await before.close()
  await noteSignedOut(actor)
  const { account } = await mountFor(actor, SignIn)
  await expect.poll(() => account.identity.value).toEqual({ kind: 'visitor', server: 'nod' })
  expect(await countNotes(actor)).toBe(0)
})

test('losing the right to casework takes it off the device, and keeps what is unsent and one’s own', async () => {
  const workspace = openWorkspace(actor)
  const { journal } = workspace
  await logLine(journal, 'Andras ärende')
  const own = await saveNote(journal, { text: 'Egen', about: [] })
  await takeAllIn(journal)
  await logLine(journal, 'Inte skickad')
  const replica = createReplica((of) => replicaName('nod', actor.user, of), clearBodySeal)
  await replica.take('casework', [{ _id: 'need:1', _rev: '1-a', type: 'need' }])
  await replica.close()

  await dropCasework(workspace)
  const outbox = createOutbox(journal)
  expect(await outbox.cursor('casework')).toBeNull()
  expect(await outbox.confirmedCursor('casework')).toBeNull()
  expect(await outbox.cursor('own')).toBe('7-opaque')
  expect((await answer(notes(journal))).map(({ id }) => id)).toEqual([own])
  expect(await journal.database.rows.where('database').equals('casework').count()).toBe(1)
  expect(await answer(itemsOnTheirWay(journal))).toMatchObject([{ database: 'casework' }])
  const stored = (await indexedDB.databases()).map(({ name }) => name)
  expect(stored).not.toContain(`_pouch_${replicaName('nod', actor.user, 'casework')}`)
  await workspace.close()
})

test('a guest is told that signing out is final, and may stay', async () => {
  const { workspace, account } = await mountFor(guest, SignOut)
  await saveNote(workspace.journal, { text: 'Gästens', about: [] })
  await button('Logga ut').click()
  const question = page.getByRole('dialog', { name: 'Det går inte att komma tillbaka' })
  await expect.element(question).toBeVisible()
  await button('Stanna kvar').click()
  expect(account.identity.value).toMatchObject({ user: guest.user })
  expect(await countNotes(guest)).toBe(1)

  await button('Logga ut').click()
  await button('Logga ut för gott').click()
  await expect.poll(() => account.identity.value).toEqual({ kind: 'visitor', server: 'nod' })
  expect(await countNotes(guest)).toBe(0)
})

test('a guest finds the way out on the account page', async () => {
  await mountFor(guest, AccountScreen)
  await expect.element(page.getByText('Ditt konto har inget namn.')).toBeVisible()
  await expect.element(button('Logga ut')).toBeVisible()
})

test('a guest who signs in without their notes is asked first, and nothing is sent until they answer', async () => {
  const before = openWorkspace(guest)
  await saveNote(before.journal, { text: 'Gästens', about: [] })
  await before.close()
  const { account } = await mountFor(guest, SignIn)
  await page.getByRole('checkbox', { name: /^Ta med min anteckning/ }).click()
  await page.getByLabelText('Namn').fill('kim')
  await page.getByLabelText('Lösenord').fill('en hemlig mening')
  await button('Logga in').click()
  const question = page.getByRole('dialog', { name: 'Ska det du har skrivit lämnas?' })
  await expect.element(question).toBeVisible()
  await button('Stäng').click()
  expect(page.getByRole('alert').elements()).toHaveLength(0)

  await button('Logga in').click()
  await button('Ta med och logga in').click()
  // The server is asked only now, and there is none.
  await expect.element(page.getByRole('alert')).toHaveTextContent('Servern går inte att nå')
  expect(account.identity.value).toMatchObject({ user: guest.user })
  expect(await countNotes(guest)).toBe(1)
})
