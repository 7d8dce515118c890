/**
 * Where the lines of a directory's entries are read: packs lie in storage in blocks of equal size, so that
 * showing twenty entries reads twenty blocks and not the whole directory. What was read lately is kept.
 */
export const blockSize = 32_768
/** Most bytes kept. */
const mostKept = 16_000_000

export interface LinePlace {
  readonly pack: number
  readonly start: number
  readonly end: number
}

/** The lines in the order of their places; undefined where the pack is no longer there. */
export type ReadLines = (
  places: readonly LinePlace[],
) => Promise<readonly (Uint8Array | undefined)[]>

/** By pack and number of the block. */
export interface BlockKey {
  readonly pack: number
  readonly block: number
}

export function linesInMemory(packs: readonly Uint8Array[] = []): ReadLines {
  return linesInBlocks(
    (pack) => packs[pack],
    () => Promise.resolve([]),
  )
}

/** @param inMemory the bytes of a pack that is not in storage. */
export function linesInBlocks(
  inMemory: (pack: number) => Uint8Array | undefined,
  readBlocks: (keys: readonly BlockKey[]) => Promise<readonly (Uint8Array | undefined)[]>,
): ReadLines {
  const kept = new Map<string, Uint8Array>()
  let bytes = 0

  function keep(key: string, block: Uint8Array): void {
    if (kept.has(key)) return
    kept.set(key, block)
    bytes += block.length
    for (const [oldest, { length }] of kept) {
      if (bytes <= mostKept) break
      kept.delete(oldest)
      bytes -= length
    }
  }

  return async (places) => {
    const keys = new Map<string, BlockKey>()
    // Held on to: what is in memory now may be stored, and let go, while blocks are read.
    const held = places.map(({ pack }) => inMemory(pack))
    for (const [at, place] of places.entries()) {
      if (held[at]) continue
      for (const key of blocksOf(place)) keys.set(nameOf(key), key)
    }
    const found = new Map<string, Uint8Array>()
    for (const name of keys.keys()) {
      const block = kept.get(name)
      if (block) found.set(name, block)
    }
    const missing = [...keys].filter(([name]) => !found.has(name))
    if (missing.length > 0) {
      const blocks = await readBlocks(missing.map(([, key]) => key))
      missing.forEach(([name], at) => {
        const block = blocks[at]
        if (!block) return
        found.set(name, block)
        keep(name, block)
      })
    }
    return places.map(
      (place, at) => held[at]?.subarray(place.start, place.end) ?? lineIn(place, found),
    )
  }
}

const nameOf = ({ pack, block }: BlockKey) => `${pack}:${block}`

function blocksOf({ pack, start, end }: LinePlace): readonly BlockKey[] {
  const first = Math.floor(start / blockSize)
  const last = Math.floor(Math.max(start, end - 1) / blockSize)
  return Array.from({ length: last - first + 1 }, (_, at) => ({ pack, block: first + at }))
}

function lineIn(place: LinePlace, found: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined {
  const line = new Uint8Array(place.end - place.start)
  for (const key of blocksOf(place)) {
    const block = found.get(nameOf(key))
    if (!block) return undefined
    const offset = key.block * blockSize
    const from = Math.max(place.start, offset)
    const to = Math.min(place.end, offset + blockSize)
    line.set(block.subarray(from - offset, to - offset), from - place.start)
  }
  return line
}

export function blocksOfPack(bytes: Uint8Array): readonly Uint8Array<ArrayBuffer>[] {
  const blocks = []
  // Copies: a view would take the whole pack along to storage.
  for (let at = 0; at < bytes.length; at += blockSize) blocks.push(bytes.slice(at, at + blockSize))
  return blocks
}

/** In the order of the blocks, which is that of their names. */
export function blockName(sha256: string | undefined, block: number): string {
  return `${sha256 ?? ''}:${String(block).padStart(6, '0')}`
}
