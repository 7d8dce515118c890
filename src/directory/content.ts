/** A directory's content: packs, and what differs from them. */
import type { DirectoryEntry } from '../domain/directory/entry.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import { joinIndexes, type DirectoryIndex } from './directory-index.ts'
import { indexPack, type PackIndex } from './pack-index.ts'

export interface IndexedPack {
  /** NDJSON, UTF-8. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly index: PackIndex
}

export interface Difference {
  /** Entries that replace or add to those of the packs. */
  readonly changed: readonly DirectoryEntry[]
  readonly removed: readonly DocumentId[]
}

/** Packs as an index, and the entries of the difference as one more pack, whose lines come last. */
export interface Content {
  readonly index: DirectoryIndex
  readonly difference: Uint8Array<ArrayBuffer>
}

export function packOf(entries: readonly DirectoryEntry[]): IndexedPack {
  const bytes = new TextEncoder().encode(entries.map((entry) => JSON.stringify(entry)).join('\n'))
  return { bytes, index: indexPack(bytes) }
}

export function contentOf(packs: readonly PackIndex[], difference: Difference): Content {
  const parts = packs.map((index, number) => ({ index, packs: number }))
  return joined(parts, difference, packs.length)
}

/** The same packs with another difference; what differed before is in the new one too. */
export function withDifference(
  { index }: Content,
  packCount: number,
  difference: Difference,
): Content {
  return joined([{ index, packs: index.packs }], difference, packCount)
}

function joined(
  parts: Parameters<typeof joinIndexes>[0],
  { changed, removed }: Difference,
  packs: number,
): Content {
  const without = new Set<string>([...removed, ...changed.map((entry) => entry.id)])
  if (changed.length === 0) {
    return { index: joinIndexes(parts, without), difference: new Uint8Array() }
  }
  const over = packOf(changed)
  return {
    index: joinIndexes(parts, without, { index: over.index, packs }),
    difference: over.bytes,
  }
}
