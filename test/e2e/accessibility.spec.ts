/**
 * axe on every route, at both sizes and in both themes; and nothing the page does breaks its own policy. Routes are
 * gone to within the app, as a press on a link does; `offline-routes.spec.ts` loads each anew. Many are alike (what is
 * for staff only says so in the same way everywhere): axe judges a page, and the colours of an element, once.
 */
import type { Page } from '@playwright/test'
import { axeFindings } from './support/axe.ts'
import { desktop, phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { goInApp } from './support/in-app.ts'
import { newLook, newLooks } from './support/looks.ts'
import { expectNoOverflow } from './support/overflow.ts'
import { routePatterns } from './support/routes.ts'
import { signInOnScreen } from './support/sign-in.ts'

const sizes = { phone, desktop }
const themes = ['light', 'dark'] as const

for (const role of ['visitor', 'coordinator', 'admin'] as const) {
  test(`axe finds nothing on any route: ${role}`, async ({ server, returningDevice }) => {
    // Eighty pages, at both sizes.
    test.setTimeout(240_000)
    const page = await (await returningDevice(phone)).open('about:blank')
    const broken = await watchPolicy(page)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(server.url)
    if (role !== 'visitor') {
      await signInOnScreen(page, server, role)
      // Else lists may still be empty, and nothing of theirs is opened.
      await page.getByText('Allt är skickat').first().waitFor({ state: 'attached' })
    }
    for (const path of await (role === 'admin' ? adminPaths() : realPaths(page))) {
      await goInApp(page, path)
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        const where = `${path}, ${role}, ${size}`
        await settled(page, where)
        await expectNoOverflow(page, where)
        const fresh = await newLooks(page, size)
        if (fresh.build) {
          expect.soft(await axeFindings(page, { of: 'rest' }), where).toEqual([])
        }
        if (!fresh.elements) continue
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme })
          const found = await axeFindings(page, { of: 'colours', within: newLook })
          expect.soft(found, `${where}, ${theme}`).toEqual([])
        }
      }
    }
    expect(broken()).toEqual([])
  })
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

/** Screens about one entry of the catalogue. */
const aboutEntries = ['/fel', '/vi', '/andra', '/historik', '/ta-bort']

/** Routes whose parts are words: some that are there, one that is not. */
const byWord: Readonly<Record<string, readonly string[]>> = {
  '/hitta-ratt': ['pengar', 'lokal/musik', 'vet-inte/alla/0484', 'finns-inte'],
  '/katalog': ['venue', 'event', 'actor/finns-inte'],
  '/mer/ordlistor': ['fields', 'finns-inte', 'fields/nytt-ord', 'fields/ord/dans'],
}

function wordPaths(lists: readonly string[]): string[] {
  return lists.flatMap((list) => (byWord[list] ?? []).map((words) => `${list}/${words}`))
}

/** What is for administrators alone: to everybody else its screens only say so. */
async function adminPaths(): Promise<string[]> {
  const lists = (await routePatterns()).filter((pattern) => pattern === '/mer/ordlistor')
  return [...lists, ...wordPaths(lists)]
}

/** All routes; an `:id` becomes one that the lists show, or one that is not there. */
async function realPaths(page: Page): Promise<string[]> {
  const paths: string[] = []
  for (const pattern of await routePatterns()) {
    if (!pattern.includes(':')) paths.push(pattern)
    else if (pattern.includes(':id')) {
      const list = pattern.slice(0, pattern.indexOf('/:id'))
      const shown = aboutEntries.includes(list)
        ? (await firstLink(page, '/katalog')).replace('/katalog', list)
        : await firstLink(page, list)
      paths.push(shown, `${list}/finns-inte`)
    } else {
      // One that nobody has given words would never be looked at.
      expect(Object.keys(byWord), pattern).toContain(pattern.slice(0, pattern.indexOf('/:')))
    }
  }
  paths.push(...wordPaths(Object.keys(byWord)))
  return [...paths, '/en/sida/som/inte/finns']
}

async function firstLink(page: Page, list: string): Promise<string> {
  const screens = await routePatterns()
  await goInApp(page, list)
  await settled(page, list)
  const hrefs = await page
    .locator(`main a[href^="${list}/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  return hrefs.find((href) => !screens.includes(href)) ?? `${list}/finns-inte`
}

/** The screen has its title, and no list on it is still on its way. */
async function settled(page: Page, where: string): Promise<void> {
  await expect(page.locator('h1').first(), where).toBeVisible()
  await expect(page.getByTestId('list-on-its-way'), where).toHaveCount(0)
}
