/**
 * One phone, several people: nobody finds what another one read there, nobody’s unsent work is lost or sent as
 * somebody else’s, and signing out holds where there is no coverage.
 */
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Role } from '../../src/domain/rules/roles.ts'
import { createRecords } from '../../sync-server/accounts/records.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { goInApp } from './support/in-app.ts'
import { signInOnScreen } from './support/sign-in.ts'
import type { SyncServer } from './support/sync-server.ts'

const unsent = 'Bara på den här telefonen'

test('somebody who signs out without coverage is out, and stays out when the server is back', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(server.url)
  await signInOnScreen(page, server, 'staff')
  const staff = await whoIsSignedIn(page)
  await firstNeedIsThere(page)

  await server.kill()
  await writeNote(page, unsent)
  await page.goto(`${server.url}/mer/konto`)
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click()
  await page.getByRole('button', { name: 'Logga ut och behåll det här' }).click()
  await expect(page.getByText('Utloggad här, men servern vet det inte än')).toBeVisible()
  await page.reload()
  await expect(page.getByText('Utloggad här, men servern vet det inte än')).toBeVisible()
  expect(await leftOf(page, staff)).toEqual({ rows: [unsent], replicas: 0, cursors: 0 })

  await server.start()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'Konto' })).toBeVisible()
  await expect.poll(() => whoIsSignedIn(page)).toBeNull()
  await expect(page.getByText('Utloggad här, men servern vet det inte än')).toBeHidden()
  await goInApp(page, '/arenden')
  await expect(page.getByRole('main').getByRole('link', { name: 'Logga in' })).toBeVisible()

  await signInOnScreen(page, server, 'staff')
  await noteIsSent(page, unsent)
})

test('whoever signs in after another’s session ended finds nothing of theirs and sends nothing of theirs', async ({
  server,
  returningDevice,
}) => {
  const shared = await returningDevice(phone)
  const page = await shared.open(server.url)
  await signInOnScreen(page, server, 'staff')
  const staff = await whoIsSignedIn(page)
  await firstNeedIsThere(page)
  await server.kill()
  await writeNote(page, unsent)
  // As a session that was ended on the server, or a cookie that the browser dropped.
  await shared.context().clearCookies()
  await server.start()
  await page.goto(`${server.url}/mer/konto`)
  await expect(page.getByText('Du behöver logga in igen')).toBeVisible()
  expect((await leftOf(page, staff)).rows.length).toBeGreaterThan(1)

  const { name, password } = await server.signIn('coordinator')
  await page.getByLabel('Namn').fill(name)
  await page.getByLabel('Lösenord').fill(password)
  await page.getByRole('button', { name: 'Logga in' }).click()
  await expect(page.getByText(`Du är inloggad som ${name}`)).toBeVisible()
  expect(await leftOf(page, staff)).toEqual({ rows: [unsent], replicas: 0, cursors: 0 })
  await inSync(page)
  await goInApp(page, '/mina')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(unsent)).toBeHidden()

  await page.goto(`${server.url}/mer/konto`)
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click()
  await expect(page.getByText('Du är utloggad.')).toBeVisible()
  await signInOnScreen(page, server, 'staff')
  await noteIsSent(page, unsent)
})

test('a role that was withdrawn takes the casework with it, and leaves what is unsent', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(server.url)
  await signInOnScreen(page, server, 'staff')
  const staff = await whoIsSignedIn(page)
  await firstNeedIsThere(page)
  await server.stop()
  await giveRoles(server, staff, ['actor'])
  await page.goto(`${server.url}/anteckna`)
  await page.getByLabel('Vem?').fill('Påhittad Testsson')
  await page.getByRole('button', { name: 'Spara' }).click()
  await expect(page.getByText('Sparat på telefonen')).toBeVisible()

  // No reload: the sync itself meets the server’s answer.
  await server.start()
  await expect.poll(async () => (await leftOf(page, staff)).cursors, { timeout: 60_000 }).toBe(0)
  await expect.poll(() => caseworkReplicas(page)).toBe(0)
  await goInApp(page, '/arenden')
  await expect(page.locator('main a[href^="/arenden/"]')).toHaveCount(0)
  await goInApp(page, '/mer/synk')
  await expect(page.getByText('Påhittad Testsson').first()).toBeVisible()
})

