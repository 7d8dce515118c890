/** A sheet as it was read, and what is odd about it. Row numbers are those that a spreadsheet shows. */
import { mostColumns, mostRows } from './limits.ts'

export interface Column {
  readonly index: number
  /** As a spreadsheet names it: A, B … AA. */
  readonly letter: string
  /** Trimmed; may be empty. */
  readonly title: string
  /** The letter of an earlier column with the same heading. */
  readonly sameAs?: string
}

export interface TableRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** What somebody should know before going on. None of it stops the import. */
export type TableNotice =
  | { readonly kind: 'mixed-encodings'; readonly lines: readonly number[] }
  | { readonly kind: 'windows-1252' }
  | {
      readonly kind: 'duplicate-heading'
      readonly title: string
      readonly letters: readonly string[]
    }
  | { readonly kind: 'no-heading'; readonly letters: readonly string[] }
  /** More cells than headings: a separator inside a text, most often. */
  | { readonly kind: 'more-cells-than-headings'; readonly rows: readonly number[] }
  /** A quotation mark that is never closed, or closed in the middle of a cell. */
  | { readonly kind: 'quotes'; readonly rows: readonly number[] }
  | { readonly kind: 'other-sheets'; readonly read: string; readonly names: readonly string[] }

export interface ImportTable {
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
  readonly notices: readonly TableNotice[]
}

export type TableOutcome =
  | { readonly kind: 'table'; readonly table: ImportTable }
  | { readonly kind: 'refused'; readonly why: 'no-rows' | 'too-many-rows' | 'too-many-columns' }

const told = 20

/** @param cells all rows of the sheet, empty ones too. The first that holds something is the headings. */
export function tableOf(
  cells: readonly (readonly string[])[],
  notices: readonly TableNotice[] = [],
): TableOutcome {
  const head = cells.findIndex(holdsSomething)
  const rows = cells.flatMap((row, index): TableRow[] =>
    index > head && holdsSomething(row) ? [{ row: index + 1, cells: row }] : [],
  )
  if (head < 0 || rows.length === 0) return { kind: 'refused', why: 'no-rows' }
  if (rows.length > mostRows) return { kind: 'refused', why: 'too-many-rows' }
  const titles = withoutEmptyEnd(cells[head] ?? [])
  if (titles.length > mostColumns) return { kind: 'refused', why: 'too-many-columns' }
  const columns = columnsOf(titles)
  return {
    kind: 'table',
    table: { columns, rows, notices: [...notices, ...noticesOf(columns, rows)] },
  }
}

/** 0 is A, 26 is AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : `${columnLetter(Math.floor(index / 26) - 1)}${last}`
}

function columnsOf(titles: readonly string[]): Column[] {
  const first = new Map<string, string>()
  return titles.map((raw, index) => {
    const title = raw.trim()
    const letter = columnLetter(index)
    const key = title.toLowerCase()
    const earlier = title === '' ? undefined : first.get(key)
    if (earlier === undefined) first.set(key, letter)
    return { index, letter, title, ...(earlier === undefined ? {} : { sameAs: earlier }) }
  })
}

function noticesOf(columns: readonly Column[], rows: readonly TableRow[]): TableNotice[] {
  const notices: TableNotice[] = []
  for (const { title, letter } of columns) {
    const same = columns.filter((column) => column.sameAs === letter)
    if (title === '' || same.length === 0) continue
    const letters = [letter, ...same.map((column) => column.letter)]
    notices.push({ kind: 'duplicate-heading', title, letters })
  }
  const nameless = columns.filter(({ title }) => title === '').map(({ letter }) => letter)
  if (nameless.length > 0) notices.push({ kind: 'no-heading', letters: nameless })
  const longer = rows.filter(({ cells }) => holdsSomething(cells.slice(columns.length)))
  if (longer.length > 0) {
    const numbers = longer.slice(0, told).map(({ row }) => row)
    notices.push({ kind: 'more-cells-than-headings', rows: numbers })
  }
  return notices
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length
  while (end > 0 && cells[end - 1]?.trim() === '') end -= 1
  return cells.slice(0, end)
}

function holdsSomething(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '')
}
