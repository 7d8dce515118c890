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
import type { DirectoryManifest } from '../domain/directory/pack.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import type {
  DirectoryCalls,
  DirectoryQuery,
  DirectoryRegions,
  DirectoryResult,
  DirectorySearch,
  DirectoryState,
  RefreshOptions,
  RefreshOutcome,
  TakeHits,
} from './calls.ts'
import { createAnswers, type Answer, type Answers } from './answers.ts'
import type { PacksHere } from './bring-packs.ts'
import { contentOf, type Difference } from './content.ts'
import type { DirectoryDatabase } from './directory-database.ts'
import { blocksFound, directoryFound } from './found-directory.ts'
import { sharedName, startOpening, type FoundDirectory, type Opening } from './opening.ts'
import type { ArrivedPack, Directory, DirectoryVersion } from './stored-version.ts'
import type { Fetch } from './fetch-directory.ts'
import { linesInBlocks, linesInMemory, type BlockKey, type ReadLines } from './pack-lines.ts'
import { askManifest, refreshDirectory, type Refreshed } from './refresh-directory.ts'
import { isRefusedStorage } from './refused-storage.ts'
import type { RegionChoice } from './regions.ts'
import { choiceIn, withoutRegions } from './stored-regions.ts'

export interface LocalDirectoryDependencies {
  readonly fetch: Fetch
  readonly now: () => Date
}

/** By what they hold: the one may have been checked later. */
function isSame(one: DirectoryVersion, other: DirectoryVersion): boolean {
  return one.contentId === other.contentId && one.regions.join() === other.regions.join()
}

const none: Difference = { changed: [], removed: [] }

/** With Dexie: what is stored is opened, and twenty hits are read, before it is here. */
const databaseModule = () => import('./directory-database.ts')

export class LocalDirectory implements DirectoryCalls {
  readonly #dependencies: LocalDirectoryDependencies
  readonly #listeners = new Set<(state: DirectoryState) => void>()
  readonly #databases = new Map<string, DirectoryDatabase>()
  readonly #channel: BroadcastChannel
  #found: FoundDirectory | undefined
  #opening: Promise<void>
  #refreshing: Promise<RefreshOutcome> | undefined
  #directory: Directory | undefined
  /** Of which something is on this device. */
  #servers: ReadonlySet<string> = new Set()
  /** False while what is in memory is not stored, or could not be. */
  #stored = true
  /** The packs that are not stored, or that the device would not store. */
  #held: ReadonlyMap<string, ArrivedPack> = new Map()
  #arriving: PacksHere | undefined
  #answers: { readonly made: Answers; readonly packs: number } | undefined

