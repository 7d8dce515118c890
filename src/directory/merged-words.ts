/**
 * The index as it would be if entries named the words that stand now: whatever a word was merged into is what they
 * are found, counted and narrowed by. Entries themselves stay as they are stored.
 */
import { resolveKey, type Words } from '../domain/directory/words.ts'
import type { DirectoryIndex } from './directory-index.ts'
import { rowsOfWords } from './rows-of-words.ts'

type Named = Pick<DirectoryIndex, 'words' | 'wordStarts' | 'wordsOf'>

export function withMergedWords<Index extends Named>(index: Index, words: Words): Index {
  const numbers = new Map<string, number>()
  const standing = index.words.map((word) => {
    const key = resolveKey(words, word)
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  })
  const wordsOf: number[] = []
  const wordStarts = new Uint32Array(index.wordStarts.length)
  for (let row = 0; row + 1 < wordStarts.length; row += 1) {
    const own = index.wordsOf.subarray(index.wordStarts[row], index.wordStarts[row + 1])
    for (const number of new Set([...own].map((word) => standing[word] ?? 0))) wordsOf.push(number)
    wordStarts[row + 1] = wordsOf.length
  }
  const named = { words: [...numbers.keys()], wordStarts, wordsOf: Uint16Array.from(wordsOf) }
  return { ...index, ...named, ...rowsOfWords(named) }
}
