import Dexie from 'dexie'
import { afterEach, expect, test, vi } from 'vitest'
import type { DirectoryQuery } from '../../src/directory/calls.ts'
import { LocalDirectory } from '../../src/directory/local-directory.ts'
import { actor, ndjson, term } from '../directory/support/entries.ts'
import {
  DirectoryServer,
  publish,
  publishLines,
  type Region,
} from '../directory/support/directory-server.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'

const flen = term('municipalities', '0482', 'Flen')
const ballet = actor('Folkdansens vänner', { municipalities: ['0482'] })
const choir = actor('Ängens kör', { summary: 'Sjunger i Gävle.', municipalities: ['2180'] })
const museum = actor('Bruksmuseet', { summary: 'Järn och ånga.' })
const packs: readonly (readonly [Region, readonly DirectoryEntry[]])[] = [
  ['all', [flen, museum]],
  ['04', [ballet]],
  ['21', [choir]],
]

const open: LocalDirectory[] = []

function openDirectory(server: DirectoryServer): LocalDirectory {
  const directory = new LocalDirectory({ fetch: server.fetch, now: () => new Date() })
  open.push(directory)
  return directory
}

afterEach(async () => {
  vi.restoreAllMocks()
  for (const directory of open.splice(0)) directory.stop()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
})

async function names(directory: LocalDirectory, query: Partial<DirectoryQuery> = {}) {
  const all = { text: '', kinds: [], fields: [], municipalities: [], offset: 0, limit: 50 }
  const { hits } = await directory.search({ ...all, ...query })
  return hits.map((hit) => hit.entry.name)
}

const everything = ['Bruksmuseet', 'Folkdansens vänner', 'Ängens kör']

test('nothing stored is empty and answers without complaint', async () => {
  const directory = openDirectory(new DirectoryServer(await publish('nod', packs)))
  expect(await directory.state()).toEqual({ kind: 'empty' })
  expect(await names(directory)).toEqual([])
  expect(await directory.terms()).toEqual([])
})

test('the first fetch makes the directory searchable and tells its progress', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  const directory = openDirectory(server)
  const states: string[] = []
  directory.onChange((state) =>
    states.push(state.kind === 'fetching' ? `${state.done} of ${state.total}` : state.kind),
  )
  expect(await directory.refresh()).toEqual({ kind: 'updated', entries: 4, removed: 0 })
  expect(states).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3', 'ready'])
  expect(await names(directory)).toEqual(everything)
  expect(await names(directory, { text: 'dans flen' })).toEqual(['Folkdansens vänner'])
  expect((await directory.entry(museum.id))?.summary).toBe('Järn och ånga.')
  expect((await directory.terms()).map((word) => word.code)).toEqual(['0482'])
})

test('a stored directory opens and answers without network', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  const before = openDirectory(server)
  await before.refresh()
  before.stop()
  server.reachable = false
  const after = openDirectory(server)
  expect(await after.state()).toMatchObject({ kind: 'ready', count: 3 })
  expect(await names(after, { text: 'anga' })).toEqual(['Bruksmuseet'])
  expect(await after.refresh()).toEqual({ kind: 'unreachable' })
  expect(await names(after)).toEqual(everything)
})

test('an unchanged manifest costs one request and moves the time of the check', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  let now = new Date('2026-05-01T08:00:00Z')
  const directory = new LocalDirectory({ fetch: server.fetch, now: () => now })
  open.push(directory)
  await directory.refresh()
  server.asked.length = 0
  now = new Date('2026-05-02T08:00:00Z')
  expect(await directory.refresh()).toEqual({ kind: 'unchanged' })
  expect(server.asked).toEqual(['/api/directory/manifest'])
  expect(await directory.state()).toMatchObject({ checkedAt: '2026-05-02T08:00:00.000Z' })
})

