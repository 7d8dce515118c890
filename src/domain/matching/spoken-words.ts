/** How much entries speak of what a text asks, by the terms they share; the rare ones more. */
import type { EntryColumns } from './entry-columns.ts'
import type { Language } from './language.ts'
import { callsFor } from './need-kinds.ts'
import type { Reason } from './reasons.ts'
import type { Terms } from './terms.ts'

export interface AskedTerm {
  readonly term: number
  readonly word: string
  readonly weight: number
}

export interface SpokenWords {
  /** Per row; the same array at every call, filled anew. */
  readonly sums: Float64Array
  /** Fills `sums`, and gives the terms that any entry holds. */
  read(text: string): readonly AskedTerm[]
  /** How much functions speak of what a kind of need is for: 0–1 per row. */
  purposeOf(kind: string): Float64Array
  shared(asked: readonly AskedTerm[], row: number): Reason | undefined
}

const mostWords = 4

export function createSpokenWords(
  { rows, postings }: EntryColumns,
  terms: Terms,
  { spelled }: Pick<Language, 'spelled'>,
): SpokenWords {
  const size = rows.length
  const sums = new Float64Array(size)
  const purposes = new Map(Object.keys(callsFor).map((kind) => [kind, readPurpose(kind)] as const))
  const none = new Float64Array(size)

  function rarity(term: number): number {
    const count = (postings.get(term)?.length ?? 0) / 2
    return count === 0 ? 0 : Math.log(1 + size / (count + 2)) / Math.log(1 + size / 3)
  }

  function readPurpose(kind: string): Float64Array {
    const found = new Float64Array(size)
    for (const [term, { weight }] of terms.read(callsFor[kind]?.words ?? '')) {
      const list = postings.get(term) ?? []
      for (let at = 0; at < list.length; at += 2) {
        const row = list[at] ?? 0
        const value = weight * (list[at + 1] ?? 0)
        if (rows[row]?.kind === 'function') found[row] = Math.min(1, (found[row] ?? 0) + value)
      }
    }
    return found
  }

  return {
    sums,
    read(text) {
      sums.fill(0)
      const asked = [...terms.read(text)]
        .map(([term, { weight, word }]) => ({ term, word, weight: weight * rarity(term) }))
        .filter(({ weight }) => weight > 0)
      for (const { term, weight } of asked) {
        const list = postings.get(term) ?? []
        for (let at = 0; at < list.length; at += 2) {
          const row = list[at] ?? 0
          sums[row] = (sums[row] ?? 0) + weight * (list[at + 1] ?? 0)
        }
      }
      return asked
    },
    purposeOf: (kind) => purposes.get(kind) ?? none,
    shared(asked, row) {
      const found = asked
        .filter(({ term }) => holds(postings.get(term) ?? [], row))
        .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
        .map(({ word }) => spelled(word))
      const words = [...new Set(found)].slice(0, mostWords)
      return words.length > 0 ? { kind: 'same-words', words } : undefined
    },
  }
}

/** Rows stand in order, every other number. */
function holds(list: readonly number[], row: number): boolean {
  let low = 0
  let high = list.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    const found = list[middle * 2] ?? 0
    if (found === row) return true
    if (found < row) low = middle + 1
    else high = middle
  }
  return false
}
