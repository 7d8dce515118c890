/** What a search finds as files, from the built app and without network: libraries, worker and words are there. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import readXlsxFile from 'read-excel-file/node'
import { parse } from 'csv-parse/sync'
import vCard from 'vcf'
import { axeFindings } from './support/axe.ts'
import { desktop, phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { expectNoOverflow } from './support/overflow.ts'

const formats = {
  xlsx: 'Excel (XLSX)',
  csv: 'Textfil (CSV)',
  vcf: 'Kontakter (vCard)',
  ics: 'Kalender (ICS)',
  json: 'Data (JSON)',
}

test('what a search finds goes out in every format, without network', async ({
  server,
  returningDevice,
}) => {
  const phoneDevice = await returningDevice(phone)
  const page = await phoneDevice.open(`${server.url}/katalog?kind=function`)
  await server.kill()

  const hits = page.locator('.hits')
  await expect(hits).toHaveText(/\d/)
  const total = Number(/\d+/.exec(await hits.innerText())?.[0])
  expect(total).toBeGreaterThan(1)
  await page.getByRole('button', { name: 'Ladda ner eller dela träffarna' }).click()
  const sheet = page.getByRole('dialog', { name: `Ladda ner de ${total} träffarna` })
  await expect(sheet).toBeVisible()
  await expectNoOverflow(page, 'export')
  await expectNoFindings(page)

  const names = (await readXlsxFile(await saved(page, 'xlsx')))[0]?.data
    .slice(1)
    .map(([name]) => name)
  expect(names).toHaveLength(total)

  const table = parse(await saved(page, 'csv'), { bom: true, delimiter: ';' })
  expect(table.map(([name]) => name)).toEqual(['Namn', ...(names ?? [])])

  const cards = vCard.parse((await saved(page, 'vcf')).toString('utf8'))
  expect(cards.length).toBeGreaterThan(0)
  await expect(sheet.getByRole('status')).toContainText(/är gjord/)

  const data = JSON.parse((await saved(page, 'json')).toString('utf8')) as { entries: unknown[] }
  expect(data.entries).toHaveLength(total)

  await sheet.getByRole('radio', { name: formats.ics }).check()
  await sheet.getByRole('button', { name: 'Ladda ner' }).click()
  await expect(sheet.getByRole('status')).toContainText('Ingen av träffarna har en dag')
})

test('an entry goes to the contacts as a card, or to the next phone as a code', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(desktop)).open(`${server.url}/katalog?kind=function`)
  const row = page.locator('[data-entry] a').first()
  const name = await row.locator('.title').innerText()
  await row.click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.getByRole('button', { name: 'Visitkort och QR-kod' }).click()
  const sheet = page.getByRole('dialog', { name: 'Visitkort' })
  await expect(sheet.getByRole('img', { name: `QR-kod med adressen till ${name}` })).toBeVisible()
  await sheet.getByRole('radio', { name: 'Kontaktuppgifterna' }).check()
  await expect(sheet.getByRole('img', { name: /QR-kod med kontaktuppgifterna/ })).toBeVisible()
  await expectNoFindings(page)

  const coming = page.waitForEvent('download')
  await sheet.getByRole('button', { name: 'Spara i kontakterna' }).click()
  const text = await readFile(await (await coming).path(), 'utf8')
  expect(vCard.parse(text)[0]?.get('fn').valueOf()).toBe(name)
})

async function saved(page: Page, format: keyof typeof formats): Promise<Buffer> {
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('radio', { name: formats[format] }).check()
  const coming = page.waitForEvent('download')
  await sheet.getByRole('button', { name: 'Ladda ner' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^kulturkatalog-\\d{4}-\\d\\d-\\d\\d\\.${format}$`),
  )
  return readFile(await download.path())
}

async function expectNoFindings(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
}
