/** A cell as the value of a field, or what is wrong with it. */
import { entryKinds } from '../directory/entry.ts'
import { readDay } from '../funding/calendar-day.ts'
import { isDocumentId } from '../identifiers.ts'
import type { Json } from '../json.ts'
import type { ProblemCode } from '../proposals/entry-problems.ts'
import { shapeProblem } from '../proposals/shape-problems.ts'
import { choiceOf, flagOf, languageOf, monthOfName } from './cell-words.ts'
import { longestCell } from './limits.ts'
import type { CellShape } from './targets.ts'
import type { VocabularyWords } from './vocabulary-words.ts'

export type CellProblemCode =
  | ProblemCode
  /** A spreadsheet reckons such a cell out; only values are taken. */
  | 'formula'
  /** Tells of no entry’s address or id. */
  | 'not-an-entry'

export interface ReadCell {
  /** Undefined when the cell says nothing. */
  readonly value?: Json
  /** With a value: a part of the list was left out. Without: the cell was. */
  readonly problem?: { readonly code: CellProblemCode; readonly detail?: string }
}

const nothing: ReadCell = {}
/** Enough to recognise the cell by. */
const shortest = 80

export function readCell(raw: string, shape: CellShape, words: VocabularyWords): ReadCell {
  if (raw.length > longestCell) return wrong('too-long', raw)
  const text = unguarded(raw.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ').trim())
  if (text === '') return nothing
  if (text.startsWith('=')) return wrong('formula', text)
  const read = parsed(text, shape, words)
  if (read.value === undefined || shape.kind === 'page' || shape.kind === 'degrees') return read
  // A list whose words were looked up already is judged by its length alone.
  const found = shapeProblem(shape, read.value, new Map())
  return found ? wrong(found.code, found.detail ?? text) : read
}

/** Our own CSV, and others’, set an apostrophe before what a spreadsheet would take for a formula. */
function unguarded(text: string): string {
  return /^'\s*[=+\-@]/.test(text) ? text.slice(1).trim() : text
}

function parsed(text: string, shape: CellShape, words: VocabularyWords): ReadCell {
  switch (shape.kind) {
    case 'text':
    case 'phone':
      return { value: inOneLine(text) }
    case 'long-text':
      return { value: text }
    case 'link':
      return { value: withProtocol(text) }
    case 'email':
      return { value: text.replace(/^mailto:/i, '') }
    case 'date': {
      const day = dayOf(text)
      return day === undefined ? wrong('not-a-date', text) : { value: day }
    }
    case 'flag': {
      const flag = flagOf(text)
      return flag === undefined ? wrong('unknown-word', text) : { value: flag }
    }
    case 'number':
      return numberOf(text, shape.least, shape.most)
    case 'degrees':
      return numberOf(text, -shape.most, shape.most)
    case 'choice': {
      const choice = choiceOf(text, shape.choices)
      return choice === undefined ? wrong('unknown-word', text) : { value: choice }
    }
    case 'word': {
      const code = words.find(shape.vocabulary, text)
      return code === undefined ? wrong('unknown-word', text) : { value: code }
    }
    case 'words': {
      const code = shape.vocabulary === 'municipalities' ? 'unknown-municipality' : 'unknown-word'
      return listOf(text, code, (part) => words.find(shape.vocabulary, part))
    }
    case 'texts':
      // Sentences hold commas; short words seldom do.
      return { value: split(text, shape.longest > 100 ? /[;|\n]/ : /[;|\n,]/) }
    case 'languages':
      return listOf(text, 'unknown-word', languageOf)
    case 'months':
      return listOf(text, 'not-a-date', monthOfName)
    case 'sources':
      return { value: split(text, /[\s;|]+/).map(sourceOf) }
    case 'page': {
      const id = pageId(text)
      return id === undefined ? wrong('not-an-entry', text) : { value: id }
    }
  }
}

/** Each part that is known, once; the first that isn’t is told. The whole may be one word with a comma in it. */
function listOf(
  text: string,
  code: CellProblemCode,
  find: (part: string) => string | number | undefined,
): ReadCell {
  const whole = find(text)
  if (whole !== undefined) return { value: [whole] }
  const parts = split(text, /[;|\n,/]/)
  const found = parts.map(find)
  const unknown = parts.filter((_part, index) => found[index] === undefined)
  const known = [...new Set(found.filter((word) => word !== undefined))]
  const problem = unknown.length === 0 ? {} : wrong(code, unknown.join(', '))
  return known.length === 0 ? problem : { value: known, ...problem }
}

function split(text: string, at: RegExp): string[] {
  return [...new Set(text.split(at).map(inOneLine))].filter((part) => part !== '')
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function withProtocol(text: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) || !/^[^\s/]+\.[^\s/]{2,}/.test(text)
    ? text
    : `https://${text}`
}

function sourceOf(text: string): Json {
  const url = withProtocol(text)
  return { publisher: URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : text, url }
}

/** `2026-11-22`, `22/11 2026`, `22.11.2026`, `20261122`: the day before the month, as Swedes write it. */
function dayOf(text: string): string | undefined {
  const iso = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?$/.exec(text)
  const swedish = /^(\d{1,2})[-/.]\s?(\d{1,2})[-/.\s]\s?(\d{4})$/.exec(text)
  const [year, month, day] = iso
    ? [iso[1], iso[2], iso[3]]
    : swedish
      ? [swedish[3], swedish[2], swedish[1]]
      : []
  if (year === undefined || month === undefined || day === undefined) return undefined
  return readDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function numberOf(text: string, least: number, most: number): ReadCell {
  const value = Number(text.replace(/\s/g, '').replace(',', '.'))
  if (Number.isNaN(value) || value < least || value > most) return wrong('not-a-number', text)
  return { value }
}

/** `https://…/katalog/actor:x`, `/katalog/actor/x` and `actor:x` are one. */
function pageId(text: string): string | undefined {
  const kinds = entryKinds.join('|')
  const [, kind, slug] =
    new RegExp(`(?:^|/katalog/)(${kinds})[:/]([^/?#\\s]+)/?(?:[?#].*)?$`).exec(decoded(text)) ?? []
  const id = `${kind}:${slug}`
  return kind !== undefined && isDocumentId(id) ? id : undefined
}

function decoded(text: string): string {
  try {
    return decodeURI(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

function wrong(
  code: CellProblemCode,
  detail: string,
): Pick<ReadCell, never> & {
  problem: { code: CellProblemCode; detail: string }
} {
  const short = detail.length > shortest ? `${detail.slice(0, shortest).toWellFormed()}…` : detail
  return { problem: { code, detail: short } }
}
