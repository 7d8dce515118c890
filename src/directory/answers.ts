/** Answers from one directory: hits are found in memory, their entries read where they lie. */
import type { DirectoryEntry, TaxonomyTerm } from '../domain/directory/entry.ts'
import type { DirectoryHit, DirectoryQuery, DirectoryResult, DirectorySearch } from './calls.ts'
import type { DirectoryIndex } from './directory-index.ts'
import type { ReadLines } from './pack-lines.ts'
import type { Found } from './scan.ts'
import {
  createSearchable,
  entryOf,
  hitsOf,
  resultOf,
  shownRows,
  type EntryAt,
} from './searchable.ts'

/** `gone`: what the directory stood on has been replaced in storage since. */
export type Answer<Value> =
  { readonly kind: 'answer'; readonly value: Value } | { readonly kind: 'gone' }

/** @param asIs what can no longer be read is left out, instead of the whole answer. */
export interface Answers {
  readonly count: number
  search(query: DirectoryQuery, asIs?: boolean): Promise<Answer<DirectoryResult>>
  /** All hits in order, in slices; each is read when it is asked for, and the last may be `gone`. */
  slices(query: DirectorySearch): {
    readonly total: number
    readonly hits: AsyncIterable<Answer<readonly DirectoryHit[]>>
  }
  entry(id: string, asIs?: boolean): Promise<Answer<DirectoryEntry | undefined>>
  terms(): readonly TaxonomyTerm[]
}

/** Half a megabyte or so: reading one holds a search up for some milliseconds. */
const sliceSize = 500

export function createAnswers(index: DirectoryIndex, read: ReadLines): Answers {
  const searchable = createSearchable(index)

  async function entriesAt(rows: readonly number[], asIs = false): Promise<EntryAt | undefined> {
    const lines = await read(rows.map(searchable.placeOf))
    if (lines.includes(undefined) && !asIs) return undefined
    const entries = new Map(rows.map((row, at) => [row, entryOf(lines[at])]))
    return (row) => entries.get(row)
  }

  async function* slicesOf(found: Found): AsyncGenerator<Answer<readonly DirectoryHit[]>> {
    for (let from = 0; from < found.rows.length; from += sliceSize) {
      const rows = found.rows.slice(from, from + sliceSize)
      const entryAt = await entriesAt(rows)
      if (!entryAt) {
        yield gone
        return
      }
      yield answer(hitsOf(found, rows, entryAt))
    }
  }

  return {
    count: searchable.count,
    async search(query, asIs) {
      const found = searchable.find(query)
      const entryAt = await entriesAt(shownRows(found), asIs)
      return entryAt ? answer(resultOf(found, entryAt)) : gone
    },
    slices(query) {
      const found = searchable.findAll(query)
      return { total: found.total, hits: slicesOf(found) }
    },
    async entry(id, asIs) {
      const row = searchable.rowOf(id)
      if (row === undefined) return answer(undefined)
      const entryAt = await entriesAt([row], asIs)
      return entryAt ? answer(entryAt(row)) : gone
    },
    terms: searchable.terms,
  }
}

const gone = { kind: 'gone' } as const

function answer<Value>(value: Value): Answer<Value> {
  return { kind: 'answer', value }
}
