import type { PackIndex } from './pack-index.ts'
import { startsOf } from './starts.ts'

interface Part {
  readonly index: PackIndex
  /** Of each of its entries; negative for those replaced or removed. */
  readonly rows: Int32Array
}

/** Each word once, with where it stands in all of them. One that stands nowhere any more is left out. */
export function joinLexicons(parts: readonly Part[]) {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const numbered = parts.map((part) => {
    const words = part.index.lexicon === '' ? [] : part.index.lexicon.split('\n')
    const live = countsIn(part)
    const own = new Int32Array(words.length).fill(-1)
    words.forEach((word, at) => {
      const count = live[at] ?? 0
      if (count === 0) return
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      counts[number] = (counts[number] ?? 0) + count
      own[at] = number
    })
    return { ...part, own }
  })
  const postingStarts = startsOf(counts)
  const postings = new Uint32Array(postingStarts.at(-1) ?? 0)
  const next = postingStarts.slice()
  for (const part of numbered) copyPostings(part, postings, next)
  return { lexicon: [...numbers.keys()].join('\n'), postingStarts, postings }
}

function countsIn({ index: { postingStarts, postings }, rows }: Part): Uint32Array {
  const isWhole = !rows.includes(-1)
  const counts = new Uint32Array(postingStarts.length - 1)
  for (let word = 0; word < counts.length; word += 1) {
    const end = postingStarts[word + 1] ?? 0
    let count = end - (postingStarts[word] ?? 0)
    if (!isWhole) {
      count = 0
      for (let at = postingStarts[word] ?? 0; at < end; at += 1) {
        if ((rows[(postings[at] ?? 0) >>> 2] ?? -1) >= 0) count += 1
      }
    }
    counts[word] = count
  }
  return counts
}

/** @param next where the next posting of each word goes; moved on. */
function copyPostings(
  { index, rows, own }: Part & { readonly own: Int32Array },
  postings: Uint32Array,
  next: Uint32Array,
): void {
  for (let at = 0; at < own.length; at += 1) {
    const number = own[at] ?? -1
    if (number < 0) continue
    const end = index.postingStarts[at + 1] ?? 0
    let to = next[number] ?? 0
    for (let from = index.postingStarts[at] ?? 0; from < end; from += 1) {
      const posting = index.postings[from] ?? 0
      const row = rows[posting >>> 2] ?? -1
      if (row < 0) continue
      postings[to] = row * 4 + (posting & 3)
      to += 1
    }
    next[number] = to
  }
}
