/** The server's pages in a real browser: legible to everybody, within their own policy, and not in the app's way. */
import { axeFindings } from './support/axe.ts'
import { desktop, phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { expectNoOverflow } from './support/overflow.ts'

const sizes = { phone, desktop }

test('axe finds nothing on the public pages', async ({ server, device }) => {
  const page = await (await device(phone)).open('about:blank')
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(`${server.url}/katalog/funding`)
  const entry = await page.locator('main li a').first().getAttribute('href')
  const paths = [
    ...['/katalog/funding', entry ?? '', '/katalog/answer', '/katalog/actor/finns-inte'],
    `${entry ?? ''}?sprak=fi`,
  ]
  for (const path of paths) {
    await page.goto(`${server.url}${path}`)
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport)
      await expectNoOverflow(page, `${path}, ${size}`)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        expect(await axeFindings(page), `${path}, ${size}, ${colorScheme}`).toEqual([])
      }
    }
  }
  // The browser itself reports the page that is not there.
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
})

test('a device with the app gets the server’s page, and its own of the same entry without network', async ({
  server,
  returningDevice,
}) => {
  const browser = await returningDevice(phone)
  const page = await browser.open(`${server.url}/katalog`)
  const link = page.locator('main a[href^="/katalog/"]').first()
  await expect(link).toBeVisible()
  const id = decodeURIComponent((await link.getAttribute('href'))?.slice('/katalog/'.length) ?? '')
  const address = `${server.url}/katalog/${id.replace(':', '/')}`

  await page.goto(`${address}?sprak=sv`)
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', address)
  const title = (await page.locator('h1').textContent()) ?? ''

  await server.kill()
  await page.goto(address)
  await expect(page.locator('main h1').first()).toHaveText(title)
  expect(decodeURIComponent(new URL(page.url()).pathname)).toBe(`/katalog/${id}`)

  await page.goto(`${server.url}/katalog/funding`)
  await expect.poll(() => page.url()).toBe(`${server.url}/katalog?kind=funding`)
  await expect(page.locator('main h1').first()).toBeVisible()
})
