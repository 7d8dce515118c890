import type { DirectoryEntry } from '../../src/domain/directory/entry.ts'
import type { DirectoryChanges, DirectoryManifest } from '../../src/domain/directory/pack.ts'
import type { DocumentId } from '../../src/domain/identifiers.ts'

/**
 * What turns the directory of one manifest into that of another, read from the packs that they don't share.
 * @param text a pack's NDJSON; undefined when it is no longer kept.
 * @param regions told only of these; without, of all.
 * @returns undefined when a pack of the older one is gone: the device fetches whole packs instead.
 */
export async function difference(
  from: DirectoryManifest,
  to: DirectoryManifest,
  text: (sha256: string) => Promise<string | undefined>,
  regions?: readonly string[],
): Promise<DirectoryChanges | undefined> {
  const before = await linesOf(without(from, to, regions), text)
  const after = await linesOf(without(to, from, regions), text)
  if (!before || !after) return undefined
  const entries = [...after].filter(([id, line]) => before.get(id) !== line)
  return {
    id: to.id,
    entries: entries.map(([, line]) => JSON.parse(line) as DirectoryEntry),
    removed: [...before.keys()].filter((id) => !after.has(id)),
  }
}

function without(
  manifest: DirectoryManifest,
  other: DirectoryManifest,
  regions: readonly string[] | undefined,
): readonly string[] {
  const shared = new Set(other.packs.map((pack) => pack.sha256))
  return manifest.packs
    .filter(({ region, sha256 }) => !shared.has(sha256) && (regions?.includes(region) ?? true))
    .map((pack) => pack.sha256)
}

async function linesOf(
  sha256s: readonly string[],
  text: (sha256: string) => Promise<string | undefined>,
): Promise<Map<DocumentId, string> | undefined> {
  const lines = new Map<DocumentId, string>()
  for (const sha256 of sha256s) {
    const ndjson = await text(sha256)
    if (ndjson === undefined) return undefined
    for (const line of ndjson.split('\n')) {
      // Our own pack, checked against its name: canonical JSON of an entry with an id.
      if (line !== '') lines.set((JSON.parse(line) as DirectoryEntry).id, line)
    }
  }
  return lines
}
