/**
 * A text as weighted terms: the stems of its words, what they mean (`=` and a stem that stands for all words
 * of a topic) and the parts of compounds. Two texts meet in a meaning where they share no word: "replokal"
 * and "repetera". Terms are numbers, so that comparing is arithmetic.
 */
import type { Language } from './language.ts'

export interface Terms {
  read(text: string): ReadonlyMap<number, Term>
  /** The same, and each word counts by what it says of the matter (`Language.stressed`). */
  readStressed(text: string): ReadonlyMap<number, Term>
}

export interface Term {
  readonly weight: number
  /** How much it says of the matter: 1 where nobody asked for that. */
  readonly stress: number
  /** The word of the text that gave it. */
  readonly word: string
}

/** A meaning and its very word together count as a plain word does. */
const weights = { word: 1, meaning: 0.75, wordOfMeaning: 0.45, compound: 0.6, part: 0.5 } as const

export function createTerms(language: Language): Terms {
  const numbers = new Map<string, number>()
  const known = new Map<string, readonly (readonly [term: number, weight: number])[]>()

  function numberOf(name: string): number {
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return number
  }

  function termsOf(word: string): readonly (readonly [number, number])[] {
    const before = known.get(word)
    if (before) return before
    const found: (readonly [number, number])[] = []
    const add = (part: string, share: number) => {
      const stem = language.stemOf(part)
      const others = language.othersFor(part)
      if (others.length === 0) {
        found.push([numberOf(stem), weights.word * share])
        return
      }
      found.push([numberOf(stem), weights.wordOfMeaning * share])
      found.push([numberOf(meaning(stem, others)), weights.meaning * share])
    }
    const parts = language.partsOf(word)
    add(word, parts.length > 0 ? weights.compound : 1)
    for (const part of parts) add(part, weights.part)
    known.set(word, found)
    return found
  }

  /** The same for every word of a topic. */
  function meaning(stem: string, others: readonly string[]): string {
    const [first = stem] = [stem, ...others.map((other) => language.stemOf(other))].sort()
    return `=${first}`
  }

  function readWords(words: readonly (readonly [word: string, stress: number])[]) {
    const read = new Map<number, Term>()
    for (const [word, stress] of words) {
      for (const [term, share] of termsOf(word)) {
        const weight = share * stress
        if (weight > (read.get(term)?.weight ?? 0)) read.set(term, { weight, stress, word })
      }
    }
    return read
  }

  return {
    read: (text) => readWords(language.wordsOf(text).map((word) => [word, 1])),
    readStressed: (text) => readWords(language.stressed(text)),
  }
}
