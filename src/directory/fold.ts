/**
 * Folding: the form in which texts are searched and sorted.
 *
 * Guarantees: only letters, digits and single spaces come out, in lower case and without accents; å, ä and ö
 * stay letters of their own, written `{`, `|` and `}`. That is the old Swedish 7-bit alphabet turned to
 * alphabetical order: since these three follow `z`, comparing folded texts by code unit sorts them as
 * Swedish does, and one column serves both search and order (a tenth of what `Intl.Collator` costs at
 * 10,000 names). `fold` never gives `\t` or `\n`, which the columns use as separators.
 */

/** Raise it when `fold` or the pack index changes: indexes stored by another version are made anew. */
export const foldVersion = 5

const letters: Readonly<Record<string, string>> = {
  å: '{',
  ä: '|',
  æ: '|',
  ö: '}',
  ø: '}',
  ß: 'ss',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9 ]+/g, foldRun)
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** The words of a query, longest first: the longest rules out most. More than sixteen are ignored. */
export function foldedWords(text: string): readonly string[] {
  const words = fold(text.slice(0, 400)).split(' ')
  return [...new Set(words.filter((word) => word !== ''))]
    .sort((a, b) => b.length - a.length)
    .slice(0, 16)
}

/** A folded word as people write it. */
export function spelled(folded: string): string {
  return folded.replaceAll('{', 'å').replaceAll('|', 'ä').replaceAll('}', 'ö')
}

/** As long as the folded text, with a for å and ä, and o for ö. */
export function withoutDots(folded: string): string {
  return folded.replace(/[{|}]/g, (letter) => (letter === '}' ? 'o' : 'a'))
}

/**
 * Finds a folded word also where the text has å or ä for its a, or ö for its o.
 * Undefined when that finds no more than the word itself. An å, ä or ö in the word stays exact.
 */
export function loosely(word: string): string | undefined {
  if (!/[ao]/.test(word)) return undefined
  return word.replace(/[ao{|}]/g, (letter) =>
    letter === 'a' ? '[a{|]' : letter === 'o' ? '[o}]' : `\\${letter}`,
  )
}

/** Texts repeat the same few runs (", " and "ö" mostly), so that remembering them saves most of the work. */
const knownRuns = new Map<string, string>()

function foldRun(run: string): string {
  const known = knownRuns.get(run)
  if (known !== undefined) return known
  let folded = ''
  for (const character of run) folded += foldCharacter(character)
  if (knownRuns.size > 4000) knownRuns.clear()
  knownRuns.set(run, folded)
  return folded
}

function foldCharacter(character: string): string {
  const letter = letters[character]
  if (letter !== undefined) return letter
  // Soft hyphens, joiners and stray accents stand inside words and part nothing.
  if (/[\p{M}\p{Cf}]/u.test(character)) return ''
  const bare = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(/[^\p{L}\p{N}]/gu, ' ')
}
