/** What lies between the first reading of what is stored and the code that answers from it. */
import Dexie from 'dexie'
import { afterEach, expect, test } from 'vitest'
import { LocalDirectory } from '../../src/directory/local-directory.ts'
import { startOpening } from '../../src/directory/opening.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { createDirectoryClient } from '../../src/workers/directory-client.ts'
import { actor } from '../directory/support/entries.ts'
import { DirectoryServer, publish } from '../directory/support/directory-server.ts'

const stopping: { stop(): void }[] = []

function stopped<Part extends { stop(): void }>(part: Part): Part {
  stopping.push(part)
  return part
}

afterEach(async () => {
  for (const part of stopping.splice(0)) part.stop()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

/** As another tab would. */
async function store(...entries: readonly DirectoryEntry[]): Promise<void> {
  const { fetch } = new DirectoryServer(await publish('nod', [['all', entries]]))
  const directory = new LocalDirectory({ fetch, now: () => new Date() })
  await directory.refresh()
  directory.stop()
}

const out = () => Promise.reject(new TypeError('No line.'))
const opened = (opening = startOpening()) =>
  stopped(new LocalDirectory({ fetch: out, now: () => new Date() }, opening))
const query = { text: '', kinds: [], fields: [], municipalities: [], offset: 0, limit: 20 }

async function namesIn(directory: Pick<LocalDirectory, 'search'>): Promise<readonly string[]> {
  return (await directory.search(query)).hits.map(({ entry }) => entry.name)
}

test('what another tab stores after the first reading, and before anybody answers, is taken over', async () => {
  await store(actor('Bruksmuseet'))
  const opening = startOpening()
  expect((await opening.first).found).toBeDefined()
  await store(actor('Bruksmuseet'), actor('Ängens kör'))
  await expect.poll(() => opening.isStale()).toBe(true)
  expect(await namesIn(opened(opening))).toEqual(['Bruksmuseet', 'Ängens kör'])
})

test('the first directory of all is found when it comes between', async () => {
  const opening = startOpening()
  expect((await opening.first).servers).toEqual([])
  await store(actor('Bruksmuseet'))
  await expect.poll(() => opening.isStale()).toBe(true)
  expect(await namesIn(opened(opening))).toEqual(['Bruksmuseet'])
})

test('entries are read on when the browser has closed what they were found through', async () => {
  await store(actor('Bruksmuseet'))
  const opening = startOpening()
  const { found } = await opening.first
  const directory = opened(opening)
  expect(await directory.state()).toMatchObject({ kind: 'ready' })
  found?.connection.close()
  expect(await namesIn(directory)).toEqual(['Bruksmuseet'])
})

test('reading holds up nobody who deletes what is stored', async () => {
  await store(actor('Bruksmuseet'))
  const opening = startOpening()
  const directory = opened(opening)
  expect(await directory.state()).toMatchObject({ kind: 'ready' })
  await Dexie.delete('kulturlots-directory-nod')
  expect(await indexedDB.databases()).toEqual([])
  expect((await opening.first).found?.server).toBe('nod')
})

test('what is asked of the worker at once is answered when its code has come', async () => {
  await store(actor('Bruksmuseet'))
  const client = stopped(createDirectoryClient())
  const asked = [namesIn(client), namesIn(client), client.state()] as const
  expect(await Promise.all(asked)).toMatchObject([['Bruksmuseet'], ['Bruksmuseet'], { count: 1 }])
})
