import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DirectoryManifest } from '../../src/domain/directory/pack.ts'
import { parseServerId } from '../../src/domain/identifiers.ts'
import { createPackFiles } from '../../sync-server/directory/pack-files.ts'
import { readManifests, remember } from '../../sync-server/directory/remembered-manifests.ts'
import { removeFolder, temporaryFolder } from '../support/server.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => removeFolder(folder))

const manifest = (id: string): DirectoryManifest => ({
  id,
  server: parseServerId('here'),
  count: 0,
  packs: [],
})

test('the last twenty manifests are remembered, each once, across a restart', async () => {
  const file = join(folder, 'manifests.json')
  let manifests = await readManifests(file)
  expect(manifests).toEqual([])
  for (let number = 1; number <= 25; number += 1) {
    manifests = await remember(file, manifest(`m${number}`), manifests)
  }
  await remember(file, manifest('m20'), manifests)
  const ids = (await readManifests(file)).map(({ id }) => id)
  expect(ids.slice(0, 3)).toEqual(['m20', 'm25', 'm24'])
  expect(ids).toHaveLength(20)
  expect(new Set(ids).size).toBe(20)
  expect(ids).not.toContain('m5')
})

test.each(['', '{', '{}', '[1]', '[{"id":"x","packs":[{"sha256":"../../etc/passwd"}]}]'])(
  'a damaged list (%s) is an empty one',
  async (content) => {
    const file = join(folder, 'damaged.json')
    await writeFile(file, content)
    expect(await readManifests(file)).toEqual([])
  },
)

test('packs that no manifest names are removed from disk, and other files are left alone', async () => {
  const directory = join(folder, 'packs')
  const files = await createPackFiles(directory)
  const kept = await files.make(Buffer.from('kept\n'))
  const dropped = await files.make(Buffer.from('dropped\n'))
  await writeFile(join(directory, 'manifests.json'), '[]')
  await files.keepOnly(new Set([kept.sha256]))
  expect((await readdir(directory)).sort()).toEqual(
    ['manifests.json', `${kept.sha256}.ndjson.br`, `${kept.sha256}.ndjson.gz`].sort(),
  )
  expect((await files.read(kept.sha256))?.plain.toString()).toBe('kept\n')
  expect(await files.read(dropped.sha256)).toBeUndefined()
})
