/**
 * Takes the manifest’s screenshots (public/screenshots) and the README’s (docs/screenshot.png) from the built app on the first start’s own
 * content. Run by hand when the screens change: node_modules/.bin/node scripts/screenshots.mjs
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { startSyncServer } from '../test/e2e/support/sync-server.ts'
import { findChromium } from './chromium.mjs'
import { root } from './project.mjs'

const phone = {
  viewport: { width: 360, height: 800 },
  deviceScaleFactor: 3,
  isMobile: true,
  hasTouch: true,
}
const desktop = { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 }
const folder = join(root, 'public', 'screenshots')

const shots = [
  { device: phone, path: '/', file: join(folder, 'start-narrow.png') },
  { device: phone, path: '/katalog', file: join(folder, 'katalog-narrow.png') },
  {
    device: desktop,
    path: '/katalog?q=scenkonst',
    openFirst: true,
    file: join(folder, 'katalog-wide.png'),
  },
]

/** Until the directory is stored and all letters are drawn in their own face. */
async function settled(page) {
  await page.waitForFunction(() => document.fonts.status === 'loaded')
  await page.locator('main h1').first().waitFor()
}

/** The phone before the desktop, on a ground that is neither light nor dark. */
async function composeForReadme(browser) {
  const picture = async (name) =>
    `data:image/png;base64,${(await readFile(join(folder, name))).toString('base64')}`
  const page = await browser.newPage({ viewport: { width: 1560, height: 900 } })
  const shade = 'border-radius:12px;box-shadow:0 8px 40px rgb(0 0 0/25%);position:absolute'
  await page.setContent(`<body style="margin:0;background:#b9b1a1">
    <img src="${await picture('katalog-wide.png')}" style="${shade};width:1200px;left:320px;top:60px">
    <img src="${await picture('katalog-narrow.png')}" style="${shade};width:340px;left:40px;top:110px">`)
  await page.screenshot({ path: join(root, 'docs', 'screenshot.png') })
}

await mkdir(folder, { recursive: true })
const dataDirectory = await mkdtemp(join(tmpdir(), 'kulturlots-screenshots-'))
const server = await startSyncServer({ dataDirectory })
const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
try {
  for (const { device, path, openFirst, file } of shots) {
    const context = await browser.newContext({
      ...device,
      locale: 'sv-SE',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(`${server.url}/katalog`)
    await page.locator('main a[href^="/katalog/"]').first().waitFor()
    await page.goto(`${server.url}${path}`)
    if (openFirst) await page.locator('main a[href^="/katalog/"]').first().click()
    await settled(page)
    await page.screenshot({ path: file })
    await context.close()
  }
  await composeForReadme(browser)
} finally {
  await browser.close()
  await server.stop()
  await rm(dataDirectory, { recursive: true })
}
