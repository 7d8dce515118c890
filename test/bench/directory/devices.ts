/** A thousand devices fetch their first directory from one server, each over a connection of its own. */
import { Agent, get } from 'node:http'
import { join } from 'node:path'
import { directoryDocument } from '../../../src/domain/directory/entry-document.ts'
import type { DirectoryManifest } from '../../../src/domain/directory/pack.ts'
import { createEmbeddedStore } from '../../../sync-server/couch/embedded/embedded-store.ts'
import { processorSeconds, residentBytes, startSyncServer } from '../support/processes.ts'
import { heading, milliseconds, row } from '../support/report.ts'
import { directoryOf, newProfile, type Setting } from './setting.ts'

const devices = 1_000

export async function manyDevices(setting: Setting): Promise<void> {
  const directory = join(setting.folder, newProfile())
  await (await startSyncServer(directory)).kill('SIGTERM')
  await fill(directory, setting.size)
  const server = await startSyncServer(directory)
  try {
    heading(`${devices} devices fetch ${setting.size.toLocaleString('en')} entries, loopback`)
    row('resident before', megabytes(await residentBytes(server.pid)))
    const spent = await processorSeconds(server.pid)
    let most = 0
    const watching = setInterval(() => {
      void residentBytes(server.pid).then((bytes) => (most = Math.max(most, bytes)))
    }, 100)
    const start = performance.now()
    const bytes = await Promise.all(Array.from({ length: devices }, () => first(server.url)))
    const took = performance.now() - start
    clearInterval(watching)
    row('all have all (goal 60 s)', milliseconds(took))
    row('largest resident (goal 300 MB)', megabytes(most))
    row('processor time', `${((await processorSeconds(server.pid)) - spent).toFixed(1)} s`)
    row('bytes for each', megabytes(bytes[0] ?? 0))
  } finally {
    await server.kill('SIGTERM')
  }
}

async function fill(directory: string, size: number): Promise<void> {
  const store = createEmbeddedStore({ file: join(directory, 'store.sqlite') })
  const written = { dot: ['bench', 1], at: '2026-11-22T10:00:00Z', by: 'bench' } as const
  const docs = directoryOf(size)
    .entries.filter(({ kind }) => kind !== 'taxonomy')
    .map((entry) => directoryDocument(entry, written))
  for (let at = 0; at < docs.length; at += 500) {
    const batch = docs.slice(at, at + 500).map((document) => ({ ...document }))
    await store.bulkDocs('directory', batch, { newEdits: true })
  }
  await store.close()
}

async function first(url: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  const read = (path: string) =>
    new Promise<Buffer>((resolve, reject) => {
      const headers = { 'accept-encoding': 'br' }
      get(url + path, { agent, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          if (response.statusCode === 200) resolve(Buffer.concat(parts))
          else reject(new Error(`${path}: ${response.statusCode}`))
        })
        response.on('error', reject)
      }).on('error', reject)
    })
  const plain = await fetch(`${url}/api/directory/manifest`)
  const { packs } = (await plain.json()) as DirectoryManifest
  const bodies = await Promise.all(packs.map((pack) => read(pack.url)))
  agent.destroy()
  return bodies.reduce((sum, body) => sum + body.length, 0)
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
