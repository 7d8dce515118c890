import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'
import { startHttpsProxy } from './support/https-proxy.ts'

test('behind a proxy with HTTPS the same build has host-bound cookies, takes writes and opens offline', async ({
  startServer,
  device,
}) => {
  const proxy = await startHttpsProxy()
  try {
    const server = await startServer({ env: { PUBLIC_URL: proxy.url } })
    proxy.to(server.url.replace('localhost', '127.0.0.1'))
    const browser = await device(phone, [
      `--ignore-certificate-errors-spki-list=${proxy.publicKeyHash}`,
    ])
    const page = await browser.open(proxy.url)

    const response = await page.request.fetch(`${server.url}/healthz`)
    expect(response.headers()['strict-transport-security']).toContain('max-age=')

    const body = JSON.stringify(await server.signIn('staff'))
    const signedIn = await page.evaluate(async (credentials) => {
      const answer = await fetch('/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: credentials,
      })
      return answer.status
    }, body)
    expect(signedIn).toBe(200)
    const cookies = (await browser.context().cookies(proxy.url)).toSorted((one, other) =>
      one.name.localeCompare(other.name),
    )
    expect(
      cookies.map(({ name, secure, httpOnly, path }) => ({ name, secure, httpOnly, path })),
    ).toEqual(
      ['__Host-kulturlots', '__Host-kulturlots-browser'].map((name) => ({
        name,
        secure: true,
        httpOnly: true,
        path: '/',
      })),
    )

    const ring = await page.evaluate(async () => {
      const stream = await fetch('/api/doorbell')
      const chunk = await stream.body?.getReader().read()
      return new TextDecoder().decode(chunk?.value)
    })
    expect(ring).toContain('data:')

    await page.evaluate(async () => {
      await navigator.serviceWorker.ready
    })
    await server.kill()
    await page.goto(`${proxy.url}/katalog`)
    await expect(page.locator('main h1').first()).toBeVisible()
  } finally {
    await proxy.close()
  }
})
