import Dexie from 'dexie'
import { afterEach, expect, test } from 'vitest'
import { LocalDirectory } from '../../src/directory/local-directory.ts'
import { createDirectoryClient, type DirectoryClient } from '../../src/workers/directory-client.ts'
import { actor } from '../directory/support/entries.ts'
import { DirectoryServer, publish } from '../directory/support/directory-server.ts'

const open: DirectoryClient[] = []

function openClient(): DirectoryClient {
  const client = createDirectoryClient()
  open.push(client)
  return client
}

afterEach(async () => {
  for (const client of open.splice(0)) client.stop()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

async function store(): Promise<void> {
  const publication = await publish('nod', [['all', [actor('Ängens kör'), actor('Bruksmuseet')]]])
  const { fetch } = new DirectoryServer(publication)
  const directory = new LocalDirectory({ fetch, now: () => new Date() })
  await directory.refresh()
  directory.stop()
}

const query = { text: 'kor', kinds: [], fields: [], municipalities: [], offset: 0, limit: 20 }

test('the worker answers from what is stored, without a server', async () => {
  await store()
  const client = openClient()
  expect(await client.state()).toMatchObject({ kind: 'ready', count: 2 })
  const { total, hits } = await client.search(query)
  expect(total).toBe(1)
  expect(hits[0]?.entry.name).toBe('Ängens kör')
  // The test page's own server knows no directory.
  expect(await client.refresh()).toEqual({ kind: 'unreachable' })
})

test('the worker tells its listeners when another tab has fetched a directory, until they stop', async () => {
  const client = openClient()
  expect(await client.state()).toEqual({ kind: 'empty' })
  let heardAfterStop = false
  client.onChange(() => (heardAfterStop = true))()
  const heard = new Promise((resolve) => client.onChange(resolve))
  await store()
  expect(await heard).toMatchObject({ kind: 'ready', count: 2 })
  expect(heardAfterStop).toBe(false)
  expect((await client.search(query)).total).toBe(1)
})
