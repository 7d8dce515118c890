/**
 * Stores packs while the line is quiet. On a slow line each is stored soon after it came, so that an interrupted
 * fetch goes on where it stopped; on a fast one indexing has the processor for itself, and storing comes after it.
 * Until a pack is stored it is held in memory and answered from there.
 */
import type { DirectoryDatabase } from './directory-database.ts'
import type { ArrivedPack } from './stored-version.ts'
import { kept } from './refused-storage.ts'

/** Without anything arriving for so long the line is quiet, ms. */
const breath = 50
/** Most bytes that wait to be stored; then arriving waits for them. */
const mostWaiting = 24_000_000

export interface PackKeeper {
  /** By their checksums: what is not stored, or not yet. */
  readonly held: ReadonlyMap<string, ArrivedPack>
  /** Resolves at once, unless too much waits already. */
  add(pack: ArrivedPack): Promise<void>
  /** Stores what still waits. What the device refuses stays in `held`. */
  finish(): Promise<void>
}

export function createPackKeeper(database: DirectoryDatabase): PackKeeper {
  const held = new Map<string, ArrivedPack>()
  const waiting: ArrivedPack[] = []
  let bytes = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let storing: Promise<void> = Promise.resolve()
  let failed: { readonly error: unknown } | undefined

  function store(): Promise<void> {
    clearTimeout(timer)
    storing = storing.then(storeWaiting)
    return storing
  }

  /** One after the other: a search that comes meanwhile is answered in between. */
  async function storeWaiting(): Promise<void> {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const pack = next
      bytes -= pack.bytes.length
      try {
        if (await kept(() => database.keepPack(pack))) held.delete(pack.sha256)
      } catch (error) {
        failed ??= { error }
      }
    }
  }

  return {
    held,
    async add(pack) {
      held.set(pack.sha256, pack)
      waiting.push(pack)
      bytes += pack.bytes.length
      clearTimeout(timer)
      if (bytes > mostWaiting) await store()
      else timer = setTimeout(() => void store(), breath)
    },
    async finish() {
      await store()
      if (failed) throw failed.error
    },
  }
}
