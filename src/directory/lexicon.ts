/**
 * All words of the directory's texts, each once, and where they stand. A search for a part of a word looks
 * through this one string; some thousand words stand for some million letters of text.
 */
import { withoutDots } from './fold.ts'
import type { PackIndex } from './pack-index.ts'

export interface Lexicon {
  readonly size: number
  /** Every word between two `\n`. */
  readonly text: string
  /** The same with a for å and ä, o for ö, letter by letter. */
  readonly loose: string
  /** Where each word starts in both, and one more for the end. */
  readonly starts: Uint32Array
  readonly postingStarts: Uint32Array
  /** Four times a row plus the place of the word in `entryTexts`. */
  readonly postings: Uint32Array
}

/** How much of a word of the directory was typed. */
export const form = { whole: 0, start: 1, inside: 2 } as const
export type Form = (typeof form)[keyof typeof form]

export interface Occurrence {
  readonly word: number
  readonly form: Form
  /** Found only by reading å and ä as a, or ö as o. */
  readonly loose: boolean
}

export function lexiconOf({ lexicon, postingStarts, postings }: PackIndex): Lexicon {
  const text = `\n${lexicon}\n`
  const size = postingStarts.length - 1
  const starts = new Uint32Array(size + 1)
  let at = 0
  for (let word = 0; word <= size; word += 1) {
    starts[word] = at + 1
    at = text.indexOf('\n', at + 1)
  }
  return { size, text, loose: withoutDots(text), starts, postingStarts, postings }
}

export function wordAt({ text, starts }: Lexicon, word: number): string {
  return text.slice(starts[word], (starts[word + 1] ?? 1) - 1)
}

/** The words that hold a typed one. An a stands for å and ä too, an o for ö; never the other way round. */
export function occurrencesOf(lexicon: Lexicon, typed: string): readonly Occurrence[] {
  const { text, loose, starts } = lexicon
  const found: Occurrence[] = []
  const sought = withoutDots(typed)
  let at = loose.indexOf(sought)
  while (at >= 0) {
    const reading = readingAt(text, at, typed)
    if (reading === undefined) {
      at = loose.indexOf(sought, at + 1)
      continue
    }
    const word = wordHolding(starts, at)
    const end = starts[word + 1] ?? 0
    const isStart = at === starts[word]
    const isWhole = isStart && at + typed.length === end - 1
    found.push({
      word,
      form: isWhole ? form.whole : isStart ? form.start : form.inside,
      loose: reading,
    })
    at = loose.indexOf(sought, end)
  }
  return found
}

/** Whether only a loose reading makes it the typed word; undefined when it is another word. */
function readingAt(text: string, at: number, typed: string): boolean | undefined {
  if (text.startsWith(typed, at)) return false
  for (let letter = 0; letter < typed.length; letter += 1) {
    const meant = typed.charCodeAt(letter)
    if (meant >= 123 && meant <= 125 && text.charCodeAt(at + letter) !== meant) return undefined
  }
  return true
}

function wordHolding(starts: Uint32Array, at: number): number {
  let low = 0
  let high = starts.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}

export function postingsIn({ postingStarts }: Lexicon, word: number): number {
  return (postingStarts[word + 1] ?? 0) - (postingStarts[word] ?? 0)
}
