/** One page of changes behind a filter. */
import type { ChangeRow, ChangesQuery } from '../couch/document-store.ts'
import { flag, type Asked } from '../couch/query-values.ts'
import type { InDatabase } from './context.ts'
import type { Filter } from './filters.ts'
import { winner } from './reading.ts'

export interface ChangesAsked {
  readonly since: string
  readonly style: ChangesQuery['style']
  /** Of rows that pass the filter. */
  readonly limit: number | undefined
  readonly descending: boolean
  readonly includeDocs: boolean
  /** For what `include_docs` adds. */
  readonly query: Asked
  /** Every so many rows carry a sequence. */
  readonly every: number
  readonly filter: Filter | undefined
}

export interface Page {
  readonly results: readonly ChangeRow[]
  readonly last_seq: string
  readonly pending: number
}

/** Rows that a filter reads at once. */
const batch = 200

export async function readPage(at: InDatabase, asked: ChangesAsked): Promise<Page> {
  // As they stand in the store, where nothing is asked to be added to them: one read for the whole page.
  const plain = asked.includeDocs && !asked.filter && !addsTo(asked.query)
  const { results, ...page } = asked.filter
    ? await readFiltered(at, asked, asked.filter)
    : await at.store.changes(at.name, {
        ...asQuery(asked),
        includeDocs: plain,
        asText: true,
        ...upTo(asked.limit),
      })
  const rows =
    asked.includeDocs && !plain
      ? await Promise.all(results.map((row) => withDocument(at, row, asked.query)))
      : results
  return { results: rows.map((row, index) => thinned(row, index, asked.every)), ...page }
}

function addsTo(query: Asked): boolean {
  return flag(query, 'conflicts') || flag(query, 'attachments')
}

function asQuery({ since, style, descending }: ChangesAsked): ChangesQuery {
  return { since, style, descending, includeDocs: false }
}

function upTo(limit: number | undefined) {
  return limit === undefined ? {} : { limit }
}

async function readFiltered(
  { store, name }: InDatabase,
  asked: ChangesAsked,
  filter: Filter,
): Promise<Page> {
  const { limit = Number.POSITIVE_INFINITY, descending } = asked
  const results: ChangeRow[] = []
  let since = asked.since
  for (;;) {
    // Newest first there is no place to go on from, so that it is read as one.
    const page = await store.changes(name, {
      ...asQuery(asked),
      since,
      includeDocs: filter.needsDocuments,
      ...(!descending && { limit: batch }),
    })
    const passed = await filter.keep(page.results)
    for (const [index, { doc: _doc, ...row }] of page.results.entries()) {
      if (!passed[index]) continue
      results.push(row)
      if (results.length >= limit) {
        const pending = page.results.length - 1 - index + page.pending
        return { results, last_seq: row.seq, pending }
      }
    }
    since = page.last_seq
    if (page.pending === 0 || descending) return { results, last_seq: since, pending: 0 }
  }
}

async function withDocument(at: InDatabase, row: ChangeRow, query: Asked): Promise<ChangeRow> {
  const doc = await winner(at, row.id, query)
  if (!doc) return row
  const [change] = row.changes
  // A replicator that asks for conflicts with documents sees them beside the winner.
  return change || flag(query, 'conflicts') ? { ...row, doc } : row
}

/** CouchDB leaves the sequence out where it is not asked for: making one costs a cluster a round. */
function thinned(row: ChangeRow, index: number, every: number): ChangeRow {
  if (every <= 1 || index % every === 0) return row
  return { ...row, seq: null as unknown as string }
}
