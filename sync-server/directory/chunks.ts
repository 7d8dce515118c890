/**
 * Which entries share a pack. The rule depends on the entries alone, never on how they came to be, so that
 * equal directories have equal packs on every server; and a change of one entry changes one pack.
 *
 * Per region, entries are spread by the hash of their id over a binary trie: a leaf that outgrows
 * `largest` is split by the hash's next bit. Fixed ranges of sorted ids would shift every later boundary at
 * each insertion; a fixed number of hash buckets would reshuffle all when that number had to grow.
 */
import { createHash } from 'node:crypto'

export interface Line {
  readonly id: string
  readonly region: string
  /** Canonical JSON of one `DirectoryEntry`. */
  readonly text: string
}

export interface Chunk {
  readonly region: string
  /** Sorted by id. */
  readonly lines: readonly Line[]
}

/**
 * Most uncompressed characters of a pack. Brotli 11 makes the project's own entries an eighth, and leaves are
 * between half full and full: 45 to 90 KB on the wire, of which the first is there after half a second of slow 4G.
 * All together are 1.2 times as large as one file; with 500,000 they were 1.3 times.
 */
export const largest = 750_000

export function chunksOf(lines: Iterable<Line>): readonly Chunk[] {
  const regions = Map.groupBy(lines, (line) => line.region)
  return [...regions.keys()].sort().flatMap((region) => {
    const hashed = (regions.get(region) ?? []).map((line) => ({ line, hash: hashOf(line.id) }))
    return leaves(hashed, 0).map((leaf) => ({
      region,
      lines: leaf.map(({ line }) => line).sort((a, b) => (a.id < b.id ? -1 : 1)),
    }))
  })
}

type Hashed = { readonly line: Line; readonly hash: number }

function leaves(hashed: readonly Hashed[], depth: number): readonly (readonly Hashed[])[] {
  if (hashed.length === 0) return []
  const size = hashed.reduce((sum, { line }) => sum + line.text.length + 1, 0)
  if (size <= largest || hashed.length === 1 || depth === 32) return [hashed]
  const bit = (value: Hashed) => (value.hash >>> (31 - depth)) & 1
  return [
    ...leaves(
      hashed.filter((value) => bit(value) === 0),
      depth + 1,
    ),
    ...leaves(
      hashed.filter((value) => bit(value) === 1),
      depth + 1,
    ),
  ]
}

function hashOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0)
}
