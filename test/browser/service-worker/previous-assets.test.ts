import { afterEach, expect, test } from 'vitest'
import { keepPreviousAssets, previousAsset } from '../../../src/service-worker/previous-assets.ts'

const precacheName = 'test-precache'
const previousName = 'kulturlots-previous-assets'
const url = (path: string) => new URL(path, location.origin).href

/** What Workbox does around us: put the new version beside the old at install, drop the old at activation. */
async function release(...paths: string[]): Promise<void> {
  const precache = await caches.open(precacheName)
  const current = new Set(paths.map(url))
  for (const path of current) await precache.put(path, new Response(path))
  await keepPreviousAssets(caches, precacheName, current)
  for (const request of await precache.keys()) {
    if (!current.has(request.url)) await precache.delete(request)
  }
}

const previous = async (path: string) =>
  (await previousAsset(caches, new Request(url(path))))?.text()

afterEach(async () => {
  await caches.delete(precacheName)
  await caches.delete(previousName)
})

test('an old version’s assets stay for the next version and go at the one after', async () => {
  await release('/assets/one.js')
  expect(await previous('/assets/one.js')).toBeUndefined()

  await release('/assets/two.js')
  expect(await previous('/assets/one.js')).toBe(url('/assets/one.js'))

  await release('/assets/three.js')
  expect(await previous('/assets/one.js')).toBeUndefined()
  expect(await previous('/assets/two.js')).toBe(url('/assets/two.js'))
})

test('what both versions have is not kept twice', async () => {
  await release('/assets/same.js', '/assets/one.js')
  await release('/assets/same.js')
  expect(await previous('/assets/same.js')).toBeUndefined()
  expect(await previous('/assets/one.js')).toBeDefined()
})

test('an old page is not kept, only files named after their content', async () => {
  await release('/index.html?__WB_REVISION__=1')
  await release('/index.html?__WB_REVISION__=2')
  expect(await (await caches.open(previousName)).keys()).toEqual([])
})
