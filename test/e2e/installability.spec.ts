import { phone } from './support/device.ts'
import { expect, test } from './support/fixtures.ts'

test('the browser finds nothing that stands in the way of installing', async ({
  server,
  returningDevice,
}) => {
  const browser = await returningDevice(phone)
  const page = await browser.open(server.url)

  const session = await browser.context().newCDPSession(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  expect(installabilityErrors).toEqual([])
  const { errors } = await session.send('Page.getAppManifest')
  expect(errors).toEqual([])
})

test('every picture that the manifest names is there, in the size it names', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(server.url)
  const wrong = await page.evaluate(async () => {
    interface Picture {
      src: string
      sizes: string
    }
    interface Manifest {
      icons: Picture[]
      screenshots: Picture[]
      shortcuts: { icons: Picture[] }[]
    }
    const response = await fetch('/manifest.webmanifest')
    const manifest = (await response.json()) as Manifest
    const pictures = [
      ...manifest.icons,
      ...manifest.screenshots,
      ...manifest.shortcuts.flatMap((shortcut) => shortcut.icons),
    ]
    const sentences: string[] = []
    for (const { src, sizes } of pictures) {
      const image = new Image()
      image.src = src
      await image.decode().catch(() => undefined)
      const found = `${image.naturalWidth}x${image.naturalHeight}`
      if (found !== sizes) sentences.push(`${src} is ${found}, not ${sizes}`)
    }
    return sentences
  })
  expect(wrong).toEqual([])
})

test('what another app shares becomes a text waiting for a draft, and never part of an address', async ({
  server,
  returningDevice,
}) => {
  const page = await (await returningDevice(phone)).open(server.url)

  const answer = await page.evaluate(async () => {
    const form = new FormData()
    form.set('text', 'Anna i Flen söker lokal')
    const response = await fetch('/dela', { method: 'POST', body: form })
    return { address: response.url, redirected: response.redirected }
  })
  expect(answer).toEqual({ address: `${server.url}/anteckna?delad=1`, redirected: true })

  const cached = await page.evaluate(async () => {
    const addresses: string[] = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      addresses.push(...(await cache.keys()).map((request) => new URL(request.url).pathname))
    }
    return addresses
  })
  expect(cached).toContain('/index.html')
  expect(cached.filter((path) => /^\/(api|db|dela)/.test(path))).toEqual([])
})
