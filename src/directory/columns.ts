/**
 * The directory in memory: one row per entry in Swedish name order, as columns that a search scans.
 * Immutable; a change makes new columns. What only some searches need is made when the first of them asks.
 */
import type { TaxonomyTerm } from '../domain/directory/entry.ts'
import { parseLine } from '../domain/directory/parse-entry.ts'
import type { DirectoryIndex } from './directory-index.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { hiddenMark } from './pack-index.ts'

export interface Columns {
  readonly size: number
  readonly lexicon: Lexicon
  readonly kinds: Uint8Array
  readonly scopes: Uint8Array
  readonly marks: Uint8Array
  /** One for what a search can find. */
  readonly visible: Uint8Array
  readonly visibleCount: number
  readonly words: readonly string[]
  readonly wordStarts: Uint32Array
  readonly wordsOf: Uint16Array
  readonly rowStarts: Uint32Array
  readonly rowsOf: Uint32Array
  /** Folded. */
  readonly nameOf: (row: number) => string
  readonly rowOf: (id: string) => number | undefined
}

export function createColumns(index: DirectoryIndex): Columns {
  const { kinds, scopes, marks, words, wordStarts, wordsOf, rowStarts, rowsOf } = index
  const size = kinds.length
  const visible = new Uint8Array(size)
  let visibleCount = 0
  for (let row = 0; row < size; row += 1) {
    const is = ((marks[row] ?? 0) & hiddenMark) === 0 ? 1 : 0
    visible[row] = is
    visibleCount += is
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
    visibleCount,
    words,
    wordStarts,
    wordsOf,
    rowStarts,
    rowsOf,
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

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
