/**
 * The directory on the device: one IndexedDB database per server, public data, shared by all who use the
 * device. Packs are stored in blocks, each beside the index derived from it; the difference to the packs as
 * rows; and the index of all of it together, which is what opening reads.
 *
 * Guarantee: the manifest is replaced in one transaction together with whatever it needs, so that a
 * stored directory is always whole: the old one or the new one.
 */
import Dexie, { type EntityTable, type Table } from 'dexie'
import type { DirectoryEntry } from '../domain/directory/entry.ts'
import type { DirectoryManifest } from '../domain/directory/pack.ts'
import { parseEntry } from '../domain/directory/parse-entry.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import { contentOf, type Difference } from './content.ts'
import { foldVersion } from './fold.ts'
import { wholeDirectory } from './found-directory.ts'
import { currentVersion, databasePrefix } from './opening.ts'
import { indexPack, type PackIndex } from './pack-index.ts'
import { blockName, blocksOfPack, type BlockKey } from './pack-lines.ts'
import { isRegion } from './parse-manifest.ts'
import { isRefusedStorage, kept } from './refused-storage.ts'
import type { RegionChoice } from './regions.ts'
import {
  parseVersion,
  versionOf,
  type ArrivedPack,
  type Directory,
  type DirectoryVersion,
  type Opened,
  type Versions,
} from './stored-version.ts'

interface StoredPack {
  readonly sha256: string
  readonly index: PackIndex
}

interface Choice extends RegionChoice {
  readonly key: 'choice'
}

/** Servers whose directories are on this device; normally one. */
export async function storedServers(): Promise<readonly string[]> {
  const names = await Dexie.getDatabaseNames()
  return names
    .filter((name) => name.startsWith(databasePrefix))
    .map((name) => name.slice(databasePrefix.length))
}

export async function deleteDirectory(server: string): Promise<void> {
  await Dexie.delete(databasePrefix + server)
}

export class DirectoryDatabase {
  readonly server: string
  readonly #database: Dexie
  readonly #packs: EntityTable<StoredPack, 'sha256'>
  readonly #blocks: Table<Uint8Array<ArrayBuffer>, string>
  readonly #versions: EntityTable<Versions | Choice, 'key'>
  readonly #changed: EntityTable<DirectoryEntry, 'id'>
  readonly #removed: EntityTable<{ id: DocumentId }, 'id'>
  readonly #opened: EntityTable<Opened, 'key'>

  constructor(server: string) {
    this.server = server
    // Relaxed durability: the directory can be fetched again, and waiting for the disk triples the time.
    // No cache: records are large and read once.
    const database = new Dexie(databasePrefix + server, {
      chromeTransactionDurability: 'relaxed',
      cache: 'disabled',
    })
    database.version(1).stores({ packs: 'sha256', versions: 'key', changed: 'id', removed: 'id' })
    database
      .version(currentVersion)
      .stores({ blocks: '', opened: 'key' })
      .upgrade((transaction) =>
        intoBlocks(
          transaction.table<WholePack, string>('packs'),
          transaction.table<Uint8Array, string>('blocks'),
        ),
      )
    this.#database = database
    this.#packs = database.table('packs')
    this.#blocks = database.table('blocks')
    this.#versions = database.table('versions')
    this.#changed = database.table('changed')
    this.#removed = database.table('removed')
    this.#opened = database.table('opened')
  }

