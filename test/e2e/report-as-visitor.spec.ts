import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'

test('what a visitor reports without network is sent by itself when the network is back', async ({
  server,
  returningDevice,
}) => {
  const device = await returningDevice(phone)
  const page = await device.open(`${server.url}/fel/actor:abf-sormland`)
  await device.context().setOffline(true)
  await page.getByLabel('Vad är fel?').fill('Numret går till någon annan. (påhittat)')
  await page.getByRole('button', { name: 'Skicka' }).click()
  await expect(page.getByText('Du har sagt till att något är fel')).toBeVisible()
  await expect(page.getByText('Det väntar på den här enheten')).toBeVisible()

  await device.context().setOffline(false)
  await expect(page.getByText('Det väntar på den här enheten')).toBeHidden()
  await expect(page.getByText('Klustret tittar på det.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Allt är skickat' })).toBeVisible()
})
