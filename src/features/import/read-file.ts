/** A file that somebody chose, as a table or as HSDS, or why not. */
import { decodeText } from '../../domain/import/decode-text.ts'
import { fileKind, type OtherKind } from '../../domain/import/file-kind.ts'
import { mostBytes } from '../../domain/import/limits.ts'
import { tableOf, type ImportTable, type TableNotice } from '../../domain/import/table.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

export type FileRefusal =
  | OtherKind
  | 'too-large'
  | 'damaged'
  | 'no-rows'
  | 'too-many-rows'
  | 'too-many-columns'
  /** JSON that is no HSDS. */
  | 'other-json'

export type ReadFile =
  | { readonly kind: 'table'; readonly table: ImportTable }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly why: FileRefusal }

export async function readFile(file: Blob): Promise<ReadFile> {
  if (file.size > mostBytes) return { kind: 'refused', why: 'too-large' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const what = fileKind(bytes)
  if (what.kind === 'other') return { kind: 'refused', why: what.what }
  if (what.kind === 'text') return fromText(bytes)
  const sheet = await readXlsx(bytes)
  return sheet.kind === 'refused' ? sheet : tableOf(sheet.cells, sheet.notices)
}

function fromText(bytes: Uint8Array): ReadFile {
  const { text, encoding, oddLines } = decodeText(bytes)
  if (/^\s*[{[]/.test(text.slice(0, 1000))) {
    const value = parsedJson(text)
    if (value !== undefined) return { kind: 'json', value }
    if (begunJson.test(text)) return { kind: 'refused', why: 'damaged' }
  }
  const { cells, notices } = readCsv(text)
  const letters: readonly TableNotice[] =
    encoding === 'mixed'
      ? [{ kind: 'mixed-encodings', lines: oddLines }]
      : encoding === 'windows-1252'
        ? [{ kind: 'windows-1252' }]
        : []
  return tableOf(cells, [...letters, ...notices])
}

/** What no table begins with: JSON that was cut off on its way. */
const begunJson = /^\s*(?:\{\s*"|\[\s*\{)/

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
