/** Scrolling through all hits of the built app, four times slower: how long the longest frame is. */
import type { Page } from 'playwright'
import { heading, milliseconds, quantile, row } from '../support/report.ts'
import { directoryOf, inBrowser, newProfile, served, type Setting } from './setting.ts'

const steps = 150

/** In the page: as a thumb does, and every tenth time far away. @returns the length of each frame. */
const scroll = `async (count) => {
  const lengths = []
  let before = await new Promise(requestAnimationFrame)
  for (let step = 0; step < count; step += 1) {
    window.scrollBy(0, step % 10 === 9 ? 20_000 : 600)
    const now = await new Promise(requestAnimationFrame)
    lengths.push(now - before)
    before = now
  }
  return lengths
}`

/** The app has asked for news of the directory, as it does last, and the page's thread has nothing left to do. */
async function atRest(page: Page, asked: readonly string[]): Promise<void> {
  const idle = `new Promise((resolve) => requestIdleCallback(() => resolve()))`
  while (!asked.includes('/api/directory/manifest')) await page.evaluate(idle)
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  // A whole period without work: a frame of an idle page leaves the callback all of its fifty milliseconds.
  await page.evaluate(`new Promise((resolve) => {
    const look = (deadline) =>
      deadline.timeRemaining() > 40 ? resolve() : requestIdleCallback(look)
    requestIdleCallback(look)
  })`)
}

export async function scrolling(setting: Setting): Promise<void> {
  const { packed } = directoryOf(setting.size)
  await served(setting.app, packed, async ({ url, asked }) => {
    const profile = newProfile()
    const address = `${url}katalog`
    await inBrowser(setting, { profile, url: address }, async (page) => {
      await page.locator('[data-entry]').first().waitFor({ timeout: 120_000 })
      await page.waitForFunction(`!document.querySelector('progress')`, undefined, {
        timeout: 120_000,
      })
    })
    asked.length = 0
    const frames = await inBrowser(setting, { profile, url: address, slower: 4 }, async (page) => {
      await page.locator('[data-entry]').first().waitFor({ timeout: 120_000 })
      await atRest(page, asked)
      return page.evaluate<readonly number[]>(`(${scroll})(${steps})`)
    })
    heading(`Scrolling ${setting.size.toLocaleString('en')} results, four times slower`)
    row('longest frame (goal 50 ms)', milliseconds(Math.max(...frames)))
    row('p95', milliseconds(quantile(frames, 0.95)))
  })
}
