/**
 * The directory of this device, as the worker serves it: opened from storage, refreshed from the server,
 * searched in memory.
 *
 *   opening ──▶ empty ──refresh──▶ fetching ──▶ ready ──refresh──▶ ready
 *      └──────────────── stored ─────────────────▲
 *
 * While the first packs arrive, those at hand already answer. Another tab's refresh is taken over by its
 * message after the commit. Two tabs refresh one after the other (Web Locks), so that the second finds it
 * done; were both to run at once, nothing would break: packs are named by their content and a directory
 * is swapped in one transaction.
 */
import type { DirectoryEntry, TaxonomyTerm } from '../domain/directory/entry.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import type {
  DirectoryCalls,
  DirectoryQuery,
  DirectoryResult,
  DirectorySearch,
  DirectoryState,
  RefreshOptions,
  RefreshOutcome,
  TakeHits,
} from './calls.ts'
import {
  deleteDirectory,
  DirectoryDatabase,
  isRefusedStorage,
  storedServers,
  type Directory,
  type StoredPack,
} from './directory-database.ts'
import type { Fetch } from './fetch-directory.ts'
import { refreshDirectory, type Refreshed } from './refresh-directory.ts'
import { createSearchable, type Searchable } from './searchable.ts'

export interface LocalDirectoryDependencies {
  readonly fetch: Fetch
  readonly now: () => Date
}

/** Names the lock and the channel; every tab of this origin shares them. */
const shared = 'kulturlots-directory'

export class LocalDirectory implements DirectoryCalls {
  readonly #dependencies: LocalDirectoryDependencies
  readonly #listeners = new Set<(state: DirectoryState) => void>()
  readonly #databases = new Map<string, DirectoryDatabase>()
  readonly #channel = new BroadcastChannel(shared)
  #opening: Promise<void>
  #refreshing: Promise<RefreshOutcome> | undefined
  #directory: Directory | undefined
  /** False while what is in memory could not be stored. */
  #stored = true
  #arriving: { packs: readonly StoredPack[]; total: number } | undefined
  #searchable: Searchable | undefined

