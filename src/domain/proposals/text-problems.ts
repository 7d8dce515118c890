/** What is wrong with a text, a word, a number or a list, before anybody asks what it means. */
import { mailLink, phoneLink, webLink } from '../directory/safe-link.ts'
import type { Json } from '../json.ts'

export type ProblemCode =
  | 'missing'
  | 'unknown-field'
  /** Not of the field’s kind at all. */
  | 'wrong-shape'
  | 'too-long'
  | 'too-many'
  /** A line feed in what is one line, or a character that nobody can see. */
  | 'control-character'
  /** Only http and https are links. */
  | 'not-a-link'
  | 'not-an-email'
  | 'not-a-phone'
  | 'not-a-date'
  | 'not-a-number'
  | 'unknown-word'
  | 'unknown-municipality'
  | 'ends-before-start'
  /** The most is less than the least. */
  | 'not-in-order'
  /** A person is listed by name only on their consent. */
  | 'consent-missing'

export interface ShapeProblem {
  readonly code: ProblemCode
  /** The word or part that is wrong, where the value has several. */
  readonly detail?: string
}

export type Found = ShapeProblem | undefined

const longestLink = 500
const longestEmail = 254
const longestPhone = 60
const longestWord = 120

/** C0 and C1, and what turns the reading direction of what follows. */
const invisible = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/u

export function lines(value: Json | undefined, longest: number): Found {
  if (typeof value !== 'string' || value.trim() === '') return { code: 'wrong-shape' }
  if (value.length > longest) return { code: 'too-long' }
  return invisible.test(value) ? { code: 'control-character' } : undefined
}

export function oneLine(value: Json | undefined, longest: number): Found {
  const problem = lines(value, longest)
  if (problem) return problem
  return typeof value === 'string' && /[\t\r\n\u2028\u2029]/.test(value)
    ? { code: 'control-character' }
    : undefined
}

export function maybe(value: Json | undefined, check: (value: Json) => Found): Found {
  return value === undefined ? undefined : check(value)
}

export function link(value: Json | undefined): Found {
  const isLink = (text: string) => /^https?:\/\//i.test(text) && webLink(text) !== undefined
  return oneLine(value, longestLink) ?? textWith(value, isLink, 'not-a-link')
}

export function email(value: Json): Found {
  const isAddress = (text: string) => mailLink(text) !== undefined
  return oneLine(value, longestEmail) ?? textWith(value, isAddress, 'not-an-email')
}

/** Digits and what people set between them; "växel" and "ankn." may stand there. */
export function phone(value: Json): Found {
  const isPhone = (text: string) =>
    phoneLink(text) !== undefined && /^[\d\s+()/.,;:\-–a-zåäö]+$/i.test(text)
  return oneLine(value, longestPhone) ?? textWith(value, isPhone, 'not-a-phone')
}

export function languageCode(value: Json): Found {
  const isCode = (text: string) => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(text)
  return oneLine(value, longestWord) ?? textWith(value, isCode, 'unknown-word')
}

/** @param known left out: any word. */
export function wordIn(
  value: Json,
  known: ReadonlySet<string> | undefined,
  code: ProblemCode = 'unknown-word',
): Found {
  const isKnown = (text: string) => known === undefined || known.has(text)
  return oneLine(value, longestWord) ?? textWith(value, isKnown, code)
}

export function wholeNumber(value: Json | undefined, least: number, most: number): Found {
  const isOne =
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
  return wrongUnless(isOne, 'not-a-number')
}

export function each(value: Json | undefined, most: number, check: (item: Json) => Found): Found {
  if (!Array.isArray(value)) return { code: 'wrong-shape' }
  if (value.length > most) return { code: 'too-many' }
  for (const item of value as readonly Json[]) {
    const problem = check(item)
    if (problem) return problem
  }
  return undefined
}

export function wrongUnless(right: boolean, code: ProblemCode): Found {
  return right ? undefined : { code }
}

function textWith(
  value: Json | undefined,
  fits: (text: string) => boolean,
  code: ProblemCode,
): Found {
  if (typeof value !== 'string') return { code: 'wrong-shape' }
  return fits(value) ? undefined : { code, detail: value.slice(0, longestWord) }
}
