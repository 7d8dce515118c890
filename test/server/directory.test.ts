import { createHash } from 'node:crypto'
import { readdir, truncate } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { DirectoryChanges, DirectoryManifest } from '../../src/domain/directory/pack.ts'
import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import { entry, startInProcess, writeEntry, type InProcess } from '../support/in-process.ts'
import { readDoorbell } from '../support/event-stream.ts'
import { removeFolder, temporaryFolder } from '../support/server.ts'

const entries = [
  entry('dansens-hus', { municipalities: ['0484'] }),
  entry('folkdans', { municipalities: ['2180'] }),
  entry('riks', { municipalities: [], scope: 'sweden' }),
]

const manifestOf = async (server: InProcess) =>
  (await (await server.visitor().get('/api/directory/manifest')).json()) as DirectoryManifest
const since = (server: InProcess, id: string) =>
  server.visitor().get(`/api/directory/changes?since=${id}`)

const inRegions = (server: InProcess, id: string, regions: string) =>
  server.visitor().get(`/api/directory/changes?since=${id}&regions=${regions}`)

/** The bytes as they cross the wire: fetch would unpack them. */
async function onTheWire(url: string, acceptEncoding: string) {
  return new Promise<{ headers: Record<string, unknown>; bytes: Buffer }>((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': acceptEncoding } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve({ headers: response.headers, bytes: Buffer.concat(parts) }))
    })
      .on('error', reject)
      .end()
  })
}

/** Waits at the doorbell for another manifest, as a device does. */
async function nextManifest(server: InProcess, known: string): Promise<DirectoryManifest> {
  const bell = readDoorbell(await server.visitor().get('/api/doorbell'))
  for (;;) {
    const state = await bell.next()
    if (!state) throw new Error('The doorbell ended.')
    if (state.databases.directory !== known) break
  }
  await bell.close()
  return manifestOf(server)
}

describe('the manifest', () => {
  test('lists packs by region, whose bytes are what it says, in every encoding', async () => {
    await using server = await startInProcess({ entries })
    const manifest = await manifestOf(server)
    expect(manifest.count).toBe(3)
    expect(manifest.packs.map(({ region }) => region)).toEqual(['04', '21', 'all'])
    const read: DirectoryEntry[] = []
    for (const pack of manifest.packs) {
      expect(pack.url).toBe(`/api/directory/packs/${pack.sha256}.ndjson`)
      const wire = await Promise.all(
        ['br, gzip', 'gzip', 'br;q=0', ''].map((accepted) =>
          onTheWire(server.url + pack.url, accepted),
        ),
      )
      expect(wire.map(({ headers }) => headers['content-encoding'])).toEqual([
        'br',
        'gzip',
        undefined,
        undefined,
      ])
      const [brotli, gzip, plain] = wire.map(({ bytes }) => bytes)
      if (!brotli || !gzip || !plain) throw new Error('No answer.')
      for (const bytes of [brotliDecompressSync(brotli), gunzipSync(gzip), plain]) {
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(pack.sha256)
        expect(bytes).toHaveLength(pack.bytes)
      }
      for (const { headers } of wire) {
        expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
        expect(headers['vary']).toBe('accept-encoding')
      }
      // One strong tag per representation (RFC 9110 §8.8.3.3).
      expect(new Set(wire.map(({ headers }) => headers['etag'])).size).toBe(3)
      const lines = plain.toString('utf8').trimEnd().split('\n')
      expect(lines).toHaveLength(pack.count)
      read.push(...lines.map((line) => JSON.parse(line) as DirectoryEntry))
    }
    expect(read).toEqual(entries)
  })

  test('is asked for anew each time and costs nothing when it is the same', async () => {
    await using server = await startInProcess({ entries })
    const first = await server.visitor().get('/api/directory/manifest')
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const etag = first.headers.get('etag') ?? ''
    const second = await server.visitor().get('/api/directory/manifest', { 'if-none-match': etag })
    expect([second.status, await second.text()]).toEqual([304, ''])
    const other = await server.visitor().get('/api/directory/manifest', { 'if-none-match': '"x"' })
    expect(other.status).toBe(200)
  })

  test('has the content’s id: the same after a restart and on another server', async () => {
    const dataDirectory = await temporaryFolder()
    const ids: string[] = []
    const servers: string[] = []
    for (const folder of [dataDirectory, dataDirectory, undefined]) {
      await using server = await startInProcess({
        entries: folder ? entries : [...entries].reverse(),
        ...(folder ? { dataDirectory: folder } : {}),
      })
      const manifest = await manifestOf(server)
      ids.push(manifest.id)
      servers.push(manifest.server)
    }
    expect(new Set(ids).size).toBe(1)
    expect(servers[0]).toBe(servers[1])
    expect(servers[0]).not.toBe(servers[2])
    await removeFolder(dataDirectory)
  })
})

