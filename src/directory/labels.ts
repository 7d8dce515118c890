/**
 * Controlled words by their labels: "Flen", "musik" and "Sörmland" find the entries that carry the code,
 * in whichever language the label is typed.
 */
import type { TaxonomyTerm } from '../domain/directory/entry.ts'
import { fold } from './fold.ts'

/** Folded, with a space on both sides of each word. */
export interface FoldedLabel {
  /** Found by any part of a word, as names are: "dans" in "Samtida dans". */
  readonly label: string
  /**
   * Names of what lies around, found by a whole word only: half the directory lies in Gävleborg, and none
   * of it is meant by "Gävle" or "land".
   */
  readonly around: string
}

/** What people call a reach that no vocabulary names. Searched by, never shown. */
const reaches: Readonly<Record<string, string>> = {
  'counties.04': 'Sörmland Sörmlands Södermanland Södermanlands',
  'counties.21': 'Gävleborg Gävleborgs',
  'scopes.sweden': 'Sverige Sweden',
  'scopes.nordic': 'Norden Nordic',
  'scopes.europe': 'Europa Europe EU',
}

/** The provinces (landskap) of Gävleborg, which people there name rather than the county. */
const provinces: readonly (readonly [string, readonly string[]])[] = [
  ['Gästrikland Gästriklands', ['2101', '2104', '2180', '2181']],
  ['Hälsingland Hälsinglands', ['2121', '2132', '2161', '2182', '2183', '2184']],
]

/** In the order of `words`. A word without a term is found by its code. */
export function foldedLabels(
  words: readonly string[],
  terms: readonly TaxonomyTerm[],
): readonly FoldedLabel[] {
  const around = new Map(Object.entries(reaches))
  for (const [names, codes] of provinces) {
    for (const code of codes) around.set(`municipalities.${code}`, names)
  }
  const known = new Map(
    terms.map(({ vocabulary, code, labels }) => [
      `${vocabulary}.${code}`,
      `${labels.sv} ${labels.en} ${labels.fi ?? ''}`,
    ]),
  )
  return words.map((word) => ({
    label: isReach(word) ? '' : ` ${fold(known.get(word) ?? codeOf(word))} `,
    around: ` ${fold(around.get(word) ?? '')} `,
  }))
}

function isReach(word: string): boolean {
  return word.startsWith('counties.') || word.startsWith('scopes.')
}

export function codeOf(word: string): string {
  return word.slice(word.indexOf('.') + 1)
}
