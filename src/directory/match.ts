/**
 * How well an entry answers one word of a query, as a cost; undefined when it does not hold the word at all.
 *
 *    0  the word in the name        6  in its topics, or the label of a field, municipality, county, type
 *    2  a name's word starts so     8  in the rest: summary, organisation, purpose …
 *    4  inside a name's word       +1  found only by reading å and ä as a, or ö as o
 */
import type { Columns } from './columns.ts'
import { loosely } from './fold.ts'

export type Matcher = (columns: Columns, row: number) => number | undefined

export function createMatcher(word: string, labels: readonly string[]): Matcher {
  const loose = loosely(word)
  const exactly: Finder = { find: (text) => text.indexOf(word), ...nameRules(escaped(word)) }
  const looser = loose === undefined ? undefined : looseFinder(loose)
  const byLabel = Uint8Array.from(labels, (label) => {
    if (label.includes(word)) return 6
    return looser && looser.find(label) >= 0 ? 7 : 0
  })
  const anyLabel = byLabel.some((cost) => cost > 0)
  return (columns, row) => {
    const text = columns.texts[row] ?? ''
    let cost = costIn(text, exactly)
    // Where loose reading could only do worse than what is found, it is not tried.
    if (looser && cost > 1) cost = Math.min(cost, costIn(text, looser) + 1)
    if (anyLabel && cost > 6) cost = Math.min(cost, labelCost(columns, row, byLabel))
    return cost === Infinity ? undefined : cost
  }
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
