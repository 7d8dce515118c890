/** An operator puts back yesterday's backup: what was written since stands on phones only, and returns. */
import { cp, rename } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { goInApp } from './support/in-app.ts'
import { signInOnScreen } from './support/sign-in.ts'
import type { SyncServer } from './support/sync-server.ts'

const before = 'Skriven före säkerhetskopian'
const after = 'Skriven efter säkerhetskopian'

test('a server restored from an older backup gets back what was written since, and nobody does anything for it', async ({
  server,
  returningDevice,
}) => {
  const field = await returningDevice(phone)
  const page = await field.open(server.url)
  await signInOnScreen(page, server, 'staff')
  await write(page, before)
  await allSent(page)

  const backup = `${server.dataDirectory}.backup`
  await server.stop()
  await cp(server.dataDirectory, backup, { recursive: true })
  await server.start()

  await write(page, after)
  await allSent(page)
  expect(await textsOn(page, server)).toEqual([after, before])

  await server.stop()
  await rename(server.dataDirectory, `${server.dataDirectory}.lost`)
  await cp(backup, server.dataDirectory, { recursive: true })
  await server.start()
  expect(await textsOn(page, server)).toEqual([before])

  await page.goto(`${server.url}/mina`)
  await expect.poll(() => textsOn(page, server)).toEqual([after, before])
  await allSent(page)
  await goInApp(page, '/mina')
  await expect(page.getByRole('listitem').filter({ hasText: after })).toHaveCount(1)
  await expect(page.getByRole('listitem').filter({ hasText: before })).toHaveCount(1)
})

async function write(page: Page, text: string): Promise<void> {
  await goInApp(page, '/mina')
  await page.getByRole('button', { name: 'Ny anteckning' }).first().click()
  await page.getByRole('textbox', { name: 'Anteckning' }).fill(text)
  await page.getByRole('button', { name: 'Spara anteckningen' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible()
}

async function allSent(page: Page): Promise<void> {
  await goInApp(page, '/mer/synk')
  await expect(page.getByText('Allt är skickat').filter({ visible: true }).first()).toBeVisible()
}

/** What the server itself has, as its own protocol tells it. */
async function textsOn(page: Page, { url }: SyncServer): Promise<readonly string[]> {
  const response = await page.context().request.get(`${url}/db/own/_all_docs?include_docs=true`)
  const text = await response.text()
  return [after, before].filter((each) => text.includes(each))
}
