/**
 * What a query asks of each row.
 *
 * Which rows answer: all words must be met. Only a query of four words or more may leave some unmet, since
 * people then write sentences: two thirds must be met, or, where nothing does that, as many as any row
 * meets; where a municipality is named, what lies there is measured by itself. Words that ask nothing (`stop-words.ts`) are never needed. A query that finds fewer than three rows
 * is read more widely, and words that the directory does not know are taken for misspelt.
 *
 * How well: the sum of its words' costs (`readings.ts`), each by how much the word tells: one that stands in
 * a tenth of the directory tells a quarter of what a rare one, a place or a kind does. An unmet word costs more than a met one.
 */
import { asks, isFiller } from './stop-words.ts'
import { typedWords, unmet, type Costs, type Reader } from './readings.ts'

export interface Misreading {
  /** Folded, as it was typed and as it was read. */
  readonly typed: string
  readonly read: string
}

export interface Question {
  readonly readAs: readonly Misreading[]
  /** How far the row is from a perfect answer; undefined when it is none. */
  costOf(row: number): number | undefined
}

const few = 3
const sentence = 4
const costOfUnmet = 13
/** How much more a rare word, a place or a kind tells than a word that stands everywhere. */
const rare = 4
export function createQuestion(
  reader: Reader,
  text: string,
  visible: Uint8Array,
  asTyped = false,
): Question | undefined {
  const typed = typedWords(text)
  if (typed.length === 0) return undefined
  const telling = typed.filter((word) => !isFiller(word))
  const words = telling.length > 0 ? telling : typed
  const asking = typed.filter(asks)
  const isSentence = typed.length >= sentence

  const isPlace = words.map((word) => words.length > 1 && reader.isPlace(word))
  let costs = words.map((word, at) => (isPlace[at] ? reader.readPlace(word) : reader.read(word)))
  joinNeighbours(reader, words, costs)
  const weights = costs.map((known, at) =>
    isPlace[at] || reader.isKind(words[at] ?? '') ? rare : weightOf(known, visible),
  )
  let readAs: readonly Misreading[] = []
  const found = rowsMeeting(costs, words.length, visible)
  if (found < few) {
    const alone = words.length === 1 && found > 0
    costs = costs.map((known, at) => reader.widely(words[at] ?? '', known, alone))
    if (!asTyped) {
      const misread: Misreading[] = []
      costs = costs.map((known, at) => {
        const typed = words[at] ?? ''
        const read = isKnown(known) ? undefined : reader.meant(typed)
        const costsRead = read === undefined ? known : reader.readMeant(read)
        if (read !== undefined && isKnown(costsRead)) misread.push({ typed, read })
        return costsRead
      })
      readAs = misread
    }
  }
  const place = isPlace.indexOf(true)
  const here = isSentence && place >= 0 ? costs[place] : undefined
  const isHere = (row: number) => here?.[row] === 0
  const needed = isSentence ? neededOf(costs, visible) : words.length
  const neededHere = isSentence
    ? neededOf(
        costs,
        visible.map((is, row) => (is === 1 && isHere(row) ? 1 : 0)),
      )
    : words.length
  const bonus = asking.length > 0 ? reader.holding(asking) : undefined
  return {
    readAs,
    costOf(row) {
      let met = 0
      let sum = 0
      for (let at = 0; at < costs.length; at += 1) {
        const cost = costs[at]?.[row] ?? unmet
        if (cost !== unmet) met += 1
        sum += (weights[at] ?? 1) * (cost === unmet ? costOfUnmet : cost)
      }
      if (met < (isHere(row) ? neededHere : needed)) return undefined
      return bonus && bonus[row] === 0 ? sum + asked : sum
    },
  }
}

/** What an entry without the asking word lags behind, in the unit of the weighed costs. */
const asked = 2

function joinNeighbours(reader: Reader, words: readonly string[], costs: readonly Costs[]): void {
  words.forEach((word, at) => {
    const next = words[at + 1]
    const joined = next === undefined ? undefined : reader.joined(word, next)
    if (!joined) return
    for (const own of [costs[at], costs[at + 1]]) {
      joined.forEach((cost, row) => {
        if (own && cost < (own[row] ?? unmet)) own[row] = cost
      })
    }
  })
}

function isKnown(costs: Costs | undefined): boolean {
  return costs?.some((cost) => cost !== unmet) ?? false
}

function rowsMeeting(costs: readonly Costs[], needed: number, visible: Uint8Array): number {
  let rows = 0
  for (let row = 0; row < (costs[0]?.length ?? 0); row += 1) {
    if (metIn(costs, row) >= needed && visible[row] === 1) rows += 1
  }
  return rows
}

function metIn(costs: readonly Costs[], row: number): number {
  let met = 0
  for (const own of costs) if (own[row] !== unmet) met += 1
  return met
}

function neededOf(costs: readonly Costs[], visible: Uint8Array): number {
  let most = 0
  for (let row = 0; row < (costs[0]?.length ?? 0); row += 1) {
    if (visible[row] === 1) most = Math.max(most, metIn(costs, row))
  }
  return Math.max(1, Math.min(most, Math.ceil((costs.length * 2) / 3)))
}

function weightOf(costs: Costs, visible: Uint8Array): number {
  let met = 0
  let all = 0
  for (let row = 0; row < costs.length; row += 1) {
    if (visible[row] === 0) continue
    all += 1
    if (costs[row] !== unmet) met += 1
  }
  const share = met / Math.max(1, all)
  return share > 0.1 ? 1 : share > 0.03 ? 2 : rare
}
