/**
 * The directory in memory: one row per entry in Swedish name order, as columns that a search scans.
 * Immutable; a change makes new columns. What only some searches need is made when the first of them asks.
 */
import type { TaxonomyTerm } from '../domain/directory/entry.ts'
import { parseLine } from '../domain/directory/parse-entry.ts'
import type { DirectoryIndex } from './directory-index.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { hiddenMark } from './pack-index.ts'
import { startsOf } from './starts.ts'

export interface Columns {
  readonly size: number
  readonly lexicon: Lexicon
  readonly kinds: Uint8Array
  readonly scopes: Uint8Array
  readonly marks: Uint8Array
  /** One for what a search can find. */
  readonly visible: Uint8Array
  readonly words: readonly string[]
  readonly wordStarts: Uint32Array
  readonly wordsOf: Uint16Array
  /** Where each of the controlled words stands: rows, one list after another. */
  wordRows(): { readonly starts: Uint32Array; readonly rows: Uint32Array }
  /** Folded. */
  readonly nameOf: (row: number) => string
  readonly rowOf: (id: string) => number | undefined
}

export function createColumns(index: DirectoryIndex): Columns {
  const { kinds, scopes, marks, words, wordStarts, wordsOf } = index
  const size = kinds.length
  const visible = new Uint8Array(size)
  for (let row = 0; row < size; row += 1) {
    visible[row] = ((marks[row] ?? 0) & hiddenMark) === 0 ? 1 : 0
  }
  const names = once(() => index.names.split('\n'))
  const rowsById = once(() => new Map(idsOf(index).map((id, row) => [id, row])))
  return {
    size,
    lexicon: lexiconOf(index),
    kinds,
    scopes,
    marks,
    visible,
    words,
    wordStarts,
    wordsOf,
    wordRows: once(() => rowsOfWords(index)),
    nameOf: (row) => names()[row] ?? '',
    rowOf: (id) => rowsById().get(id),
  }
}

export function idsOf({ ids, kinds }: Pick<DirectoryIndex, 'ids' | 'kinds'>): readonly string[] {
  return kinds.length === 0 ? [] : ids.split('\n')
}

/** The controlled words of a directory, in name order. */
export function termsOf({ terms }: Pick<DirectoryIndex, 'terms'>): readonly TaxonomyTerm[] {
  return terms
    .split('\n')
    .map(parseLine)
    .filter((entry) => entry?.kind === 'taxonomy')
}

function rowsOfWords({ words, wordStarts, wordsOf, kinds }: DirectoryIndex) {
  const counts = new Uint32Array(words.length)
  for (const word of wordsOf) counts[word] = (counts[word] ?? 0) + 1
  const starts = startsOf(counts)
  const rows = new Uint32Array(wordsOf.length)
  const next = starts.slice()
  for (let row = 0; row < kinds.length; row += 1) {
    const end = wordStarts[row + 1] ?? 0
    for (let at = wordStarts[row] ?? 0; at < end; at += 1) {
      const word = wordsOf[at] ?? 0
      const to = next[word] ?? 0
      rows[to] = row
      next[word] = to + 1
    }
  }
  return { starts, rows }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
