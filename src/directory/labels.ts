/**
 * Controlled words by their labels: "Flen", "musik" and "Sörmland" find the entries that carry the code,
 * in whichever language the label is typed.
 */
import { entryKinds, type EntryKind, type TaxonomyTerm } from '../domain/directory/entry.ts'
import { fold } from './fold.ts'
import { stemOf } from './stem.ts'

/** Folded, with a space on both sides of each word. */
export interface FoldedLabel {
  /** Found by any part of a word, as names are: "dans" in "Samtida dans". */
  readonly label: string
  /**
   * Names of what lies around, found by a whole word only: half the directory lies in Gävleborg, and none
   * of it is meant by "Gävle" or "land".
   */
  readonly around: string
  /** What else it is called, found by a whole word only, inflected or not. */
  readonly alternative: string
  readonly cost: number
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
  const known = new Map(terms.map((term) => [`${term.vocabulary}.${term.code}`, term]))
  return words.map((word) => {
    const term = known.get(word)
    const label = term ? Object.values(term.labels).join(' ') : isUnsaid(word) ? '' : codeOf(word)
    const alternative = Object.values(term?.altLabels ?? {}).flat()
    return {
      label: isReach(word) ? '' : withStems(label),
      around: ` ${fold(around.get(word) ?? '')} `,
      alternative: withStems(alternative.join(' ')),
      cost: costOfLabel(word),
    }
  })
}

function withStems(text: string): string {
  const words = fold(text).split(' ')
  return ` ${[...new Set([...words, ...words.map(stemOf)])].join(' ')} `
}

/** What an entry is. */
export const kindCost = 5

/** See the table in `readings.ts`. */
export const placeCost = 1
export const aroundCost = 4

function costOfLabel(word: string): number {
  if (word.startsWith('municipalities.')) return placeCost
  if (isReach(word)) return aroundCost
  return /^[a-z]+-types\./.test(word) ? kindCost : 6
}

/** Funding is left out: what it is called ("bidrag", "stipendium") differs, and stands in its topics. */
const kindNames: Readonly<Partial<Record<EntryKind, string>>> = {
  actor: 'aktör kulturaktör actor toimija',
  network: 'nätverk network verkosto',
  venue: 'plats venue paikka',
  training: 'utbildning kurs training koulutus',
  event: 'evenemang event tapahtuma',
  resource: 'material resource aineisto',
}

const kindsByStem = new Map(
  Object.entries(kindNames).flatMap(([kind, names]) =>
    fold(names)
      .split(' ')
      .map((name) => [stemOf(name), entryKinds.indexOf(kind as EntryKind)] as const),
  ),
)

/** The kind's position in `entryKinds`; negative when the word names none. */
export function kindCalled(word: string): number {
  return kindsByStem.get(stemOf(word)) ?? -1
}

/** Words that mean a kind without naming it: most venues are rooms, and few say so. */
const kindMeant: Readonly<Record<string, EntryKind>> = { [stemOf(fold('lokal'))]: 'venue' }

/** The same for a word that means one. */
export function kindMeantBy(word: string): number {
  const kind = kindMeant[stemOf(word)]
  return kind === undefined ? -1 : entryKinds.indexOf(kind)
}

function isReach(word: string): boolean {
  return word.startsWith('counties.') || word.startsWith('scopes.')
}

/** Its code is no word that anybody means: "actor" in "for cultural actors". */
function isUnsaid(word: string): boolean {
  return word.startsWith('levels.') || word.startsWith('resource-audiences.')
}

export function codeOf(word: string): string {
  return word.slice(word.indexOf('.') + 1)
}
