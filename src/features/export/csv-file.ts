/** A table as a text file that Swedish Excel opens at a double click: semicolons, and a mark that it is UTF-8. */
import Papa from 'papaparse'
import { formulaStart } from '../../domain/export/formula.ts'

const byteOrderMark = '\uFEFF'

/** What a spreadsheet would take for a formula is neutralised (`formulaStart`). */
export function csvFile(rows: readonly (readonly string[])[]): string {
  const text = Papa.unparse(
    rows.map((row) => [...row]),
    { delimiter: ';', newline: '\r\n', escapeFormulae: formulaStart },
  )
  return `${byteOrderMark}${text}\r\n`
}
