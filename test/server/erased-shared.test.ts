import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DocumentStore } from '../../sync-server/couch/document-store.ts'
import { createEmbeddedStore } from '../../sync-server/couch/embedded/embedded-store.ts'
import { openSharedErasedList } from '../../sync-server/erased/shared-list.ts'
import { removeFolder, temporaryFolder } from '../support/server.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => removeFolder(folder))

const hash = (letter: string) => letter.repeat(64)
const stores = (name: string) => createEmbeddedStore({ file: join(folder, `${name}.sqlite`) })

async function gateway(store: DocumentStore, name: string) {
  const directory = join(folder, name)
  await mkdir(directory, { recursive: true })
  return openSharedErasedList(store, { directory, clock: () => 0 })
}

test('gateways share key, entries and their order, whoever lists first', async () => {
  const store = stores('shared')
  const [one, other] = [await gateway(store, 'a'), await gateway(store, 'b')]
  expect(other.key).toEqual(one.key)
  expect((await readFile(join(folder, 'b/erased.key'), 'utf8')).trim()).toBe(
    one.key.toString('base64url'),
  )
  await Promise.all([one.append([hash('a'), hash('b')]), other.append([hash('c'), hash('b')])])
  await one.refresh()
  await other.refresh()
  expect(one.hashes).toHaveLength(3)
  expect(other.hashes).toEqual(one.hashes)
  expect((await gateway(store, 'new')).hashes).toEqual(one.hashes)
  await store.close()
})

test('a restored database gets back what it has lost', async () => {
  const before = stores('before')
  const one = await gateway(before, 'kept')
  await one.append([hash('a'), hash('b')])
  await before.close()
  const restored = stores('restored')
  const again = await gateway(restored, 'kept')
  expect([again.key, again.hashes]).toEqual([one.key, one.hashes])
  expect((await gateway(restored, 'second')).hashes).toEqual(one.hashes)
  await restored.close()
})

test('a gateway whose file was made with another key does not start', async () => {
  const [one, other] = [stores('one'), stores('other')]
  await (await gateway(one, 'first')).append([hash('a')])
  await gateway(other, 'stranger')
  await expect(gateway(other, 'first')).rejects.toThrow('another key')
  await one.close()
  await other.close()
})
