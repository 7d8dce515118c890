/**
 * A workbook's first sheet that holds something, as rows of cells. Of a formula the value that the file holds for
 * it; nothing is reckoned out here.
 */
import { unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import { mostUnpackedBytes } from '../../domain/import/limits.ts'
import type { TableNotice } from '../../domain/import/table.ts'

export type ReadXlsx =
  | {
      readonly kind: 'sheet'
      readonly cells: readonly (readonly string[])[]
      readonly notices: readonly TableNotice[]
    }
  | { readonly kind: 'refused'; readonly why: 'damaged' | 'too-large' | 'archive' }

export async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<ReadXlsx> {
  const unpacked = unpackedSize(bytes)
  if (unpacked === 'damaged') return { kind: 'refused', why: 'damaged' }
  if (!unpacked.workbook) return { kind: 'refused', why: 'archive' }
  if (unpacked.bytes > mostUnpackedBytes) return { kind: 'refused', why: 'too-large' }
  const sheets = await readSheets(bytes)
  if (!sheets) return { kind: 'refused', why: 'damaged' }
  const filled = sheets.filter(({ cells }) => cells.length > 0)
  const first = filled[0]
  const names = filled.slice(1).map(({ name }) => name)
  const notices: readonly TableNotice[] =
    first && names.length > 0 ? [{ kind: 'other-sheets', read: first.name, names }] : []
  return { kind: 'sheet', cells: first?.cells ?? [], notices }
}

/** What the archive's own list says: a bomb is known before anything of it is unpacked. */
function unpackedSize(bytes: Uint8Array): { bytes: number; workbook: boolean } | 'damaged' {
  let sum = 0
  let workbook = false
  try {
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        sum += originalSize
        workbook ||= name === 'xl/workbook.xml'
        return false
      },
    })
  } catch {
    // The library throws for whatever is no archive, or not a whole one.
    return 'damaged'
  }
  return { bytes: sum, workbook }
}

interface Sheet {
  readonly name: string
  readonly cells: readonly (readonly string[])[]
}

async function readSheets(bytes: Uint8Array<ArrayBuffer>): Promise<readonly Sheet[] | undefined> {
  try {
    const sheets = await readWorkbook(bytes.buffer)
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      cells: data.map((row) => row.map(cellText)),
    }))
  } catch {
    // Unpacking, XML and the sheets' own rules each have errors of their own; to people all are a damaged file.
    return undefined
  }
}

function cellText(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'boolean') return value ? 'ja' : 'nej'
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value : ''
}
