/** Text as rows of cells, whatever stands between them. */
import Papa from 'papaparse'
import type { TableNotice } from '../../domain/import/table.ts'

export interface ReadCsv {
  readonly cells: readonly (readonly string[])[]
  readonly notices: readonly TableNotice[]
}

const mostTold = 20
const separators = [';', ',', '\t', '|', Papa.RECORD_SEP, Papa.UNIT_SEP]

export function readCsv(text: string): ReadCsv {
  // Excel tells some programs its separator in a first line of its own.
  const [line, told] = /^sep=(.)\r?\n/.exec(text) ?? []
  const table = text.slice(line?.length ?? 0)
  const { data, errors } = Papa.parse<string[]>(table, { delimiter: told ?? separatorOf(table) })
  const quoted = errors.flatMap(({ type, row }) =>
    type === 'Quotes' && row !== undefined ? [row + 1] : [],
  )
  const rows = [...new Set(quoted)].slice(0, mostTold)
  return { cells: data, notices: rows.length > 0 ? [{ kind: 'quotes', rows }] : [] }
}

/** The one that parts the headings into most. Texts below them hold commas and semicolons of their own. */
function separatorOf(text: string): string {
  const counted = separators.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: 1, skipEmptyLines: 'greedy' })
    return { delimiter, cells: data[0]?.length ?? 0 }
  })
  return counted.sort((a, b) => b.cells - a.cells)[0]?.delimiter ?? ';'
}