describe('the difference', () => {
  test('of a manifest to itself is nothing', async () => {
    await using server = await startInProcess({ entries })
    const { id } = await manifestOf(server)
    expect(await (await since(server, id)).json()).toEqual({ id, entries: [], removed: [] })
  })

  test('holds what was edited, added, moved to another county and removed, and no more', async () => {
    await using server = await startInProcess({ entries })
    const before = await manifestOf(server)
    const edited = entry('dansens-hus', { name: 'Dansens hus', municipalities: ['0484'] })
    const moved = entry('folkdans', { municipalities: ['0480'] })
    const added = entry('ny', { municipalities: ['2180'] })
    for (const one of [edited, moved, added]) await writeEntry(server, one)
    const [riks] = await server.store.leaves('directory', 'actor:riks', {
      history: false,
      attachments: false,
    })
    if (!riks || !('ok' in riks)) throw new Error('No riks.')
    const tombstone = { _id: 'actor:riks', _rev: riks.ok._rev ?? '', _deleted: true }
    await server.store.bulkDocs('directory', [tombstone], { newEdits: true })

    const after = await nextManifest(server, before.id)
    expect(after.count).toBe(3)
    const changes = (await (await since(server, before.id)).json()) as DirectoryChanges
    expect(changes.id).toBe(after.id)
    expect(changes.removed).toEqual(['actor:riks'])
    expect([...changes.entries].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      edited,
      moved,
      added,
    ])
    const old = await server.visitor().get(before.packs[0]?.url ?? '')
    expect(old.status, 'a device in the middle of a fetch can end it').toBe(200)
  })

  test('is still known after a restart, from packs that are still kept', async () => {
    const dataDirectory = await temporaryFolder()
    let first: DirectoryManifest
    {
      await using server = await startInProcess({ entries, dataDirectory })
      first = await manifestOf(server)
      await writeEntry(server, entry('dansens-hus', { name: 'Dansens hus' }))
      await nextManifest(server, first.id)
    }
    {
      await using server = await startInProcess({ entries, dataDirectory })
      const changes = (await (await since(server, first.id)).json()) as DirectoryChanges
      expect(changes.entries.map(({ name }) => name)).toEqual(['Dansens hus'])
    }
    await removeFolder(dataDirectory)
  })

  test.each([
    ['an unknown manifest', '?since=abc', 410, 'gone'],
    ['no manifest', '', 400, 'bad_request'],
    ['two manifests', '?since=a&since=b', 400, 'bad_request'],
  ])('to %s is refused', async (_what, query, status, error) => {
    await using server = await startInProcess()
    const response = await server.visitor().get(`/api/directory/changes${query}`)
    expect([response.status, await response.json()]).toMatchObject([status, { error }])
  })
})

test('a pack that was damaged on disk is built again at the next start', async () => {
  const dataDirectory = await temporaryFolder()
  let url: string
  {
    await using server = await startInProcess({ entries, dataDirectory })
    url = (await manifestOf(server)).packs[0]?.url ?? ''
  }
  const packs = join(dataDirectory, 'packs')
  for (const name of await readdir(packs)) {
    if (name.endsWith('.br')) await truncate(join(packs, name), 20)
    if (name.endsWith('.gz')) await truncate(join(packs, name), 0)
  }
  {
    await using server = await startInProcess({ entries, dataDirectory })
    const response = await server.visitor().get(url)
    expect(await response.text()).toContain('"id":"actor:dansens-hus"')
  }
  await removeFolder(dataDirectory)
})

test('a document that is no entry stops that entry and not the directory', async () => {
  await using server = await startInProcess({ entries })
  const before = await manifestOf(server)
  const broken = { _id: 'actor:broken', type: 'actor', schemaVersion: 1, seen: {}, registers: {} }
  await server.store.bulkDocs('directory', [broken], { newEdits: true })
  await writeEntry(server, entry('ny'))
  const after = await nextManifest(server, before.id)
  expect(after.count).toBe(4)
})

test.each(['/api/directory/packs/abc.ndjson', `/api/directory/packs/${'0'.repeat(64)}.ndjson`])(
  'a pack that is not there is not found, and that is not cached (%s)',
  async (path) => {
    await using server = await startInProcess()
    const response = await server.visitor().get(path)
    expect([response.status, response.headers.get('cache-control')]).toEqual([404, 'no-store'])
  },
)

test('a device that has some regions is told the differences of those alone', async () => {
  await using server = await startInProcess({ entries })
  const before = await manifestOf(server)
  await writeEntry(server, entry('nya-koren', { municipalities: ['2180'] }))
  const { id } = await nextManifest(server, before.id)
  const of = async (regions: string) =>
    (await (await inRegions(server, before.id, regions)).json()) as DirectoryChanges
  expect(await of('04,all')).toEqual({ id, entries: [], removed: [] })
  expect((await of('21,all')).entries).toHaveLength(1)
  expect((await inRegions(server, before.id, '%22')).status).toBe(400)
})
