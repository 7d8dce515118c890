/**
 * What the directory is shipped as (design §1, §5): immutable, content-addressed NDJSON files, one
 * `DirectoryEntry` per line, listed in a manifest; and the difference between two manifests.
 */
import type { DirectoryEntry } from './entry.ts'
import type { DocumentId } from '../identifiers.ts'

export interface PackReference {
  /** `/api/directory/packs/<sha256>.ndjson`; served brotli, gzip or plain by `Accept-Encoding`. */
  readonly url: string
  /** Of the uncompressed bytes, lower-case hexadecimal. */
  readonly sha256: string
  readonly count: number
  /** Uncompressed bytes. */
  readonly bytes: number
  /** As most devices fetch it, compressed; for telling people what a region costs. */
  readonly transferBytes?: number
  /** County code `04` or `21`, or `all` for what belongs to no county (vocabularies, national schemes). */
  readonly region: string
}

/** `GET /api/directory/manifest`. `id` is the content's: equal directories have equal ids. */
export interface DirectoryManifest {
  readonly id: string
  readonly server: string
  readonly count: number
  readonly packs: readonly PackReference[]
}

/** `GET /api/directory/changes?since=<manifest id>&regions=04,all`: what turns that directory, or those
 * regions of it, into manifest `id`. */
export interface DirectoryChanges {
  readonly id: string
  readonly entries: readonly DirectoryEntry[]
  readonly removed: readonly DocumentId[]
}