  constructor(dependencies: LocalDirectoryDependencies, opening = startOpening()) {
    this.#dependencies = dependencies
    this.#channel = opening.channel
    this.#channel.onmessage = () => {
      this.#opening = this.#opening.then(() => this.#takeOver())
    }
    this.#opening = this.#takeFirst(opening)
  }

  search(query: DirectoryQuery): Promise<DirectoryResult> {
    return this.#answer((answers, asIs) => answers.search(query, asIs))
  }

  async every(query: DirectorySearch, take: TakeHits): Promise<'all' | 'stopped'> {
    const { total, hits } = (await this.#opened()).slices(query)
    for await (const slice of hits) {
      if (slice.kind === 'gone' || !(await take(slice.value, total))) return 'stopped'
    }
    return 'all'
  }

  entry(id: DocumentId): Promise<DirectoryEntry | undefined> {
    return this.#answer((answers, asIs) => answers.entry(id, asIs))
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

  async regions(): Promise<DirectoryRegions> {
    await this.#opening
    const directory = this.#directory
    if (!directory) return { choice: {}, offers: [], here: [] }
    const choice = await choiceIn(await this.#databaseOf(directory.manifest.server))
    return { choice, offers: directory.offers, here: directory.regions }
  }

  /** What is given up goes at once, without network; what is added comes with the next refresh, which is now. */
  async chooseRegions(choice: RegionChoice): Promise<RefreshOutcome> {
    await this.#inTurn(() => this.#choose(choice))
    return this.refresh()
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
    this.#found?.connection.close()
    for (const database of this.#databases.values()) database.close()
  }

  async #refresh({ homeRegion }: RefreshOptions): Promise<RefreshOutcome> {
    const asking = askManifest(this.#dependencies.fetch)
    await this.#opening
    // Another tab may have refreshed while this one waited for its turn.
    await this.#takeOver()
    const standing = { directory: this.#directory, stored: this.#stored, held: this.#held }
    const told = { whole: false }
    const ports = {
      ...this.#dependencies,
      databaseOf: (server: string) => this.#databaseOf(server),
      isKnown: (server: string) => this.#servers.has(server),
      onPacks: (packs: PacksHere) => this.#arrive(packs),
      onWhole: (directory: Directory, held: ReadonlyMap<string, ArrivedPack>) => {
        told.whole = true
        this.#answerFrom(directory, held)
      },
    }
    const refreshed = await refreshDirectory(standing, await asking, ports, homeRegion)
    this.#arriving = undefined
    const outcome = this.#settle(refreshed)
    if (!told.whole) this.#announce()
    if (outcome.kind === 'updated') await this.#deleteOtherServers()
    return outcome
  }

  async #choose(choice: RegionChoice): Promise<void> {
    await this.#opening
    await this.#takeOver()
    const directory = this.#directory
    if (!directory || !this.#stored) return
    const database = await this.#databaseOf(directory.manifest.server)
    try {
      await database.choose(choice)
      const fewer = await withoutRegions(directory, choice, database)
      if (!fewer) return
      this.#directory = fewer
      this.#answers = undefined
    } catch (error) {
      if (!isRefusedStorage(error)) throw error
      return
    }
    this.#channel.postMessage(directory.contentId)
    this.#announce()
  }

  /** Whole, and in memory alone until it is stored. */
  #answerFrom(directory: Directory, held: ReadonlyMap<string, ArrivedPack>): void {
    this.#arriving = undefined
    this.#directory = directory
    this.#stored = false
    this.#held = held
    this.#answers = undefined
    this.#announce()
  }

  #settle(refreshed: Refreshed): RefreshOutcome {
    if (refreshed.kind === 'unreachable' || refreshed.kind === 'corrupt') {
      // What arrived stays stored for the next attempt, but only a whole directory is answered from.
      if (!this.#directory) this.#answers = undefined
      return refreshed
    }
    const isAnswered = this.#directory?.content === refreshed.directory.content
    this.#directory = refreshed.directory
    if (refreshed.kind === 'updated') {
      if (!isAnswered) this.#answers = undefined
      this.#stored = refreshed.stored
      this.#held = refreshed.held
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

  async #takeFirst({ first, isStale }: Opening): Promise<void> {
    const { servers, found } = await first
    if (servers) this.#servers = new Set(servers)
    const directory = found && directoryFound(found)
    // The first fetch stores: on a slow line what that needs comes before it, and not after the manifest.
    if (servers?.length === 0) databaseModule().catch(() => undefined)
    if (directory) {
      this.#found = found
      this.#directory = directory
      this.#announce()
    } else {
      found?.connection.close()
    }
    const isDone = directory ?? servers?.length === 0
    if (!isDone || isStale()) await this.#takeOver()
  }

  /** Takes what is stored into memory, when it is other than what is there. */
  async #takeOver(): Promise<void> {
    try {
      const stored = await this.#latestStored()
      if (!stored) return
      const known = this.#directory
      if (known && !this.#stored && stored.checkedAt <= known.checkedAt) return
      if ('content' in stored) {
        this.#directory = stored
        this.#answers = undefined
        this.#held = new Map()
      } else if (known) {
        this.#directory = { ...stored, content: known.content }
      }
      this.#stored = true
      this.#announce()
    } catch (error) {
      if (!isRefusedStorage(error)) throw error
    }
  }

  /** Its version alone when that is what is in memory. Normally one is stored; after moving, two may be. */
  async #latestStored(): Promise<Directory | DirectoryVersion | undefined> {
    const { storedServers } = await databaseModule()
    const servers = await storedServers()
    this.#servers = new Set(servers)
    const [only] = servers
    if (!this.#directory && servers.length === 1 && only !== undefined) {
      return (await this.#databaseOf(only)).load()
    }
    const found = []
    for (const server of servers) {
      const version = await (await this.#databaseOf(server)).version()
      if (version) found.push(version)
    }
    const [latest] = found.sort((a, b) => (a.checkedAt < b.checkedAt ? 1 : -1))
    if (!latest || (this.#directory && isSame(this.#directory, latest))) return latest
    return (await this.#databaseOf(latest.manifest.server)).load()
  }

  async #deleteOtherServers(): Promise<void> {
    const own = this.#directory?.manifest.server
    const { deleteDirectory, storedServers } = await databaseModule()
    for (const server of await storedServers()) {
      if (server === own) continue
      this.#closeDatabase(server)
      await deleteDirectory(server)
    }
  }

  async #databaseOf(server: string): Promise<DirectoryDatabase> {
    const { DirectoryDatabase } = await databaseModule()
    const database = this.#databases.get(server) ?? new DirectoryDatabase(server)
    this.#databases.set(server, database)
    return database
  }

  #closeDatabase(server: string): void {
    if (this.#found?.server === server) this.#found.connection.close()
    this.#databases.get(server)?.close()
    this.#databases.delete(server)
  }

  #arrive(packs: PacksHere): void {
    if (this.#directory) return
    this.#arriving = packs
    this.#announce()
  }

  async #opened(): Promise<Answers> {
    await this.#opening
    return this.#current()
  }

  /** Where another tab has replaced what was to be read, once more from what it has stored. */
  async #answer<Value>(
    ask: (answers: Answers, asIs: boolean) => Promise<Answer<Value>>,
  ): Promise<Value> {
    for (let asIs = false; ; asIs = true) {
      const answers = await this.#opened()
      const answer = await ask(answers, asIs)
      if (answer.kind === 'answer') return answer.value
      if (this.#answers?.made === answers) await this.#openAgain()
    }
  }

  async #openAgain(): Promise<void> {
    this.#directory = undefined
    this.#answers = undefined
    await this.#takeOver()
  }

  /**
   * Made at the first question after a change. While packs arrive, made anew when their number has doubled:
   * joining all of them at each would cost more than it shows.
   */
  #current(): Answers {
    const directory = this.#directory
    const packs = directory ? 0 : (this.#arriving?.done ?? 0)
    if (
      !this.#answers ||
      (!directory && packs >= 2 * this.#answers.packs && packs > this.#answers.packs)
    ) {
      this.#answers = { made: directory ? this.#answersOf(directory) : this.#early(), packs }
    }
    return this.#answers.made
  }

  #answersOf({ manifest, content }: Directory): Answers {
    return createAnswers(content.index, this.#linesOf(manifest, this.#held, content.difference))
  }

  #early(): Answers {
    const packs = this.#arriving
    if (!packs) return createAnswers(contentOf([], none).index, linesInMemory())
    const { index, difference } = contentOf(packs.indexes(), none)
    return createAnswers(index, this.#linesOf(packs.manifest(), packs.held, difference))
  }

  /** The difference is in memory, and so are packs that could not be stored. */
  #linesOf(
    manifest: DirectoryManifest,
    held: ReadonlyMap<string, ArrivedPack>,
    difference: Uint8Array,
  ): ReadLines {
    const { packs } = manifest
    // Asked for each time: what is held may have been stored since.
    const inMemory = (pack: number) =>
      pack < packs.length ? held.get(packs[pack]?.sha256 ?? '')?.bytes : difference
    return linesInBlocks(inMemory, async (keys) => {
      try {
        return await this.#blocks(manifest, keys)
      } catch (error) {
        if (isRefusedStorage(error)) return []
        throw error
      }
    })
  }

  /** Over the connection of the first reading, until another tab or a full device has closed it. */
  async #blocks(manifest: DirectoryManifest, keys: readonly BlockKey[]) {
    const found = this.#found
    if (found?.server === manifest.server) {
      try {
        return await blocksFound(found.connection, manifest, keys)
      } catch (error) {
        if (!isRefusedStorage(error)) throw error
        this.#found = undefined
      }
    }
    return (await this.#databaseOf(manifest.server)).blocks(manifest, keys)
  }

  #announce(): void {
    const state = this.#currentState()
    for (const listener of this.#listeners) listener(state)
  }

  #currentState(): DirectoryState {
    if (this.#directory) {
      const { contentId, checkedAt, regions, offers } = this.#directory
      const missing = offers.map(({ region }) => region).filter((one) => !regions.includes(one))
      const { count } = this.#current()
      return {
        kind: 'ready',
        manifestId: contentId,
        count,
        checkedAt,
        ...(missing.length > 0 ? { missing } : {}),
      }
    }
    if (!this.#arriving) return { kind: 'empty' }
    return { kind: 'fetching', done: this.#arriving.done, total: this.#arriving.total }
  }

  /** A tab that hangs with the lock holds the others up for half a minute, no longer. */
  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await navigator.locks.request(
        sharedName,
        { signal: AbortSignal.timeout(30_000) },
        work,
      )
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError') return work()
      throw error
    }
  }
}
