/** Storage that the browser takes away, or that is full: said in plain words, refilled, and never called in sync or saved. */
import type { Page } from '@playwright/test'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { goInApp } from './support/in-app.ts'
import { expectNoOverflow } from './support/overflow.ts'
import { signInOnScreen } from './support/sign-in.ts'
import type { SyncServer } from './support/sync-server.ts'

test('evicted storage is said once with what is lost, and what was sent comes back', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(server.url)
  await signInOnScreen(page, server, 'staff')
  await needIsThere(page, server)

  await test.step('the notes alone are deleted, while one of them waits', async () => {
    await server.kill()
    await writeNote(page, 'Hann inte skickas')
    await page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name = '' }) => name)
      const journal = names.find((name) => name.includes('journal') && !name.endsWith('visitor'))
      await new Promise((resolve) => {
        indexedDB.deleteDatabase(journal ?? '').onsuccess = resolve
      })
    })
    await expect(
      page.getByText('En anteckning hade inte hunnit skickas och är borta.'),
    ).toBeVisible()
    await expectNoOverflow(page, 'evicted storage')
    await page.goto(`${server.url}/mer/synk`)
    await expect(page.getByText('Allt är skickat').filter({ visible: true })).toHaveCount(0)
    await server.start()
    await needIsThere(page, server)
    await page.getByRole('button', { name: 'Jag förstår' }).click()
    await page.reload()
    await expect(page.getByText('har tagits bort')).toBeHidden()
  })

  await test.step('everything but the cookie is evicted', async () => {
    const session = await page.context().newCDPSession(page)
    await page.goto(`${server.url}/healthz`)
    const storageTypes = 'indexeddb,local_storage,cache_storage,service_workers'
    await session.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes })
    await page.goto(server.url)
    await expect(page.getByText('Om något inte hade hunnit skickas är det borta.')).toBeVisible()
    await page.getByRole('button', { name: 'Jag förstår' }).click()
    await needIsThere(page, server)
  })

  await test.step('what the server is copied to alone is lost, and read anew without a word', async () => {
    await page.goto(`${server.url}/healthz`)
    await page.evaluate(async () => {
      const names = (await indexedDB.databases()).map(({ name = '' }) => name)
      for (const name of names.filter((each) => each.startsWith('_pouch_'))) {
        await new Promise((resolve) => {
          indexedDB.deleteDatabase(name).onsuccess = resolve
        })
      }
    })
    await needIsThere(page, server)
    await writeNote(page, 'Efteråt')
    const note = page.getByRole('listitem').filter({ hasText: 'Efteråt' })
    await expect(note.getByText('Skickad', { exact: true })).toBeVisible()
    await expect(page.getByText('har tagits bort')).toBeHidden()
  })
})

test('a full device keeps the note in memory, never calls it saved, reads on, and saves it when there is room', async ({
  server,
  returningDevice,
}) => {
  const small = await returningDevice(phone)
  const before = await small.open(server.url)
  await signInOnScreen(before, server, 'staff')
  await needIsThere(before, server)
  // Chromium goes by the room that it found for a while; a browser that has just started finds it anew.
  await small.close()
  await small.start()
  const page = await small.open('about:blank')
  const session = await page.context().newCDPSession(page)
  const quota = (quotaSize?: number) =>
    session.send('Storage.overrideQuotaForOrigin', {
      origin: server.url,
      ...(quotaSize === undefined ? {} : { quotaSize }),
    })
  await quota(1)
  await page.goto(`${server.url}/mina`)
  await page.getByRole('button', { name: 'Ny anteckning' }).first().click()
  await page.getByRole('textbox', { name: 'Anteckning' }).fill('Får inte plats')
  await page.getByRole('button', { name: 'Spara anteckningen' }).click()
  await expect(page.getByText('En anteckning är inte sparad').first()).toBeVisible()
  await expect(page.getByText('Anteckningen är sparad')).toBeHidden()
  await expectNoOverflow(page, 'what is not saved')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Spara som fil' }).click()
  expect((await download).suggestedFilename()).toMatch(/^arbete-.*\.kulturlots\.json$/)

  await page.getByRole('link', { name: 'Ärenden' }).first().click()
  await expect(needLinks(page).first()).toBeVisible()
  await expect(page.getByText('En anteckning är inte sparad').first()).toBeVisible()

  await quota()
  // By itself within ten seconds; whoever does not wait may ask.
  await expect(page.getByText('En anteckning är inte sparad')).toHaveCount(0)
  await goInApp(page, '/mina')
  const note = page.getByRole('listitem').filter({ hasText: 'Får inte plats' })
  await expect(note.getByText('Skickad', { exact: true })).toBeVisible()
})

const needLinks = (page: Page) =>
  page.locator('main a[href^="/arenden/"]').filter({ visible: true })

async function needIsThere(page: Page, server: SyncServer): Promise<void> {
  await page.goto(`${server.url}/mer/synk`)
  await expect(page.getByText('Allt är skickat').filter({ visible: true }).first()).toBeVisible()
  await goInApp(page, '/arenden')
  await expect(needLinks(page).first()).toBeVisible()
}

async function writeNote(page: Page, text: string): Promise<void> {
  await goInApp(page, '/mina')
  await page.getByRole('button', { name: 'Ny anteckning' }).first().click()
  await page.getByRole('textbox', { name: 'Anteckning' }).fill(text)
  await page.getByRole('button', { name: 'Spara anteckningen' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible()
}
