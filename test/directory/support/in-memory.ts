/** A directory in memory alone, asked without waiting. */
import type {
  DirectoryQuery,
  DirectoryResult,
  DirectorySearch,
} from '../../../src/directory/calls.ts'
import {
  contentOf,
  packOf,
  type Difference,
  type IndexedPack,
} from '../../../src/directory/content.ts'
import { createSearchable, entryOf, resultOf } from '../../../src/directory/searchable.ts'
import type { DirectoryEntry } from '../../../src/domain/directory/entry.ts'

export function directoryOf(
  packs: readonly (readonly DirectoryEntry[])[],
  difference: Difference = { changed: [], removed: [] },
) {
  return directoryOfPacks(packs.map(packOf), difference)
}

export function directoryOfPacks(
  packs: readonly IndexedPack[],
  difference: Difference = { changed: [], removed: [] },
) {
  const content = contentOf(
    packs.map(({ index }) => index),
    difference,
  )
  const searchable = createSearchable(content.index)
  const entryAt = (row: number): DirectoryEntry | undefined => {
    const { pack, start, end } = searchable.placeOf(row)
    return entryOf((packs[pack]?.bytes ?? content.difference).subarray(start, end))
  }
  return {
    content,
    count: searchable.count,
    terms: searchable.terms,
    search: (query: DirectoryQuery): DirectoryResult => resultOf(searchable.find(query), entryAt),
    all: (query: DirectorySearch) => resultOf(searchable.findAll(query), entryAt),
    entry(id: string): DirectoryEntry | undefined {
      const row = searchable.rowOf(id)
      return row === undefined ? undefined : entryAt(row)
    },
  }
}
