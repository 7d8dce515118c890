/** From one's own words to somebody to turn to, in three taps and without a dead end, on a phone. */
import type { Page } from '@playwright/test'
import { axeFindings } from './support/axe.ts'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { expectNoOverflow } from './support/overflow.ts'

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const tap = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()
const rowsOf = (page: Page, name: string) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 2, name }) })
    .locator('li')

test('"pengar" leads in three taps to the function first, then to schemes, and stays shareable', async ({
  server,
  returningDevice,
}) => {
  const browser = await returningDevice(phone)
  const page = await browser.open(server.url)
  await tap(page, 'Pengar')
  await expect(title(page, 'Inom vilket område?')).toBeFocused()
  await tap(page, 'Dans')
  await expect(title(page, 'I vilken kommun?')).toBeFocused()
  await tap(page, 'Gävle')
  await expect(title(page, 'Pengar: börja här')).toBeFocused()
  expect(new URL(page.url()).pathname).toBe('/hitta-ratt/pengar/dans/2180')

  await expect(rowsOf(page, 'Vänd dig hit först').first()).toContainText('Gävle kommun')
  await expect(rowsOf(page, 'Stöd att söka').first()).toContainText('Kan jag söka?')
  await expect(rowsOf(page, 'Fråga klustret')).toContainText('Kultur Gävleborg')
  // Whom to turn to comes first, whom to ask when nothing helped last.
  const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
  expect(headings).toEqual(['Vänd dig hit först', 'Stöd att söka', 'Fråga klustret'])
  await expectNoOverflow(page, 'the answer')
  expect(await axeFindings(page)).toEqual([])

  await page.goBack()
  await expect(title(page, 'I vilken kommun?')).toBeFocused()
  await tap(page, 'Hoppa över kommun')
  await expect(title(page, 'Pengar: börja här')).toBeVisible()

  await server.kill()
  await page.reload()
  await expect(rowsOf(page, 'Stöd att söka').first()).toContainText('Kan jag söka?')
  await page.getByRole('link', { name: /^Visa alla i katalogen/ }).click()
  await expect(title(page, 'Katalog')).toBeVisible()
  expect(new URL(page.url()).search).toBe('?kind=funding&field=dans')
})

test('whoever doesn’t know what they need is asked where, and told whom to ask', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(server.url)
  await tap(page, 'Vet inte')
  await expect(title(page, 'I vilken kommun?')).toBeFocused()
  await tap(page, 'Flen')
  await expect(rowsOf(page, 'Vänd dig hit först').first()).toContainText('Flens kommun')
  await expect(rowsOf(page, 'Fråga klustret')).toContainText('Rådgivning för kulturaktörer')

  // What nobody could have chosen is asked again.
  await page.goto(`${server.url}/hitta-ratt/pengar/rymdfart`)
  await expect(title(page, 'Inom vilket område?')).toBeVisible()
  await page.goto(`${server.url}/hitta-ratt/guld`)
  await expect(title(page, 'Vad behöver du?')).toBeVisible()
})
