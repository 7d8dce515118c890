/**
 * The published directory: follows the `directory` database and keeps manifest and packs ready.
 *
 *     database changes ──settle──▶ refresh entries ──▶ build packs ──▶ swap manifest ──▶ tell listeners
 *                        ▲                                                  │
 *                        └───────── something changed meanwhile ────────────┘
 *
 * A manifest is swapped in only when all its packs are stored. Packs of the remembered manifests stay,
 * so that a device in the middle of a fetch can end it and a difference can be told.
 */
import { join } from 'node:path'
import type { DirectoryChanges, DirectoryManifest } from '../../src/domain/directory/pack.ts'
import type { ServerId } from '../../src/domain/identifiers.ts'
import type { DocumentStore } from '../couch/document-store.ts'
import { difference } from './difference.ts'
import { createDirectoryEntries } from './entries.ts'
import { createPackFiles, type Pack } from './pack-files.ts'
import { buildPacks } from './packs.ts'
import { readMadeFrom, readManifests, remember, rememberMadeFrom } from './remembered-manifests.ts'

export interface DirectoryPublication {
  /** undefined only where another process publishes, and has not yet. */
  manifest(): DirectoryManifest | undefined
  /** Of this or a remembered manifest. */
  pack(sha256: string): Promise<Pack | undefined>
  /**
   * undefined when `since` is no longer known.
   * @param regions told only of these; without, of all.
   */
  changes(since: string, regions?: readonly string[]): Promise<DirectoryChanges | undefined>
  /** Called after each new manifest. @returns stop. */
  onPublish(listener: () => void): () => void
  stop(): Promise<void>
}

export interface OwnPublication extends DirectoryPublication {
  /** Forgets what it has read and all remembered manifests: nothing of what was erased is told any more. */
  startOver(): void
}

export interface PublicationOptions {
  readonly store: DocumentStore
  readonly server: ServerId
  /** Where packs and the remembered manifests are kept. */
  readonly directory: string
  readonly report: (event: PublicationEvent) => void
  /** Gives what was published to other processes. */
  readonly share?: Share
}

export type Share = (
  manifests: readonly DirectoryManifest[],
  read: (sha256: string) => Promise<Pack | undefined>,
) => Promise<void>

export type PublicationEvent =
  | {
      readonly kind: 'published'
      readonly count: number
      readonly packs: number
      readonly unreadable: number
    }
  | { readonly kind: 'failed'; readonly error: unknown }

/** An import writes in batches; this many ms of waiting spare building packs for each of them. */
const settle = 250
/** After a failure, a full disk say, ms. */
const retry = 30_000

/** Resolves when the first manifest is there. */
export async function createDirectoryPublication(
  options: PublicationOptions,
): Promise<OwnPublication> {
  const { store, server, directory, report, share } = options
  const files = await createPackFiles(directory)
  const manifestsFile = join(directory, 'manifests.json')
  let entries = createDirectoryEntries(store)
  let startsOver = false
  const listeners = new Set<() => void>()
  let manifests = await readManifests(manifestsFile)
  let packs: ReadonlyMap<string, Pack> = new Map()

  async function publish(): Promise<void> {
    if (startsOver) {
      startsOver = false
      entries = createDirectoryEntries(store)
      manifests = []
    }
    const unreadable = await entries.refresh()
    const built = await buildPacks(entries.lines(), server, files, packs)
    const changed = built.manifest.id !== manifests[0]?.id
    packs = built.packs
    manifests = await remember(manifestsFile, built.manifest, manifests)
    const named = manifests.flatMap((manifest) => manifest.packs.map((pack) => pack.sha256))
    await files.keepOnly(new Set(named))
    await rememberMadeFrom(manifestsFile, { id: built.manifest.id, seq: entries.since() })
    await share?.(manifests, pack)
    const { count, packs: references } = built.manifest
    report({ kind: 'published', count, packs: references.length, unreadable })
    if (changed) for (const listener of listeners) listener()
  }

  /** Whether the newest manifest is of what is stored, and its packs are whole. */
  async function isAsStored(): Promise<boolean> {
    const [newest] = manifests
    const made = await readMadeFrom(manifestsFile)
    const stored = await store.info('directory')
    if (newest?.id !== made.id || newest?.server !== server) return false
    if (stored?.update_seq !== made.seq) return false
    const read = await Promise.all(newest.packs.map(({ sha256 }) => files.read(sha256)))
    packs = new Map(read.flatMap((each) => (each ? [[each.sha256, each]] : [])))
    return packs.size === newest.packs.length
  }

  let timer: NodeJS.Timeout | undefined
  let working: Promise<void> | undefined
  let changedMeanwhile = false
  let stopped = false

  function schedule(delay: number): void {
    if (stopped) return
    if (working) changedMeanwhile = true
    else timer ??= setTimeout(publishAgain, delay)
  }
  /** @throws what `publish` does; a change meanwhile is taken up either way. */
  async function work(): Promise<void> {
    working = publish()
    try {
      await working
    } finally {
      working = undefined
      if (changedMeanwhile) {
        changedMeanwhile = false
        schedule(settle)
      }
    }
  }
  function publishAgain(): void {
    timer = undefined
    work().catch((error: unknown) => {
      report({ kind: 'failed', error })
      schedule(retry)
    })
  }
  async function pack(sha256: string): Promise<Pack | undefined> {
    const known = packs.get(sha256)
    if (known) return known
    const named = manifests.some((each) => each.packs.some((one) => one.sha256 === sha256))
    return named ? files.read(sha256) : undefined
  }
  // Subscribed before the first build, so that no change falls in between.
  const unsubscribe = store.onUpdate((name) => {
    if (name === 'directory') schedule(settle)
  })
  // Served at once; made again all the same, soon: this version of the program may make it otherwise.
  if (await isAsStored()) schedule(settle)
  else await work()

  return {
    manifest: () => manifests[0],
    pack,
    async changes(since, regions) {
      const from = manifests.find((known) => known.id === since)
      const [current] = manifests
      if (!from || !current) return undefined
      const text = async (sha256: string) => (await pack(sha256))?.plain.toString('utf8')
      return difference(from, current, text, regions)
    },
    onPublish(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    startOver() {
      startsOver = true
      schedule(0)
    },
    async stop() {
      stopped = true
      unsubscribe()
      clearTimeout(timer)
      await working?.catch(() => undefined)
    },
  }
}
