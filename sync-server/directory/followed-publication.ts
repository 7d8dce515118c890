/** The directory as another process publishes it, for one that leaves the publishing to it. */
import type { DirectoryManifest } from '../../src/domain/directory/pack.ts'
import { difference } from './difference.ts'
import type { Pack } from './pack-files.ts'
import type { DirectoryPublication } from './publication.ts'
import type { PublishedSource } from './shared-publication.ts'

/** A change can be missed; one that was is found after so long, ms. */
const look = 30_000

export async function followPublication(
  source: PublishedSource,
  failed: (error: unknown) => void,
): Promise<DirectoryPublication> {
  const listeners = new Set<() => void>()
  const packs = new Map<string, Pack>()
  let manifests: readonly DirectoryManifest[] = []

  async function read(): Promise<void> {
    const before = manifests[0]?.id
    manifests = await source.manifests()
    const named = new Set(manifests.flatMap((each) => each.packs.map(({ sha256 }) => sha256)))
    for (const sha256 of packs.keys()) if (!named.has(sha256)) packs.delete(sha256)
    if (manifests[0]?.id !== before) for (const listener of listeners) listener()
  }
  async function pack(sha256: string): Promise<Pack | undefined> {
    const known = packs.get(sha256)
    if (known) return known
    if (!manifests.some((each) => each.packs.some((named) => named.sha256 === sha256))) return
    const found = await source.pack(sha256)
    if (found) packs.set(sha256, found)
    return found
  }

  let reading: Promise<void> = read()
  await reading
  const again = () => void (reading = reading.then(read).catch(failed))
  const stopListening = source.onChange(again)
  const timer = setInterval(again, look)

  return {
    manifest: () => manifests[0],
    pack,
    async changes(since, regions) {
      const [current] = manifests
      const from = manifests.find(({ id }) => id === since)
      if (!from || !current) return undefined
      const text = async (sha256: string) => (await pack(sha256))?.plain.toString('utf8')
      return difference(from, current, text, regions)
    },
    onPublish(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      clearInterval(timer)
      stopListening()
      await reading
    },
  }
}
