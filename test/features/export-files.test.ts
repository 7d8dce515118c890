/** Each file is opened again by a library that did not write it. */
import { parse } from 'csv-parse/sync'
import jsQR from 'jsqr'
import readXlsxFile from 'read-excel-file/universal'
import { convertIcsCalendar } from 'ts-ics'
import vCard from 'vcf'
import { describe, expect, it } from 'vitest'
import { contactCard } from '../../src/domain/export/contact-card.ts'
import { exportColumns, exportRow, type ExportWords } from '../../src/domain/export/export-row.ts'
import { parseDay } from '../../src/domain/funding/calendar-day.ts'
import { contactCode, contactFile } from '../../src/features/export/contact-file.ts'
import { csvFile } from '../../src/features/export/csv-file.ts'
import { qrCode, type QrCode } from '../../src/features/export/qr-code.ts'
import { xlsxFile } from '../../src/features/export/xlsx-file.ts'
import { calendarFile } from '../../src/features/funding/calendar-file.ts'
import { actor, funding } from '../directory/support/entries.ts'

const page = 'https://example.org/katalog/actor:kören'
const words: ExportWords = {
  kind: (kind) => kind,
  status: (status) => status,
  scope: (scope) => scope,
  label: (vocabulary, code) => `${vocabulary}:${code}`,
  page: () => page,
}

const choir = actor('Kören; "Å, ä & ö"', {
  summary: 'Sjunger <b>högt</b>\noch på flera rader.\r\nEND:VCARD',
  municipalities: ['0482', '0484'],
  phone: '+46 16-710 10 00',
  email: 'koren@example.org',
  website: 'https://example.org/?a=1,2;3',
  place: { name: 'Folkets hus', address: 'Storgatan 1, 632 20 Eskilstuna' },
})
const table = (...entries: readonly Parameters<typeof exportRow>[0][]) =>
  entries.map((entry) => {
    const row = exportRow(entry, words)
    return exportColumns.map((column) => row[column])
  })
const at = (column: (typeof exportColumns)[number]) => exportColumns.indexOf(column)

function readCsv(text: string): string[][] {
  return parse(text, { bom: true, delimiter: ';' })
}