  /** Cheap: asked at every sign that another tab has changed something. */
  async version(): Promise<DirectoryVersion | undefined> {
    return parseVersion(await this.#versions.get('current'))
  }

  /** Undefined when none is stored whole. */
  async load(): Promise<Directory | undefined> {
    const whole = await this.#loadWhole()
    if (whole) return whole
    const version = await this.version()
    return version && this.#derived(version)
  }

  /** Undefined too where the browser has lost what is large: it keeps that in files beside its database. */
  async #loadWhole(): Promise<Directory | undefined> {
    try {
      return await this.#database.transaction('r', [this.#versions, this.#opened], async () => {
        const version = parseVersion(await this.#versions.get('current'))
        return wholeDirectory(version, version && (await this.#opened.get('current')))
      })
    } catch (error) {
      if (isRefusedStorage(error)) return undefined
      throw error
    }
  }

  async choice(): Promise<RegionChoice> {
    const { home, regions } = ((await this.#versions.get('choice')) ?? {}) as RegionChoice
    return {
      ...(isRegion(home) ? { home } : {}),
      ...(Array.isArray(regions) && regions.every(isRegion) ? { regions } : {}),
    }
  }

  async choose(choice: RegionChoice): Promise<void> {
    await this.#versions.put({ key: 'choice', ...choice })
  }

  /** The indexes of those that are stored, whether or not a directory stands on them yet. */
  async packs(sha256s: readonly string[]): Promise<ReadonlyMap<string, PackIndex>> {
    const found = await this.#packs.bulkGet([...sha256s])
    const indexes = new Map<string, PackIndex>()
    for (const pack of found) {
      if (pack) indexes.set(pack.sha256, await this.#currentIndex(pack))
    }
    return indexes
  }

  async difference(): Promise<Difference> {
    return this.#database.transaction('r', [this.#changed, this.#removed], async () => {
      const changed = await this.#changed.toArray()
      const removed = await this.#removed.toArray()
      return {
        changed: changed.map(parseEntry).filter((entry) => entry !== undefined),
        removed: removed.map((row) => row.id),
      }
    })
  }

  /** Ahead of `replace`, so that an interrupted first fetch goes on where it stopped. */
  async keepPack({ sha256, bytes, index }: ArrivedPack): Promise<void> {
    await this.#database.transaction('rw', [this.#packs, this.#blocks], async () => {
      const blocks = blocksOfPack(bytes)
      await this.#blocks.bulkPut(
        blocks,
        blocks.map((_, block) => blockName(sha256, block)),
      )
      await this.#packs.put({ sha256, index })
    })
  }

  /**
   * Swaps in a directory, whose packs are stored already, and drops the packs that neither it nor the one
   * before it uses: another tab may be in the middle of reading that.
   */
  async replace(directory: Directory, difference: Difference, dropsOld = false): Promise<void> {
    await this.#database.transaction('rw', this.#database.tables, async () => {
      const before = parseVersion(await this.#versions.get('current'))
      const packs = [
        ...directory.manifest.packs,
        ...(dropsOld ? [] : (before?.manifest.packs ?? [])),
      ]
      const used = new Set(packs.map(({ sha256 }) => sha256))
      const unused = (await this.#packs.toCollection().primaryKeys()).filter(
        (one) => !used.has(one),
      )
      await this.#packs.bulkDelete(unused)
      for (const sha256 of unused) await this.#blocks.where(':id').startsWith(sha256).delete()
      await this.#swap(directory, difference)
    })
  }

  /** Swaps in the same packs with another difference. */
  async replaceDifference(directory: Directory, difference: Difference): Promise<void> {
    const all = [this.#versions, this.#changed, this.#removed, this.#opened]
    await this.#database.transaction('rw', all, () => this.#swap(directory, difference))
  }

  async checked(version: DirectoryVersion): Promise<void> {
    await this.#versions.put({ key: 'current', ...versionOf(version) })
  }

  /** Blocks of the packs of a directory; undefined for those that are gone. */
  async blocks(
    { packs }: DirectoryManifest,
    keys: readonly BlockKey[],
  ): Promise<readonly (Uint8Array | undefined)[]> {
    return this.#blocks.bulkGet(
      keys.map(({ pack, block }) => blockName(packs[pack]?.sha256, block)),
    )
  }

  close(): void {
    this.#database.close()
  }

  async #swap(directory: Directory, { changed, removed }: Difference): Promise<void> {
    await this.#changed.clear()
    await this.#removed.clear()
    await this.#changed.bulkPut([...changed])
    await this.#removed.bulkPut(removed.map((id) => ({ id })))
    await this.#keepOpened(directory)
    await this.checked(directory)
  }

  async #keepOpened({ contentId, content: { index, difference } }: Directory): Promise<void> {
    await this.#opened.put({ key: 'current', contentId, index, difference })
  }

  /** From what is stored of packs and difference: after an update of the app, which may index otherwise. */
  async #derived(version: DirectoryVersion): Promise<Directory | undefined> {
    const wanted = version.manifest.packs.map((pack) => pack.sha256)
    const packs = await this.packs(wanted)
    const indexes = wanted.map((sha256) => packs.get(sha256)).filter((pack) => pack !== undefined)
    if (indexes.length < wanted.length) return undefined
    const directory = { ...version, content: contentOf(indexes, await this.difference()) }
    await kept(() => this.#keepOpened(directory))
    return directory
  }

  /** Indexes made by another version of the app are made anew, and kept where the device allows. */
  async #currentIndex(pack: StoredPack): Promise<PackIndex> {
    if (pack.index.version === foldVersion) return pack.index
    const blocks = await this.#blocks.where(':id').startsWith(pack.sha256).toArray()
    const index = indexPack(joined(blocks))
    await kept(() => this.#packs.put({ sha256: pack.sha256, index }))
    return index
  }
}

function joined(blocks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(blocks.reduce((sum, block) => sum + block.length, 0))
  let at = 0
  for (const block of blocks) {
    bytes.set(block, at)
    at += block.length
  }
  return bytes
}

/** As version 1 kept it. */
interface WholePack extends StoredPack {
  readonly bytes?: Uint8Array
}

async function intoBlocks(
  packs: Table<WholePack, string>,
  blocks: Table<Uint8Array, string>,
): Promise<void> {
  for (const sha256 of await packs.toCollection().primaryKeys()) {
    const pack = await packs.get(sha256)
    if (!pack?.bytes) continue
    const parts = blocksOfPack(pack.bytes)
    await blocks.bulkPut(
      parts,
      parts.map((_, block) => blockName(sha256, block)),
    )
    await packs.put({ sha256, index: pack.index })
  }
}
