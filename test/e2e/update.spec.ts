import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { desktop } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { release } from './support/release.ts'

/** A page is controlled by a service worker from its second visit at the latest. */
async function controlled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.reload()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** Which version the page runs, by the name of its entry script. */
async function version(page: Page): Promise<string | undefined> {
  const source = await page.locator('head script[type=module]').last().getAttribute('src')
  return /\.(v\d+)\.js$/.exec(source ?? '')?.[1]
}

/**
 * How the page is answered when it asks for each of these: status, or 0 when not at all. The browser’s own cache,
 * which may forget at any time, is emptied first.
 */
async function answers(page: Page, paths: readonly string[]): Promise<Record<string, number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.clearBrowserCache')
  return page.evaluate(async (asked) => {
    const found: Record<string, number> = {}
    for (const path of asked) {
      found[path] = await fetch(path).then(
        (response) => response.status,
        () => 0,
      )
    }
    return found
  }, paths)
}

const all = (paths: readonly string[], status: number) =>
  Object.fromEntries(paths.map((path) => [path, status]))

const now = 'Uppdatera nu'

test('a new version waits until it is asked for, and never reloads another window', async ({
  folder,
  startServer,
  device,
}) => {
  const app = join(folder, 'app')
  await release(app, 'v1')
  const server = await startServer({ appDirectory: app })
  const browser = await device(desktop)
  const here = await browser.open(server.url)
  await controlled(here)
  const elsewhere = await browser.open(server.url)
  await elsewhere.evaluate(() => Object.assign(window, { written: 'not yet saved' }))

  await release(app, 'v2')
  await here.reload()
  await expect(here.getByRole('button', { name: now })).toBeVisible()
  expect(await version(here)).toBe('v1')

  await here.getByRole('button', { name: now }).click()
  await expect.poll(() => version(here)).toBe('v2')
  await expect(elsewhere.getByRole('button', { name: 'Ladda om' })).toBeVisible()
  expect(await elsewhere.evaluate(() => 'written' in window)).toBe(true)
  expect(await version(elsewhere)).toBe('v1')
})

test('an open window finds all of its own version while one newer has come, not two', async ({
  folder,
  startServer,
  device,
}) => {
  const app = join(folder, 'app')
  const first = await release(app, 'v1')
  const server = await startServer({ appDirectory: app })
  const browser = await device(desktop)
  const old = await browser.open(server.url)
  await controlled(old)
  const page = await browser.open(server.url)

  const second = await release(app, 'v2')
  await page.reload()
  await page.getByRole('button', { name: now }).click()
  await expect.poll(() => version(page)).toBe('v2')

  await server.kill()
  expect(await answers(old, first)).toEqual(all(first, 200))
  expect(await answers(old, second)).toEqual(all(second, 200))
  await server.start()

  await release(app, 'v3')
  await page.reload()
  await page.getByRole('button', { name: now }).click()
  await expect.poll(() => version(page)).toBe('v3')

  await server.kill()
  expect(await answers(old, first)).toEqual(all(first, 0))
  expect(await answers(old, second)).toEqual(all(second, 200))
})
