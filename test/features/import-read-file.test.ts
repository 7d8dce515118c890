/** Files of other programs, made by libraries that do not read them here. */
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import writeXlsxFile, { type SheetData } from 'write-excel-file/universal'
import { mostBytes, mostUnpackedBytes } from '../../src/domain/import/limits.ts'
import type { ImportTable } from '../../src/domain/import/table.ts'
import { csvFile } from '../../src/features/export/csv-file.ts'
import { readFile } from '../../src/features/import/read-file.ts'

async function tableOf(content: BlobPart): Promise<ImportTable> {
  const outcome = await readFile(new Blob([content]))
  if (outcome.kind !== 'table') throw new Error(JSON.stringify(outcome))
  return outcome.table
}
const cellsOf = async (content: BlobPart) => {
  const { columns, rows } = await tableOf(content)
  return [columns.map(({ title }) => title), ...rows.map(({ cells }) => cells)]
}
const refusal = async (content: BlobPart) => readFile(new Blob([content]))

describe('a text file', () => {
  it.each([';', ',', '\t', '|'])('is read with %j between its cells', async (separator) => {
    const text = `Namn${separator}Ort\r\n"Kören${separator} ""A"""${separator}Trosa\r\n`
    expect(await cellsOf(text)).toEqual([
      ['Namn', 'Ort'],
      [`Kören${separator} "A"`, 'Trosa'],
    ])
  })

  it('may tell its separator in a first line, as Excel does', async () => {
    expect(await cellsOf('sep=;\r\nNamn;Om\r\nA;b, c, d')).toEqual([
      ['Namn', 'Om'],
      ['A', 'b, c, d'],
    ])
  })

  it('of our own export comes back as it was', async () => {
    const cells = [
      ['Namn', 'Om'],
      ['Kören', 'två\nrader; "citat"'],
    ]
    expect(await cellsOf(csvFile(cells))).toEqual(cells)
  })

  it.each(['{"organizations": [{"id":', '[{"id": "1", "name": "Kör'])(
    'that is JSON cut off is damaged, and no table: %s',
    async (cut) => {
      expect(await refusal(cut)).toEqual({ kind: 'refused', why: 'damaged' })
    },
  )

  it('may have a first heading in brackets', async () => {
    expect(await cellsOf('[Namn];[Ort]\nKören;Trosa')).toEqual([
      ['[Namn]', '[Ort]'],
      ['Kören', 'Trosa'],
    ])
  })

  it('tells of a quotation mark that is never closed, and where', async () => {
    const { notices } = await tableOf('Namn;Om\nA;b\nC;"d\nE;f\n')
    expect(notices).toContainEqual({ kind: 'quotes', rows: [3] })
  })

  it('tells of lines in another encoding', async () => {
    const odd = Uint8Array.from([0x4b, 0xf6, 0x72, 0x3b, 0x0a])
    const { rows, notices } = await tableOf(new Blob(['Namn;Om\nÅsa;\n', odd]))
    expect(notices).toEqual([{ kind: 'mixed-encodings', lines: [3] }])
    expect(rows.map(({ cells }) => cells[0])).toEqual(['Åsa', 'Kör'])
  })

  it('named .csv that is a picture, one that is far too large and one without rows are refused', async () => {
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])
    expect(await readFile(new File([picture], 'aktörer.csv', { type: 'text/csv' }))).toEqual({
      kind: 'refused',
      why: 'picture',
    })
    expect(await refusal(new Uint8Array(50 * 1024 * 1024))).toEqual({
      kind: 'refused',
      why: 'too-large',
    })
    expect(mostBytes).toBeLessThan(50 * 1024 * 1024)
    expect(await refusal('Namn;Ort\n')).toEqual({ kind: 'refused', why: 'no-rows' })
    expect(await refusal('')).toEqual({ kind: 'refused', why: 'no-rows' })
  })

  it('with a cell of a megabyte keeps its other rows', async () => {
    const { rows } = await tableOf(`Namn;Om\nA;${'x'.repeat(1_000_000)}\nB;b\n`)
    expect(rows.map(({ cells }) => cells[0]?.slice(0, 9))).toEqual(['A', 'B'])
  })
})

describe('a workbook', () => {
  const workbook = (...sheets: readonly (readonly [string, SheetData])[]) =>
    writeXlsxFile(sheets.map(([sheet, data]) => ({ sheet, data }))).toBlob()

  it('is read with its days, numbers and ticks as people wrote them', async () => {
    const day = { value: new Date(Date.UTC(2026, 10, 22)), type: Date, format: 'yyyy-mm-dd' }
    const blob = await workbook([
      'Evenemang',
      [
        ['Namn', 'Dag', 'År', 'Löpande'].map((value) => ({ value, type: String })),
        [{ value: 'Kören' }, day, { value: 2026, type: Number }, { value: true, type: Boolean }],
      ],
    ])
    expect(await cellsOf(blob)).toEqual([
      ['Namn', 'Dag', 'År', 'Löpande'],
      ['Kören', '2026-11-22', '2026', 'ja'],
    ])
  })

  it('gives the value of a formula, and never the formula', async () => {
    const blob = await workbook(['A', [[{ value: 'Namn' }], [{ value: '=1+1', type: 'Formula' }]]])
    const outcome = await readFile(blob)
    expect(JSON.stringify(outcome)).not.toContain('1+1')
  })

  it('is read from its first sheet that holds something, and the others are named', async () => {
    const sheet = (value: string): SheetData => [[{ value: 'Namn' }], [{ value }]]
    const { rows, notices } = await tableOf(
      await workbook(['Tom', []], ['Ett', sheet('A')], ['Två', sheet('B')]),
    )
    expect(rows).toEqual([{ row: 2, cells: ['A'] }])
    expect(notices).toEqual([{ kind: 'other-sheets', read: 'Ett', names: ['Två'] }])
  })

  it('that is cut off, another archive, or one that would unpack to gigabytes is refused', async () => {
    const blob = await workbook(['A', [[{ value: 'Namn' }], [{ value: 'Kören' }]]])
    const whole = new Uint8Array(await blob.arrayBuffer())
    expect(await refusal(whole.slice(0, whole.length / 2))).toEqual({
      kind: 'refused',
      why: 'damaged',
    })
    expect(await refusal(new Uint8Array(zipSync({ 'a.txt': new Uint8Array(3) })))).toEqual({
      kind: 'refused',
      why: 'archive',
    })
    // The archive's own list says how much there is: that number is made larger.
    const bomb = new Uint8Array(zipSync({ 'xl/workbook.xml': new Uint8Array(1000) }, { level: 9 }))
    const view = new DataView(bomb.buffer)
    const list = view.getUint32(bomb.length - 6, true)
    view.setUint32(list + 24, mostUnpackedBytes + 1, true)
    expect(await refusal(bomb)).toEqual({ kind: 'refused', why: 'too-large' })
  })
})
