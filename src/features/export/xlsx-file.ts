/** A table as an Excel workbook: every cell is text, so that nothing is reckoned out or taken for a date. */
import writeXlsxFile from 'write-excel-file/browser'

export interface WorkbookTable {
  /** At most 31 signs, by Excel’s rule. */
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function xlsxFile({ sheet, header, rows }: WorkbookTable): Promise<Blob> {
  const head = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    row.map((value) => (value === '' ? null : { value, type: String })),
  )
  return writeXlsxFile([head, ...body], {
    sheet,
    stickyRowsCount: 1,
    columns: header.map((_, column) => ({ width: widthOf(rows, column) })),
  }).toBlob()
}

/** In signs. Wide enough for most of what is there, narrow enough to see the next column. */
function widthOf(rows: WorkbookTable['rows'], column: number): number {
  const longest = rows
    .slice(0, 200)
    .reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0)
  return Math.min(48, Math.max(12, longest + 2))
}
