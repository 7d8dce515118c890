/** What is wrong with a value that has parts: a source, a place, the labels of a word. */
import { isJsonObject, type Json } from '../json.ts'
import {
  each,
  lines,
  link,
  maybe,
  oneLine,
  wholeNumber,
  wrongUnless,
  type Found,
} from './text-problems.ts'

export function sourceProblem(value: Json): Found {
  if (!isJsonObject(value)) return { code: 'wrong-shape' }
  const { publisher, url, year } = value
  const problem = oneLine(publisher, 200) ?? link(url)
  return problem ?? maybe(year, (number) => wholeNumber(number, 1900, 2200))
}

export function placeProblem(value: Json): Found {
  if (!isJsonObject(value)) return { code: 'wrong-shape' }
  const { name, address, latitude, longitude } = value
  const degrees = (most: number) => (part: Json) =>
    wrongUnless(typeof part === 'number' && Math.abs(part) <= most, 'not-a-number')
  return (
    maybe(name, (text) => oneLine(text, 300)) ??
    maybe(address, (text) => oneLine(text, 300)) ??
    maybe(latitude, degrees(90)) ??
    maybe(longitude, degrees(180))
  )
}

export function documentProblem(value: Json): Found {
  if (!isJsonObject(value)) return { code: 'wrong-shape' }
  const { name, note } = value
  return oneLine(name, 300) ?? maybe(note, (text) => lines(text, 1000))
}

export function labelsProblem(value: Json): Found {
  if (!isJsonObject(value)) return { code: 'wrong-shape' }
  const { sv, en, fi } = value
  return oneLine(sv, 200) ?? oneLine(en, 200) ?? maybe(fi, (text) => oneLine(text, 200))
}

export function alternativeLabelsProblem(value: Json): Found {
  if (!isJsonObject(value)) return { code: 'wrong-shape' }
  for (const [language, list] of Object.entries(value)) {
    if (!['sv', 'en', 'fi'].includes(language)) return { code: 'unknown-word', detail: language }
    const problem = each(list, 200, (label) => oneLine(label, 120))
    if (problem) return problem
  }
  return undefined
}
