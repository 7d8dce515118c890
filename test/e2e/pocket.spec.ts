/** A part of the directory as one file: made by the app, then opened from the disk by whoever gets it. */
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { axeFindings } from './support/axe.ts'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { expectNoOverflow } from './support/overflow.ts'

test('a pocket catalogue is searched from a file, without the app and without asking for anything', async ({
  server,
  returningDevice,
  folder,
}) => {
  const browser = await returningDevice(phone)
  const page = await browser.open(`${server.url}/mina/fickkatalog?kommun=2180`)
  const sum = page.locator('.pocket .sum')
  await expect(sum).toHaveText(/^Filen blir \d+ kB med \d+ poster\.$/)
  const before = await sum.innerText()
  await page.getByRole('checkbox', { name: /hela landet/ }).check()
  await expect(sum).toHaveText(/^Filen blir/)
  await expect(sum).not.toHaveText(before)
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Ladda ner' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^fickkatalog-gavle-\d{4}-\d\d-\d\d\.html$/)
  const file = join(folder, download.suggestedFilename())
  await copyFile(await download.path(), file)
  await server.kill()

  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  await page.goto(pathToFileURL(file).href)
  await expect(page.getByRole('heading', { level: 1, name: 'Gävle' })).toBeVisible()
  const entries = page.getByRole('article')
  const all = await entries.count()
  expect(all).toBeGreaterThan(50)
  await expect(page.getByText(/^Hämtad .* från localhost/)).toBeVisible()

  const box = page.getByRole('searchbox', { name: 'Sök i fickkatalogen' })
  await box.fill('dans')
  await expect(page.getByRole('status')).toHaveText(/^\d+ träff/)
  const hits = await entries.count()
  expect(hits).toBeGreaterThan(0)
  expect(hits).toBeLessThan(all)
  for (const text of await entries.allTextContents()) expect(text.toLowerCase()).toContain('dans')
  // A typed a finds å and ä, as in the app.
  await box.fill('gavle')
  await expect(page.getByRole('status')).toHaveText(/^\d+ träffar/)
  await box.fill('qqqq')
  await expect(page.getByRole('status')).toHaveText(/^Inget passar/)
  await box.fill('')
  await expect(entries).toHaveCount(all)

  await expectNoOverflow(page, 'pocket catalogue')
  expect(asked).toEqual([pathToFileURL(file).href])
  expect(faults).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeFindings(page)).toEqual([])
})
