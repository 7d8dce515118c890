/** Rows of a table as what they say of entries, with every cell that can’t be taken. */
import type { EntryKind } from '../directory/entry.ts'
import { isDocumentId, type DocumentId } from '../identifiers.ts'
import type { Json } from '../json.ts'
import type { Mapping } from './guess-mapping.ts'
import type { CellProblem, Incoming } from './incoming.ts'
import { readCell } from './read-cell.ts'
import type { ImportTable, TableRow } from './table.ts'
import { targetsOf, type Target } from './targets.ts'
import type { VocabularyWords } from './vocabulary-words.ts'

export interface ReadRows {
  readonly rows: readonly Incoming[]
  readonly problems: readonly CellProblem[]
}

export interface RowReading {
  readonly kind: EntryKind
  readonly mapping: Mapping
  /** What holds for rows that do not say it themselves, by target. */
  readonly sameForAll: Readonly<Record<string, string>>
  readonly words: VocabularyWords
}

interface Reader {
  readonly index: number
  readonly letter: string
  readonly title: string
  readonly target: Target
}

export function readRows(table: ImportTable, reading: RowReading): ReadRows {
  const targets = new Map(targetsOf(reading.kind).map((target) => [target.name, target]))
  const readers = table.columns.flatMap(({ index, letter, title }): Reader[] => {
    const target = targets.get(reading.mapping[index] ?? '')
    return target ? [{ index, letter, title, target }] : []
  })
  const fallbacks = Object.entries(reading.sameForAll).flatMap(([name, written]) => {
    const target = targets.get(name)
    const value = target && readCell(written, target.shape, reading.words).value
    return target && value !== undefined ? [{ target, value }] : []
  })
  const problems: CellProblem[] = []
  const rows = table.rows.map((row, number): Incoming => {
    const said = readRow(row, readers, reading.words, problems)
    for (const { target, value } of fallbacks) {
      if (!said.has(target.name)) said.set(target.name, value)
    }
    const page = said.get('page')
    said.delete('page')
    return {
      number,
      place: { kind: 'row', row: row.row },
      kind: reading.kind,
      ...(isDocumentId(page) ? { id: page satisfies DocumentId } : {}),
      fields: asFields(said),
    }
  })
  return { rows, problems }
}

function readRow(
  { row, cells }: TableRow,
  readers: readonly Reader[],
  words: VocabularyWords,
  problems: CellProblem[],
): Map<string, Json> {
  const said = new Map<string, Json>()
  for (const { index, letter, title, target } of readers) {
    const { value, problem } = readCell(cells[index] ?? '', target.shape, words)
    if (value !== undefined) said.set(target.name, value)
    if (!problem) continue
    const leftOut = value === undefined
    problems.push({ row, column: letter, title, target: target.name, leftOut, ...problem })
  }
  return said
}

/** `place.name` and `place.address` are members of one value. */
function asFields(said: ReadonlyMap<string, Json>): Record<string, Json> {
  const fields: Record<string, Json> = {}
  const place: Record<string, Json> = {}
  for (const [name, value] of said) {
    if (name.startsWith('place.')) place[name.slice('place.'.length)] = value
    else fields[name] = value
  }
  if (Object.keys(place).length > 0) fields['place'] = place
  return fields
}
