import { desktop, phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'

test('a search can be linked, narrowed, left for an entry and come back to', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(`${server.url}/katalog?q=museum`)
  const rows = page.locator('[data-entry] a')
  await expect(rows.first()).toBeVisible()
  await expect(page.getByRole('searchbox')).toHaveValue('museum')

  await page.getByRole('button', { name: 'Begränsa' }).click()
  const sheet = page.getByRole('dialog', { name: 'Begränsa sökningen' })
  await sheet.getByRole('checkbox', { name: /^Gävle/ }).click()
  await expect(page).toHaveURL(/municipality=2180/)
  await sheet.getByRole('button', { name: /^Visa \d+ träff/ }).click()
  await expect(sheet).toBeHidden()

  const row = rows.nth(1)
  const name = await row.locator('.title').innerText()
  await row.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused()
  await expect(page).toHaveTitle(`${name} · Kulturlots`)

  await page.goBack()
  await expect(row).toBeFocused()
  await expect(page).toHaveTitle('Katalog · Kulturlots')
  await page.getByRole('button', { name: /Gävle$/ }).click()
  await expect(page).not.toHaveURL(/municipality/)
})

test('going back returns to the place in a long list', async ({ server, returningDevice }) => {
  const page = await (await returningDevice(phone)).open(`${server.url}/katalog`)
  await expect(page.locator('[data-entry]').first()).toBeVisible()
  await page.evaluate(() => window.scrollTo(0, 6_000))
  await expect(page.locator('[data-entry]').first()).toBeVisible()
  const entry = await page.evaluateHandle(() =>
    [...document.querySelectorAll<HTMLElement>('[data-entry] a')].find(
      (row) => row.getBoundingClientRect().top > 200,
    ),
  )
  const before = await page.evaluate((row) => row?.getBoundingClientRect().top ?? 0, entry)
  const address = await page.evaluate((row) => row?.getAttribute('href') ?? '', entry)
  await page.evaluate((row) => row?.click(), entry)
  await expect(page.getByRole('article')).toBeVisible()
  await page.goBack()
  const again = page.locator(`[data-entry] a[href="${address}"]`)
  await expect(again).toBeFocused()
  const after = await again.evaluate((row) => row.getBoundingClientRect().top)
  expect(Math.abs(after - before)).toBeLessThan(120)
})

test('the keyboard finds an entry from anywhere', async ({ server, returningDevice }) => {
  const page = await (await returningDevice(desktop)).open(`${server.url}/finns/inte`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('scenkonst sörmland')
  const first = page.locator('[data-entry] .title').first()
  await expect(first).toHaveText('Scenkonst Sörmland')
  // Hits of what had been typed so far may have stood there, and been replaced under the focus.
  await expect(first.locator('mark')).toHaveText(['Scenkonst', 'Sörmland'])
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText(
    'Scenkonst Sörmland',
  )
  await expect(page.locator('[data-entry] a[aria-current]')).toBeVisible()
})
