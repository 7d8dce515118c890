import Dexie from 'dexie'
import { afterEach, expect, test } from 'vitest'
import { LocalDirectory } from '../../src/directory/local-directory.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { actor, term } from '../directory/support/entries.ts'
import { DirectoryServer, publish, type Region } from '../directory/support/directory-server.ts'

const flen = term('municipalities', '0482', 'Flen')
const museum = actor('Bruksmuseet')
const ballet = actor('Folkdansens vänner', { municipalities: ['0482'] })
const choir = actor('Ängens kör', { municipalities: ['2180'] })
const all: readonly (readonly [Region, readonly DirectoryEntry[]])[] = [
  ['all', [flen, museum]],
  ['04', [ballet]],
  ['21', [choir]],
]
const everything = { text: '', kinds: [], fields: [], municipalities: [], offset: 0, limit: 50 }

const open: LocalDirectory[] = []

function openDirectory(server: DirectoryServer): LocalDirectory {
  const directory = new LocalDirectory({ fetch: server.fetch, now: () => new Date() })
  open.push(directory)
  return directory
}

afterEach(async () => {
  for (const directory of open.splice(0)) directory.stop()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

async function names(directory: LocalDirectory) {
  const { hits } = await directory.search(everything)
  return hits.map((hit) => hit.entry.name)
}

test('a region that is given up goes at once, without network, and stays away', async () => {
  const server = new DirectoryServer(await publish('nod', all))
  const directory = openDirectory(server)
  await directory.refresh()
  expect(await directory.regions()).toMatchObject({ choice: {}, here: ['04', '21', 'all'] })
  server.reachable = false
  expect(await directory.chooseRegions({ regions: ['04'] })).toEqual({ kind: 'unreachable' })
  expect(await names(directory)).toEqual(['Bruksmuseet', 'Folkdansens vänner'])
  expect(await directory.state()).toMatchObject({ count: 2, missing: ['21'] })
  directory.stop()
  server.reachable = true
  server.asked.length = 0
  const after = openDirectory(server)
  expect(await names(after)).toEqual(['Bruksmuseet', 'Folkdansens vänner'])
  expect(await after.refresh()).toEqual({ kind: 'unchanged' })
  expect(server.packsAsked()).toEqual([])
})

test('a region that is added is fetched alone; without network it comes with the next refresh', async () => {
  const server = new DirectoryServer(await publish('nod', all))
  const directory = openDirectory(server)
  await directory.refresh()
  await directory.chooseRegions({ regions: [] })
  server.reachable = false
  expect(await directory.chooseRegions({ home: '21', regions: [] })).toEqual({
    kind: 'unreachable',
  })
  expect(await names(directory)).toEqual(['Bruksmuseet'])
  server.reachable = true
  server.asked.length = 0
  expect(await directory.refresh()).toMatchObject({ kind: 'updated', entries: 1, removed: 0 })
  expect(server.packsAsked()).toHaveLength(1)
  expect(await names(directory)).toEqual(['Bruksmuseet', 'Ängens kör'])
  expect(await directory.regions()).toMatchObject({ choice: { home: '21' }, here: ['21', 'all'] })
})

test('only the differences of the chosen regions are asked for, and add up', async () => {
  const server = new DirectoryServer(await publish('nod', all))
  const directory = openDirectory(server)
  await directory.refresh()
  await directory.chooseRegions({ regions: ['04'] })
  const guild = actor('Smedernas gille', { municipalities: ['0482'] })
  const next = await publish('nod', [
    ['all', [flen, museum]],
    ['04', [ballet, guild]],
    ['21', []],
  ])
  server.move(next, { entries: [guild], removed: [] })
  server.queries.length = 0
  expect(await directory.refresh()).toEqual({ kind: 'updated', entries: 1, removed: 0 })
  expect(server.queries.filter((query) => query !== '')).toEqual([
    expect.stringContaining('regions=04%2Call'),
  ])
  expect(await names(directory)).toEqual(['Bruksmuseet', 'Folkdansens vänner', 'Smedernas gille'])
})

test('an entry that has changed since its pack goes with its region', async () => {
  const server = new DirectoryServer(await publish('nod', all))
  const directory = openDirectory(server)
  await directory.refresh()
  const moved = { ...ballet, municipalities: ['2180'] }
  server.move(
    await publish('nod', [
      ['all', [flen, museum]],
      ['04', []],
      ['21', [choir, moved]],
    ]),
    { entries: [moved], removed: [] },
  )
  await directory.refresh()
  expect(await names(directory)).toEqual(['Bruksmuseet', 'Folkdansens vänner', 'Ängens kör'])
  server.reachable = false
  await directory.chooseRegions({ regions: ['04'] })
  expect(await names(directory)).toEqual(['Bruksmuseet'])
})

test('a pack with entries of another region than its manifest says is refused', async () => {
  const lying = await publish('nod', [
    ['all', [flen, museum]],
    ['04', [choir]],
  ])
  const directory = openDirectory(new DirectoryServer(lying))
  const url = lying.manifest.packs[1]?.url ?? ''
  expect(await directory.refresh()).toEqual({ kind: 'corrupt', url, wrong: 'region' })
  expect(await directory.state()).toEqual({ kind: 'empty' })
})

test('a pack of another size than its manifest says is refused', async () => {
  const { manifest, bodies } = await publish('nod', [['all', [museum]]])
  const packs = manifest.packs.map((pack) => ({ ...pack, bytes: pack.bytes + 1 }))
  const directory = openDirectory(new DirectoryServer({ manifest: { ...manifest, packs }, bodies }))
  expect(await directory.refresh()).toMatchObject({ kind: 'corrupt', wrong: 'size' })
})
