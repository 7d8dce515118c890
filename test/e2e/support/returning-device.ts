import { cp } from 'node:fs/promises'
import { phone, startDevice } from './device.ts'

/** Makes the profile of a browser that has visited once, and was closed when app and directory were stored. */
export async function visitOnce(profileDirectory: string, url: string): Promise<string> {
  const device = await startDevice(profileDirectory, phone)
  try {
    const page = await device.open(`${url}/katalog`)
    await page.locator('[data-entry]').first().waitFor()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  } catch (error) {
    await device.kill()
    throw error
  }
  await device.close()
  return profileDirectory
}

/** Of a browser that is closed. */
export async function copyProfile(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true })
}
