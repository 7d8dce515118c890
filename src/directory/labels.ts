/**
 * Controlled words by their labels: "Flen", "musik" and "Sörmland" find the entries that carry the code,
 * in whichever language the label is typed.
 */
import type { TaxonomyTerm } from '../domain/directory/entry.ts'
import { fold } from './fold.ts'

/** What people call a reach that no vocabulary names. Searched by, never shown. */
const reaches: Readonly<Record<string, string>> = {
  'counties.04': 'Sörmland, Södermanland, Södermanlands län',
  'counties.21': 'Gävleborg, Gävleborgs län, Gästrikland, Hälsingland',
  'scopes.sweden': 'Sverige, hela landet, nationell, Sweden',
  'scopes.nordic': 'Norden, nordisk, Nordic',
  'scopes.europe': 'Europa, EU, europeisk, Europe',
  'scopes.outside': '',
}

/** Folded and padded labels in the order of `words`; a word without a term is found by its code. */
export function foldedLabels(
  words: readonly string[],
  terms: readonly TaxonomyTerm[],
): readonly string[] {
  const known = new Map(Object.entries(reaches))
  for (const { vocabulary, code, labels } of terms) {
    known.set(`${vocabulary}.${code}`, [labels.sv, labels.en, labels.fi ?? ''].join(', '))
  }
  return words.map((word) => {
    const label = known.get(word) ?? codeOf(word)
    return ` ${fold(label)} `
  })
}

export function codeOf(word: string): string {
  return word.slice(word.indexOf('.') + 1)
}
