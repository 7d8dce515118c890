/**
 * What matching must know of Swedish, given by `directory/need-language.ts`: the domain knows no stemmer.
 * Words are folded ones; each function answers the same for the same word, always.
 */
export interface Language {
  /**
   * How much each word says of what is asked, by where it stands: 1 for the matter itself, less for who asks
   * ("Teaterföreningen söker …") and for what it is to be used for ("… till utställningen").
   */
  stressed(text: string): readonly (readonly [word: string, stress: number])[]
  /** The words of a text that tell something, in order: no "vill", "någon", "undrar", no names of places. */
  wordsOf(text: string): readonly string[]
  /** SCB codes of municipalities that a text names. */
  municipalitiesOf(text: string): readonly string[]
  stemOf(word: string): string
  /** Other words for the same thing, by the vocabulary `topics`. */
  othersFor(word: string): readonly string[]
  /** Codes of `fields` that a word speaks of: a choir sings. */
  fieldsOf(word: string): readonly string[]
  /** The parts of a compound that are words themselves: "danslokal" is a "lokal" for "dans". */
  partsOf(word: string): readonly string[]
  /** For people to read. */
  spelled(word: string): string
}
