/** What a stored directory is, beside its packs. */
import type { DirectoryManifest } from '../domain/directory/pack.ts'
import type { Content } from './content.ts'
import type { PackIndex } from './pack-index.ts'
import { parseManifest } from './parse-manifest.ts'
import type { RegionOffer } from './regions.ts'

/** As it arrived. */
export interface ArrivedPack {
  readonly sha256: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly index: PackIndex
}

export interface DirectoryVersion {
  /** Names the packs that the content stands on: those of the device's regions. */
  readonly manifest: DirectoryManifest
  readonly regions: readonly string[]
  /** Of all regions that the server has. */
  readonly offers: readonly RegionOffer[]
  /** The manifest id that packs and difference together amount to. */
  readonly contentId: string
  /** ISO time of the last successful check. */
  readonly checkedAt: string
}

export interface Directory extends DirectoryVersion {
  readonly content: Content
}

export interface Versions extends DirectoryVersion {
  readonly key: 'current'
}

export interface Opened extends Content {
  readonly key: 'current'
  readonly contentId: string
}

export function versionOf(version: DirectoryVersion): DirectoryVersion {
  const { manifest, regions, offers, contentId, checkedAt } = version
  return { manifest, regions, offers, contentId, checkedAt }
}

type StoredVersion = Omit<Versions, 'regions' | 'offers'> &
  Partial<Pick<Versions, 'regions' | 'offers'>>

/** What version 1 stored had every region. */
export function parseVersion(stored: unknown): DirectoryVersion | undefined {
  const value = stored as StoredVersion | undefined
  if (value?.key !== 'current') return undefined
  const manifest = parseManifest(value.manifest)
  if (!manifest || typeof value.contentId !== 'string') return undefined
  const { contentId, checkedAt, offers = [] } = value
  const regions = value.regions ?? [...new Set(manifest.packs.map((pack) => pack.region))].sort()
  return { manifest, regions, offers, contentId, checkedAt }
}