test('a name that is taken opens nothing, and the visitor’s notes stay where they were', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(server.url)
  await writeNote(page, 'Skriven utan konto')
  const open = async (name: string) => {
    await page.goto(`${server.url}/mer/konto`)
    await page.getByRole('button', { name: 'Öppna ett konto' }).click()
    const part = page.getByRole('region', { name: 'Öppna ett konto' })
    await part.getByLabel('Namn').fill(name)
    await part.getByLabel('Lösenord').fill('en mening som bara jag kommer på')
    await part.getByRole('button', { name: 'Öppna kontot' }).click()
  }
  await open((await server.signIn('staff')).name)
  await expect(page.getByText('Det namnet är upptaget')).toBeVisible()
  expect(await whoIsSignedIn(page)).toBeNull()
  expect((await leftOf(page, 'visitor')).rows).toEqual(['Skriven utan konto'])

  await open('en ny kulturarbetare')
  await expect(page.getByText('Kontot är öppnat')).toBeVisible()
  await noteIsSent(page, 'Skriven utan konto')
})

test('a page that is kept for "back" holds nothing up, and syncs again when it is taken out', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(server.url)
  await signInOnScreen(page, server, 'staff')
  await firstNeedIsThere(page)
  await page.goto(`${server.url}/healthz`)
  const locksHeld = () => page.evaluate(async () => (await navigator.locks.query()).held?.length)
  // A worker that is ended lets go of its lock once it has ended.
  await expect.poll(locksHeld).toBe(0)

  // Nothing is loaded: the page is there as it was.
  await page.goBack({ waitUntil: 'commit' })
  await expect.poll(locksHeld).toBe(1)
  await inSync(page)
})

async function giveRoles(server: SyncServer, user: string, roles: readonly Role[]): Promise<void> {
  const store = createEmbeddedStore({ file: join(server.dataDirectory, 'store.sqlite') })
  const records = createRecords(store, 'accounts')
  const stored = await records.read(`account:${user}`, (body) => {
    const { _id, _rev, _revisions, ...account } = body as Record<string, unknown>
    return account
  })
  if (!stored) throw new Error('There is no such account.')
  await records.put(`account:${user}`, { ...stored.record, roles }, stored.rev)
  await store.close()
}

async function writeNote(page: Page, text: string): Promise<void> {
  await goInApp(page, '/mina')
  await page.getByRole('button', { name: 'Ny anteckning' }).first().click()
  await page.getByRole('textbox', { name: 'Anteckning' }).fill(text)
  await page.getByRole('button', { name: 'Spara anteckningen' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible()
}

async function noteIsSent(page: Page, text: string): Promise<void> {
  await inSync(page)
  await goInApp(page, '/mina')
  const note = page.getByRole('listitem').filter({ hasText: text })
  await expect(note).toBeVisible()
  await expect(note).not.toContainText('inte skickad')
}

async function firstNeedIsThere(page: Page): Promise<void> {
  await inSync(page)
  await goInApp(page, '/arenden')
  await expect(page.locator('main a[href^="/arenden/"]').first()).toBeVisible()
}

async function inSync(page: Page): Promise<void> {
  await goInApp(page, '/mer/synk')
  await expect(page.getByText('Allt är skickat').filter({ visible: true }).first()).toBeVisible()
}

async function whoIsSignedIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const response = await fetch('/api/session')
    return ((await response.json()) as { user: string }).user
  })
}

async function caseworkReplicas(page: Page): Promise<number> {
  const names = await page.evaluate(async () =>
    (await indexedDB.databases()).map(({ name = '' }) => name),
  )
  return names.filter((name) => name.startsWith('_pouch_') && name.endsWith('-casework')).length
}

/** What the device’s disk holds of somebody. */
async function leftOf(page: Page, user: string) {
  return page.evaluate(async (owner) => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name)
    const journal = names.find((name) => name.includes('journal') && name.endsWith(owner))
    const read = <T>(database: IDBDatabase, store: string) =>
      new Promise<T[]>((resolve, reject) => {
        const asked = database.transaction(store).objectStore(store).getAll()
        asked.onsuccess = () => resolve(asked.result as T[])
        asked.onerror = () => reject(new Error('The store could not be read.'))
      })
    const replicas = names.filter((name) => name.startsWith('_pouch_') && name.includes(owner))
    if (journal === undefined) return { rows: [], replicas: replicas.length, cursors: 0 }
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open(journal)
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(new Error('The journal could not be opened.'))
    })
    const rows = await read<{
      document: { clear: { registers?: { text?: { values: [{ value: string }] } } } }
      id: string
    }>(database, 'rows')
    const facts = await read<{ key: string; since?: string | null }>(database, 'facts')
    database.close()
    return {
      rows: rows.map(({ id, document }) => document.clear.registers?.text?.values[0].value ?? id),
      replicas: replicas.length,
      cursors: facts.filter(({ key, since }) => key.includes('cursor:casework') && since).length,
    }
  }, user)
}
