/** Bytes as tables, and cells as values: what other people's files hold. */
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/domain/import/decode-text.ts'
import { fileKind } from '../../src/domain/import/file-kind.ts'
import { guessMapping, mappingFrom, toRemember } from '../../src/domain/import/guess-mapping.ts'
import { longestCell, mostRows } from '../../src/domain/import/limits.ts'
import { readCell } from '../../src/domain/import/read-cell.ts'
import { readRows } from '../../src/domain/import/read-rows.ts'
import { columnLetter, tableOf, type ImportTable } from '../../src/domain/import/table.ts'
import { targetsOf, type CellShape } from '../../src/domain/import/targets.ts'
import { vocabularyWords } from '../../src/domain/import/vocabulary-words.ts'
import { seedEntries } from '../../sync-server/seed/index.ts'

const terms = seedEntries().filter((entry) => entry.kind === 'taxonomy')
const words = vocabularyWords(terms)
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...new TextEncoder().encode(part)] : part,
    ),
  )

function tableFrom(rows: readonly (readonly string[])[]): ImportTable {
  const outcome = tableOf(rows)
  if (outcome.kind !== 'table') throw new Error(outcome.why)
  return outcome.table
}

function shapeOf(name: string, kind: 'actor' | 'funding' | 'event' = 'actor'): CellShape {
  const target = targetsOf(kind).find((known) => known.name === name)
  if (!target) throw new Error(`No ${name}.`)
  return target.shape
}
const read = (raw: string, name: string, kind?: 'actor' | 'funding' | 'event') =>
  readCell(raw, shapeOf(name, kind), words)

describe('what a file is', () => {
  it.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], 'picture'],
    [[0xff, 0xd8, 0xff, 0xe0], 'picture'],
    [[0x25, 0x50, 0x44, 0x46, 0x2d], 'pdf'],
    [[0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'old-workbook'],
    [[0x1f, 0x8b, 0x08, 0x00], 'archive'],
    [[0x4e, 0x61, 0x00, 0x6d], 'binary'],
    [[0x42, 0x4d, 0x00, 0x00], 'picture'],
  ])('is told by its bytes, not by its name: %j', (start, what) => {
    expect(fileKind(bytes(start))).toEqual({ kind: 'other', what })
  })

  it('is text for a table, also when it begins as a picture might, or in UTF-16', () => {
    expect(fileKind(bytes('BM;namn\n1;Kören'))).toEqual({ kind: 'text' })
    expect(fileKind(bytes([0xff, 0xfe, 0x4e, 0x00]))).toEqual({ kind: 'text' })
    expect(fileKind(bytes([0x50, 0x4b, 0x03, 0x04]))).toEqual({ kind: 'workbook' })
  })
})

describe('the text of a file', () => {
  const windows = (text: string) => Array.from(text, (sign) => sign.codePointAt(0) ?? 0)

  it('is read with and without a byte order mark', () => {
    for (const start of [[], [0xef, 0xbb, 0xbf]]) {
      expect(decodeText(bytes(start, 'Kören på Öland'))).toEqual({
        text: 'Kören på Öland',
        encoding: 'utf-8',
        oddLines: [],
      })
    }
  })

  it('is read from Windows-1252 and UTF-16', () => {
    expect(decodeText(bytes(windows('Åsa;Kören\nÖland')))).toMatchObject({
      text: 'Åsa;Kören\nÖland',
      encoding: 'windows-1252',
    })
    const utf16 = Uint8Array.from([0xff, 0xfe, ...windows('Kör').flatMap((sign) => [sign, 0])])
    expect(decodeText(utf16)).toMatchObject({ text: 'Kör', encoding: 'utf-16' })
  })

  it('keeps its letters where two encodings are mixed, and tells which lines are odd', () => {
    const mixed = bytes('namn\nKören\n', windows('Åsa\n'), 'Öland\n', windows('Ängen'))
    expect(decodeText(mixed)).toEqual({
      text: 'namn\nKören\nÅsa\nÖland\nÄngen',
      encoding: 'mixed',
      oddLines: [3, 5],
    })
  })
})

