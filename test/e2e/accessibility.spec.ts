/** axe on every route, at both sizes and in both themes; and nothing the page does breaks its own policy. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { desktop, phone, type Viewport } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { routePatterns } from './support/routes.ts'
import { signInOnScreen } from './support/sign-in.ts'

type Theme = 'light' | 'dark'
interface Look {
  readonly size: string
  readonly viewport: Viewport
  readonly theme: Theme
}

const looks: readonly Look[] = (['light', 'dark'] as const).flatMap((theme) => [
  { size: 'phone', viewport: phone, theme },
  { size: 'desktop', viewport: desktop, theme },
])

for (const { size, viewport, theme } of looks) {
  for (const role of ['visitor', 'coordinator'] as const) {
    test(`axe finds nothing on any route: ${role}, ${size}, ${theme}`, async ({
      server,
      device,
    }) => {
      test.setTimeout(180_000)
      const browser = await device(viewport)
      const page = await browser.open('about:blank')
      const broken = await watchPolicy(page)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      if (role === 'coordinator') await signInOnScreen(page, server, role)
      for (const path of await realPaths(page, server.url)) {
        await page.goto(`${server.url}${path}`)
        await settled(page)
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' · ')}`,
        )
        expect(found, `${path}, ${role}, ${size}, ${theme}`).toEqual([])
      }
      expect(broken()).toEqual([])
    })
  }
}

/** Every violation of the page's policy, in page and frames, from the first document on. */
async function watchPolicy(page: Page): Promise<() => readonly string[]> {
  const broken: string[] = []
  await page.exposeFunction('reportPolicy', (what: string) => void broken.push(what))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportPolicy: (what: string) => void }).reportPolicy
      report(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      )
    })
  })
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) broken.push(message.text())
  })
  return () => broken
}

/** All routes; an `:id` becomes one that the lists show, or one that is not there. */
async function realPaths(page: Page, url: string): Promise<string[]> {
  const paths: string[] = []
  for (const pattern of await routePatterns()) {
    if (!pattern.includes(':')) paths.push(pattern)
    else if (pattern.includes(':id')) {
      const list = pattern.slice(0, pattern.indexOf('/:id'))
      paths.push(await firstLink(page, url, list), `${list}/finns-inte`)
    }
  }
  return [...paths, '/en/sida/som/inte/finns']
}

async function firstLink(page: Page, url: string, list: string): Promise<string> {
  await page.goto(`${url}${list}`)
  await settled(page)
  const links = page.locator(`main a[href^="${list}/"]`)
  const href = (await links.count()) > 0 ? await links.first().getAttribute('href') : null
  return href ?? `${list}/finns-inte`
}

/** The screen has its title and nothing on it says that it is still fetching. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}
