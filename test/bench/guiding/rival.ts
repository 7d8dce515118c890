/**
 * MiniSearch over the same documents, as one would set it up: prefixes, misspellings, names first. It knows
 * nothing of reach, kinds or who may apply.
 */
import MiniSearch from 'minisearch'
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'
import { isFindable } from '../../../src/domain/directory/findable.ts'
import type { KnownNeed } from '../../../src/domain/matching/need.ts'

export function createRival(entries: readonly DirectoryEntry[], needs: readonly KnownNeed[]) {
  const directory = new MiniSearch<Record<string, string>>({
    fields: ['name', 'topics', 'purpose', 'rest'],
    searchOptions: { boost: { name: 2 }, prefix: true, fuzzy: 0.2 },
  })
  directory.addAll(entries.filter((entry) => isFindable(entry)).map(documentOf))
  const earlier = new MiniSearch<KnownNeed>({
    fields: ['text'],
    searchOptions: { prefix: true, fuzzy: 0.2 },
  })
  earlier.addAll(needs)
  return {
    suggest: (text: string) => directory.search(text).slice(0, 24),
    similar: (text: string) => earlier.search(text).slice(0, 8),
  }
}

function documentOf(entry: DirectoryEntry): Record<string, string> {
  const purpose =
    entry.kind === 'function'
      ? entry.turnToFor.join(' ')
      : entry.kind === 'funding'
        ? entry.purpose
        : ''
  return {
    id: entry.id,
    name: entry.name,
    topics: entry.topics.join(' '),
    purpose,
    rest: `${entry.summary ?? ''} ${entry.fields.join(' ')}`,
  }
}
