/**
 * The directory on the device: one IndexedDB database per server, public data, shared by all who use the
 * device. Packs are stored as they came, one record each, beside the index derived from them; the
 * difference to the packs as rows.
 *
 * Guarantee: the manifest is replaced in one transaction together with whatever it needs, so that a
 * stored directory is always whole: the old one or the new one.
 */
import Dexie, { type EntityTable } from 'dexie'
import type { DirectoryEntry } from '../domain/directory/entry.ts'
import type { DirectoryManifest } from '../domain/directory/pack.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import type { DirectoryContent } from './columns.ts'
import { foldVersion } from './fold.ts'
import { indexPack, type PackIndex } from './pack-index.ts'
import { parseEntry } from '../domain/directory/parse-entry.ts'
import { parseManifest } from './parse-manifest.ts'

export interface StoredPack {
  readonly sha256: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly index: PackIndex
}

export interface DirectoryVersion {
  /** Names the packs that the content stands on. */
  readonly manifest: DirectoryManifest
  /** The manifest id that packs and difference together amount to. */
  readonly contentId: string
  /** ISO time of the last successful check. */
  readonly checkedAt: string
}

export interface Directory extends DirectoryVersion, DirectoryContent {
  readonly packs: readonly StoredPack[]
}

interface Versions extends DirectoryVersion {
  readonly key: 'current'
}

const prefix = 'kulturlots-directory-'

/** Servers whose directories are on this device; normally one. */
export async function storedServers(): Promise<readonly string[]> {
  const names = await Dexie.getDatabaseNames()
  return names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
}

export async function deleteDirectory(server: string): Promise<void> {
  await Dexie.delete(prefix + server)
}

export class DirectoryDatabase {
  readonly server: string
  readonly #database: Dexie
  readonly #packs: EntityTable<StoredPack, 'sha256'>
  readonly #versions: EntityTable<Versions, 'key'>
  readonly #changed: EntityTable<DirectoryEntry, 'id'>
  readonly #removed: EntityTable<{ id: DocumentId }, 'id'>

  constructor(server: string) {
    this.server = server
    // Relaxed durability: the directory can be fetched again, and waiting for the disk triples the time.
    // No cache: records are large and read once.
    const database = new Dexie(prefix + server, {
      chromeTransactionDurability: 'relaxed',
      cache: 'disabled',
    })
    database.version(1).stores({ packs: 'sha256', versions: 'key', changed: 'id', removed: 'id' })
    this.#database = database
    this.#packs = database.table('packs')
    this.#versions = database.table('versions')
    this.#changed = database.table('changed')
    this.#removed = database.table('removed')
  }

  /** Cheap: asked at every sign that another tab has changed something. */
  async version(): Promise<DirectoryVersion | undefined> {
    return parseVersion(await this.#versions.get('current'))
  }

  /** Undefined when none is stored whole. */
  async load(): Promise<Directory | undefined> {
    const all = [this.#packs, this.#versions, this.#changed, this.#removed]
    const stored = await this.#database.transaction('r', all, async () => {
      const version = parseVersion(await this.#versions.get('current'))
      if (!version) return undefined
      const [packs, changed, removed] = await Promise.all([
        this.#packs.bulkGet(version.manifest.packs.map((pack) => pack.sha256)),
        this.#changed.toArray(),
        this.#removed.toArray(),
      ])
      return { version, packs, changed, removed }
    })
    if (!stored) return undefined
    const packs = stored.packs.filter((pack) => pack !== undefined)
    if (packs.length < stored.packs.length) return undefined
    return {
      ...stored.version,
      packs: await this.#withCurrentIndex(packs),
      changed: stored.changed.map(parseEntry).filter((entry) => entry !== undefined),
      removed: stored.removed.map((row) => row.id),
    }
  }

  /** Those of the packs that are stored, whether or not a directory stands on them yet. */
  async packs(sha256s: readonly string[]): Promise<readonly StoredPack[]> {
    const found = await this.#packs.bulkGet([...sha256s])
    return this.#withCurrentIndex(found.filter((pack) => pack !== undefined))
  }

  /** Ahead of `replace`, so that an interrupted first fetch goes on where it stopped. */
  async keepPack(pack: StoredPack): Promise<void> {
    await this.#packs.put(pack)
  }

  /** Swaps in a directory that stands on packs alone, and drops the packs it does not use. */
  async replace(version: DirectoryVersion, packs: readonly StoredPack[]): Promise<void> {
    const all = [this.#packs, this.#versions, this.#changed, this.#removed]
    await this.#database.transaction('rw', all, async () => {
      const stored = new Set(await this.#packs.toCollection().primaryKeys())
      await this.#packs.bulkPut(packs.filter((pack) => !stored.has(pack.sha256)))
      const used = new Set(packs.map((pack) => pack.sha256))
      await this.#packs.bulkDelete([...stored].filter((sha256) => !used.has(sha256)))
      await this.#changed.clear()
      await this.#removed.clear()
      await this.#versions.put({ key: 'current', ...versionOf(version) })
    })
  }

  /** Swaps in the same packs with another difference. */
  async replaceDifference(
    version: DirectoryVersion,
    changed: readonly DirectoryEntry[],
    removed: readonly DocumentId[],
  ): Promise<void> {
    const all = [this.#versions, this.#changed, this.#removed]
    await this.#database.transaction('rw', all, async () => {
      await this.#changed.clear()
      await this.#removed.clear()
      await this.#changed.bulkPut([...changed])
      await this.#removed.bulkPut(removed.map((id) => ({ id })))
      await this.#versions.put({ key: 'current', ...versionOf(version) })
    })
  }

  async checked(version: DirectoryVersion): Promise<void> {
    await this.#versions.put({ key: 'current', ...versionOf(version) })
  }

  close(): void {
    this.#database.close()
  }

  /** Indexes made by another version of the app are made anew, and kept where the device allows. */
  async #withCurrentIndex(packs: readonly StoredPack[]): Promise<readonly StoredPack[]> {
    if (packs.every((pack) => pack.index.version === foldVersion)) return packs
    const current = packs.map((pack) => ({ ...pack, index: indexPack(pack.bytes) }))
    try {
      await this.#packs.bulkPut(current)
    } catch (error) {
      if (!isRefusedStorage(error)) throw error
    }
    return current
  }
}

function versionOf({ manifest, contentId, checkedAt }: DirectoryVersion): DirectoryVersion {
  return { manifest, contentId, checkedAt }
}

function parseVersion(value: Versions | undefined): DirectoryVersion | undefined {
  const manifest = parseManifest(value?.manifest)
  if (!value || !manifest || typeof value.contentId !== 'string') return undefined
  return { manifest, contentId: value.contentId, checkedAt: value.checkedAt }
}

/**
 * The device would not open or store: full, evicted, private mode, or taken over by a newer app in another
 * tab. Anything else is a bug of ours.
 */
export function isRefusedStorage(error: unknown): boolean {
  return error instanceof Error && refusals.has(error.name)
}

/** Names by Dexie and IndexedDB; an AbortError is a full disk found at commit. */
const refusals = new Set([
  'QuotaExceededError',
  'AbortError',
  'OpenFailedError',
  'MissingAPIError',
  'DatabaseClosedError',
  'InvalidStateError',
  'NotFoundError',
  'SecurityError',
  'UnknownError',
  'VersionError',
  'VersionChangeError',
])
