import type { Page } from '@playwright/test'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { routePatterns } from './support/routes.ts'
import type { SignIn } from './support/sync-server.ts'

type Role = 'visitor' | 'staff'

/** Lists that have something to open at a first start. */
const filled = { visitor: ['/katalog'], staff: ['/katalog', '/arenden', '/kontakter'] } as const
/** Screens about one entry of the catalogue. */
const aboutEntries = ['/fel', '/vi', '/andra', '/historik', '/ta-bort']

/** An address for every route; one with an `:id` is the first that the list before it links to. */
async function addresses(page: Page, origin: string, role: Role): Promise<readonly string[]> {
  const found: string[] = []
  for (const pattern of await routePatterns()) {
    const [list, rest] = pattern.split('/:')
    if (rest === undefined) found.push(pattern)
    else if (list && aboutEntries.includes(list)) {
      found.push((await firstLink(page, origin, '/katalog')).replace('/katalog', list))
    } else if (list && (filled[role] as readonly string[]).includes(list)) {
      found.push(await firstLink(page, origin, list))
    } else found.push(`${list}/01JZ0000000000000000000000`)
  }
  return found
}

async function firstLink(page: Page, origin: string, list: string): Promise<string> {
  await page.goto(`${origin}${list}`)
  const link = page.locator(`main a[href^="${list}/"]`).first()
  await expect(link).toBeVisible()
  return (await link.getAttribute('href')) ?? ''
}

async function signIn(page: Page, { name, password }: SignIn): Promise<void> {
  const status = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch('/api/session', { method: 'POST', headers, body })
    return response.status
  }, JSON.stringify({ name, password }))
  expect(status).toBe(200)
  await page.reload()
  await page.waitForFunction(() => localStorage.getItem('kulturlots.identity')?.includes('roles'))
  // What the routes show is on the device before anybody goes from one to the next.
  await page.getByText('Allt är skickat').first().waitFor({ state: 'attached' })
}

const notFound = '/finns/inte'

const roles: readonly Role[] = ['visitor', 'staff']

for (const role of roles) {
  test(`every route opens for a ${role} with the server gone`, async ({
    server,
    returningDevice,
  }) => {
    test.setTimeout(120_000)
    const browser = await returningDevice(phone)
    const first = await browser.open(server.url)
    if (role === 'staff') await signIn(first, await server.signIn('staff'))
    const routes = [...(await addresses(first, server.url, role)), notFound]
    await browser.close()
    await server.kill()
    await browser.start()

    const page = await browser.open('about:blank')
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) complaints.push(message.text())
    })
    const titles = new Map<string, string>()
    for (const route of routes) {
      await page.goto(`${server.url}${route}`)
      const title = page.locator('main h1').first()
      await expect(title, route).toBeVisible()
      titles.set(route, (await title.textContent()) ?? '')
      expect(complaints, route).toEqual([])
    }
    const lost = routes.filter((route) => titles.get(route) === titles.get(notFound))
    expect(lost).toEqual([notFound])
  })
}
