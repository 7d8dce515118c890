/**
 * What screens ask of the directory. Answered by the directory worker from memory; every call resolves
 * without network once a directory has been stored.
 */
import type {
  DirectoryEntry,
  EntryKind,
  SearchableKind,
  TaxonomyTerm,
} from '../domain/directory/entry.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import type { RegionChoice, RegionOffer } from './regions.ts'

export interface DirectoryQuery {
  /** As typed. Empty finds everything, sorted by name. */
  readonly text: string
  /** Within a facet any of the words, between facets all of them. */
  readonly kinds: readonly SearchableKind[]
  readonly fields: readonly string[]
  readonly municipalities: readonly string[]
  /** Words that tell entries of one kind apart (`type-words.ts`); those of other kinds they say nothing of. */
  readonly types?: readonly string[]
  /** Takes no word for misspelt. */
  readonly asTyped?: boolean
  /** A municipality's code: hits come by how far its seat is from theirs. */
  readonly near?: string
  /** Asks for the first so many of each kind too (`DirectoryResult.groups`). */
  readonly perKind?: number
  readonly offset: number
  readonly limit: number
}

export interface DirectoryHit {
  readonly entry: DirectoryEntry
  /** With `near`, from seat to seat; missing for what lies in no known municipality. */
  readonly kilometres?: number
}

export interface DirectoryGroup {
  readonly kind: SearchableKind
  readonly total: number
  readonly hits: readonly DirectoryHit[]
}

/** What to look for, without a window. */
export type DirectorySearch = Omit<DirectoryQuery, 'offset' | 'limit' | 'perKind'>

/** Given some of the hits, in order, and how many there are in all. @returns false to stop. */
export type TakeHits = (hits: readonly DirectoryHit[], total: number) => boolean | Promise<boolean>

/** How many hits each word of a facet would give, the other facets kept as they are. */
export interface FacetCounts {
  readonly kinds: Readonly<Partial<Record<EntryKind, number>>>
  readonly fields: Readonly<Record<string, number>>
  readonly municipalities: Readonly<Record<string, number>>
  /** With one kind chosen: of the words that tell its entries apart. */
  readonly types?: Readonly<Record<string, number>>
}

/** A typed word that the directory does not hold, and the one that was searched for instead. */
export interface ReadAs {
  readonly typed: string
  readonly read: string
}

export interface DirectoryResult {
  readonly total: number
  readonly hits: readonly DirectoryHit[]
  readonly facets: FacetCounts
  /** Missing when every word was read as typed. */
  readonly readAs?: readonly ReadAs[]
  /** With `perKind`: kinds that have hits, the one with the best hit first. */
  readonly groups?: readonly DirectoryGroup[]
}

export type DirectoryState =
  /** Nothing stored yet and none could be fetched. */
  | { readonly kind: 'empty' }
  /** First fetch under way, in packs. */
  | { readonly kind: 'fetching'; readonly done: number; readonly total: number }
  | {
      readonly kind: 'ready'
      readonly manifestId: string
      /** Entries that a search can find. */ readonly count: number
      /** ISO time of the last successful check. */ readonly checkedAt: string
      /** Regions that the server has and this device has not, if any: what lies there is not found. */
      readonly missing?: readonly string[]
    }

/** What came is not what it claims to be; what was stored before stays. */
export interface Corrupt {
  readonly kind: 'corrupt'
  readonly url: string
  /**
   * `list`: the manifest or the difference is none. Of a pack: `content` is not what its checksum names, or it
   * has another `size`, `count` of entries or `region` than the manifest says.
   */
  readonly wrong: 'list' | 'content' | 'size' | 'count' | 'region'
}

export type RefreshOutcome =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'updated'; readonly entries: number; readonly removed: number }
  | { readonly kind: 'unreachable' }
  | Corrupt
  /** The device refused to store it. What is in memory still answers. */
  | { readonly kind: 'full' }

export interface DirectoryRegions {
  readonly choice: RegionChoice
  /** All that the server had when it was last asked. */
  readonly offers: readonly RegionOffer[]
  /** On this device. */
  readonly here: readonly string[]
}

export interface RefreshOptions {
  /** County code whose packs a first fetch brings first; they answer while the rest arrives. */
  readonly homeRegion?: string
}

export interface DirectoryCalls {
  search(query: DirectoryQuery): Promise<DirectoryResult>
  /**
   * All hits, a few hundred at a time: the next are made when `take` has answered. They are of one directory,
   * whatever arrives meanwhile.
   */
  every(query: DirectorySearch, take: TakeHits): Promise<'all' | 'stopped'>
  entry(id: DocumentId): Promise<DirectoryEntry | undefined>
  /** All controlled words, for labels and pickers. */
  terms(): Promise<readonly TaxonomyTerm[]>
  state(): Promise<DirectoryState>
  /** Asks the server for the manifest and takes in what changed. Calls meanwhile share the outcome. */
  refresh(options?: RefreshOptions): Promise<RefreshOutcome>
  /** Empty while nothing is stored. */
  regions(): Promise<DirectoryRegions>
  /** The outcome is that of fetching what was added; what was given up is gone in any case. */
  chooseRegions(choice: RegionChoice): Promise<RefreshOutcome>
  /** Called at every change of state or content. @returns stop. */
  onChange(listener: (state: DirectoryState) => void): () => void
}
