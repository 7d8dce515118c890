/** From "pengar" to an answer and a day in the calendar, on a phone. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'

const question = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 2, name })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

test('an association is asked what matters, told why, and taken on to the scheme', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(`${server.url}/katalog?kind=funding`)
  await page.getByRole('link', { name: /^Kan jag söka\?/ }).click()

  const asking = page.getByRole('region', { name: 'Fråga' })
  await expect(question(page, 'Vem är det som söker?')).toBeVisible()
  await press(page, 'Ideell förening')
  // An association is neither one nor several, nor of an age: neither is asked.
  await expect(question(page, 'I vilka kommuner finns eller sker verksamheten?')).toBeFocused()
  await press(page, 'Nästa')
  await expect(asking.getByText('Välj minst en, eller hoppa över.')).toBeVisible()
  await press(page, 'Gnesta')
  await press(page, 'Nästa')
  await press(page, 'Musik')
  await press(page, 'Nästa')
  await expect(question(page, 'Hur många medlemmar har ni?')).toBeFocused()
  await page.getByRole('textbox', { name: 'Antal medlemmar' }).fill('tolv')
  await press(page, 'Nästa')
  await expect(asking.getByText(/^Skriv ett tal med siffror/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Antal medlemmar' }).fill('12')
  await press(page, 'Nästa')
  await press(page, 'Vet inte, hoppa över')

  await expect(question(page, /^Svar för \d+ stöd$/)).toBeFocused()
  // Nothing in the first directory has been assured, so nothing is yes and nothing is no.
  await expect(page.getByText('Ja, du kan söka')).toHaveCount(0)
  await expect(page.getByText(/^Ingen har kontrollerat villkoren/)).toBeVisible()
  const gnesta = page.getByRole('article').filter({ hasText: 'Bidrag för kulturarrangemang' })
  await expect(gnesta).toContainText('Kanske, kontrollera')
  await expect(gnesta).toContainText('Passar: vem som söker, kommun och antal medlemmar.')
  // Three municipalities, or special interest: one is not enough to say that it suits.
  const regional = page.getByRole('article').filter({ hasText: 'Verksamhetsbidrag kultur' })
  await expect(regional).toContainText('minst 3 kommuner i Sörmland, eller särskilt regionalt')
  await expect(page.getByRole('link', { name: 'Hitta någon att fråga' })).toBeVisible()

  // Without the port, which may hold any number.
  const { pathname, search, hash } = new URL(page.url())
  expect(pathname + search + hash).not.toMatch(/0461|forening|musik|12/)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Ändra kommun: Gnesta' })).toBeVisible()

  await gnesta.getByRole('link').click()
  await expect(page.getByRole('heading', { name: 'Bidrag för kulturarrangemang' })).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(1)
  await expect(page.getByRole('article')).toContainText(
    /Sista dag \d+ (mars|juni|september|december)/,
  )
  const download = page.waitForEvent('download')
  await press(page, 'Lägg i kalendern')
  const file = await readFile(await (await download).path(), 'utf8')
  expect(file).toContain('BEGIN:VEVENT')
  expect(file.match(/BEGIN:VALARM/g)).toHaveLength(2)
})

test('the year’s deadlines are listed by month and say what they rest on', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(`${server.url}/katalog/ansokningsdatum`)
  const october = page.getByRole('table', { name: /^oktober/ }).first()
  await expect(october.getByRole('row').filter({ hasText: 'Jubileumsbidrag' })).toContainText(
    'uppgift från 2024',
  )
  // A call of one year is nobody's next deadline.
  await expect(
    page.getByRole('table').filter({ hasText: 'Kreativa utvecklingscheckar' }),
  ).toHaveCount(0)
  const download = page.waitForEvent('download')
  await press(page, /^Lägg alla \d+ i kalendern$/)
  expect((await download).suggestedFilename()).toBe('ansokningsdatum.ics')
})