describe('a table', () => {
  it('has the row numbers of the spreadsheet, also after empty rows', () => {
    const table = tableFrom([[''], ['Namn', 'Kommun'], ['', ' '], ['Kören', 'Trosa']])
    expect(table.columns.map(({ letter, title }) => [letter, title])).toEqual([
      ['A', 'Namn'],
      ['B', 'Kommun'],
    ])
    expect(table.rows).toEqual([{ row: 4, cells: ['Kören', 'Trosa'] }])
  })

  it.each([
    [[], 'no-rows'],
    [[['Namn']], 'no-rows'],
    [[['Namn'], [' ', '']], 'no-rows'],
    [[['Namn'], ...Array.from({ length: mostRows + 1 }, () => ['x'])], 'too-many-rows'],
    [[Array.from({ length: 201 }, () => 'Namn'), ['x']], 'too-many-columns'],
  ] as const)('without rows, or with far too many, is none', (rows, why) => {
    expect(tableOf(rows)).toEqual({ kind: 'refused', why })
  })

  it('tells of duplicate headings, missing ones and rows that are too long', () => {
    const { notices } = tableFrom([
      ['Namn', 'Telefon', '', 'namn ', 'Mejl'],
      ['Kören', '', '', '', '', 'för mycket'],
    ])
    expect(notices).toEqual([
      { kind: 'duplicate-heading', title: 'Namn', letters: ['A', 'D'] },
      { kind: 'no-heading', letters: ['C'] },
      { kind: 'more-cells-than-headings', rows: [2] },
    ])
  })

  it('names columns as a spreadsheet does', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
  })
})

describe('a column', () => {
  const columnsOf = (...titles: readonly string[]) =>
    tableFrom([titles, titles.map(() => 'x')]).columns

  it('is known by its heading, in Swedish and English', () => {
    const columns = columnsOf('NAMN', 'E-post', 'Hemsida:', 'Tel', 'Cultural field', 'Vårt id')
    expect(guessMapping(columns, 'actor')).toEqual({
      0: 'name',
      1: 'email',
      2: 'website',
      3: 'phone',
      4: 'fields',
    })
  })

  it('is what the kind has of that name', () => {
    expect(guessMapping(columnsOf('Typ', 'Organisation'), 'venue')).toEqual({ 0: 'venueType' })
    expect(guessMapping(columnsOf('Organisation'), 'function')).toEqual({ 0: 'organisation' })
    expect(guessMapping(columnsOf('Organisation'), 'funding')).toEqual({ 0: 'funder' })
  })

  it('of two with one heading is the first', () => {
    expect(guessMapping(columnsOf('Namn', 'Namn', 'Benämning'), 'actor')).toEqual({ 0: 'name' })
  })

  it('is remembered by its heading, wherever it stands next time', () => {
    const remembered = toRemember(columnsOf('Rubrik 1', 'Namn', 'Tel'), { 0: 'name', 2: 'phone' })
    const next = columnsOf('Tel', 'Namn', 'Mejl', 'rubrik_1')
    expect(mappingFrom(remembered, next, 'actor')).toEqual({ 0: 'phone', 2: 'email', 3: 'name' })
  })
})