test('a difference is taken in without fetching packs, and is there after reopening', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  const directory = openDirectory(server)
  await directory.refresh()
  server.asked.length = 0
  const renamed = { ...museum, name: 'Ångmuseet' }
  const guild = actor('Smedernas gille')
  server.move(
    await publish('nod', [
      ['all', [flen, renamed, guild]],
      ['04', []],
      ['21', [choir]],
    ]),
    { entries: [renamed, guild], removed: [ballet.id] },
  )
  expect(await directory.refresh()).toEqual({ kind: 'updated', entries: 2, removed: 1 })
  expect(server.packsAsked()).toEqual([])
  const now = ['Smedernas gille', 'Ångmuseet', 'Ängens kör']
  expect(await names(directory)).toEqual(now)
  directory.stop()
  server.reachable = false
  expect(await names(openDirectory(server))).toEqual(now)
})

test('a removed entry that comes back is there again', async () => {
  const first = await publish('nod', packs)
  const server = new DirectoryServer(first)
  const directory = openDirectory(server)
  await directory.refresh()
  const without = await publish('nod', [
    ['all', [flen, museum]],
    ['21', [choir]],
  ])
  server.move(without, { entries: [], removed: [ballet.id] })
  await directory.refresh()
  expect(await names(directory)).toEqual(['Bruksmuseet', 'Ängens kör'])
  server.move(first, { entries: [ballet], removed: [] })
  expect(await directory.refresh()).toEqual({ kind: 'updated', entries: 1, removed: 0 })
  expect(await names(directory)).toEqual(everything)
})

test('where the server no longer knows our manifest, only the packs that changed are fetched', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  const directory = openDirectory(server)
  await directory.refresh()
  server.asked.length = 0
  server.move(
    await publish('nod', [
      ['all', [flen, museum]],
      ['04', [actor('Ny scen')]],
      ['21', [choir]],
    ]),
  )
  expect(await directory.refresh()).toEqual({ kind: 'updated', entries: 1, removed: 1 })
  expect(server.packsAsked()).toHaveLength(1)
  expect(await names(directory)).toEqual(['Bruksmuseet', 'Ny scen', 'Ängens kör'])
})

test('a difference that does not add up to the manifest’s count is not believed', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  const directory = openDirectory(server)
  await directory.refresh()
  const next = await publish('nod', [...packs, ['04', [actor('Ett'), actor('Två')]]])
  server.move(next, { entries: [actor('Ett')], removed: [] })
  expect(await directory.refresh()).toMatchObject({ kind: 'updated' })
  expect(await names(directory)).toEqual([
    'Bruksmuseet',
    'Ett',
    'Folkdansens vänner',
    'Två',
    'Ängens kör',
  ])
})

test('a corrupt pack is asked for once more, then named, and what was stored stays', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  const directory = openDirectory(server)
  await directory.refresh()
  server.asked.length = 0
  const next = await publish('nod', [
    ['all', [flen, museum]],
    ['04', [actor('Ny scen')]],
  ])
  const url = next.manifest.packs[1]?.url ?? ''
  server.tampered.set(url, new TextEncoder().encode(ndjson([actor('Ny bluff')])))
  server.move(next)
  expect(await directory.refresh()).toEqual({ kind: 'corrupt', url, wrong: 'content' })
  expect(server.packsAsked()).toEqual([url, `${url} again`])
  expect(await names(directory)).toEqual(everything)
  directory.stop()
  expect(await names(openDirectory(server))).toEqual(everything)
})

test('a pack corrupt in a cache on the way is healed by asking once more', async () => {
  const publication = await publish('nod', packs)
  const server = new DirectoryServer(publication)
  const url = publication.manifest.packs[0]?.url ?? ''
  const truth = server.fetch
  const cached: typeof truth = async (address, init) =>
    address === url && init?.cache !== 'reload' ? new Response('stale') : truth(address, init)
  const directory = new LocalDirectory({ fetch: cached, now: () => new Date() })
  open.push(directory)
  expect(await directory.refresh()).toMatchObject({ kind: 'updated' })
  expect(await names(directory)).toEqual(everything)
})

test('a pack with another number of entries than its manifest says is corrupt', async () => {
  const publication = await publishLines('nod', [['all', ndjson([museum, choir]), 3]])
  const directory = openDirectory(new DirectoryServer(publication))
  const url = publication.manifest.packs[0]?.url ?? ''
  expect(await directory.refresh()).toEqual({ kind: 'corrupt', url, wrong: 'count' })
  expect(await directory.state()).toEqual({ kind: 'empty' })
  expect(await names(directory)).toEqual([])
})

