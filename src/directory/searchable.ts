/** A directory's index made answerable. Which entries are hits is found in memory; they are read where they lie. */
import {
  entryKinds,
  searchableKinds,
  type DirectoryEntry,
  type TaxonomyTerm,
} from '../domain/directory/entry.ts'
import { parseLine } from '../domain/directory/parse-entry.ts'
import { createWords, resolveKey } from '../domain/directory/words.ts'
import type {
  DirectoryGroup,
  DirectoryHit,
  DirectoryQuery,
  DirectoryResult,
  DirectorySearch,
} from './calls.ts'
import { createColumns, termsOf, type Columns } from './columns.ts'
import type { DirectoryIndex } from './directory-index.ts'
import { withMergedWords } from './merged-words.ts'
import type { LinePlace } from './pack-lines.ts'
import { createScan, type Found, type Scan } from './scan.ts'

export interface Searchable {
  /** Entries that a search can find when nothing is typed or chosen. */
  readonly count: number
  find(query: DirectoryQuery): Found
  /** All hits, in order. */
  findAll(query: DirectorySearch): Found
  readonly rowOf: (id: string) => number | undefined
  readonly placeOf: (row: number) => LinePlace
  readonly terms: () => readonly TaxonomyTerm[]
}

export function createSearchable(index: DirectoryIndex): Searchable {
  const columns = createColumns(index)
  let terms: readonly TaxonomyTerm[] | undefined
  let scan: Scan | undefined
  const find = (query: DirectoryQuery) => {
    terms ??= termsOf(index)
    scan ??= createReadScan(index, columns, terms)
    return scan(query)
  }
  return {
    count: columns.visibleCount,
    find,
    findAll: (query) => find({ ...query, offset: 0, limit: columns.size }),
    rowOf: columns.rowOf,
    placeOf: (row) => ({
      pack: index.packs[row] ?? 0,
      start: index.spans[row * 2] ?? 0,
      end: index.spans[row * 2 + 1] ?? 0,
    }),
    terms: () => (terms ??= termsOf(index)),
  }
}

/** A scan that reads words as what they were merged into, in entries and in queries. */
function createReadScan(
  index: DirectoryIndex,
  columns: Columns,
  terms: readonly TaxonomyTerm[],
): Scan {
  const words = createWords(terms)
  if (!words.merges) return createScan(columns, terms)
  const scan = createScan(createColumns(withMergedWords(index, words)), words.standing())
  return (query) =>
    scan({
      ...query,
      fields: query.fields.map((code) => words.resolve('fields', code)),
      municipalities: query.municipalities.map((code) => words.resolve('municipalities', code)),
      ...(query.types ? { types: query.types.map((key) => resolveKey(words, key)) } : {}),
    })
}

export function entryOf(line: Uint8Array | undefined): DirectoryEntry | undefined {
  return line && parseLine(new TextDecoder().decode(line))
}

export type EntryAt = (row: number) => DirectoryEntry | undefined

/** All rows that a result shows, each once. */
export function shownRows({ rows, byKind }: Found): readonly number[] {
  if (!byKind) return rows
  return [...new Set([...rows, ...[...byKind.values()].flat()])]
}

export function resultOf(found: Found, entryAt: EntryAt): DirectoryResult {
  const { total, rows, facets, readAs, byKind } = found
  return {
    total,
    hits: hitsOf(found, rows, entryAt),
    facets,
    ...(readAs.length > 0 ? { readAs } : {}),
    ...(byKind ? { groups: groupsOf(found, byKind, entryAt) } : {}),
  }
}

export function hitsOf(
  { distances }: Found,
  rows: readonly number[],
  entryAt: EntryAt,
): readonly DirectoryHit[] {
  return rows.flatMap((row) => {
    const entry = entryAt(row)
    const kilometres = distances?.kilometresTo(row)
    return entry ? [{ entry, ...(kilometres === undefined ? {} : { kilometres }) }] : []
  })
}

function groupsOf(
  found: Found,
  byKind: ReadonlyMap<number, readonly number[]>,
  entryAt: EntryAt,
): readonly DirectoryGroup[] {
  return [...byKind].flatMap(([position, rows]) => {
    const kind = searchableKinds.find((known) => known === entryKinds[position])
    if (!kind) return []
    return [{ kind, total: found.facets.kinds[kind] ?? 0, hits: hitsOf(found, rows, entryAt) }]
  })
}
