/** Hand-written asserts for what the server says about packs. Undefined means: not what it claims to be. */
import type { DirectoryEntry } from '../domain/directory/entry.ts'
import type { DirectoryManifest, PackReference } from '../domain/directory/pack.ts'
import { isDocumentId, parseServerId, type DocumentId } from '../domain/identifiers.ts'
import { isJsonObject } from '../domain/json.ts'
import { parseEntry } from '../domain/directory/parse-entry.ts'

/** Also refuses a manifest whose count is not the sum of its packs’. */
export function parseManifest(value: unknown): DirectoryManifest | undefined {
  if (!isJsonObject(value)) return undefined
  const { id, server, count, packs } = value
  if (!isName(id) || !isServerId(server) || !isCount(count) || !Array.isArray(packs)) {
    return undefined
  }
  if (!packs.every(isPackReference)) return undefined
  const references: readonly PackReference[] = packs
  if (references.reduce((sum, pack) => sum + pack.count, 0) !== count) return undefined
  if (new Set(references.map((pack) => pack.sha256)).size !== references.length) return undefined
  return { id, server, count, packs: references }
}

export interface ParsedChanges {
  readonly id: string
  readonly entries: readonly DirectoryEntry[]
  readonly removed: readonly DocumentId[]
  /** Entries that this version cannot show; left out. */
  readonly skipped: number
}

export function parseChanges(value: unknown): ParsedChanges | undefined {
  if (!isJsonObject(value)) return undefined
  const { id, entries, removed } = value
  if (!isName(id) || !Array.isArray(entries) || !Array.isArray(removed)) return undefined
  if (!removed.every(isDocumentId)) return undefined
  const parsed = entries.map(parseEntry).filter((entry) => entry !== undefined)
  return { id, entries: parsed, removed, skipped: entries.length - parsed.length }
}

function isPackReference(value: unknown): value is PackReference {
  if (!isJsonObject(value)) return false
  const { url, sha256, count, bytes, transferBytes, region } = value
  return (
    typeof url === 'string' &&
    // A path on our own server, never another host.
    /^\/(?!\/)/.test(url) &&
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    isCount(count) &&
    isCount(bytes) &&
    (transferBytes === undefined || isCount(transferBytes)) &&
    isRegion(region)
  )
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9._:-]{1,128}$/.test(value)
}

export function isRegion(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9-]{1,32}$/.test(value)
}

function isServerId(value: unknown): value is string {
  try {
    parseServerId(value)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