test('a manifest whose count is not its packs’ is corrupt', async () => {
  const { manifest, bodies } = await publish('nod', packs)
  const server = new DirectoryServer({ manifest: { ...manifest, count: 400 }, bodies })
  const directory = openDirectory(server)
  expect(await directory.refresh()).toEqual({
    kind: 'corrupt',
    url: '/api/directory/manifest',
    wrong: 'list',
  })
})

test('a line that is no entry stops itself and not the directory', async () => {
  const broken = `${ndjson([museum])}{"id":"actor:halv",\n${ndjson([choir])}`
  const server = new DirectoryServer(await publishLines('nod', [['all', broken, 3]]))
  const directory = openDirectory(server)
  expect(await directory.refresh()).toMatchObject({ kind: 'updated', entries: 2 })
  expect(await names(directory)).toEqual(['Bruksmuseet', 'Ängens kör'])
  expect(await directory.refresh()).toEqual({ kind: 'unchanged' })
})

test('an interrupted first fetch goes on with the packs that are missing', async () => {
  const publication = await publish('nod', packs)
  const server = new DirectoryServer(publication)
  const url = publication.manifest.packs[2]?.url ?? ''
  server.tampered.set(url, new Uint8Array(3))
  const first = openDirectory(server)
  expect(await first.refresh()).toEqual({ kind: 'corrupt', url, wrong: 'content' })
  first.stop()
  server.tampered.clear()
  server.asked.length = 0
  const second = openDirectory(server)
  expect(await second.state()).toEqual({ kind: 'empty' })
  expect(await second.refresh()).toMatchObject({ kind: 'updated' })
  expect(server.packsAsked()).toEqual([url])
  expect(await names(second)).toEqual(everything)
})

test('while packs arrive, those at hand answer, the home county’s first', async () => {
  const publication = await publish('nod', packs)
  const server = new DirectoryServer(publication)
  const homeUrl = publication.manifest.packs.find((pack) => pack.region === '21')?.url
  const rest = Promise.withResolvers<undefined>()
  const slow: typeof server.fetch = async (address, init) => {
    if (address.includes('/packs/') && address !== homeUrl) await rest.promise
    return server.fetch(address, init)
  }
  const directory = new LocalDirectory({ fetch: slow, now: () => new Date() })
  open.push(directory)
  const firstPack = new Promise<void>((resolve) =>
    directory.onChange((state) => {
      if (state.kind === 'fetching' && state.done === 1) resolve()
    }),
  )
  const refreshed = directory.refresh({ homeRegion: '21' })
  await firstPack
  expect(await names(directory)).toEqual(['Ängens kör'])
  expect(server.packsAsked()).toEqual([homeUrl])
  rest.resolve(undefined)
  expect(await refreshed).toMatchObject({ kind: 'updated', entries: 4 })
  expect(await names(directory)).toEqual(everything)
})

test('on a slow line the first pack has it for itself until half of it is here', async () => {
  const publication = await publish('nod', packs)
  const server = new DirectoryServer(publication)
  const home = publication.manifest.packs.find((pack) => pack.region === '21')
  const bytes = new Uint8Array(publication.bodies.get(home?.url ?? '') ?? [])
  const body = new TransformStream<Uint8Array, Uint8Array>()
  const line = body.writable.getWriter()
  const slow: typeof server.fetch = async (address, init) => {
    const answer = await server.fetch(address, init)
    return address === home?.url ? new Response(body.readable) : answer
  }
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 1_000))
  const directory = new LocalDirectory({ fetch: slow, now: () => new Date() })
  open.push(directory)
  const refreshed = directory.refresh({ homeRegion: '21' })
  await expect.poll(() => server.packsAsked()).toEqual([home?.url])
  const quarter = bytes.length >> 2
  await line.write(bytes.subarray(0, quarter))
  expect(server.packsAsked()).toEqual([home?.url])
  await line.write(bytes.subarray(quarter, quarter * 3))
  await expect.poll(() => server.packsAsked()).toHaveLength(3)
  await line.write(bytes.subarray(quarter * 3))
  await line.close()
  expect(await refreshed).toMatchObject({ kind: 'updated', entries: 4 })
  expect(await names(directory)).toEqual(everything)
})

