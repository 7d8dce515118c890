/**
 * Which words stand in which entries of a pack. Texts repeat the same words over and over: each is folded once,
 * as it is written, and known by its number from then on, also in the packs that follow.
 */
import type { EntryText } from './entry-text.ts'
import { fold } from './fold.ts'
import { startsOf } from './starts.ts'
import { createWrittenWords, larger } from './written-words.ts'

export interface IndexedTexts {
  readonly lexicon: string
  readonly postingStarts: Uint32Array<ArrayBuffer>
  readonly postings: Uint32Array<ArrayBuffer>
}

/**
 * What has been read so far, in this pack and those before it: written words, and the folded ones that each is
 * read as, mostly one ("och/eller" is two).
 */
let known = createKnown()

function createKnown() {
  return {
    written: createWrittenWords(),
    readAs: [] as (readonly number[])[],
    folded: new Map<string, number>(),
    /** The keys of `folded`, by number. */
    words: [] as string[],
  }
}

/** Some megabytes; a directory of 100,000 entries has fewer. */
const mostKnown = 100_000

/** @param texts of each entry, by position; undefined for one that no search finds. */
export function indexTexts(texts: readonly (readonly EntryText[] | undefined)[]): IndexedTexts {
  if (known.readAs.length > mostKnown) known = createKnown()
  const { written, readAs, folded, words } = known
  /** By folded word: its number in this pack, and the position in which it was met last. */
  let numbers = new Int32Array(folded.size + 1024).fill(-1)
  let lastIn = new Int32Array(numbers.length).fill(-1)
  const lexicon: number[] = []
  const counts: number[] = []
  let met = new Uint32Array(1 << 15)
  let size = 0
  let position = 0
  let section = 0

  function take(number: number): void {
    const read = readAs[number] ?? readFirst(number)
    for (let at = 0; at < read.length; at += 1) {
      const word = read[at] ?? 0
      // The entry's more telling text came first.
      if (lastIn[word] === position) continue
      lastIn[word] = position
      const before = numbers[word] ?? -1
      const own = before < 0 ? added(word) : before
      counts[own] = (counts[own] ?? 0) + 1
      if (size === met.length) met = larger(met, new Uint32Array(size * 2))
      met[size] = own
      met[size + 1] = position * 4 + section
      size += 2
    }
  }
  function added(word: number): number {
    numbers[word] = lexicon.length
    lexicon.push(word)
    counts.push(0)
    return lexicon.length - 1
  }
  function readFirst(number: number): readonly number[] {
    const parts = fold(written.word(number)).split(' ')
    const found = parts.flatMap((word) => (word === '' ? [] : [numberOf(word)]))
    readAs[number] = found
    return found
  }
  function numberOf(word: string): number {
    const before = folded.get(word)
    if (before !== undefined) return before
    const number = words.push(word) - 1
    folded.set(word, number)
    if (number >= numbers.length) {
      numbers = larger(numbers, new Int32Array(number * 2).fill(-1))
      lastIn = larger(lastIn, new Int32Array(number * 2).fill(-1))
    }
    return number
  }

  for (const sections of texts) {
    section = 0
    for (const parts of sections ?? []) {
      for (const part of parts) if (part !== undefined) written.read(part, take)
      section += 1
    }
    position += 1
  }

  const postingStarts = startsOf(counts)
  const postings = new Uint32Array(size / 2)
  const next = postingStarts.slice()
  for (let at = 0; at < size; at += 2) {
    const word = met[at] ?? 0
    const to = next[word] ?? 0
    postings[to] = met[at + 1] ?? 0
    next[word] = to + 1
  }
  return { lexicon: lexicon.map((word) => words[word]).join('\n'), postingStarts, postings }
}
