/** A directory's content made answerable: everything that the screens ask of it, from memory. */
import {
  entryKinds,
  searchableKinds,
  type DirectoryEntry,
  type TaxonomyTerm,
} from '../domain/directory/entry.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import type {
  DirectoryGroup,
  DirectoryHit,
  DirectoryQuery,
  DirectoryResult,
  DirectorySearch,
  FacetCounts,
} from './calls.ts'
import { createColumns, type Columns, type DirectoryContent } from './columns.ts'
import { hiddenMark } from './pack-index.ts'
import type { Distances } from './distance.ts'
import { createScan } from './scan.ts'

export interface Searchable {
  /** Entries that a search can find when nothing is typed or chosen. */
  readonly count: number
  search(query: DirectoryQuery): DirectoryResult
  /** All hits in order, in slices; each is read when it is asked for. */
  slices(query: DirectorySearch): {
    readonly total: number
    readonly hits: Iterable<readonly DirectoryHit[]>
  }
  entry(id: DocumentId): DirectoryEntry | undefined
  terms(): readonly TaxonomyTerm[]
}

export function createSearchable(content: DirectoryContent): Searchable {
  const columns = createColumns(content)
  const terms = columns
    .rowsOfKind('taxonomy')
    .map((row) => columns.entryAt(row))
    .filter((entry) => entry?.kind === 'taxonomy')
  const scan = createScan(columns, terms)
  return {
    count: columns.marks.filter((marks) => (marks & hiddenMark) === 0).length,
    search(query) {
      const { total, rows, facets, readAs, byKind, distances } = scan(query)
      const hitsOf = (found: readonly number[]) => hitsAt(columns, found, distances)
      return {
        total,
        hits: hitsOf(rows),
        facets,
        ...(readAs.length > 0 ? { readAs } : {}),
        ...(byKind ? { groups: groupsOf(byKind, facets, hitsOf) } : {}),
      }
    },
    slices(query) {
      const { total, rows, distances } = scan({ ...query, offset: 0, limit: columns.size })
      return { total, hits: slicesOf(columns, rows, distances) }
    },
    entry(id) {
      const row = columns.rowOf(id)
      return row === undefined ? undefined : columns.entryAt(row)
    },
    terms: () => terms,
  }
}

function hitsAt(
  columns: Columns,
  rows: readonly number[],
  distances: Distances | undefined,
): readonly DirectoryHit[] {
  return rows.flatMap((row) => {
    const entry = columns.entryAt(row)
    const kilometres = distances?.kilometresTo(row)
    return entry ? [{ entry, ...(kilometres === undefined ? {} : { kilometres }) }] : []
  })
}

/** Half a megabyte or so: reading one holds a search up for some milliseconds. */
const sliceSize = 500

function* slicesOf(columns: Columns, rows: readonly number[], distances: Distances | undefined) {
  for (let from = 0; from < rows.length; from += sliceSize) {
    yield hitsAt(columns, rows.slice(from, from + sliceSize), distances)
  }
}

function groupsOf(
  byKind: ReadonlyMap<number, readonly number[]>,
  facets: FacetCounts,
  hitsOf: (rows: readonly number[]) => readonly DirectoryHit[],
): readonly DirectoryGroup[] {
  return [...byKind].flatMap(([position, rows]) => {
    const kind = searchableKinds.find((known) => known === entryKinds[position])
    return kind ? [{ kind, total: facets.kinds[kind] ?? 0, hits: hitsOf(rows) }] : []
  })
}
