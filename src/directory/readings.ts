/**
 * How a typed word is read, and how well each entry answers it: a cost per row, `unmet` where it is not met.
 *
 *     place of the word                 whole  begins so  inside     how it was read
 *     name                                0        2         4       inflected, in a name     + 1
 *     label of a municipality             1                          a for å, ä; o for ö      + 1
 *     county or province around           4                          other label of a term    + 1
 *     what it is: its kind or type        5                          inside by its stem       + 1
 *     label of a field or audience        6                          synonym                  + 3
 *     topics                              6                          two halves               + 4
 *     the rest (summary, purpose …)       8                          misspelt                 + 5
 *     a kind that is only meant          11                          of another kind than meant + 2
 *
 * Readings that only few hits call for (`widely`): a compound as its two halves ("jazzklubb" is jazz and
 * klubb), a word as the field it belongs to (what is for every field included), a municipality as what
 * reaches it from the county or the country.
 */
import type { TaxonomyTerm } from '../domain/directory/entry.ts'
import type { Columns } from './columns.ts'
import { fold, loosely, withoutDots } from './fold.ts'
import { aroundCost, foldedLabels, kindCalled, kindCost, kindMeantBy } from './labels.ts'
import { form, occurrencesOf, wordAt, type Occurrence } from './lexicon.ts'
import { createCosts, unmet, type Costs } from './costs.ts'
import { everyFieldMark } from './pack-index.ts'
import { reach, reachOfScope } from './reach.ts'
import { respelled } from './spelling.ts'
import { stemOf } from './stem.ts'
import { createSynonyms } from './synonyms.ts'
import { scopes } from '../domain/directory/entry.ts'

/** By place, three forms each. */
const placeCosts = Uint8Array.from([0, 2, 4, 6, 6, 6, 8, 8, 8])
const extra = {
  inflected: 1,
  insideByStem: 1,
  begun: 1,
  loose: 1,
  synonym: 3,
  halves: 4,
  misspelt: 5,
  otherKind: 2,
} as const
/** Of a kind that is only meant: after all that say the word. */
const meantCost = 11
const wideCosts = { related: 9, everyField: 13, county: 5, wide: 8 } as const

export interface Reader {
  read(word: string): Costs
  /** A municipality beside other words: being named for it or lying there is one, and Gävleborg is not Gävle. */
  readPlace(word: string): Costs
  /** What was read, and the wider readings; of a word that finds something `alone` its halves only. */
  widely(word: string, costs: Costs, alone: boolean): Costs
  /** Two words typed apart that entries write as one. */
  joined(first: string, second: string): Costs | undefined
  /** The word that was likely meant, for one that the directory holds in no way. */
  meant(word: string): string | undefined
  readMeant(word: string): Costs
  /** Whether it names a municipality, as such or inflected. */
  isPlace(word: string): boolean
  isKind(word: string): boolean
  /** Rows that hold one of the words as it is. */
  holding(words: readonly string[]): Uint8Array
}

