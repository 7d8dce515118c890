import type { Page } from '@playwright/test'
import { desktop, phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { signInOnScreen } from './support/sign-in.ts'

test('a phone that was lost is cut off from the desk: by a new password, and by signing out everywhere', async ({
  server,
  returningDevice,
}) => {
  const lost = await (await returningDevice(phone)).open('about:blank')
  const desk = await (await returningDevice(desktop)).open('about:blank')
  const listening = hears(lost)
  await signInOnScreen(lost, server, 'staff')
  await listening
  await signInOnScreen(desk, server, 'staff')
  const { name, password } = await server.signIn('staff')
  const next = 'en alldeles ny fras'

  await desk.getByRole('button', { name: 'Byt lösenord' }).click()
  await desk.getByLabel('Nuvarande lösenord').fill('inte det rätta')
  await desk.getByLabel('Nytt lösenord').fill(next)
  await desk.getByRole('button', { name: 'Byt lösenord' }).click()
  await expect(desk.getByRole('alert')).toContainText('Det nuvarande lösenordet stämmer inte.')
  await desk.getByLabel('Nuvarande lösenord').fill(password)
  await desk.getByRole('button', { name: 'Byt lösenord' }).click()
  await expect(desk.getByText('Lösenordet är bytt.')).toBeVisible()
  await expect(lost.getByText('Du behöver logga in igen')).toBeVisible()

  await lost.getByLabel('Lösenord').fill(password)
  await lost.getByRole('button', { name: 'Logga in' }).click()
  await expect(lost.getByRole('alert')).toContainText('stämmer inte')
  await lost.getByLabel('Lösenord').fill(next)
  const listeningAgain = hears(lost)
  await lost.getByRole('button', { name: 'Logga in' }).click()
  await expect(lost.getByRole('button', { name: 'Logga ut', exact: true })).toBeVisible()
  await listeningAgain

  await desk.reload()
  await desk.getByRole('button', { name: 'Logga ut på alla enheter' }).click()
  const sheet = desk.getByRole('dialog')
  await sheet.getByRole('button', { name: 'Logga ut på alla enheter' }).click()
  await expect(desk.getByText('Du är utloggad på alla enheter.')).toBeVisible()
  await expect(desk.getByLabel('Namn')).toBeVisible()
  await expect(lost.getByText('Du behöver logga in igen')).toBeVisible()
  await expect(lost.getByLabel('Namn')).toHaveValue(name)
})

/** From then on the server tells the device that its session is over. */
async function hears(page: Page): Promise<void> {
  await page.waitForResponse(
    (response) => response.url().endsWith('/api/doorbell') && response.ok(),
  )
}
