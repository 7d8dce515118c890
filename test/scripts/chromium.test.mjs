import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureChromium, findChromium } from '../../scripts/chromium.mjs'

let folder
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'kulturlots-path-'))))
afterEach(() => rm(folder, { recursive: true }))

test('a Chromium on PATH is found, a file that cannot be run is not', async () => {
  const file = join(folder, 'chromium')
  await writeFile(file, '')
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBeUndefined()
  await chmod(file, 0o755)
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(file)
})

test('CHROMIUM_PATH wins, and is said when it is wrong', async () => {
  expect(findChromium({ CHROMIUM_PATH: '/nowhere/chromium', PATH: folder })).toBe(
    '/nowhere/chromium',
  )
  await expect(ensureChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).rejects.toThrow(
    'CHROMIUM_PATH is /nowhere/chromium, which can’t be run.',
  )
})
