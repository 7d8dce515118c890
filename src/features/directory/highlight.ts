/** Which parts of a text a search matched, found as the search itself finds them. */
import { fold, foldedWords, loosely } from '../../directory/fold.ts'
import { isFiller } from '../../directory/stop-words.ts'

export interface TextPart {
  readonly text: string
  readonly matched: boolean
}

export function highlighted(text: string, query: string): readonly TextPart[] {
  const typed = foldedWords(query)
  const telling = typed.filter((word) => !isFiller(word))
  const words = telling.length > 0 ? telling : typed
  if (words.length === 0) return [{ text, matched: false }]
  const letters = Array.from(text)
  // Each folded letter with the position of the letter it came from: folding may drop or double letters.
  let folded = ''
  const origin: number[] = []
  letters.forEach((letter, index) => {
    const plain = fold(letter) || (/[\p{M}\p{Cf}]/u.test(letter) ? '' : ' ')
    folded += plain
    for (let count = 0; count < plain.length; count += 1) origin.push(index)
  })
  const matched = letters.map(() => false)
  for (const word of words) {
    for (const hit of folded.matchAll(new RegExp(loosely(word) ?? escaped(word), 'g'))) {
      for (let at = hit.index; at < hit.index + word.length; at += 1) {
        const index = origin[at]
        if (index !== undefined) matched[index] = true
      }
    }
  }
  return joined(letters, matched)
}

function joined(letters: readonly string[], matched: readonly boolean[]): TextPart[] {
  const parts: { text: string; matched: boolean }[] = []
  letters.forEach((letter, index) => {
    const now = matched[index] === true
    const last = parts.at(-1)
    if (last?.matched === now) last.text += letter
    else parts.push({ text: letter, matched: now })
  })
  return parts
}

/** å, ä and ö are folded to brackets, which a pattern would take for its own. */
const escaped = (word: string) => word.replace(/[{|}]/g, '\\$&')