describe('a text file of a table', () => {
  it('is read back with all of its signs', () => {
    const text = csvFile([[...exportColumns], ...table(choir)])
    const [head, row] = readCsv(text)
    expect(head).toEqual([...exportColumns])
    expect(row?.[at('name')]).toBe(choir.name)
    expect(row?.[at('summary')]).toBe(choir.summary)
    expect(row?.[at('municipalities')]).toBe('municipalities:0482, municipalities:0484')
    expect(row?.[at('page')]).toBe(page)
  })

  it('begins with the mark by which Excel knows å, ä and ö', () => {
    expect([...new TextEncoder().encode(csvFile([['å']])).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it.each([
    '=1+1',
    '=HYPERLINK("https://example.org/";"Tryck")',
    '+46 16',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '＝1',
  ])('has no cell that a spreadsheet would reckon out: %j', (cell) => {
    const [row] = readCsv(csvFile([[cell, 'intill']]))
    expect(row).toEqual([`'${cell}`, 'intill'])
  })

  it('leaves signs inside a text as they are', () => {
    const cells = ['a=b', 'info@example.org', '016-710', 'C++', "'citat'", '']
    expect(readCsv(csvFile([cells]))).toEqual([cells])
  })
})

describe('a workbook', () => {
  const read = async (blob: Blob) => {
    const [sheet] = await readXlsxFile(await blob.arrayBuffer())
    return sheet
  }

  it('is read back with all of its signs, every cell as text', async () => {
    const money = funding('=1+1', { amount: '-5', deadlineText: '2027-10-01' })
    const blob = await xlsxFile({
      sheet: 'Katalog',
      header: exportColumns,
      rows: table(choir, money),
    })
    const sheet = await read(blob)
    expect(sheet?.sheet).toBe('Katalog')
    const [head, first, second] = sheet?.data ?? []
    expect(head).toEqual([...exportColumns])
    expect(first?.[at('name')]).toBe(choir.name)
    expect(first?.[at('phone')]).toBe(choir.phone)
    expect(first?.[at('startsOn')] ?? '').toBe('')
    expect(second?.[at('name')]).toBe('=1+1')
    expect(second?.[at('amount')]).toBe('-5')
    expect(second?.[at('deadline')]).toBe('2027-10-01')
  })

  it('takes a text that is too long for Excel, and one with signs that no workbook may hold', async () => {
    const long = actor('Lång', { summary: 'å'.repeat(1_000_000), alert: 'a\u0000b\u0008c\uD800d' })
    const blob = await xlsxFile({ sheet: 'Katalog', header: exportColumns, rows: table(long) })
    const row = (await read(blob))?.data[1]
    const summary = row?.[at('summary')]
    expect(summary).toMatch(/^å+…$/)
    expect(String(summary).length).toBeLessThanOrEqual(32_767)
    expect(row?.[at('alert')]).toMatch(/^a.*b.*c.*d$/)
  })
})

describe('a contact card', () => {
  const card = contactCard(choir, page)
  if (!card) throw new Error('It can be reached.')

  it('is read back as it was meant', () => {
    const [read, ...others] = vCard.parse(contactFile([card]))
    expect(others).toEqual([])
    expect(read?.version).toBe('3.0')
    expect(valueOf(read, 'fn')).toBe(choir.name)
    expect(valueOf(read, 'org')).toBe(choir.name)
    expect(valueOf(read, 'tel')).toBe(choir.phone)
    expect(valueOf(read, 'email')).toBe(choir.email)
    expect(valueOf(read, 'url')).toBe(choir.website)
    expect(valueOf(read, 'adr')).toBe(';Folkets hus;Storgatan 1, 632 20 Eskilstuna;;;;')
    expect(valueOf(read, 'note')).toBe(`${choir.summary?.replace('\r', '') ?? ''}\n${page}`)
  })

  it('takes a text that looks like a card’s lines for text', () => {
    const text = contactFile([card])
    expect(text.match(/^END:VCARD/gm)).toHaveLength(1)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('has one number and one address, however many lines they were written in', () => {
    const lines = {
      phone: '016-1\nEMAIL:annan@example.org',
      website: 'https://a.example\r\nTEL:112',
    }
    const text = contactFile([{ ...card, ...lines }])
    const read = vCard.parse(text)[0]
    expect(valueOf(read, 'email')).toBe(choir.email)
    expect(text.match(/^TEL/gm)).toHaveLength(1)
    expect(text.match(/^EMAIL/gm)).toHaveLength(1)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('stands among others in one file', () => {
    const other = { ...card, name: 'Bruket' }
    expect(vCard.parse(contactFile([card, other])).map((read) => valueOf(read, 'fn'))).toEqual([
      choir.name,
      'Bruket',
    ])
  })

  it('is not made of what can’t be reached', () => {
    expect(contactCard(actor('Bruket', { summary: 'Okänt.' }), page)).toBeUndefined()
  })
})

describe('a QR code', () => {
  it.each([page, 'https://example.org/katalog/actor:s%C3%B6rmlands-museum'])('says %s', (text) => {
    expect(scanned(qrCode(text))).toBe(text)
  })

  it('holds a contact card, without its summary', () => {
    const card = contactCard(choir, page)
    if (!card) throw new Error('It can be reached.')
    const read = vCard.parse(`${scanned(qrCode(contactCode(card))) ?? ''}\r\n`)[0]
    expect(valueOf(read, 'fn')).toBe(choir.name)
    expect(valueOf(read, 'tel')).toBe(choir.phone)
    expect(valueOf(read, 'note')).toBe(page)
  })

  it('is not made of a text that none can hold', () => {
    expect(qrCode('å'.repeat(2_000))).toBeUndefined()
  })
})

describe('an event of several days', () => {
  it('is read back with its first and its last day', () => {
    const text = calendarFile(
      [
        {
          id: 'event:dansvecka',
          day: parseDay('2027-06-28'),
          lastDay: parseDay('2027-07-01'),
          title: 'Dansvecka, åtta dagar; nästan',
          text: 'Folkets hus',
          url: page,
        },
      ],
      new Date('2026-11-22T10:00:00Z'),
    )
    const [event] = convertIcsCalendar(undefined, text).events ?? []
    expect(event?.summary).toBe('Dansvecka, åtta dagar; nästan')
    expect(event?.start.date.toISOString().slice(0, 10)).toBe('2027-06-28')
    // The day after the last, by the standard.
    expect(event?.end?.date.toISOString().slice(0, 10)).toBe('2027-07-02')
  })
})

function valueOf(card: vCard | undefined, name: string): string | undefined {
  const property = card?.get(name)
  const one = Array.isArray(property) ? property[0] : property
  return one
    ?.valueOf()
    .replaceAll(/\\([,;\\])/g, '$1')
    .replaceAll('\\n', '\n')
}

/** Photographed: four pixels to a square. */
function scanned(code: QrCode | undefined): string | undefined {
  if (!code) return undefined
  const side = code.size * 4
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y] of code.path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < 4; row += 1) {
      const from = ((Number(y) * 4 + row) * side + Number(x) * 4) * 4
      for (let at = from; at < from + 16; at += 4) pixels.fill(0, at, at + 3)
    }
  }
  return jsQR(pixels, side, side)?.data
}
