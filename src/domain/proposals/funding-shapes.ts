/** Whether what tells of money and conditions is what `funding/` can compute with. */
import { isDayOfYear } from '../funding/deadline-rule.ts'
import { isJsonObject, type Json } from '../json.ts'

const applicants: readonly Json[] = ['individual', 'group', 'organisation']
const mostListed = 400

export function isEligibility(value: Json): boolean {
  if (!isJsonObject(value)) return false
  const { geography, notStarted } = value
  return (
    [value['legalForms'], value['fields'], value['otherConditions']].every(areTexts) &&
    areTexts(value['applicants']) &&
    ((value['applicants'] ?? []) as readonly Json[]).every((one) => applicants.includes(one)) &&
    [value['minimumAge'], value['maximumAge'], value['minimumMembers']].every(isMaybeCount) &&
    (notStarted === undefined || typeof notStarted === 'boolean') &&
    (geography === undefined || isGeography(geography))
  )
}

function isGeography(value: Json): boolean {
  if (!isJsonObject(value)) return false
  switch (value['kind']) {
    case 'anywhere':
      return true
    case 'within':
      return Array.isArray(value['areas']) && areTexts(value['areas'])
    case 'at-least':
      return isCount(value['count']) && typeof value['county'] === 'string'
    default:
      return false
  }
}

export function isAmount(value: Json): boolean {
  if (!isJsonObject(value)) return false
  const { minimum, maximum, currency, seenIn } = value
  if (![minimum, maximum, seenIn].every(isMaybeCount)) return false
  if (isCount(minimum) && isCount(maximum) && maximum < minimum) return false
  return currency === 'SEK' || currency === 'EUR'
}

export function isCoFunding(value: Json): boolean {
  if (!isJsonObject(value)) return false
  const { maximumShare, text } = value
  const isShare = maximumShare === undefined || (isCount(maximumShare) && maximumShare <= 100)
  return isShare && (text === undefined || typeof text === 'string')
}

export function isReportBack(value: Json): boolean {
  if (!isJsonObject(value)) return false
  if (value['kind'] === 'yearly') return isDayOfYear(value)
  return value['kind'] === 'after-end' && (isCount(value['weeks']) || isCount(value['months']))
}

function areTexts(value: Json | undefined): boolean {
  if (value === undefined) return true
  return (
    Array.isArray(value) &&
    value.length <= mostListed &&
    value.every((item: Json) => typeof item === 'string' && item.length <= 1000)
  )
}

function isMaybeCount(value: Json | undefined): boolean {
  return value === undefined || isCount(value)
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
