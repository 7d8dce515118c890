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
import type { Columns } from './columns.ts'
import { asks, isFiller } from './stop-words.ts'
import { unmet, type Costs } from './costs.ts'
import { typedWords, type Reader } from './readings.ts'

export interface Misreading {
  /** Folded, as it was typed and as it was read. */
  readonly typed: string
  readonly read: string
}

export interface Question {
  readonly readAs: readonly Misreading[]
  /** Rows that answer, in order. What no search finds may be among them. */
  rows(): readonly number[]
  /** How far one of them is from a perfect answer. */
  costOf(row: number): number
}

const few = 3
const sentence = 4
const costOfUnmet = 13
/** How much more a rare word, a place or a kind tells than a word that stands everywhere. */
const rare = 4
export function createQuestion(
  reader: Reader,
  text: string,
  { visible, visibleCount }: Pick<Columns, 'visible' | 'visibleCount'>,
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
    isPlace[at] || reader.isKind(words[at] ?? '') ? rare : weightOf(known, visible, visibleCount),
  )
  let readAs: readonly Misreading[] = []
  const found = countMeetingAll(costs, visible)
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
  const isHere = (row: number) => here?.at(row) === 0
  function rowsOfSentence(): readonly number[] {
    const met = timesMet(costs, visible.length)
    const needed = neededOf(met, words.length, visible)
    const neededHere = neededOf(met, words.length, visible, (here?.rows() ?? noRows).filter(isHere))
    const rows: number[] = []
    const least = Math.min(needed, neededHere)
    for (let row = 0; row < met.length; row += 1) {
      const times = met[row] ?? 0
      if (times >= least && times >= (isHere(row) ? neededHere : needed)) rows.push(row)
    }
    return rows
  }
  const bonus = asking.length > 0 ? reader.holding(asking) : undefined
  return {
    readAs,
    rows: () => (isSentence ? rowsOfSentence() : rowsMeetingAll(costs)),
    costOf(row) {
      let sum = 0
      for (let at = 0; at < costs.length; at += 1) {
        const cost = costs[at]?.at(row) ?? unmet
        sum += (weights[at] ?? 1) * (cost === unmet ? costOfUnmet : cost)
      }
      return bonus && bonus[row] === 0 ? sum + asked : sum
    },
  }
}

const noRows = new Uint32Array()

/** What an entry without the asking word lags behind, in the unit of the weighed costs. */
const asked = 2

function joinNeighbours(reader: Reader, words: readonly string[], costs: readonly Costs[]): void {
  words.forEach((word, at) => {
    const next = words[at + 1]
    const joined = next === undefined ? undefined : reader.joined(word, next)
    if (!joined) return
    for (const own of [costs[at], costs[at + 1]]) {
      for (const row of joined.rows()) own?.lower(row, joined.at(row))
    }
  })
}

function isKnown(costs: Costs | undefined): boolean {
  return (costs?.rows().length ?? 0) > 0
}

/** In how many visible rows all are met; counted no further than `few`. */
function countMeetingAll(costs: readonly Costs[], visible: Uint8Array): number {
  const [fewest = noRows] = costs.map((own) => own.rows()).sort((a, b) => a.length - b.length)
  let rows = 0
  for (const row of fewest) {
    if (visible[row] === 1 && costs.every((own) => own.at(row) !== unmet)) rows += 1
    if (rows === few) break
  }
  return rows
}

/** In order. Only those of the word that is met in the fewest are looked at. */
function rowsMeetingAll(costs: readonly Costs[]): readonly number[] {
  const [fewest, ...others] = costs.toSorted((a, b) => a.rows().length - b.rows().length)
  const rows: number[] = []
  for (const row of fewest?.rows().toSorted() ?? noRows) {
    if (others.every((own) => own.at(row) !== unmet)) rows.push(row)
  }
  return rows
}

/** By row, how many of the words are met there. */
function timesMet(costs: readonly Costs[], size: number): Uint8Array {
  const met = new Uint8Array(size)
  for (const own of costs) {
    const rows = own.rows()
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0
      met[row] = (met[row] ?? 0) + 1
    }
  }
  return met
}

/** @param among these rows; without, among all. */
function neededOf(
  met: Uint8Array,
  words: number,
  visible: Uint8Array,
  among?: Uint32Array,
): number {
  let most = 0
  const count = among?.length ?? met.length
  for (let at = 0; at < count; at += 1) {
    const row = among?.[at] ?? at
    if (visible[row] === 1) most = Math.max(most, met[row] ?? 0)
  }
  return Math.max(1, Math.min(most, Math.ceil((words * 2) / 3)))
}

function weightOf(costs: Costs, visible: Uint8Array, all: number): number {
  const rows = costs.rows()
  let met = 0
  for (let at = 0; at < rows.length; at += 1) met += visible[rows[at] ?? 0] ?? 0
  const share = met / Math.max(1, all)
  return share > 0.1 ? 1 : share > 0.03 ? 2 : rare
}
