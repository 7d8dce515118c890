/** Serves a built page and a directory’s packs, precompressed as the sync-server does. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'
import type { DirectoryManifest, PackReference } from '../../../src/domain/directory/pack.ts'

interface Body {
  readonly br: Buffer
  readonly gzip: Buffer
}

/** Packs of 400 entries: about 60 KB each when compressed. */
export function packEntries(entries: readonly DirectoryEntry[], perPack = 400) {
  const bodies = new Map<string, Body>()
  const packs: PackReference[] = []
  for (let at = 0; at < entries.length; at += perPack) {
    const part = entries.slice(at, at + perPack)
    const bytes = Buffer.from(ndjson(part))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const url = `/api/directory/packs/${sha256}.ndjson`
    packs.push({ url, sha256, count: part.length, bytes: bytes.length, region: 'all' })
    bodies.set(url, compressed(bytes))
  }
  const manifest: DirectoryManifest = { id: 'bench', server: 'bench', count: entries.length, packs }
  bodies.set('/rival/entries.ndjson', compressed(Buffer.from(ndjson(entries))))
  return { manifest, bodies }
}

export function ndjson(entries: readonly DirectoryEntry[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
}

function compressed(bytes: Buffer): Body {
  // Quality 9 is within a few per cent of 11 and keeps the bench’s start short.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
  return { br: brotliCompressSync(bytes, { params }), gzip: gzipSync(bytes, { level: 9 }) }
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

export async function servePage(
  folder: string,
  { manifest, bodies }: ReturnType<typeof packEntries>,
): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const body = bodies.get(path)
    if (path === '/api/directory/manifest') {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(manifest))
    } else if (body) {
      const brotli = request.headers['accept-encoding']?.includes('br') ?? false
      response.setHeader('content-encoding', brotli ? 'br' : 'gzip')
      response.setHeader('content-type', 'application/x-ndjson')
      response.end(brotli ? body.br : body.gzip)
    } else {
      const file = path === '/' ? 'index.html' : path
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
      readFile(join(folder, file)).then(
        (content) => response.end(content),
        () => response.writeHead(404).end(),
      )
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}/`,
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