test('all answers before it is stored; killed in between, the device fetches what it lacks', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  const killed = openDirectory(server)
  const ready = new Promise<void>((resolve) =>
    killed.onChange(({ kind }) => {
      if (kind === 'ready') resolve()
    }),
  )
  const refreshed = killed.refresh()
  await ready
  expect(await names(killed, { text: 'dans flen' })).toEqual(['Folkdansens vänner'])
  killed.stop()
  await refreshed
  const after = openDirectory(server)
  await after.refresh()
  expect(await names(after)).toEqual(everything)
  server.reachable = false
  const again = openDirectory(server)
  expect(await names(again)).toEqual(everything)
})

test('another tab sees what this one fetched', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  const one = openDirectory(server)
  const two = openDirectory(server)
  expect(await two.state()).toEqual({ kind: 'empty' })
  const seen = new Promise((resolve) => two.onChange(resolve))
  await one.refresh()
  expect(await seen).toMatchObject({ kind: 'ready', count: 3 })
  expect(await names(two)).toEqual(everything)
})

test('two tabs that refresh at once fetch each pack once', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  const outcomes = await Promise.all([
    openDirectory(server).refresh(),
    openDirectory(server).refresh(),
  ])
  expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['unchanged', 'updated'])
  expect(server.packsAsked()).toHaveLength(3)
})

test('moving to another server replaces its directory and leaves nothing of the old one', async () => {
  const directory = openDirectory(new DirectoryServer(await publish('nod', packs)))
  await directory.refresh()
  directory.stop()
  const moved = openDirectory(new DirectoryServer(await publish('annan-nod', [['all', [choir]]])))
  expect(await names(moved)).toEqual(everything)
  expect(await moved.refresh()).toMatchObject({ kind: 'updated', removed: 3 })
  expect(await names(moved)).toEqual(['Ängens kör'])
  const names_ = await Dexie.getDatabaseNames()
  expect(names_.filter((name) => name.startsWith('kulturlots-directory-'))).toEqual([
    'kulturlots-directory-annan-nod',
  ])
})

test('an answer that is no directory, such as a log-in page, is no connection', async () => {
  const directory = new LocalDirectory({
    fetch: () => Promise.resolve(new Response('<!doctype html>')),
    now: () => new Date(),
  })
  open.push(directory)
  expect(await directory.refresh()).toEqual({ kind: 'unreachable' })
})

test('what an earlier version of the app stored opens without network', async () => {
  const before = new Dexie('kulturlots-directory-nod')
  before.version(1).stores({ packs: 'sha256', versions: 'key', changed: 'id', removed: 'id' })
  const { manifest, bodies } = await publish('nod', packs)
  for (const { sha256, url } of manifest.packs) {
    await before.table('packs').put({ sha256, bytes: bodies.get(url), index: { version: 2 } })
  }
  const checkedAt = '2026-05-01T08:00:00Z'
  const version = { key: 'current', manifest, contentId: manifest.id, checkedAt }
  await before.table('versions').put(version)
  before.close()
  const server = new DirectoryServer({ manifest, bodies })
  server.reachable = false
  const directory = openDirectory(server)
  expect(await names(directory)).toEqual(everything)
  server.reachable = true
  expect(await directory.refresh()).toEqual({ kind: 'unchanged' })
})

test('packs that another tab has replaced while they were read cost no hit', async () => {
  const server = new DirectoryServer(await publish('nod', packs))
  const one = openDirectory(server)
  await one.refresh()
  const two = openDirectory(server)
  expect(await two.state()).toMatchObject({ count: 3 })
  // It hears nothing of it, as a tab that was frozen.
  const telling = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockReturnValue()
  for (const name of ['Ett', 'Två']) {
    server.move(await publish('nod', [['all', [flen, actor(name)]]]))
    await one.refresh()
  }
  telling.mockRestore()
  expect(await names(two)).toEqual(['Två'])
})
