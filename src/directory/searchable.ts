/** A directory's content made answerable: everything that the screens ask of it, from memory. */
import type { DirectoryEntry, TaxonomyTerm } from '../domain/directory/entry.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import type { DirectoryQuery, DirectoryResult } from './calls.ts'
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
      const { total, rows, facets, readAs } = scan(query)
      const entries = rows.map((row) => columns.entryAt(row))
      const hits = entries.filter((entry) => entry !== undefined).map((entry) => ({ entry }))
      return { total, hits, facets, ...(readAs.length > 0 ? { readAs } : {}) }
    },
    entry(id) {
      const row = columns.rowOf(id)
      return row === undefined ? undefined : columns.entryAt(row)
    },
    terms: () => terms,
  }
}
