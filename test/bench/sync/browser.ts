/** A Chromium with a profile on disk that was never used before, and the probe in every page. */
import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright'
import type { Probe } from './probe.ts'

declare const probe: Probe

const probeScript = new URL('../pages/sync/probe.ts', import.meta.url)
let profiles = 0

/** Storage in an ordinary, private context would be memory: nothing there is durable. */
export async function inEmptyBrowser<Result>(
  folder: string,
  work: (page: Page, context: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const executablePath = process.env['CHROMIUM_PATH']
  profiles += 1
  const context = await chromium.launchPersistentContext(join(folder, `profile-${profiles}`), {
    ...(executablePath ? { executablePath } : {}),
    locale: 'sv-SE',
    viewport: { width: 1280, height: 900 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  try {
    await context.addInitScript({
      content: stripTypeScriptTypes(await readFile(probeScript, 'utf8')),
    })
    const [page = await context.newPage()] = context.pages()
    return await work(page, context)
  } finally {
    await context.close()
  }
}

/** The probe of the page that stands there now. Node and browser share a clock, so times can be compared. */
export const probing = (page: Page) => ({
  hits: () => page.evaluate(() => probe.hits()),
  reached: (hits: number) => page.evaluate((wanted) => probe.reached(wanted), hits),
  shown: (text: string) => page.evaluate((wanted) => probe.shown(wanted), text),
  durable: (store: string) => page.evaluate((name) => probe.durable(name), store),
  count: (database: string, store: string) =>
    page.evaluate(([name, of]) => probe.count(name, of), [database, store] as const),
  onlineAfter: async (time: number) => {
    const found = await page.waitForFunction(
      (from) => probe.onlineAt.find((at) => at >= from),
      time,
    )
    return (await found.jsonValue()) ?? Number.NaN
  },
})
