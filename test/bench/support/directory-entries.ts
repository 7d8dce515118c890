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

/** The two words that most entries of a choice hold together, so that every rival has hits to show. */
export function commonPair(entries: readonly DirectoryEntry[]): string {
  const pairs = new Map<string, number>()
  for (const { name, summary } of entries) {
    const words = new Set(`${name} ${summary ?? ''}`.toLowerCase().match(/\p{L}{5,}/gu))
    const sorted = [...words].sort()
    sorted.forEach((word, at) => {
      for (const other of sorted.slice(at + 1)) {
        const pair = `${word} ${other}`
        pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
      }
    })
  }
  const [first] = [...pairs].sort((a, b) => b[1] - a[1])
  if (!first) throw new Error('No two words stand together.')
  return first[0]
}
