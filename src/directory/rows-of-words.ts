import type { PackIndex } from './pack-index.ts'
import { startsOf } from './starts.ts'

export interface RowsOfWords {
  /** Where the rows of each controlled word start, and one more for the end. */
  readonly rowStarts: Uint32Array
  /** Where each of them stands, one list after another. */
  readonly rowsOf: Uint32Array
}

/** The other way round than `wordsOf`. */
export function rowsOfWords({
  words,
  wordStarts,
  wordsOf,
}: Pick<PackIndex, 'words' | 'wordStarts' | 'wordsOf'>): RowsOfWords {
  const counts = new Uint32Array(words.length)
  for (const word of wordsOf) counts[word] = (counts[word] ?? 0) + 1
  const rowStarts = startsOf(counts)
  const rowsOf = new Uint32Array(wordsOf.length)
  const next = rowStarts.slice()
  for (let row = 0; row + 1 < wordStarts.length; row += 1) {
    const end = wordStarts[row + 1] ?? 0
    for (let at = wordStarts[row] ?? 0; at < end; at += 1) {
      const word = wordsOf[at] ?? 0
      const to = next[word] ?? 0
      rowsOf[to] = row
      next[word] = to + 1
    }
  }
  return { rowStarts, rowsOf }
}
