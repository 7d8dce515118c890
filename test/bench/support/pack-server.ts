/** Serves a built page and a directory’s packs, precompressed as the sync-server does. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'
import type { DirectoryManifest, PackReference } from '../../../src/domain/directory/pack.ts'

interface Body {
  readonly br: Buffer
  readonly gzip: Buffer
}

/** All entries in one file, as the rivals fetch it; with `?gzip` never as brotli. */
export const wholeFile = '/rival/entries.ndjson'

export type Packed = ReturnType<typeof packEntries>

/** Packs of 600 entries, about as many as the sync-server puts into one: some 65 KB each when compressed. */
export function packEntries(entries: readonly DirectoryEntry[], perPack = 600) {
  const bodies = new Map<string, Body>()
  const packs: PackReference[] = []
  for (let at = 0; at < entries.length; at += perPack) {
    const part = entries.slice(at, at + perPack)
    const bytes = Buffer.from(ndjson(part))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const url = `/api/directory/packs/${sha256}.ndjson`
    const body = compressed(bytes)
    const [count, transferBytes] = [part.length, body.br.length]
    packs.push({ url, sha256, count, bytes: bytes.length, transferBytes, region: 'all' })
    bodies.set(url, body)
  }
  const manifest: DirectoryManifest = { id: 'bench', server: 'bench', count: entries.length, packs }
  bodies.set(wholeFile, compressed(Buffer.from(ndjson(entries))))
  return { manifest, bodies, changes: undefined as unknown }
}

export function ndjson(entries: readonly DirectoryEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

function compressed(bytes: Buffer): Body {
  // Quality 9 is within a few per cent of 11 and keeps the bench’s start short.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  return { br: brotliCompressSync(bytes, { params }), gzip: gzipSync(bytes, { level: 9 }) }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

export interface Served {
  readonly url: string
  /** Paths, in order. */
  readonly asked: string[]
  readonly stop: () => void
}

/** The app's own addresses all are its first page. Compressed as the build has left it, where it has. */
async function sendFile(folder: string, path: string, accepts: string, response: ServerResponse) {
  const file = extname(path) === '' ? 'index.html' : path
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
  const content = await readFile(join(folder, file)).catch(() => undefined)
  if (!content) return response.writeHead(404).end()
  // As the sync-server says it of what has its content in its name: opened again, pages have it, compiled.
  if (file.startsWith('/assets/')) {
    response.setHeader('cache-control', 'public, max-age=31536000, immutable')
  }
  const made = await readFile(join(folder, `${file}.br`)).catch(() => undefined)
  if (made && accepts.includes('br')) return response.setHeader('content-encoding', 'br').end(made)
  return response.setHeader('content-encoding', 'gzip').end(gzipSync(content))
}

export async function servePage(folder: string, served: () => Packed): Promise<Served> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { manifest, bodies, changes } = served()
    const { pathname: path, search } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(path)
    const body = bodies.get(path)
    if (path === '/api/directory/manifest') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(manifest))
    } else if (path === '/api/directory/changes') {
      response.setHeader('content-type', 'application/json')
      if (changes === undefined) response.writeHead(410).end('{}')
      else response.end(JSON.stringify(changes))
    } else if (body) {
      const brotli =
        search !== '?gzip' && (request.headers['accept-encoding']?.includes('br') ?? false)
      response.setHeader('content-encoding', brotli ? 'br' : 'gzip')
      response.setHeader('content-type', 'application/x-ndjson')
      response.end(brotli ? body.br : body.gzip)
    } else if (path.startsWith('/api/')) {
      response.writeHead(404).end()
    } else {
      void sendFile(folder, path, request.headers['accept-encoding'] ?? '', response)
    }
  })
  // All of a file lies in the slow line's buffers long before it is through; closed meanwhile it would be cut off.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}/`,
    asked,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