export function createReader(columns: Columns, terms: readonly TaxonomyTerm[]): Reader {
  const { lexicon, words } = columns
  const labels = foldedLabels(words, terms)
  const synonyms = createSynonyms(terms)

  const places = placesOf(terms)
  const placeCalled = (word: string) => places.get(word) ?? places.get(stemOf(word))

  const blank = () => createCosts(columns.size)

  function add(costs: Costs, { word, form: found }: Occurrence, more: number, inName = 0): void {
    const end = lexicon.postingStarts[word + 1] ?? 0
    for (let at = lexicon.postingStarts[word] ?? 0; at < end; at += 1) {
      const posting = lexicon.postings[at] ?? 0
      const place = posting & 3
      const cost = (placeCosts[place * 3 + found] ?? unmet) + more + (place === 0 ? inName : 0)
      costs.lower(posting >>> 2, cost)
    }
  }

  function addTexts(costs: Costs, word: string, more: number): void {
    for (const found of occurrencesOf(lexicon, word)) {
      add(costs, found, more + (found.loose ? extra.loose : 0))
    }
    for (const found of inflections(word)) {
      const inside = found.form === form.whole ? 0 : extra.insideByStem
      add(costs, found, more + inside + (found.loose ? extra.loose : 0), extra.inflected)
    }
  }

  /** A short stem stands inside too many words: it must be the whole of what is inflected. */
  function inflections(word: string): readonly Occurrence[] {
    const stem = stemOf(word)
    if (stem.length < 3) return []
    return occurrencesOf(lexicon, stem).flatMap((found) => {
      if (found.form === form.start && stemOf(wordAt(lexicon, found.word)) === stem) {
        return [{ ...found, form: form.whole }]
      }
      return stem.length > 3 || found.form === form.whole ? [found] : []
    })
  }

  function addLabels(costs: Costs, word: string, more: number): void {
    const byLabel = labelCosts(word)
    if (!byLabel.some((cost) => cost > 0)) return
    addCodes(costs, byLabel, more)
  }

  /** Controlled words that the word names: their costs, nought for the others. */
  function labelCosts(word: string): Uint8Array {
    const stem = ` ${stemOf(word)} `
    const whole = ` ${word} `
    const loose = loosely(word)
    const part = loose === undefined ? undefined : new RegExp(loose)
    const wholly = loose === undefined ? undefined : new RegExp(` ${loose} `)
    const start = ` ${word}`
    const starts = loose === undefined ? undefined : new RegExp(` ${loose}`)
    return Uint8Array.from(labels, ({ label, around, alternative, cost }, at) => {
      if (words[at]?.startsWith('municipalities.') === true) {
        // From its beginning only: there is no dance in Nordanstig's name.
        if (label.includes(whole) || label.includes(stem)) return cost
        if (label.includes(start) || starts?.test(label)) return cost + extra.begun
        if (around.includes(whole)) return aroundCost
        return wholly?.test(around) ? aroundCost + extra.loose : 0
      }
      if (label.includes(word) || around.includes(whole)) return cost
      if (label.includes(stem)) return cost + extra.inflected
      if (alternative.includes(whole) || alternative.includes(stem)) return cost + extra.inflected
      return part?.test(label) || wholly?.test(around) || wholly?.test(alternative)
        ? cost + extra.loose
        : 0
    })
  }

  function addCodes(costs: Costs, byCode: Uint8Array, more: number): void {
    const { rowStarts, rowsOf } = columns
    byCode.forEach((cost, word) => {
      if (cost === 0) return
      const end = rowStarts[word + 1] ?? 0
      for (let at = rowStarts[word] ?? 0; at < end; at += 1)
        costs.lower(rowsOf[at] ?? 0, cost + more)
    })
  }

  function readPlainly(word: string, more = 0): Costs {
    const costs = blank()
    addTexts(costs, word, more)
    addLabels(costs, word, more)
    addKind(costs, word, more)
    for (const other of synonyms.othersFor(word)) addTexts(costs, other, more + extra.synonym)
    const kind = kindMeantBy(word)
    return kind < 0 ? costs : meaning(kind, costs, more)
  }

  /** Those of the kind that say the word, others that do, then the rest of the kind. */
  function meaning(kind: number, said: Costs, more: number): Costs {
    const costs = blank()
    for (const row of said.rows()) {
      costs.lower(row, said.at(row) + (columns.kinds[row] === kind ? 0 : extra.otherKind))
    }
    for (let row = 0; row < columns.size; row += 1) {
      if (columns.kinds[row] === kind) costs.lower(row, meantCost + more)
    }
    return costs
  }

  function addKind(costs: Costs, word: string, more: number): void {
    const kind = kindCalled(word)
    if (kind < 0) return
    for (let row = 0; row < columns.size; row += 1) {
      if (columns.kinds[row] === kind) costs.lower(row, kindCost + more)
    }
  }

  function addRelated(costs: Costs, word: string): void {
    const keys = new Set(synonyms.related(word))
    if (keys.size === 0) return
    addCodes(
      costs,
      Uint8Array.from(words, (key) => (keys.has(key) ? wideCosts.related : 0)),
      0,
    )
    if (![...keys].some((key) => key.startsWith('fields.'))) return
    for (let row = 0; row < columns.size; row += 1) {
      if (((columns.marks[row] ?? 0) & everyFieldMark) !== 0) {
        costs.lower(row, wideCosts.everyField)
      }
    }
  }

  function addReach(costs: Costs, word: string): void {
    const code = placeCalled(word)
    if (code === undefined) return
    const byScope = [0, ...scopes.keys()].map((_, scope) => {
      const near = reachOfScope(scope, [code])
      if (near === reach.none) return unmet
      return near === reach.county ? wideCosts.county : wideCosts.wide
    })
    for (let row = 0; row < columns.size; row += 1) {
      costs.lower(row, byScope[columns.scopes[row] ?? 0] ?? unmet)
    }
  }

  function addHalves(costs: Costs, word: string): void {
    for (let at = 3; at <= word.length - 3; at += 1) {
      const first = word.slice(0, at)
      const second = word.slice(at)
      const link = first.length > 3 && first.endsWith('s') ? first.slice(0, -1) : first
      const front = isWord(first) ? first : isWord(link) ? link : undefined
      if (front === undefined || !isWord(second)) continue
      const a = readPlainly(front)
      const b = readPlainly(second)
      addRelated(a, front)
      for (const row of a.rows()) {
        const worse = Math.max(a.at(row), b.at(row))
        if (worse !== unmet) costs.lower(row, worse + extra.halves)
      }
    }
  }

  /** Known as it stands or inflected, in a text or to a vocabulary. */
  function isWord(word: string): boolean {
    if (lexicon.text.includes(`\n${word}\n`)) return true
    if (synonyms.othersFor(word).length > 0) return true
    return inflections(word).some((found) => found.form === form.whole)
  }

  return {
    read: (word) => readPlainly(word),
    readPlace(word) {
      const costs = blank()
      for (const found of [...occurrencesOf(lexicon, word), ...inflections(word)]) {
        if (found.form === form.whole) add(costs, found, found.loose ? extra.loose : 0)
      }
      addCodes(
        costs,
        labelCosts(word).map((cost) => (cost === 0 ? 0 : 1)),
        0,
      )
      for (const row of costs.rows()) if (costs.at(row) <= 1) costs.lower(row, 0)
      return costs
    },
    widely(word, before, alone) {
      const costs = before.copy()
      addHalves(costs, word)
      if (alone) return costs
      addRelated(costs, word)
      addReach(costs, word)
      return costs
    },
    joined(first, second) {
      const both = [`${first}${second}`, `${first}s${second}`]
      const found = both.flatMap((word) => occurrencesOf(lexicon, word))
      if (found.length === 0) return undefined
      const costs = blank()
      for (const occurrence of found) add(costs, occurrence, 0)
      return costs
    },
    isPlace: (word) => placeCalled(word) !== undefined,
    isKind: (word) => kindCalled(word) >= 0,
    meant: (word) => respelled(lexicon, synonyms.words(), word),
    readMeant: (word) => readPlainly(word, extra.misspelt),
    holding(sought) {
      const rows = new Uint8Array(columns.size)
      for (const word of sought) {
        for (const found of occurrencesOf(lexicon, word)) {
          if (found.form !== form.whole) continue
          const costs = blank()
          add(costs, found, 0)
          for (const row of costs.rows()) rows[row] = 1
        }
      }
      return rows
    },
  }
}

/** Municipalities by their names, and by those without the dots of å, ä and ö. */
function placesOf(terms: readonly TaxonomyTerm[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>()
  for (const { vocabulary, code, labels } of terms) {
    if (vocabulary !== 'municipalities') continue
    for (const label of Object.values(labels).map(fold)) {
      places.set(label, code).set(stemOf(label), code).set(withoutDots(label), code)
    }
  }
  return places
}

/** The words of a query in the order they were typed, each once; at most sixteen. */
export function typedWords(text: string): readonly string[] {
  const words = fold(text.slice(0, 400)).split(' ')
  return [...new Set(words.filter((word) => word !== ''))].slice(0, 16)
}
