import Dexie from 'dexie'
import { afterAll, expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { LocalDirectory } from '../../src/directory/local-directory.ts'
import { actor } from '../directory/support/entries.ts'
import { DirectoryServer, publish } from '../directory/support/directory-server.ts'

const choir = actor('Ängens kör')
const everything = {
  text: '',
  kinds: [],
  fields: [],
  municipalities: [],
  offset: 0,
  limit: 20,
} as const

afterAll(async () => {
  await limitStorage(undefined)
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

test('a full device says so, answers from memory, and stores when there is room again', async () => {
  await limitStorage(1)
  const server = new DirectoryServer(await publish('nod', [['all', [choir]]]))
  const open = () => new LocalDirectory({ fetch: server.fetch, now: () => new Date() })
  const directory = open()
  expect(await directory.refresh()).toEqual({ kind: 'full' })
  expect((await directory.search(everything)).total).toBe(1)
  expect(await directory.state()).toMatchObject({ kind: 'ready', count: 1 })
  expect(await directory.refresh()).toEqual({ kind: 'full' })

  const other = open()
  expect(await other.state()).toEqual({ kind: 'empty' })
  other.stop()

  await limitStorage(undefined)
  server.asked.length = 0
  expect(await directory.refresh()).toMatchObject({ kind: 'updated' })
  expect(server.packsAsked()).toEqual([])
  directory.stop()
  const after = open()
  expect((await after.search(everything)).total).toBe(1)
  after.stop()
})

/** The browser’s own quota, in bytes; undefined lifts the limit. */
async function limitStorage(quotaSize: number | undefined): Promise<void> {
  const session = cdp() as unknown as {
    send(method: string, parameters: Record<string, unknown>): Promise<unknown>
  }
  const { origin } = location
  // Chromium remembers for half a minute how much room it found; with the data that is forgotten.
  if (quotaSize !== undefined) {
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  }
  await session.send('Storage.overrideQuotaForOrigin', {
    origin,
    ...(quotaSize === undefined ? {} : { quotaSize }),
  })
}
