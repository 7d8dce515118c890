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
  FacetCounts,
} from './calls.ts'
import { createColumns, type DirectoryContent } from './columns.ts'
import { hiddenMark } from './pack-index.ts'
import { createScan } from './scan.ts'

export interface Searchable {
  /** Entries that a search can find when nothing is typed or chosen. */
  readonly count: number
  search(query: DirectoryQuery): DirectoryResult
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
      const hitsOf = (found: readonly number[]) =>
        found.flatMap((row) => {
          const entry = columns.entryAt(row)
          const kilometres = distances?.kilometresTo(row)
          return entry ? [{ entry, ...(kilometres === undefined ? {} : { kilometres }) }] : []
        })
      return {
        total,
        hits: hitsOf(rows),
        facets,
        ...(readAs.length > 0 ? { readAs } : {}),
        ...(byKind ? { groups: groupsOf(byKind, facets, hitsOf) } : {}),
      }
    },
    entry(id) {
      const row = columns.rowOf(id)
      return row === undefined ? undefined : columns.entryAt(row)
    },
    terms: () => terms,
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
