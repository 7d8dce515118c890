/**
 * What a pack's entries are searched by, derived once when the pack arrives and stored beside its bytes:
 * opening the directory then parses no JSON and folds no text. Plain data that survives structured cloning.
 */
import { entryKinds, scopes, type DirectoryEntry } from '../domain/directory/entry.ts'
import { entryText, entryWords } from './entry-text.ts'
import { foldVersion } from './fold.ts'
import { parseLine } from './parse-entry.ts'

export interface PackIndex {
  readonly version: number
  /** Non-empty lines, the skipped ones included. */
  readonly lines: number
  /** Lines that hold no entry which this version can show. They stop nothing but themselves. */
  readonly skipped: number
  /** One per entry, in name order, parted by `\n`. */
  readonly ids: string
  readonly texts: string
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
      if (entry) rows.push({ entry, start, end, text: entryText(entry) })
    }
    start = end + 1
  }
  rows.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  return {
    version: foldVersion,
    lines,
    skipped: lines - rows.length,
    ids: rows.map(({ entry }) => entry.id).join('\n'),
    texts: rows.map(({ text }) => text).join('\n'),
    spans: Uint32Array.from(rows.flatMap((row) => [row.start, row.end])),
    kinds: Uint8Array.from(rows, ({ entry }) => entryKinds.indexOf(entry.kind)),
    scopes: Uint8Array.from(rows, ({ entry: { scope } }) =>
      scope ? scopes.indexOf(scope) + 1 : 0,
    ),
    marks: Uint8Array.from(rows, ({ entry }) => marksOf(entry)),
    ...indexWords(rows),
  }
}

interface Row {
  readonly entry: DirectoryEntry
  readonly start: number
  readonly end: number
  readonly text: string
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
  const hidden =
    entry.kind === 'taxonomy' ||
    entry.kind === 'inventory' ||
    (entry.kind === 'funding' && entry.audiences.length === 1 && entry.audiences[0] === 'region')
  const everyField =
    (entry.kind === 'funding' || entry.kind === 'function') && entry.fields.length === 0
  return (
    (entry.status === 'defunct' ? defunctMark : 0) |
    (hidden ? hiddenMark : 0) |
    (everyField ? everyFieldMark : 0)
  )
}