describe('a cell', () => {
  it.each([
    ['Trosa kommun', ['0488']],
    ['488', ['0488']],
    ['Gnesta, Trosa; Gnesta', ['0461', '0488']],
    ['eskilstuna', ['0484']],
  ])('of municipalities becomes their codes: %s', (raw, codes) => {
    expect(read(raw, 'municipalities')).toEqual({ value: codes })
  })

  it('keeps what is known of a list and tells the rest', () => {
    expect(read('Trosa, Lorem', 'municipalities')).toEqual({
      value: ['0488'],
      problem: { code: 'unknown-municipality', detail: 'Lorem' },
    })
    expect(read('Lorem', 'municipalities')).toEqual({
      problem: { code: 'unknown-municipality', detail: 'Lorem' },
    })
  })

  it('of cultural fields becomes codes, by label or other name in any language', () => {
    expect(read('Musik', 'fields')).toEqual({ value: ['musik'] })
    expect(read('music; Dans', 'fields')).toEqual({ value: ['musik', 'dans'] })
  })

  it.each([
    ['2026-11-22', '2026-11-22'],
    ['20261122', '2026-11-22'],
    ['22/11 2026', '2026-11-22'],
    ['2.3.2026', '2026-03-02'],
  ])('of a day is read as Swedes write it: %s', (raw, day) => {
    expect(read(raw, 'startsOn', 'event')).toEqual({ value: day })
  })

  it.each([
    ['i höst', 'startsOn', 'not-a-date'],
    ['31/2 2026', 'startsOn', 'not-a-date'],
    ['kören(at)example.org', 'email', 'not-an-email'],
    ['javascript:alert(1)', 'website', 'not-a-link'],
    ['fråga Kim', 'website', 'not-a-link'],
    ['okänt', 'phone', 'not-a-phone'],
    ['=HYPERLINK("https://example.org")', 'name', 'formula'],
    ['ibland', 'status', 'unknown-word'],
    ['91', 'place.latitude', 'not-a-number'],
    ['Kören', 'page', 'not-an-entry'],
  ])('that is none is left out, with what is wrong: %s as %s', (raw, name, code) => {
    const cell = read(raw, name, 'event')
    expect(cell.value).toBeUndefined()
    expect(cell.problem?.code).toBe(code)
    expect(cell.problem?.detail?.length).toBeLessThan(90)
  })

  it.each([
    ['summary', longestCell + 1],
    ['name', 201],
    ['summary', 1_000_000],
  ])('that is far too long is left out: a %s of %i signs', (name, length) => {
    const { value, problem } = read('x'.repeat(length), name)
    expect(value).toBeUndefined()
    expect(problem?.code).toBe('too-long')
    expect(problem?.detail?.length).toBeLessThan(90)
  })

  it('that is empty, or holds blanks alone, says nothing', () => {
    for (const raw of ['', '  ', '\u00a0', '\r\n']) expect(read(raw, 'name')).toEqual({})
  })

  it('keeps HTML and scripts as the text that they are', () => {
    const raw = '<img src=x onerror=alert(1)> & "citat"'
    expect(read(raw, 'summary')).toEqual({ value: raw })
  })

  it('loses the apostrophe that our own CSV set before a sign', () => {
    expect(read("'+46 16-710 10 00", 'phone')).toEqual({ value: '+46 16-710 10 00' })
    expect(read("'=1+1", 'name').problem?.code).toBe('formula')
    expect(read("'Kören'", 'name')).toEqual({ value: "'Kören'" })
  })

  it('of a link may lack its protocol', () => {
    expect(read('www.example.org/a', 'website')).toEqual({ value: 'https://www.example.org/a' })
  })

  it.each([
    ['https://kulturlots.example/katalog/actor:koren', 'actor:koren'],
    ['/katalog/actor/koren/', 'actor:koren'],
    ['actor:koren', 'actor:koren'],
  ])('with an address in the directory tells which entry it is: %s', (raw, id) => {
    expect(read(raw, 'page')).toEqual({ value: id })
  })

  it('of months takes names, short names and numbers', () => {
    expect(read('mars, sep. och 12', 'deadlineMonths', 'funding')).toMatchObject({
      problem: { code: 'not-a-date' },
    })
    expect(read('mars, sep, 12', 'deadlineMonths', 'funding')).toEqual({ value: [3, 9, 12] })
  })
})

describe('rows', () => {
  it('say what their cells say, and problems tell row, column and heading', () => {
    const table = tableFrom([
      ['Namn', 'Mejl', 'Adress', 'Ort', 'Kommun'],
      ['Kören', 'fel', 'Storgatan 1', 'Trosa', ''],
      ['', '', '', '', 'Gnesta'],
    ])
    const mapping = guessMapping(table.columns, 'actor')
    const sameForAll = { municipalities: 'Trosa' }
    const { rows, problems } = readRows(table, { kind: 'actor', mapping, sameForAll, words })
    expect(rows.map(({ fields }) => fields)).toEqual([
      {
        name: 'Kören',
        place: { address: 'Storgatan 1', name: 'Trosa' },
        municipalities: ['0488'],
      },
      { municipalities: ['0461'] },
    ])
    expect(problems).toEqual([
      {
        row: 2,
        column: 'B',
        title: 'Mejl',
        target: 'email',
        leftOut: true,
        code: 'not-an-email',
        detail: 'fel',
      },
    ])
  })
})
