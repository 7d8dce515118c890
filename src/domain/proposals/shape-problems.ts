/** What is wrong with one value, by the shape that its field has. */
import type { Vocabulary } from '../directory/entry.ts'
import { readDay } from '../funding/calendar-day.ts'
import { isDocumentId } from '../identifiers.ts'
import type { Json } from '../json.ts'
import type { FieldShape } from './directory-fields.ts'
import {
  deadlineProblems,
  eligibilityProblems,
  reportBackProblems,
  type PartProblem,
} from './funding-problems.ts'
import { isAmount, isCoFunding } from './funding-shapes.ts'
import {
  alternativeLabelsProblem,
  documentProblem,
  labelsProblem,
  placeProblem,
  sourceProblem,
} from './part-problems.ts'
import {
  each,
  email,
  languageCode,
  lines,
  link,
  oneLine,
  phone,
  wholeNumber,
  wordIn,
  wrongUnless,
  type Found,
} from './text-problems.ts'

type Words = ReadonlyMap<Vocabulary, ReadonlySet<string>>

/** Municipalities of the country are 290. */
const mostWords = 400
const mostParts = 60
/** UTF-16 code units of a value’s JSON: what has parts can’t be a book either. */
const largestValue = 60_000

/** @param value is not null. */
export function shapeProblem(shape: FieldShape, value: Json, words: Words): Found {
  switch (shape.kind) {
    case 'text':
      return oneLine(value, shape.longest)
    case 'long-text':
      return lines(value, shape.longest)
    case 'link':
      return link(value)
    case 'email':
      return email(value)
    case 'phone':
      return phone(value)
    case 'date':
      return wrongUnless(readDay(value) !== undefined, 'not-a-date')
    case 'flag':
      return wrongUnless(typeof value === 'boolean', 'wrong-shape')
    case 'number':
      return wholeNumber(value, shape.least, shape.most)
    case 'choice':
      return wordIn(value, new Set(shape.choices))
    case 'word':
      return wordIn(value, words.get(shape.vocabulary))
    case 'words': {
      const { vocabulary } = shape
      const code = vocabulary === 'municipalities' ? 'unknown-municipality' : 'unknown-word'
      return each(value, mostWords, (word) => wordIn(word, words.get(vocabulary), code))
    }
    case 'texts':
      return each(value, shape.most, (text) => oneLine(text, shape.longest))
    case 'languages':
      return each(value, mostParts, languageCode)
    case 'entries':
      return each(value, mostWords, (id) => wrongUnless(isDocumentId(id), 'wrong-shape'))
    default:
      return JSON.stringify(value).length > largestValue
        ? { code: 'too-long' }
        : partsProblem(shape.kind, value)
  }
}

function partsProblem(kind: FieldShape['kind'], value: Json): Found {
  switch (kind) {
    case 'months':
      return each(value, 12, (month) => wholeNumber(month, 1, 12))
    case 'sources':
      return each(value, mostParts, sourceProblem)
    case 'place':
      return placeProblem(value)
    case 'deadlines':
      return each(value, mostParts, (rule) => firstOf(deadlineProblems([rule])))
    case 'eligibility':
      return firstOf(eligibilityProblems(value))
    case 'amount':
      return wrongUnless(isAmount(value), 'not-a-number')
    case 'co-funding':
      return wrongUnless(isCoFunding(value), 'not-a-number')
    case 'report-back':
      return each(value, mostParts, (rule) => firstOf(reportBackProblems([rule])))
    case 'required-documents':
      return each(value, mostParts, documentProblem)
    case 'labels':
      return labelsProblem(value)
    case 'alternative-labels':
      return alternativeLabelsProblem(value)
    default:
      return { code: 'wrong-shape' }
  }
}

function firstOf([problem]: readonly PartProblem[]): Found {
  return problem && { code: problem.code }
}
