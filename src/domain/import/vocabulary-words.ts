/** From what people write to the code of a controlled word: by code, label in any language, or other name. */
import type { TaxonomyTerm, Vocabulary } from '../directory/entry.ts'

export interface VocabularyWords {
  /** Undefined when no word is called so. */
  find(vocabulary: Vocabulary, written: string): string | undefined
}

export function vocabularyWords(terms: readonly TaxonomyTerm[]): VocabularyWords {
  const codes = new Map<string, string>()
  const called = (term: TaxonomyTerm, name: string | undefined) => {
    if (name === undefined || name.trim() === '') return
    const key = keyOf(term.vocabulary, name)
    if (!codes.has(key)) codes.set(key, term.code)
  }
  // Codes before labels before other names: a word that is one thing’s label is not another’s nickname.
  for (const term of terms) called(term, term.code)
  for (const term of terms) {
    for (const label of [term.name, ...Object.values(term.labels as Record<string, string>)]) {
      called(term, label)
    }
  }
  for (const term of terms) {
    const { sv = [], en = [], fi = [] } = term.altLabels ?? {}
    for (const label of [...sv, ...en, ...fi]) called(term, label)
  }
  return {
    find(vocabulary, written) {
      const found = codes.get(keyOf(vocabulary, written))
      return found ?? (vocabulary === 'municipalities' ? municipality(written) : undefined)
    },
  }

  /** `Eskilstuna kommun`, `Gävle stad`, and a code that a spreadsheet took for a number (`484`). */
  function municipality(written: string): string | undefined {
    const name = written.trim().replace(/\s+(kommun|stad)$/i, '')
    const code = /^\d{3}$/.test(name) ? `0${name}` : name
    const plain = codes.get(keyOf('municipalities', code))
    return plain ?? codes.get(keyOf('municipalities', name.replace(/s$/i, '')))
  }
}

function keyOf(vocabulary: Vocabulary, name: string): string {
  return `${vocabulary}\n${name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()}`
}
