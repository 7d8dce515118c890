/** What the benchmark’s directories hold and what is asked of them; the same at every run. */
import { generateEntries, seedEntries } from '../../../sync-server/seed/index.ts'
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'

export function benchEntries(count: number): readonly DirectoryEntry[] {
  const terms = seedEntries().filter((entry) => entry.kind === 'taxonomy')
  return [...generateEntries(count, 20261122), ...terms]
}

/** A hundred times a word of a name and a topic, from entries spread over the directory. */
export function benchQueries(entries: readonly DirectoryEntry[]): readonly string[] {
  return Array.from({ length: 100 }, (_, at) => {
    const entry = entries[Math.floor((at * entries.length) / 100)]
    return `${entry?.name.split(' ').at(-1) ?? ''} ${entry?.topics[0] ?? ''}`
  })
}