  constructor(dependencies: LocalDirectoryDependencies) {
    this.#dependencies = dependencies
    // Listening starts before reading, so that no commit falls between.
    this.#channel.onmessage = () => {
      this.#opening = this.#opening.then(() => this.#takeOver())
    }
    this.#opening = this.#takeOver()
  }

  async search(query: DirectoryQuery): Promise<DirectoryResult> {
    return (await this.#opened()).search(query)
  }

  async every(query: DirectorySearch, take: TakeHits): Promise<'all' | 'stopped'> {
    const { total, hits } = (await this.#opened()).slices(query)
    for (const slice of hits) if (!(await take(slice, total))) return 'stopped'
    return 'all'
  }

  async entry(id: DocumentId): Promise<DirectoryEntry | undefined> {
    return (await this.#opened()).entry(id)
  }

  async terms(): Promise<readonly TaxonomyTerm[]> {
    return (await this.#opened()).terms()
  }

  async state(): Promise<DirectoryState> {
    await this.#opened()
    return this.#currentState()
  }

  onChange(listener: (state: DirectoryState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls while one is under way share its outcome. */
  refresh(options: RefreshOptions = {}): Promise<RefreshOutcome> {
    this.#refreshing ??= this.#inTurn(() => this.#refresh(options)).finally(() => {
      this.#refreshing = undefined
    })
    return this.#refreshing
  }

  stop(): void {
    this.#channel.close()
    this.#listeners.clear()
    for (const database of this.#databases.values()) database.close()
  }

  async #refresh({ homeRegion }: RefreshOptions): Promise<RefreshOutcome> {
    await this.#opening
    // Another tab may have refreshed while this one waited for its turn.
    await this.#takeOver()
    const refreshed = await refreshDirectory(
      { directory: this.#directory, stored: this.#stored },
      {
        ...this.#dependencies,
        databaseOf: (server) => this.#databaseOf(server),
        onPacks: (packs, total) => this.#arrive(packs, total),
      },
      homeRegion,
    )
    this.#arriving = undefined
    const outcome = this.#settle(refreshed)
    this.#announce()
    if (outcome.kind === 'updated') await this.#deleteOtherServers()
    return outcome
  }

  #settle(refreshed: Refreshed): RefreshOutcome {
    if (refreshed.kind === 'unreachable' || refreshed.kind === 'corrupt') {
      // What arrived stays stored for the next attempt, but only a whole directory is answered from.
      if (!this.#directory) this.#searchable = undefined
      return refreshed
    }
    this.#directory = refreshed.directory
    if (refreshed.kind === 'updated') {
      this.#searchable = undefined
      this.#stored = refreshed.stored
    }
    if (!this.#stored) {
      // Opened again at the next attempt: a connection once closed by the browser stays closed.
      this.#closeDatabase(refreshed.directory.manifest.server)
      return { kind: 'full' }
    }
    this.#channel.postMessage(refreshed.directory.contentId)
    if (refreshed.kind === 'unchanged') return { kind: 'unchanged' }
    return { kind: 'updated', entries: refreshed.entries, removed: refreshed.removed }
  }

  /** Takes what is stored into memory, when it is other than what is there. */
  async #takeOver(): Promise<void> {
    try {
      const latest = await this.#latestStored()
      if (!latest) return
      const { database, version } = latest
      const known = this.#directory
      if (known && !this.#stored && version.checkedAt <= known.checkedAt) return
      if (known?.contentId === version.contentId) {
        this.#directory = { ...known, checkedAt: version.checkedAt }
      } else {
        const stored = await database.load()
        if (!stored) return
        this.#directory = stored
        this.#searchable = undefined
      }
      this.#stored = true
      this.#announce()
    } catch (error) {
      if (!isRefusedStorage(error)) throw error
    }
  }

  /** Normally one; after moving to another server the old one’s may still be there. */
  async #latestStored() {
    const found = []
    for (const server of await storedServers()) {
      const database = this.#databaseOf(server)
      const version = await database.version()
      if (version) found.push({ database, version })
    }
    found.sort((a, b) => (a.version.checkedAt < b.version.checkedAt ? 1 : -1))
    return found[0]
  }

  async #deleteOtherServers(): Promise<void> {
    const own = this.#directory?.manifest.server
    for (const server of await storedServers()) {
      if (server === own) continue
      this.#closeDatabase(server)
      await deleteDirectory(server)
    }
  }

  #databaseOf(server: string): DirectoryDatabase {
    const database = this.#databases.get(server) ?? new DirectoryDatabase(server)
    this.#databases.set(server, database)
    return database
  }

  #closeDatabase(server: string): void {
    this.#databases.get(server)?.close()
    this.#databases.delete(server)
  }

  #arrive(packs: readonly StoredPack[], total: number): void {
    if (this.#directory) return
    this.#arriving = { packs, total }
    this.#searchable = undefined
    this.#announce()
  }

  async #opened(): Promise<Searchable> {
    await this.#opening
    return this.#current()
  }

  /** Made at the first question after a change, so that packs arriving in a row cost nothing unasked. */
  #current(): Searchable {
    this.#searchable ??= createSearchable(
      this.#directory ?? { packs: this.#arriving?.packs ?? [], changed: [], removed: [] },
    )
    return this.#searchable
  }

  #announce(): void {
    const state = this.#currentState()
    for (const listener of this.#listeners) listener(state)
  }

  #currentState(): DirectoryState {
    if (this.#directory) {
      const { contentId, checkedAt } = this.#directory
      return { kind: 'ready', manifestId: contentId, count: this.#current().count, checkedAt }
    }
    if (!this.#arriving) return { kind: 'empty' }
    return { kind: 'fetching', done: this.#arriving.packs.length, total: this.#arriving.total }
  }

  /** A tab that hangs with the lock holds the others up for half a minute, no longer. */
  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await navigator.locks.request(shared, { signal: AbortSignal.timeout(30_000) }, work)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') return work()
      throw error
    }
  }
}
