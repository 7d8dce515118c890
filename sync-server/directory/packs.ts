/** Builds a manifest and its packs from lines. Packs that are there already, in memory or on disk, are not compressed again. */
import type { DirectoryManifest, PackReference } from '../../src/domain/directory/pack.ts'
import type { ServerId } from '../../src/domain/identifiers.ts'
import { chunksOf, type Chunk, type Line } from './chunks.ts'
import { sha256Of, type Pack, type PackFiles } from './pack-files.ts'

export interface Built {
  readonly manifest: DirectoryManifest
  readonly packs: ReadonlyMap<string, Pack>
}

/** Compressing shares libuv's four threads with argon2 and the disk; two leaves sign-ins alive. */
const sideBySide = 2

export async function buildPacks(
  lines: Iterable<Line>,
  server: ServerId,
  files: PackFiles,
  known: ReadonlyMap<string, Pack>,
): Promise<Built> {
  const chunks = chunksOf(lines)
  const packs = new Map<string, Pack>()
  const references: PackReference[] = []
  const queue = chunks.entries()

  async function work(): Promise<void> {
    for (const [index, chunk] of queue) {
      const plain = bytesOf(chunk)
      const sha256 = sha256Of(plain)
      const pack = known.get(sha256) ?? (await files.read(sha256)) ?? (await files.make(plain))
      packs.set(sha256, pack)
      references[index] = {
        url: `/api/directory/packs/${sha256}.ndjson`,
        sha256,
        count: chunk.lines.length,
        bytes: plain.length,
        transferBytes: pack.brotli.length,
        region: chunk.region,
      }
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, work))

  // Of the content alone: the same directory on another server has the same id.
  const id = sha256Of(references.map(({ region, sha256 }) => `${region} ${sha256}\n`).join(''))
  const count = references.reduce((sum, reference) => sum + reference.count, 0)
  return { manifest: { id, server, count, packs: references }, packs }
}

function bytesOf(chunk: Chunk): Buffer {
  return Buffer.from(chunk.lines.map((line) => `${line.text}\n`).join(''), 'utf8')
}
