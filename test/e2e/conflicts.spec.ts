/**
 * Two people change the same thing without coverage, one of them on a phone whose clock is two years ahead.
 * Both versions stand there with who and when, one tap chooses, and it is quiet on both devices.
 */
import type { Page } from '@playwright/test'
import { axeFindings } from './support/axe.ts'
import { desktop, phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { goInApp } from './support/in-app.ts'
import { expectNoOverflow } from './support/overflow.ts'
import { signInOnScreen } from './support/sign-in.ts'

test('two versions of one field are chosen between on one device, and gone on the other', async ({
  server,
  returningDevice,
}) => {
  const field = await (await returningDevice(phone)).open(server.url)
  const desk = await (await returningDevice(desktop)).open(server.url)
  await field.clock.setFixedTime(Date.now() + 2 * 365 * 24 * 3_600_000)
  await Promise.all([
    signInOnScreen(field, server, 'staff'),
    signInOnScreen(desk, server, 'coordinator'),
  ])
  await Promise.all([firstNeed(field), firstNeed(desk)])
  const address = await needLinks(desk).first().getAttribute('href')
  if (!address) throw new Error('There is no need.')

  await test.step('both change it without coverage', async () => {
    await server.kill()
    await rewrite(field, `${server.url}${address}`, 'Behöver replokal på vardagar')
    await rewrite(desk, `${server.url}${address}`, 'Behöver ateljé i Flen')
  })

  await test.step('both versions stand there, and the clock is spoken of kindly', async () => {
    await server.start()
    for (const page of [field, desk]) await page.goto(`${server.url}/mer/synk`)
    await expect(field.getByText('1 att välja i').filter({ visible: true })).toBeVisible()
    await expect(field.getByText(/^Den går 730 dygn före serverns/)).toBeVisible()
    await expect(desk.getByText('Enhetens klocka går fel')).toBeHidden()
    await goInApp(desk, '/')
    await desk.getByRole('link', { name: 'En anteckning att välja i' }).click()
    const values = desk.getByRole('main').getByRole('listitem').getByRole('listitem')
    await expect(values).toHaveCount(2)
    await expect(values.filter({ hasText: 'Behöver ateljé i Flen' })).toContainText('Du ·')
    await expect(values.filter({ hasText: 'replokal på vardagar' })).toContainText(/falt · /)
    for (const page of [field, desk]) {
      await goInApp(page, '/mer/synk/att-valja')
      await expect(page.getByRole('button', { name: /^Välj: Behöver ateljé/ })).toBeVisible()
      await expectNoOverflow(page, 'what there is to choose')
    }
    expect(await axeFindings(field)).toEqual([])
  })

  await test.step('one tap on the desktop, and the phone is quiet as well', async () => {
    await desk.getByRole('button', { name: /^Välj: Behöver replokal på vardagar/ }).click()
    await expect(desk.getByText('Inget att välja')).toBeVisible()
    await expect(field.getByText('Inget att välja')).toBeVisible()
    for (const page of [field, desk]) {
      await goInApp(page, address)
      await expect(
        page.getByRole('heading', { level: 1, name: 'Behöver replokal på vardagar' }),
      ).toBeVisible()
      await expect(page.getByText('Flera versioner')).toBeHidden()
    }
  })
})

const needLinks = (page: Page) =>
  page.locator('main a[href^="/arenden/"]').filter({ visible: true })

async function firstNeed(page: Page): Promise<void> {
  await goInApp(page, '/mer/synk')
  await expect(page.getByText('Allt är skickat').filter({ visible: true }).first()).toBeVisible()
  await goInApp(page, '/arenden')
  await expect(needLinks(page).first()).toBeVisible()
}

async function rewrite(page: Page, address: string, text: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Ändra', exact: true }).click()
  await page.getByRole('textbox', { name: 'Behov', exact: true }).fill(text)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: text })).toBeVisible()
}
