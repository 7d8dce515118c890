/** Misspelt words: the word of the directory that one edit makes of a typed one. */
import { postingsIn, type Lexicon } from './lexicon.ts'
import { withoutDots } from './fold.ts'
import { stemOf } from './stem.ts'

/** Under this, one edit makes too many other words. */
const shortest = 4

/**
 * One letter left out, put in, exchanged, or two that changed places (Damerau); å and ä typed as a, or ö as
 * o, are none. Of several the one that stands in most entries; undefined when there is none.
 *
 * @param labels folded words that are as good as those of the texts.
 */
export function respelled(
  lexicon: Lexicon,
  labels: Iterable<string>,
  typed: string,
): string | undefined {
  if (typed.length < shortest) return undefined
  const sought = withoutDots(typed)
  const byWhole = mostFrequent(candidates(lexicon, labels), (word) => {
    return Math.abs(word.length - typed.length) <= 1 && isOneEditAway(sought, withoutDots(word))
  })
  if (byWhole !== undefined) return byWhole
  const stem = stemOf(typed)
  if (stem.length < shortest) return undefined
  // Misspelt and inflected otherwise. Stems take their time: only for words with the same first letter.
  return mostFrequent(candidates(lexicon, labels), (word) => {
    return (
      word[0] === typed[0] &&
      Math.abs(word.length - typed.length) <= longestEnding &&
      isOneEditAway(stem, stemOf(word))
    )
  })
}

const longestEnding = 5

function* candidates(lexicon: Lexicon, labels: Iterable<string>) {
  for (const word of labels) yield { word, entries: 1 }
  const words = lexicon.text.slice(1, -1).split('\n')
  for (const [number, word] of words.entries()) {
    yield { word, entries: postingsIn(lexicon, number) }
  }
}

/** Of those in equally many entries the first by letters, so that all devices read alike. */
function mostFrequent(
  words: Iterable<{ readonly word: string; readonly entries: number }>,
  isMeant: (word: string) => boolean,
): string | undefined {
  let best: { readonly word: string; readonly entries: number } | undefined
  for (const candidate of words) {
    if (!isMeant(candidate.word)) continue
    const { word, entries } = candidate
    if (!best || entries > best.entries || (entries === best.entries && word < best.word)) {
      best = candidate
    }
  }
  return best?.word
}

export function isOneEditAway(a: string, b: string): boolean {
  if (a.length > b.length) return isOneEditAway(b, a)
  if (b.length - a.length > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1)
  if (a.slice(at + 1) === b.slice(at + 1)) return true
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
