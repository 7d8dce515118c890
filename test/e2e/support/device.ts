/** A browser with a profile on disk, as on somebody's phone or desk: closed, killed and opened again at will. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { startChild, type Child } from './child.ts'

export interface Viewport {
  readonly width: number
  readonly height: number
}

export const phone: Viewport = { width: 360, height: 800 }
export const desktop: Viewport = { width: 1440, height: 900 }

export interface Device {
  /** The browser's own context, where the profile's storage and service workers are. */
  context(): BrowserContext
  /** A tab of the device's size that shows nothing else yet. */
  open(address: string): Promise<Page>
  /** As its user does it: what it holds in memory (new cookies, say) is written first. */
  close(): Promise<void>
  /** SIGKILL to every process of the browser. A cookie younger than 30 s may be gone: Chromium writes them late. */
  kill(): Promise<void>
  /** Opens it again on the same profile. */
  start(): Promise<void>
}

const quiet = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  // A browser's own pages beside ours: drawn before they are asked for, and translated.
  '--disable-features=PreloadTopChromeWebUI,Translate,OptimizationHints,MediaRouter',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--password-store=basic',
  '--lang=sv-SE',
]

/** @param profileDirectory a folder of its own. */
export async function startDevice(
  profileDirectory: string,
  viewport: Viewport,
  flags: readonly string[] = [],
): Promise<Device> {
  const run = async (): Promise<{ child: Child; browser: Browser }> => {
    const child = await startChild(
      executable(),
      [
        ...quiet,
        ...flags,
        `--user-data-dir=${profileDirectory}`,
        `--window-size=${viewport.width},${viewport.height}`,
        '--remote-debugging-port=0',
        'about:blank',
      ],
      {},
      (line) => /^DevTools listening on (ws:\S+)$/.exec(line)?.[1],
    )
    return { child, browser: await chromium.connectOverCDP(child.found) }
  }

  let running = await run()
  const context = (): BrowserContext => {
    const [only] = running.browser.contexts()
    if (!only) throw new Error('The browser has no context: it was closed or killed.')
    return only
  }
  return {
    context,
    async open(address) {
      // The tab that the browser came with, while it is unused.
      const [page = await context().newPage()] = context()
        .pages()
        .filter((tab) => tab.url() === 'about:blank')
      await page.setViewportSize(viewport)
      await page.goto(address)
      return page
    },
    async close() {
      const session = await running.browser.newBrowserCDPSession()
      await session.send('Browser.close')
      await running.child.ended()
    },
    async kill() {
      await running.child.kill()
    },
    async start() {
      running = await run()
    },
  }
}

function executable(): string {
  return process.env['CHROMIUM_PATH'] ?? chromium.executablePath()
}
