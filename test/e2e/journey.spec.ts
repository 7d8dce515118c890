/**
 * The first journey, from end to end with real parts killed for real: a visitor finds an entry and has it
 * in the pocket; staff log a meeting without coverage; nothing is lost when browser and server die; a
 * coordinator sees it arrive and answers; the phone sees that.
 */
import type { Page } from '@playwright/test'
import { desktop, phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { signInOnScreen } from './support/sign-in.ts'

const name = 'Påhittad Testsson'
const firstNeed = 'Söker replokal för en dansgrupp'
const secondNeed = 'Vill veta var det finns pengar'

test('a visitor finds an entry, and has it in the pocket when the server is gone', async ({
  server,
  device,
}) => {
  const visitor = await device(phone)
  const page = await visitor.open(server.url)
  await serviceWorkerStands(page)
  await searchAndOpen(page)

  await server.kill()
  await visitor.close()
  await visitor.start()
  const later = await visitor.open(server.url)
  await searchAndOpen(later)
})

/** From the search box on Start to a telephone number, by way of two filters. */
async function searchAndOpen(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('kultur')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Begränsa' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('checkbox', { name: /^Katrineholm/ }).check()
  await sheet.getByRole('checkbox', { name: /^Funktioner/ }).check()
  await sheet.getByRole('button', { name: /^Visa \d+ träff/ }).click()
  await page.getByRole('link', { name: 'Kontakta Katrineholms kommun' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Kontakta Katrineholms kommun' }),
  ).toBeVisible()
  await expect(page.getByRole('link', { name: /^Ring/ })).toHaveAttribute('href', 'tel:015057000')
  await expect(page.getByRole('link', { name: /^Mejla/ })).toHaveAttribute(
    'href',
    'mailto:kontaktcenter@katrineholm.se',
  )
}

test('a meeting logged without coverage survives the browser’s death, is sent, seen and answered', async ({
  server,
  device,
}) => {
  test.setTimeout(120_000)
  const field = await device(phone)
  const indoors = await field.open(server.url)
  await serviceWorkerStands(indoors)
  await signInOnScreen(indoors, server, 'staff')
  await inSync(indoors)
  // At the office the phone is put away and taken out again: Chromium writes new cookies within 30 s, or now.
  await field.close()
  await field.start()

  await server.kill()
  const outdoors = await field.open(`${server.url}/anteckna`)
  const taps = await logTheMeeting(outdoors)
  console.log(`a contact and two needs: ${taps} taps`)
  await expect(outdoors.getByText('Sparat på telefonen')).toBeVisible()
  await field.kill()

  await field.start()
  const again = await field.open(`${server.url}/arenden`)
  await expect(needRow(again, firstNeed)).toContainText(name)
  await expect(needRow(again, firstNeed)).toContainText('inte skickad')
  await expect(needRow(again, secondNeed)).toContainText('inte skickad')
  await again.goto(`${server.url}/kontakter`)
  await again.getByRole('searchbox').fill('testsson')
  await expect(again.getByRole('link', { name })).toBeVisible()
  await again.goto(`${server.url}/arenden`)
  await needRow(again, firstNeed).click()

  const desk = await device(desktop)
  const coordinator = await (async () => {
    await server.start()
    const page = await desk.open(server.url)
    await signInOnScreen(page, server, 'coordinator')
    await page.goto(`${server.url}/arenden`)
    return page
  })()
  await expect(needRow(coordinator, firstNeed)).toBeVisible()
  await again.goBack()
  await expect(needRow(again, firstNeed)).not.toContainText('inte skickad')
  await inSync(again)

  await needRow(again, firstNeed).click()
  await needRow(coordinator, firstNeed).click()
  await coordinator.getByRole('radio', { name: 'Vägleds' }).check()
  await expect(again.getByRole('radio', { name: 'Vägleds' })).toBeChecked()
  await expect(again.getByText('Status: Ny → Vägleds')).toBeVisible()

  // And the other way round, without reloading: what the phone writes now appears on the desktop.
  await again.getByLabel('Ny rad i historiken').fill('Ringde, återkommer på fredag')
  await again.getByRole('button', { name: 'Lägg till' }).click()
  await expect(coordinator.getByText('Ringde, återkommer på fredag')).toBeVisible()
})

/** @returns how many taps it took, fields included. */
async function logTheMeeting(page: Page): Promise<number> {
  let taps = 0
  const tap = async (act: Promise<void>) => {
    taps += 1
    await act
  }
  await tap(page.getByLabel('Var är du?').fill('Kulturfrukost'))
  await tap(page.getByLabel('Vem?').fill(name))
  const need = (label: string) => page.getByRole('group', { name: label, exact: true })
  await tap(need('Behov').getByRole('textbox').fill(firstNeed))
  await tap(need('Behov').getByRole('button', { name: 'Lokaler och scener' }).click())
  await tap(page.getByRole('button', { name: 'Ett behov till' }).click())
  // The new need takes the focus by itself.
  await need('Behov 2').getByRole('textbox').fill(secondNeed)
  await tap(need('Behov 2').getByRole('button', { name: 'Söka pengar' }).click())
  await tap(page.getByRole('button', { name: 'Spara' }).click())
  return taps
}

const needRow = (page: Page, text: string) =>
  page.getByRole('listitem').filter({ hasText: text }).first()

async function inSync(page: Page): Promise<void> {
  await expect(page.getByText('Allt är skickat').filter({ visible: true }).first()).toBeVisible()
}

async function serviceWorkerStands(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
}
