/**
 * How well an entry answers one word of a query, as a cost; undefined when it does not hold the word at all.
 *
 *    0  the word in the name        6  in its topics, or the label of a field, municipality, county, type
 *    2  a name's word starts so     8  in the rest: summary, organisation, purpose …
 *    4  inside a name's word       +1  found only by reading å and ä as a, or ö as o
 */
import type { Columns } from './columns.ts'
import { loosely } from './fold.ts'
import type { FoldedLabel } from './labels.ts'

export interface Matcher {
  costOf(columns: Columns, row: number): number | undefined
  /** One for each row that `costOf` can find something in; found faster than row by row. */
  candidates(columns: Columns): Uint8Array
}

export function createMatcher(word: string, labels: readonly FoldedLabel[]): Matcher {
  const loose = loosely(word)
  const exactly: Finder = { find: (text) => text.indexOf(word), ...nameRules(escaped(word)) }
  const looser = loose === undefined ? undefined : looseFinder(loose)
  const byLabel = Uint8Array.from(labels, ({ label, around }) => {
    if (exactly.find(label) >= 0 || exactly.whole.test(around)) return 6
    return looser && (looser.find(label) >= 0 || looser.whole.test(around)) ? 7 : 0
  })
  const anyLabel = byLabel.some((cost) => cost > 0)
  return {
    costOf(columns, row) {
      const text = columns.textAt(row)
      // What reading loosely does not find, reading exactly does not either.
      const near = looser ? costIn(text, looser) + 1 : 0
      let cost = near === Infinity ? Infinity : costIn(text, exactly)
      if (looser) cost = Math.min(cost, near)
      if (anyLabel && cost > 6) cost = Math.min(cost, labelCost(columns, row, byLabel))
      return cost === Infinity ? undefined : cost
    },
    candidates(columns) {
      const rows = new Uint8Array(columns.size)
      markRows(columns, nextIn(columns.haystack, word, loose), rows)
      if (anyLabel) markLabelled(columns, byLabel, rows)
      return rows
    },
  }
}

/** Where the word next ends at or after a position; negative when nowhere. Loose finds include exact ones. */
function nextIn(haystack: string, word: string, loose: string | undefined) {
  if (loose === undefined) {
    return (from: number) => {
      const at = haystack.indexOf(word, from)
      return at < 0 ? -1 : at + word.length
    }
  }
  const pattern = new RegExp(loose, 'g')
  return (from: number) => {
    pattern.lastIndex = from
    return pattern.test(haystack) ? pattern.lastIndex : -1
  }
}

function markRows({ starts }: Columns, next: (from: number) => number, rows: Uint8Array): void {
  let row = 0
  let end = next(0)
  while (end >= 0) {
    while ((starts[row + 1] ?? Infinity) < end) row += 1
    rows[row] = 1
    end = next(starts[row + 1] ?? 0)
  }
}

function markLabelled({ wordStarts, wordsOf }: Columns, byLabel: Uint8Array, rows: Uint8Array) {
  let row = 0
  wordsOf.forEach((word, at) => {
    if (byLabel[word] === 0) return
    while ((wordStarts[row + 1] ?? Infinity) <= at) row += 1
    rows[row] = 1
  })
}

interface Finder {
  readonly find: (text: string) => number
  readonly whole: RegExp
  readonly start: RegExp
}

function nameRules(pattern: string) {
  return { whole: new RegExp(` ${pattern} `), start: new RegExp(` ${pattern}`) }
}

function looseFinder(loose: string): Finder {
  const pattern = new RegExp(loose)
  return { find: (text) => text.search(pattern), ...nameRules(loose) }
}

function escaped(word: string): string {
  return word.replace(/[{|}]/g, '\\$&')
}

function costIn(text: string, { find, whole, start }: Finder): number {
  const at = find(text)
  if (at < 0) return Infinity
  const nameEnd = text.indexOf('\t')
  if (at > nameEnd) return at < text.indexOf('\t', nameEnd + 1) ? 6 : 8
  const name = text.slice(0, nameEnd)
  if (whole.test(name)) return 0
  return start.test(name) ? 2 : 4
}

function labelCost({ wordStarts, wordsOf }: Columns, row: number, byLabel: Uint8Array): number {
  let best = Infinity
  const end = wordStarts[row + 1] ?? 0
  for (let at = wordStarts[row] ?? 0; at < end; at += 1) {
    const cost = byLabel[wordsOf[at] ?? 0] ?? 0
    if (cost > 0 && cost < best) best = cost
  }
  return best
}
