/**
 * What a pack's entries are searched by, derived once when the pack arrives and stored beside its bytes:
 * opening the directory then parses no JSON and folds no text. Texts themselves are not kept, only which words
 * stand where: a tenth of the bytes, and a search looks through some thousand words instead of all texts.
 * Plain data that survives structured cloning.
 */
import { entryKinds, scopes, type DirectoryEntry } from '../domain/directory/entry.ts'
import { isFindable } from '../domain/directory/findable.ts'
import { regionOf } from '../domain/directory/region.ts'
import { entryTexts, entryWords } from './entry-text.ts'
import { fold, foldVersion } from './fold.ts'
import { indexTexts } from './index-texts.ts'
import { parseLine } from '../domain/directory/parse-entry.ts'

export interface PackIndex {
  readonly version: number
  /** Non-empty lines, the skipped ones included. */
  readonly lines: number
  /** Lines that hold no entry which this version can show. They stop nothing but themselves. */
  readonly skipped: number
  /** One per entry, in name order, parted by `\n`. */
  readonly ids: string
  /** Folded. */
  readonly names: string
  /** The folded words of entries that a search can find, each once, parted by `\n`. */
  readonly lexicon: string
  /** Where each word's postings start, and one more for the end. */
  readonly postingStarts: Uint32Array
  /** Four times an entry's position plus the most telling of its texts (`entryTexts`) that holds the word. */
  readonly postings: Uint32Array
  /** Where each entry's line starts and ends in the pack's bytes: pairs. */
  readonly spans: Uint32Array
  /** Positions in `entryKinds`. */
  readonly kinds: Uint8Array
  /** Positions in `scopes`, from one; nought for none. */
  readonly scopes: Uint8Array
  readonly marks: Uint8Array
  /** The pack's own list of controlled words, and each entry's positions in it. */
  readonly words: readonly string[]
  readonly wordStarts: Uint32Array
  readonly wordsOf: Uint16Array
  /** The lines of its controlled words, in order, parted by `\n`: all that opening a directory parses. */
  readonly terms: string
  /** That its entries belong to, each once. */
  readonly regions: readonly string[]
}

/** Ranked last, never hidden. */
export const defunctMark = 1
/**
 * Never in search results: controlled words and inventories, which serve the app, and funding that only a
 * region can apply for, which would send associations and individuals the wrong way. All are still
 * answered by id.
 */
export const hiddenMark = 2

/** For every cultural field: funding and functions that name none are not without one. */
export const everyFieldMark = 4

export function indexPack(bytes: Uint8Array): PackIndex {
  const rows: Row[] = []
  let start = 0
  let lines = 0
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    // JSON escapes newlines, so that the byte 10 only ever parts lines.
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline
    if (line.trim() !== '') {
      lines += 1
      const entry = parseLine(line)
      if (entry) rows.push({ entry, start, end, line, name: fold(entry.name) })
    }
    start = end + 1
  }
  rows.sort((a, b) => byCodeUnit(a.name, b.name) || byCodeUnit(a.entry.id, b.entry.id))
  const marks = Uint8Array.from(rows, ({ entry }) => marksOf(entry))
  return {
    version: foldVersion,
    lines,
    skipped: lines - rows.length,
    ids: rows.map(({ entry }) => entry.id).join('\n'),
    names: rows.map(({ name }) => name).join('\n'),
    ...indexTexts(
      rows.map(({ entry }, row) => (isHidden(marks, row) ? undefined : entryTexts(entry))),
    ),
    spans: Uint32Array.from(rows.flatMap((row) => [row.start, row.end])),
    kinds: Uint8Array.from(rows, ({ entry }) => entryKinds.indexOf(entry.kind)),
    scopes: Uint8Array.from(rows, ({ entry: { scope } }) =>
      scope ? scopes.indexOf(scope) + 1 : 0,
    ),
    marks,
    ...indexWords(rows),
    terms: rows.flatMap(({ entry, line }) => (entry.kind === 'taxonomy' ? [line] : [])).join('\n'),
    regions: [...new Set(rows.map(({ entry }) => regionOf(entry)))],
  }
}

function isHidden(marks: Uint8Array, row: number): boolean {
  return ((marks[row] ?? 0) & hiddenMark) !== 0
}

interface Row {
  readonly entry: DirectoryEntry
  readonly start: number
  readonly end: number
  readonly line: string
  /** Folded. */
  readonly name: string
}

export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function indexWords(rows: readonly Row[]) {
  const numbers = new Map<string, number>()
  const wordsOf: number[] = []
  const wordStarts = new Uint32Array(rows.length + 1)
  rows.forEach(({ entry }, position) => {
    for (const word of entryWords(entry)) {
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      wordsOf.push(number)
    }
    wordStarts[position + 1] = wordsOf.length
  })
  return { words: [...numbers.keys()], wordStarts, wordsOf: Uint16Array.from(wordsOf) }
}

function marksOf(entry: DirectoryEntry): number {
  const everyField =
    (entry.kind === 'funding' || entry.kind === 'function') && entry.fields.length === 0
  return (
    (entry.status === 'defunct' ? defunctMark : 0) |
    (isFindable(entry) ? 0 : hiddenMark) |
    (everyField ? everyFieldMark : 0)
  )
}
