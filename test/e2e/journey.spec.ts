/**
 * The first journey, from end to end with real parts killed for real: a visitor finds an entry and has it
 * in the pocket; staff log a meeting without coverage; nothing is lost when browser and server die; a
 * coordinator sees it arrive and answers; the phone sees that.
 */
import type { Page } from '@playwright/test'
import { desktop, phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { expectNoOverflow } from './support/overflow.ts'
import { signInOnScreen } from './support/sign-in.ts'

const name = 'Påhittad Testsson'
const firstNeed =
  'Söker replokal för dansarna i Scenkonstproducentsamverkansnätverket i Södermanlands län'
const secondNeed = 'Vill veta var det finns pengar'

test('the first journey', async ({ startServer, device }) => {
  test.setTimeout(240_000)

  const server = await test.step('npm start prints the address and the demo sign-ins', async () => {
    const started = await startServer({ byNpmStart: true })
    for (const role of ['staff', 'coordinator', 'admin'] as const) {
      const { name: login, password } = await started.signIn(role)
      await expect.poll(() => started.output()).toMatch(new RegExp(`${login}\\s+${password}`))
    }
    return started
  })

  await test.step('a visitor finds an entry, and has it in the pocket when the server is gone', async () => {
    const visitor = await device(phone)
    const page = await visitor.open(server.url)
    await serviceWorkerStands(page)
    await searchAndOpen(page)
    await server.kill()
    await visitor.close()
    await visitor.start()
    await searchAndOpen(await visitor.open(server.url))
    await visitor.close()
    await server.start()
  })

  const field = await device(phone)
  await test.step('staff sign in at the office', async () => {
    const indoors = await field.open(server.url)
    await serviceWorkerStands(indoors)
    await signInOnScreen(indoors, server, 'staff')
    await inSync(indoors)
    // The phone is put away and taken out again: Chromium writes new cookies within 30 s, or now.
    await field.close()
    await field.start()
  })

  await test.step('without the server they log a contact and two needs, and the browser dies', async () => {
    await server.kill()
    const outdoors = await field.open(`${server.url}/anteckna`)
    const taps = await logTheMeeting(outdoors)
    console.log(`a contact and two needs: ${taps} taps`)
    await expect(outdoors.getByText('Sparat på telefonen')).toBeVisible()
    await field.kill()
  })

  const again =
    await test.step('opened again, everything is there and marked not sent', async () => {
      await field.start()
      const page = await field.open(`${server.url}/arenden`)
      await expect(needRow(page, firstNeed)).toContainText(name)
      await expect(needRow(page, firstNeed)).toContainText('inte skickad')
      await expect(needRow(page, secondNeed)).toContainText('inte skickad')
      await page.goto(`${server.url}/mer/synk`)
      await expect(page.getByText(firstNeed)).toBeVisible()
      await expectNoOverflow(page, 'what is not sent')
      await page.goto(`${server.url}/kontakter`)
      await page.getByRole('searchbox').fill('testsson')
      await expect(page.getByRole('link', { name })).toBeVisible()
      await page.goto(`${server.url}/arenden`)
      return page
    })

  const coordinator =
    await test.step('the server starts: sent, marked so, and a coordinator sees it', async () => {
      await server.start()
      const page = await (await device(desktop)).open(server.url)
      await signInOnScreen(page, server, 'coordinator')
      await page.goto(`${server.url}/arenden`)
      await expect(needRow(page, firstNeed)).toBeVisible()
      await expect(needRow(again, firstNeed)).not.toContainText('inte skickad')
      await inSync(again)
      return page
    })

  await test.step('the coordinator changes the state and the phone sees it; and the other way round', async () => {
    await needRow(again, firstNeed).click()
    await needRow(coordinator, firstNeed).click()
    await coordinator.getByRole('radio', { name: 'Vägleds' }).check()
    await expect(again.getByRole('radio', { name: 'Vägleds' })).toBeChecked()
    await expect(again.getByText('Status: Ny → Vägleds')).toBeVisible()
    await again.getByLabel('Ny rad i historiken').fill('Ringde, återkommer på fredag')
    await again.getByRole('button', { name: 'Lägg till' }).click()
    await expect(coordinator.getByText('Ringde, återkommer på fredag')).toBeVisible()
  })
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
