/** Swedish as needs are written in it, for `domain/matching`. */
import type { TaxonomyTerm } from '../domain/directory/entry.ts'
import type { Language } from '../domain/matching/language.ts'
import { fold, spelled } from './fold.ts'
import { stemOf } from './stem.ts'
import { isFiller } from './stop-words.ts'
import { createSynonyms } from './synonyms.ts'
import { stressesOf } from './stress.ts'

/** Around what somebody needs, beyond what is typed into a search box. */
const around = new Set(
  fold(
    `söker söka sökt letar leta undrar undra funderar vet veta tänker tänkt hitta hittar finna gärna
    hjälp hjälpa hjälper saknar önskar håller hålla tycker känner kommer komma får fick bara redan
    mycket många olika egen eget egna nya nytt ny bra hos när varje sådan sådant sådana vår våra vårt
    hela gång gånger lär ihop tillsammans ser låter gamla gammal stor stora liten små år dag dagar
    vem vilka själva själv ska brukar ger ge tar tagit har haft behövs gjort göra ordna ordnar
    börja börjar emot passar passa två tre fyra fem sex sju åtta nio tio kommun kommunen kommuner kommunens län länet region regionen`,
  ).split(' '),
)

const shortest = { head: 3, tail: 3, alone: 4, compound: 7 } as const

/**
 * @param texts whose words count as words when a compound is parted: the directory's and the needs'. They are
 *   given once, so that a text reads the same whatever else has been read since
 */
export function createNeedLanguage(
  terms: readonly TaxonomyTerm[],
  texts: Iterable<string>,
): Language {
  const synonyms = createSynonyms(terms)
  const stems = new Set<string>()
  for (const word of wordsIn(texts)) {
    if (!isFiller(word) && word.length >= shortest.head) stems.add(stemOf(word))
  }
  for (const word of synonyms.words()) if (word.length >= shortest.head) stems.add(stemOf(word))
  const places = placesOf(terms)
  /** Its code; empty for a county. */
  const placeOf = (word: string) => places.get(word) ?? places.get(word.replace(/s$/, ''))
  const tells = (word: string) =>
    word.length > 1 && !isFiller(word) && !around.has(word) && placeOf(word) === undefined
  const isWord = (word: string) => stems.has(stemOf(word))

  return {
    wordsOf: (text) => fold(text).split(' ').filter(tells),
    stressed: (text) => stressesOf(text).filter(([word]) => tells(word)),
    municipalitiesOf: (text) => [
      ...new Set(
        fold(text)
          .split(' ')
          .flatMap((word) => placeOf(word) || []),
      ),
    ],
    stemOf,
    othersFor: (word) => synonyms.othersFor(word),
    fieldsOf: (word) =>
      synonyms
        .related(word)
        .flatMap((key) => (key.startsWith('fields.') ? [key.slice('fields.'.length)] : [])),
    partsOf: (word) =>
      word.length < shortest.compound || synonyms.othersFor(word).length > 0
        ? []
        : (wholly(word, isWord) ?? partly(word, isWord)),
    spelled,
  }
}

function wordsIn(texts: Iterable<string>): ReadonlySet<string> {
  const words = new Set<string>()
  for (const text of texts) for (const word of fold(text).split(' ')) words.add(word)
  return words
}

const provinces = ['Sörmland', 'Södermanland', 'Gävleborg', 'Hälsingland', 'Gästrikland']

/** Where somebody is, is told by the need's municipalities and not by its words. */
function placesOf(terms: readonly TaxonomyTerm[]): ReadonlyMap<string, string> {
  return new Map([
    ...provinces.map((name) => [fold(name), ''] as const),
    ...terms.flatMap(({ vocabulary, labels, code }) =>
      vocabulary === 'municipalities' ? [[fold(labels.sv), code] as const] : [],
    ),
  ])
}

/** Parts that are all words: "sommar", "lov", "program". */
function wholly(word: string, isWord: (word: string) => boolean): readonly string[] | undefined {
  for (let at = shortest.head; at <= word.length - shortest.tail; at += 1) {
    const head = headOf(word.slice(0, at), isWord)
    if (head === undefined) continue
    const tail = word.slice(at)
    const rest = isWord(tail) ? [tail] : wholly(tail, isWord)
    if (rest) return [head, ...rest]
  }
  return undefined
}

/** The last part alone, which says what it is, or else the first: of "dansgolv" one may know "dans". */
function partly(word: string, isWord: (word: string) => boolean): readonly string[] {
  for (let at = shortest.head; at <= word.length - shortest.alone; at += 1) {
    if (isWord(word.slice(at))) return [word.slice(at)]
  }
  for (let at = word.length - shortest.head; at >= shortest.alone; at -= 1) {
    const head = headOf(word.slice(0, at), isWord)
    if (head !== undefined && head.length >= shortest.alone) return [head]
  }
  return []
}

/** Compounds are joined by an s, or lose or change a vowel: "förening-s-bidrag", "skol(a)-besök". */
function headOf(head: string, isWord: (word: string) => boolean): string | undefined {
  const bare = head.endsWith('s') ? head.slice(0, -1) : head
  return [head, bare, `${head}a`].find((form) => form.length >= shortest.head && isWord(form))
}
