/** The difference between the stored packs and the present directory. */
import type { Content, Difference } from './content.ts'
import type { ParsedChanges } from './parse-manifest.ts'

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

/** Past this, packs are fetched anew: the difference is made into an index at every change, packs are not. */
export function isTooLarge({ changed, removed }: Difference, count: number): boolean {
  return changed.length + removed.length > Math.max(200, count / 5)
}

/** As the manifest counts: lines that cannot be shown are entries too. */
export function countOf({ index }: Content): number {
  return index.kinds.length + index.skipped
}
