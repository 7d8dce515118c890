/**
 * An entry as a row of a table, in people’s words: what a municipality puts in its own register. Everything
 * else that the directory knows goes out as JSON.
 */
import { isOccasion } from '../directory/occasion.ts'
import type { DirectoryEntry, Vocabulary } from '../directory/entry.ts'

export const exportColumns = [
  'name',
  'kind',
  'owner',
  'summary',
  'fields',
  'municipalities',
  'scope',
  'website',
  'email',
  'phone',
  'place',
  'address',
  'whoCanApply',
  'amount',
  'deadline',
  'startsOn',
  'endsOn',
  'status',
  'alert',
  'assuredAt',
  'source',
  'page',
] as const
export type ExportColumn = (typeof exportColumns)[number]
export type ExportRow = Readonly<Record<ExportColumn, string>>

export interface ExportWords {
  readonly kind: (kind: DirectoryEntry['kind']) => string
  readonly status: (status: DirectoryEntry['status']) => string
  readonly scope: (scope: NonNullable<DirectoryEntry['scope']>) => string
  /** What people call a word of a vocabulary. */
  readonly label: (vocabulary: Vocabulary, code: string) => string
  /** The entry’s public address. */
  readonly page: (entry: DirectoryEntry) => string
}

export function exportRow(entry: DirectoryEntry, words: ExportWords): ExportRow {
  const funding = entry.kind === 'funding' ? entry : undefined
  const occasion = isOccasion(entry) ? entry : undefined
  const labels = (vocabulary: Vocabulary, codes: readonly string[]) =>
    codes.map((code) => words.label(vocabulary, code)).join(', ')
  return {
    name: cell(entry.name),
    kind: words.kind(entry.kind),
    owner: cell(ownerOf(entry)),
    summary: cell(entry.summary ?? funding?.purpose),
    fields: cell(labels('fields', entry.fields)),
    municipalities: cell(labels('municipalities', entry.municipalities)),
    scope: entry.scope ? words.scope(entry.scope) : '',
    website: cell(entry.website),
    email: cell(entry.email),
    phone: cell(entry.phone),
    place: cell(entry.place?.name),
    address: cell(entry.place?.address),
    whoCanApply: cell(funding?.whoCanApply),
    amount: cell(funding?.amount),
    deadline: cell(funding?.deadlineText),
    startsOn: cell(occasion?.startsOn ?? occasion?.dateText),
    endsOn: cell(occasion?.endsOn),
    status: words.status(entry.status),
    alert: cell(entry.alert),
    assuredAt: cell(entry.assuredAt),
    source: cell(entry.sources.map(({ url }) => url).join(' ')),
    page: words.page(entry),
  }
}

export function ownerOf(entry: DirectoryEntry): string | undefined {
  if (entry.kind === 'function') return entry.organisation
  if (entry.kind === 'funding') return entry.funder
  if (entry.kind === 'training') return entry.provider
  return undefined
}

/** Excel opens no file with a longer cell, in UTF-16 units: support.microsoft.com, “Excel specifications and limits”. */
const longestCell = 32_767

function cell(text: string | undefined): string {
  if (text === undefined || text.length <= longestCell) return text ?? ''
  return `${text
    .slice(0, longestCell - 2)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`
}
