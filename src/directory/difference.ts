/** The difference between the stored packs and the present directory, kept as rows. */
import type { DirectoryEntry } from '../domain/directory/entry.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import type { DirectoryContent } from './columns.ts'
import type { ParsedChanges } from './parse-manifest.ts'

export interface Difference {
  readonly changed: readonly DirectoryEntry[]
  readonly removed: readonly DocumentId[]
}

/** What both amount to, one after the other. An entry that is both removed and sent is there. */
export function withChanges(before: Difference, changes: ParsedChanges): Difference {
  const changed = new Map(before.changed.map((entry) => [entry.id, entry]))
  const removed = new Set(before.removed)
  for (const id of changes.removed) {
    changed.delete(id)
    removed.add(id)
  }
  for (const entry of changes.entries) {
    changed.set(entry.id, entry)
    removed.delete(entry.id)
  }
  return { changed: [...changed.values()], removed: [...removed] }
}

/** Past this, packs are fetched anew: rows are parsed at every start, packs are not. */
export function isTooLarge({ changed, removed }: Difference, count: number): boolean {
  return changed.length + removed.length > Math.max(200, count / 5)
}

/** As the manifest counts: lines that cannot be shown are entries too. */
export function countOf(content: DirectoryContent): number {
  const ids = idsOf(content)
  const changed = new Set<string>(content.changed.map((entry) => entry.id))
  let count = content.packs.reduce((sum, pack) => sum + pack.index.lines, 0)
  for (const id of changed) if (!ids.has(id)) count += 1
  for (const id of content.removed) if (ids.has(id) && !changed.has(id)) count -= 1
  return count
}

/** Of the packs alone. */
export function idsOf({ packs }: Pick<DirectoryContent, 'packs'>): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const { index } of packs) {
    if (index.kinds.length === 0) continue
    for (const id of index.ids.split('\n')) ids.add(id)
  }
  return ids
}
