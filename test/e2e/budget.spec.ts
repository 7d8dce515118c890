import { readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'

/** Compressed JavaScript that a first visit may need before something is painted. In bytes. */
const budget = 110 * 1024

const assets = resolve(import.meta.dirname, '../../dist/assets')

/** In every PouchDB on IndexedDB: the prefix of its databases' names. */
const pouchMark = '_pouch_'

interface Script {
  readonly name: string
  readonly bytes: number
}

/**
 * Everything that the first paint waits for has been asked for when the app puts its first element on the page; what
 * is asked for after that comes while there is something to see. Measured there and not at the paint itself, whose
 * time depends on how busy the machine is.
 */
async function markMount(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own this
    const { insertBefore } = Node.prototype
    Node.prototype.insertBefore = function (node, reference) {
      if (this instanceof Element && this.id === 'app') performance.mark('mounted')
      return insertBefore.call(this, node, reference) as never
    }
  })
}

/** All JavaScript, workers’ too, that was asked for before the app was on the page. */
async function scriptsBeforeMount(page: Page): Promise<Script[]> {
  await page.waitForFunction(() => performance.getEntriesByName('mounted').length > 0)
  return page.evaluate(() => {
    const mounted = performance.getEntriesByName('mounted')[0]?.startTime ?? 0
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    return resources
      .filter((entry) => entry.name.endsWith('.js') && entry.startTime < mounted)
      .map((entry) => ({ name: entry.name.split('/').at(-1) ?? '', bytes: entry.encodedBodySize }))
  })
}

for (const path of ['/', '/katalog']) {
  test(`the first paint of ${path} needs at most 110 KB of compressed JavaScript`, async ({
    server,
    device,
  }) => {
    const browser = await device(phone)
    const page = await browser.open('about:blank')
    await markMount(page)
    await page.goto(`${server.url}${path}`)
    const scripts = await scriptsBeforeMount(page)
    // The directory's worker starts beside the page, so that there is something to show; no paint waits for it.
    const needed = scripts.filter(({ name }) => !name.startsWith('directory.worker-'))
    const bytes = needed.reduce((sum, script) => sum + script.bytes, 0)
    console.log(`first paint of ${path}: ${(bytes / 1024).toFixed(1)} KB`)

    expect(needed.length).toBeGreaterThan(0)
    expect(bytes, JSON.stringify(needed)).toBeLessThanOrEqual(budget)
    const withPouch = await filesWith(pouchMark)
    expect(withPouch.length).toBeGreaterThan(0)
    expect(scripts.filter(({ name }) => withPouch.includes(name))).toEqual([])
  })
}

async function filesWith(mark: string): Promise<string[]> {
  const files = (await readdir(assets)).filter((file) => file.endsWith('.js'))
  const found: string[] = []
  for (const file of files) {
    if ((await readFile(join(assets, file), 'utf8')).includes(mark)) found.push(file)
  }
  return found
}
