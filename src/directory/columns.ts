/**
 * The directory in memory: one row per entry in Swedish name order, as columns that a search scans.
 * Immutable; a change makes new columns. An entry's JSON is decoded and parsed only when it is shown.
 */
import { entryKinds, type DirectoryEntry } from '../domain/directory/entry.ts'
import type { DocumentId } from '../domain/identifiers.ts'
import { joinLexicons, type Lexicon } from './lexicon.ts'
import { byCodeUnit, indexPack, type PackIndex } from './pack-index.ts'
import { parseLine } from '../domain/directory/parse-entry.ts'

export interface IndexedPack {
  /** NDJSON, UTF-8. */
  readonly bytes: Uint8Array
  readonly index: PackIndex
}

export interface DirectoryContent {
  readonly packs: readonly IndexedPack[]
  /** Entries that replace or add to those of the packs. */
  readonly changed: readonly DirectoryEntry[]
  readonly removed: readonly DocumentId[]
}

export interface Columns {
  readonly size: number
  readonly ids: readonly string[]
  /** Folded. */
  readonly names: readonly string[]
  readonly lexicon: Lexicon
  readonly kinds: Uint8Array
  readonly scopes: Uint8Array
  readonly marks: Uint8Array
  readonly words: readonly string[]
  readonly wordStarts: Uint32Array
  readonly wordsOf: Uint16Array
  rowOf(id: string): number | undefined
  entryAt(row: number): DirectoryEntry | undefined
  /** Controlled words and inventories included. */
  rowsOfKind(kind: DirectoryEntry['kind']): readonly number[]
}

interface Origin {
  readonly pack: IndexedPack
  readonly position: number
  readonly id: string
  readonly name: string
}

export function createColumns(content: DirectoryContent): Columns {
  const rows = liveRows(content)
  // Packs are indexed in this order, so that the sort finds long runs and only merges them.
  rows.sort((a, b) => byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id))
  const rowOfId = new Map(rows.map((origin, row) => [origin.id, row]))
  const byte = (column: 'kinds' | 'scopes' | 'marks') =>
    Uint8Array.from(rows, ({ pack, position }) => pack.index[column][position] ?? 0)
  const kinds = byte('kinds')
  return {
    size: rows.length,
    ids: rows.map((origin) => origin.id),
    names: rows.map((origin) => origin.name),
    lexicon: joinLexicons(rowsByPack(rows)),
    kinds,
    scopes: byte('scopes'),
    marks: byte('marks'),
    ...joinWords(rows),
    rowOf: (id) => rowOfId.get(id),
    entryAt: (row) => entryOf(rows[row]),
    rowsOfKind(kind) {
      const wanted = entryKinds.indexOf(kind)
      return [...kinds.keys()].filter((row) => kinds[row] === wanted)
    },
  }
}

/** Of several entries with one id the last wins, and the difference wins over the packs. */
function liveRows({ packs, changed, removed }: DirectoryContent): Origin[] {
  const live = new Map<string, Origin>()
  for (const pack of packs) addRows(live, pack)
  for (const id of removed) live.delete(id)
  if (changed.length > 0) addRows(live, packOf(changed))
  return [...live.values()]
}

function addRows(live: Map<string, Origin>, pack: IndexedPack): void {
  if (pack.index.kinds.length === 0) return
  const names = pack.index.names.split('\n')
  pack.index.ids.split('\n').forEach((id, position) => {
    live.set(id, { pack, position, id, name: names[position] ?? '' })
  })
}

export function packOf(entries: readonly DirectoryEntry[]): IndexedPack {
  const bytes = new TextEncoder().encode(entries.map((entry) => JSON.stringify(entry)).join('\n'))
  return { bytes, index: indexPack(bytes) }
}

function rowsByPack(origins: readonly Origin[]) {
  const rowsOf = new Map<IndexedPack, Int32Array>()
  origins.forEach(({ pack, position }, row) => {
    let rows = rowsOf.get(pack)
    if (!rows) {
      rows = new Int32Array(pack.index.kinds.length).fill(-1)
      rowsOf.set(pack, rows)
    }
    rows[position] = row
  })
  return [...rowsOf].map(([{ index }, rows]) => ({ index, rows }))
}

/** Packs number their words each on their own; the directory has one numbering. */
function joinWords(rows: readonly Origin[]) {
  const numbers = new Map<string, number>()
  const numbersOfPack = new Map<IndexedPack, Uint16Array>()
  const wordStarts = new Uint32Array(rows.length + 1)
  const wordsOf: number[] = []
  rows.forEach(({ pack, position }, row) => {
    const numbering = numbersOfPack.get(pack) ?? numberWords(pack.index.words, numbers)
    numbersOfPack.set(pack, numbering)
    const end = pack.index.wordStarts[position + 1] ?? 0
    for (let at = pack.index.wordStarts[position] ?? 0; at < end; at += 1) {
      wordsOf.push(numbering[pack.index.wordsOf[at] ?? 0] ?? 0)
    }
    wordStarts[row + 1] = wordsOf.length
  })
  return { words: [...numbers.keys()], wordStarts, wordsOf: Uint16Array.from(wordsOf) }
}

function numberWords(words: readonly string[], numbers: Map<string, number>): Uint16Array {
  return Uint16Array.from(words, (word) => {
    const number = numbers.get(word) ?? numbers.size
    numbers.set(word, number)
    return number
  })
}

function entryOf(origin: Origin | undefined): DirectoryEntry | undefined {
  if (!origin) return undefined
  const { spans } = origin.pack.index
  const start = spans[origin.position * 2] ?? 0
  const end = spans[origin.position * 2 + 1] ?? 0
  return parseLine(new TextDecoder().decode(origin.pack.bytes.subarray(start, end)))
}
