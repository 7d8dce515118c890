/** Misspelt words: the word of the directory that one edit makes of a typed one. */
import { postingsIn, wordAt, type Lexicon } from './lexicon.ts'
import { withoutDots } from './fold.ts'

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
  let best: { word: string; entries: number } | undefined
  const weigh = (word: string, entries: number) => {
    if (best && (entries < best.entries || (entries === best.entries && word >= best.word))) return
    if (isOneEditAway(sought, withoutDots(word))) best = { word, entries }
  }
  for (const label of labels) if (isNearInLength(label.length, typed)) weigh(label, 1)
  for (let number = 0; number < lexicon.size; number += 1) {
    const length = (lexicon.starts[number + 1] ?? 0) - (lexicon.starts[number] ?? 0) - 1
    if (!isNearInLength(length, typed)) continue
    weigh(wordAt(lexicon, number), postingsIn(lexicon, number))
  }
  return best?.word
}

function isNearInLength(length: number, typed: string): boolean {
  return Math.abs(length - typed.length) <= 1
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
