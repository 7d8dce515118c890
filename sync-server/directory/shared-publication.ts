/**
 * How gateways without the courier come by the directory: the one that has it puts packs and manifests into
 * the store's database `packs`, and the others serve them from there. Packs come before the manifests that
 * name them; one that no manifest names any more is taken away last.
 */
import { join } from 'node:path'
import type { DirectoryManifest } from '../../src/domain/directory/pack.ts'
import type { DocumentStore, StoredBody } from '../couch/document-store.ts'
import { brotliDecompressed, createPackFiles, sha256Of, type Pack } from './pack-files.ts'
import { isManifest, readManifests } from './remembered-manifests.ts'

/** Where a process without the courier finds what was published. */
export interface PublishedSource {
  manifests(): Promise<readonly DirectoryManifest[]>
  pack(sha256: string): Promise<Pack | undefined>
  /** @returns stop. */
  onChange(listener: () => void): () => void
}

const database = 'packs'
const packId = (sha256: string) => `pack:${sha256}`

/** What the courier left in its folder: for a process on the same embedded store. */
export async function publishedOnDisk(directory: string): Promise<PublishedSource> {
  const files = await createPackFiles(directory)
  return {
    manifests: () => readManifests(join(directory, 'manifests.json')),
    pack: (sha256) => files.read(sha256),
    onChange: () => () => undefined,
  }
}

export function publishedInStore(store: DocumentStore): PublishedSource {
  const read = async (id: string) => {
    await store.ensureDatabase(database)
    const [leaf] = await store.leaves(database, id, { history: false, attachments: false })
    return leaf && 'ok' in leaf ? leaf.ok : undefined
  }
  return {
    async manifests() {
      const manifests = (await read('manifests'))?.['manifests']
      return Array.isArray(manifests) && manifests.every(isManifest) ? manifests : []
    },
    async pack(sha256) {
      const stored = await read(packId(sha256))
      if (typeof stored?.['brotli'] !== 'string' || typeof stored['gzip'] !== 'string') return
      const brotli = Buffer.from(stored['brotli'], 'base64')
      const gzip = Buffer.from(stored['gzip'], 'base64')
      const plain = await brotliDecompressed(brotli)
      return plain && sha256Of(plain) === sha256 ? { sha256, plain, brotli, gzip } : undefined
    },
    onChange: (listener) =>
      store.onUpdate((name) => {
        if (name === database) listener()
      }),
  }
}

/** @param read gives a pack that one of the manifests names. */
export async function sharePublication(
  store: DocumentStore,
  manifests: readonly DirectoryManifest[],
  read: (sha256: string) => Promise<Pack | undefined>,
): Promise<void> {
  await store.ensureDatabase(database)
  const { rows } = await store.allDocs(database, { includeDocs: false })
  const stored = new Map(rows.flatMap((row) => ('id' in row ? [[row.id, row.value.rev]] : [])))
  const named = new Set(manifests.flatMap(({ packs }) => packs.map(({ sha256 }) => sha256)))
  for (const sha256 of named) {
    if (stored.has(packId(sha256))) continue
    const pack = await read(sha256)
    if (!pack) continue
    await put(store, {
      _id: packId(sha256),
      brotli: pack.brotli.toString('base64'),
      gzip: pack.gzip.toString('base64'),
    })
  }
  const rev = stored.get('manifests')
  await put(store, { _id: 'manifests', ...(rev && { _rev: rev }), manifests })
  const unnamed = [...stored].filter(
    ([id]) => id.startsWith('pack:') && !named.has(id.slice('pack:'.length)),
  )
  if (unnamed.length > 0) {
    await store.purge(database, Object.fromEntries(unnamed.map(([id, of]) => [id, [of]])))
  }
}

async function put(store: DocumentStore, body: StoredBody): Promise<void> {
  const [result] = await store.bulkDocs(database, [body], { newEdits: true })
  if (result && 'error' in result) throw new Error(`The store refused a pack: ${result.error}.`)
}
