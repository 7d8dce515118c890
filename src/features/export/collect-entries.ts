import type { DirectoryCalls, DirectorySearch } from '../../directory/calls.ts'
import type { DirectoryEntry } from '../../domain/directory/entry.ts'

/** All entries that a search finds, in its order. @throws the signal’s reason when that stops it. */
export async function collectEntries(
  calls: Pick<DirectoryCalls, 'every'>,
  search: DirectorySearch,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<readonly DirectoryEntry[]> {
  const entries: DirectoryEntry[] = []
  await calls.every(search, (hits, total) => {
    for (const { entry } of hits) entries.push(entry)
    onProgress(entries.length, total)
    return !signal.aborted
  })
  signal.throwIfAborted()
  return entries
}
