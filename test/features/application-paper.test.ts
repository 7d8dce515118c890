/** The Word file is opened again by a library that did not write it, and holds every text. */
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { readApplicant } from '../../src/domain/application/applicant.ts'
import type { ApplicationView } from '../../src/domain/application/application.ts'
import {
  paperOf,
  paperParts,
  paperText,
  type PaperContent,
  type PaperWords,
} from '../../src/domain/application/paper.ts'
import { parseDay } from '../../src/domain/funding/calendar-day.ts'
import { paperDocx } from '../../src/features/application/paper-docx.ts'

const view: ApplicationView = {
  id: 'application:01ARZ3NDEKTSV4RRFFQ69G5FAV',
  changedAt: '',
  archived: false,
  openFields: [],
  name: 'Vårspel & "dans" <2027>',
  scheme: 'funding:a',
  schemeName: 'Projektbidrag kultur',
  begunOn: parseDay('2026-11-22'),
  state: 'drafting',
  deadline: undefined,
  deadlineFrom: 'scheme',
  endsOn: undefined,
  reportOn: undefined,
  texts: {
    what: 'Vi spelar på fem orter.\nÅ, ä och ö 💚\r\nTredje raden',
    why: '</w:t> & <script>alert(1)</script>',
    forWhom: `Ett\u0000 vertikalt\u000b fel och ett halvt\ud83d tecken`,
    when: 'Mars–maj',
    who: 'Åsa Påhittad',
  },
  stepsDone: [],
  items: [],
  rows: [
    { id: 'A', kind: 'cost', text: 'Resor', kronor: 12_500, funder: '' },
    { id: 'B', kind: 'cost', text: '', kronor: null, funder: '' },
    { id: 'C', kind: 'applied', text: 'Projektbidrag', kronor: 6_000, funder: 'funding:a' },
    { id: 'D', kind: 'own-money', text: 'Föreningens kassa', kronor: 6_500, funder: '' },
  ],
}
const content: PaperContent = {
  view,
  applicant: { ...readApplicant(undefined), name: 'Spelföreningen', bankgiro: '5050-1055' },
  items: [{ key: 'a', name: 'Stadgar', done: true, where: 'Pärm 3', asked: 'own' }],
  checks: [
    {
      scheme: 'funding:a',
      name: 'P',
      sought: 6_000,
      share: { kind: 'unknown' },
      amount: { kind: 'fits' },
    },
  ],
}
const words: PaperWords = {
  heading: (part) => `Rubrik ${part}`,
  to: (name) => `Söks från ${name}`,
  applicantField: (field) => `Fält ${field}`,
  applicantFact: (_field, value) => value,
  textPart: (part) => `Fråga ${part}`,
  costs: 'Kostnader',
  incomes: 'Intäkter',
  sum: 'Summa',
  rowKind: (kind) => `Slag ${kind}`,
  unnamed: 'Utan namn',
  kronor: (kronor) => `${kronor} kr`,
  balance: (balance) => `Skillnad ${balance}`,
  check: ({ name }) => [`Villkor ${name}`],
  item: ({ name, where }) => `${name}: ${where}`,
}

async function opened(parts = paperParts as readonly (typeof paperParts)[number][]) {
  const blob = await paperDocx(paperOf(content, parts, words), 'sv-SE')
  const buffer = Buffer.from(await blob.arrayBuffer())
  const [{ value: text }, { value: html, messages }] = await Promise.all([
    mammoth.extractRawText({ buffer }),
    mammoth.convertToHtml({ buffer }),
  ])
  return { text, html, messages }
}

describe('a Word file', () => {
  it('holds every text, heading, fact and sum', async () => {
    const { text, html } = await opened()
    const all = [
      view.name,
      'Söks från Projektbidrag kultur',
      ...paperParts.map((part) => `Rubrik ${part}`),
      ...['what', 'why', 'forWhom', 'when', 'who'].map((part) => `Fråga ${part}`),
      'Vi spelar på fem orter.',
      'Å, ä och ö 💚',
      'Tredje raden',
      view.texts.why,
      view.texts.when,
      view.texts.who,
      'Fält name: Spelföreningen',
      'Fält bankgiro: 5050-1055',
      'Resor',
      '12500 kr',
      'Utan namn',
      'Slag applied',
      'Slag own-money',
      'Skillnad 0',
      'Villkor P',
      'Stadgar: Pärm 3',
    ]
    for (const each of all) expect(text).toContain(each)
    expect(html).toContain('<table>')
    expect(html).not.toContain('<script>')
  })

  it('leaves out signs that Word would not open the file for, and no others', async () => {
    const { text } = await opened()
    expect(text).toContain('Ett vertikalt fel och ett halvt\ufffd tecken')
  })

  it('holds no fact about the applicant unless that was chosen', async () => {
    const { text } = await opened(['texts', 'budget', 'checklist'])
    expect(text).not.toContain('Spelföreningen')
    expect(text).not.toContain('5050-1055')
  })

  it('holds what one still has to mind only beside the checklist', async () => {
    expect((await opened(['texts', 'budget'])).text).not.toContain('Villkor P')
    expect((await opened(['checklist'])).text).toContain('Villkor P')
  })
})

describe('a message', () => {
  it('holds the same words, line by line', () => {
    const text = paperText(paperOf(content, paperParts, words))
    expect(text).toContain('Fråga what\n\nVi spelar på fem orter.')
    expect(text).toContain('Kostnader\nResor: 12500 kr\nUtan namn: 0 kr\nSumma: 12500 kr')
    expect(text).toContain('Projektbidrag (Slag applied): 6000 kr')
    expect(text).toContain('- Stadgar: Pärm 3')
  })
})
