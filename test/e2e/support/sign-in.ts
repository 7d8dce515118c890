import type { Page } from '@playwright/test'
import type { SyncServer } from './sync-server.ts'

/** Signs in on the screen, as a person does, and waits until the app says who it is. */
export async function signInOnScreen(
  page: Page,
  server: SyncServer,
  role: 'staff' | 'coordinator' | 'admin',
): Promise<void> {
  const { name, password } = await server.signIn(role)
  await page.goto(`${server.url}/mer/konto`)
  await page.getByLabel('Namn').fill(name)
  await page.getByLabel('Lösenord').fill(password)
  await page.getByRole('button', { name: 'Logga in' }).click()
  await page.getByRole('button', { name: 'Logga ut', exact: true }).waitFor()
}
