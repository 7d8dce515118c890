/** An application as one paper, for whoever writes it out: Word, print, plain text. Nothing is left out of any. */
import type { ApplicantField, Applicant } from './applicant.ts'
import { applicantFields } from './applicant.ts'
import { textParts, type ApplicationView, type TextPart } from './application.ts'
import { incomeKinds, sumsOf, type BudgetRow, type RowKind } from './budget.ts'
import type { ChecklistItem } from './checklist.ts'
import type { CoFundingCheck } from './co-funding.ts'

export type PaperBlock =
  | { readonly kind: 'title' | 'heading' | 'text' | 'small'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** The last column is money, and the last row its sum. */
  | {
      readonly kind: 'sums'
      readonly caption: string
      readonly rows: readonly (readonly [what: string, note: string, money: string])[]
    }

export const paperParts = ['applicant', 'texts', 'budget', 'checklist'] as const
export type PaperPart = (typeof paperParts)[number]

export interface PaperContent {
  readonly view: ApplicationView
  readonly applicant: Applicant
  readonly items: readonly ChecklistItem[]
  readonly checks: readonly CoFundingCheck[]
}

export interface PaperWords {
  readonly heading: (part: PaperPart) => string
  readonly to: (scheme: string) => string
  readonly applicantField: (field: ApplicantField) => string
  /** A fact in words: the name of a legal form. */
  readonly applicantFact: (field: ApplicantField, value: string) => string
  readonly textPart: (part: TextPart) => string
  readonly costs: string
  readonly incomes: string
  readonly sum: string
  readonly rowKind: (kind: RowKind) => string
  readonly unnamed: string
  readonly kronor: (kronor: number) => string
  readonly balance: (balance: number) => string
  readonly check: (check: CoFundingCheck) => readonly string[]
  readonly item: (item: ChecklistItem) => string
}

/** @param parts which of them go along; the name always does. */
export function paperOf(
  { view, applicant, items, checks }: PaperContent,
  parts: readonly PaperPart[],
  words: PaperWords,
): readonly PaperBlock[] {
  const blocks: PaperBlock[] = [{ kind: 'title', text: view.name || words.unnamed }]
  if (view.schemeName !== '' && view.schemeName !== view.name) {
    blocks.push({ kind: 'small', text: words.to(view.schemeName) })
  }
  const ofPart: Readonly<Record<PaperPart, () => readonly PaperBlock[]>> = {
    applicant: () => factsOf(applicant, words),
    texts: () => textsOf(view, words),
    budget: () => budgetOf(view.rows, words),
    // What one still has to mind oneself; a funder is given the other parts.
    checklist: () => {
      const toMind = [
        ...items.map((item) => words.item(item)),
        ...checks.flatMap((check) => words.check(check)),
      ]
      return toMind.length === 0 ? [] : [{ kind: 'list', items: toMind }]
    },
  }
  for (const part of paperParts) {
    const inPart = parts.includes(part) ? ofPart[part]() : []
    if (inPart.length > 0) blocks.push({ kind: 'heading', text: words.heading(part) }, ...inPart)
  }
  return blocks
}

function factsOf(applicant: Applicant, words: PaperWords): readonly PaperBlock[] {
  const facts = applicantFields
    .filter((field) => applicant[field] !== '')
    .map((field) => {
      return [words.applicantField(field), words.applicantFact(field, applicant[field])] as const
    })
  return facts.length === 0 ? [] : [{ kind: 'facts', facts }]
}

function textsOf({ texts }: ApplicationView, words: PaperWords): readonly PaperBlock[] {
  return textParts
    .filter((part) => texts[part] !== '')
    .flatMap((part): readonly PaperBlock[] => [
      { kind: 'small', text: words.textPart(part) },
      { kind: 'text', text: texts[part] },
    ])
}

function budgetOf(rows: readonly BudgetRow[], words: PaperWords): readonly PaperBlock[] {
  if (rows.length === 0) return []
  const sums = sumsOf(rows)
  const line = ({ text, kind, kronor }: BudgetRow, note: string) =>
    [text || words.unnamed, kind === 'cost' ? '' : note, words.kronor(kronor ?? 0)] as const
  const costs = rows.filter(({ kind }) => kind === 'cost')
  const incomes = incomeKinds.flatMap((kind) => rows.filter((row) => row.kind === kind))
  return [
    {
      kind: 'sums',
      caption: words.costs,
      rows: [
        ...costs.map((row) => line(row, '')),
        [words.sum, '', words.kronor(sums.costs)] as const,
      ],
    },
    {
      kind: 'sums',
      caption: words.incomes,
      rows: [
        ...incomes.map((row) => line(row, words.rowKind(row.kind))),
        [words.sum, '', words.kronor(sums.incomes)] as const,
      ],
    },
    { kind: 'text', text: words.balance(sums.balance) },
  ]
}

/** For a message: the same words, line by line. */
export function paperText(blocks: readonly PaperBlock[]): string {
  return `${blocks.map(textOf).join('\n\n').trim()}\n`
}

function textOf(block: PaperBlock): string {
  switch (block.kind) {
    case 'title':
    case 'heading':
      return block.text.toUpperCase()
    case 'text':
    case 'small':
      return block.text
    case 'facts':
      return block.facts.map(([name, value]) => `${name}: ${value}`).join('\n')
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'sums':
      return [
        block.caption,
        ...block.rows.map(([what, note, money]) =>
          [note === '' ? what : `${what} (${note})`, money].join(': '),
        ),
      ].join('\n')
  }
}
